import { App } from 'cdktf';
import { Admin, CalendarDate, Cidr, EstateStack, HardenedVm, OperatingSystem, Provisioning, ProxmoxPlatform, Service } from '../../src';
import { FIREWALL } from '../../src/guest/bootstrap/firewall';
import { cloudConfig } from '../../src/guest/cloud-config';

/** Network of slirp4netns, from which the guest is reached. */
const OUTSIDE = Cidr.of('10.0.2.0/24');

/** What a machine is born with. */
export interface Birth {
  /** The document beside user data of the platform's own. */
  readonly vendorData: string;
  /** The document where there is nothing else. */
  readonly userData: string;
  /** Variables of role hostwright_firewall for the same machine. */
  readonly firewall: Readonly<Record<string, unknown>>;
}

/** A machine as a program has it, with names and packages that YAML 1.1 would take for something else. */
export function birthOf(userName: string, publicKey: string): Birth {
  const stack = new EstateStack(new App(), 'lab', { asOf: CalendarDate.of('2026-11-21') });
  const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local', ssh: { userName: 'terraform' } });
  const vm = new HardenedVm(stack, 'Born', {
    image: pve.image(OperatingSystem.DEBIAN_12),
    network: pve.bridge('vmbr0'),
    admin: Admin.sshKey(userName, publicKey),
    managementNetworks: [OUTSIDE],
    timezone: 'Asia/Kolkata',
    // In a container there is no device that the agent could listen on.
    provisioning: Provisioning.cloudInit({ packages: ['jq'], installGuestAgent: false }),
  });
  vm.allow(Service.HTTPS);
  return { vendorData: cloudConfig(vm, vm.guestFacts), userData: cloudConfig(vm, vm.guestFacts, { account: true }), firewall: FIREWALL.variables(vm, vm.guestFacts)! };
}
