import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { DnsZone } from './dns-zone';
import { VirtualMachine } from './virtual-machine';
import { isServed } from '../guest/served-guests';
import { Role } from '../model/role';
import { Service } from '../model/service';
import { describe, fail, Refusal } from '../private/fail';
import { Cidr, IpAddress, RoleValue } from '../values';

/** Programs that serve zones. */
export enum DnsServerProgram {
  /** dnsmasq: small, with the hosts file; it follows no alias into another zone. */
  DNSMASQ = 'dnsmasq',
  /** Unbound: it checks signatures, and reads the zone files. */
  UNBOUND = 'unbound',
}

/** What a name server shall be. */
export interface DnsServerProps {
  /** Machine that it runs on. */
  readonly host: VirtualMachine;
  /** Zones that it serves, with their reverse zones; all of one stack. */
  readonly zones: DnsZone[];
  /** Networks that may ask. */
  readonly networks: Cidr[];
  /**
   * Program that answers.
   * @default DnsServerProgram.UNBOUND
   */
  readonly program?: DnsServerProgram;
  /**
   * Addresses of the servers that are asked for all other names.
   * @default - Unbound asks the servers of each name itself, dnsmasq those that the machine is told of
   */
  readonly forwarders?: string[];
  /**
   * Whether Unbound checks signatures (DNSSEC); false where the forwarders pass none on, as those of many routers.
   * @default true
   */
  readonly validate?: boolean;
}

/** Serves zones from a machine: Ansible sets up the program in the phase APPLICATION, and the firewall of the machine lets the networks ask. */
export class DnsServer extends Construct {
  /**
   * Throws HW1264 for zones of several stacks, or none, HW1103 for a forwarder that is no address, HW1501 for a second one on the same machine.
   *
   * @param scope stack, or a construct in one
   * @param id construct id
   * @param props machine, zones, networks
   */
  constructor(scope: Construct, id: string, props: DnsServerProps) {
    super(scope, id);
    const { host, zones, networks, program = DnsServerProgram.UNBOUND, forwarders = [], validate = true } = props;
    host.addRole(Role._bundled('hostwright_dns'), {
      variables: {
        hostwright_dns_server: RoleValue.text(program),
        // From the inventory of the host, wherever the play lies.
        hostwright_dns_folder: RoleValue.expression(`{{ inventory_dir }}/../../../${stackOf(zones, this.node.path)}/dns`),
        hostwright_dns_zones: RoleValue.texts(...zones.flatMap(({ _fileNames }) => _fileNames).sort()),
        hostwright_dns_networks: RoleValue.texts(...networks.map(String).sort()),
        hostwright_dns_forwarders: RoleValue.texts(...forwarders.map(address => IpAddress.of(address).toString())),
        hostwright_dns_validate: RoleValue.flag(validate),
      },
    });
    for (const service of [Service.DNS, Service.DNS_TCP]) { host.allow(service, { sources: networks }); }
    this.node.addValidation({ validate: () => inspectHost(host).map(describe) });
  }
}

/** The files of all zones lie in one folder. */
function stackOf(zones: DnsZone[], path: string): string {
  const stacks = [...new Set(zones.map(zone => TerraformStack.of(zone).node.id))].sort();
  if (stacks.length !== 1) {
    fail({ code: 'HW1264', given: `zones of ${stacks.length === 0 ? 'no stack' : stacks.join(' and ')}`, allowed: 'one zone or more, all of one stack', remedy: 'Make the zones in one stack; they may register machines of others.' }, path);
  }
  return stacks[0];
}

function inspectHost({ image: { guest }, hostName }: VirtualMachine): Refusal[] {
  return isServed(guest) && !guest.isWindows
    ? []
    : [{ code: 'HW1264', given: `${hostName} with ${guest.displayName}`, allowed: 'a Linux of apt, dnf, zypper or apk', remedy: 'Choose another machine, or serve the files by other means.' }];
}
