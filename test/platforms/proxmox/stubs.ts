import { App } from 'cdktf';
import { ChangePolicy, IPlatform, MachineIdentity, OperatingSystem } from '../../../src';
import { Disk } from '../../../src/model/disk';
import { Firmware } from '../../../src/model/firmware';
import { Placement } from '../../../src/model/placement';
import { Provisioning } from '../../../src/model/provisioning';
import { ITemplateIntent } from '../../../src/model/template-intent';
import { UpdatePolicy } from '../../../src/model/update-policy';
import { IVmIntent } from '../../../src/model/vm-intent';
import { MachineFacts } from '../../../src/platforms/proxmox/machine-facts';
import { ProxmoxImage } from '../../../src/platforms/proxmox/proxmox-image';
import { ProxmoxIso } from '../../../src/platforms/proxmox/proxmox-iso';
import { ProxmoxNetwork } from '../../../src/platforms/proxmox/proxmox-network';
import { Digest, HostName, IpAssignment, Labels, MacAddress, Size } from '../../../src/values';
import { ADMIN } from '../written';

/** Renderers read no platform: a name is enough where a noun carries one. */
export const NOWHERE = { platformName: 'proxmox' } as unknown as IPlatform;
export const HEX = 'ab'.repeat(32);
export const LAN = ProxmoxNetwork._bridge(NOWHERE, 'vmbr0', { vlan: 20 });

export function imageOf(guest: OperatingSystem): ProxmoxImage {
  return ProxmoxImage._of(NOWHERE, guest.id, guest, { url: 'https://images.example/a.qcow2', digest: Digest.of(`sha256:${HEX}`), fileName: 'a.qcow2' }, false);
}

export function isoOf(guest: OperatingSystem, volumeId = 'local:iso/installer.iso'): ProxmoxIso {
  return ProxmoxIso._of(NOWHERE, volumeId, guest);
}

/** What a machine shall be, without App or Stack. */
export function intentOf(change: Partial<IVmIntent> = {}): IVmIntent {
  const { image = imageOf(OperatingSystem.DEBIAN_13) } = change;
  return {
    path: 'lab/Web',
    hostName: HostName.of('web'),
    image,
    guest: image.guest,
    bootstrapped: true,
    updates: UpdatePolicy.automatic(),
    roles: [],
    cpus: 4,
    memory: Size.gibibytes(2),
    rootDisk: Disk.root(Size.gibibytes(20)),
    dataDisks: [],
    nics: [{ nicName: 'net0', network: LAN, ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1'), mac: MacAddress.of('02:00:00:00:00:01') }],
    admin: ADMIN,
    dns: ['10.0.20.1'],
    searchDomains: ['lab.example'],
    identity: MachineIdentity._of(new App(), () => HostName.of('web'), () => []),
    retired: false,
    retiredDisks: [],
    changePolicy: ChangePolicy.keep(),
    ntp: [],
    trustedCas: [],
    labels: Labels.of({ env: 'lab' }),
    placement: Placement.automatic(),
    provisioning: Provisioning.native(),
    hardened: false,
    stateful: false,
    firewalled: false,
    firewallRules: [],
    managementNetworks: [],
    managementDeclared: false,
    ...change,
  };
}

/** What the platform decided for it: a full clone on UEFI with secure boot and a TPM. */
export function factsOf(change: Partial<MachineFacts> = {}): MachineFacts {
  return {
    nodeName: 'pve1',
    vmId: 10001,
    datastore: 'local-zfs',
    firmware: Firmware.uefi({ vtpm: true }),
    tuning: {},
    passthroughs: [],
    clone: { vmId: 9000 },
    movedByCluster: false,
    bornOtherwise: false,
    dependsOn: [],
    ...change,
  };
}

export function templateIntentOf(guest: OperatingSystem, change: Partial<ITemplateIntent> = {}): ITemplateIntent {
  return { path: 'lab/Template', templateName: 'template', image: imageOf(guest), diskSize: Size.gibibytes(10), ...change };
}

/** Without what is undefined, which cdktf does not write. */
export function plain(config: unknown): unknown {
  return JSON.parse(JSON.stringify(config));
}
