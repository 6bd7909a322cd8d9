import { Backend } from './backend';
import { OperatingSystem } from '../catalog/operating-system';
import { EstateDefaults } from '../model/estate-defaults';
import { IMachineImage } from '../model/machine-image';
import { ProxmoxPlatformProps } from '../platforms/proxmox/proxmox-platform-props';
import { AddressRange, CalendarDate, Cidr, Size } from '../values';

/** What a homelab shall be: one endpoint, one network, one template. Everything of the platform and every default may be given. */
export interface HomelabStackProps extends ProxmoxPlatformProps, EstateDefaults {
  /** Network that the machines have their addresses in, for example `Cidr.of('10.0.20.0/24')`. */
  readonly subnet: Cidr;
  /** Address of the router in it, for example `10.0.20.1`. It is the DNS server too unless `dns` says otherwise. */
  readonly gateway: string;
  /**
   * Addresses of the subnet that machines get by their host names when they name none, and keep by the lock. Leave out those of other
   * devices and those that the router gives by DHCP.
   * @default - none: a machine that names no address takes one by DHCP
   */
  readonly addresses?: AddressRange;
  /**
   * Bridge of the node that the machines are plugged into.
   * @default vmbr0
   */
  readonly bridge?: string;
  /**
   * VLAN tag on the bridge, 1 to 4094.
   * @default - untagged
   */
  readonly vlan?: number;
  /**
   * System of the one template.
   * @default OperatingSystem.DEBIAN_13
   */
  readonly os?: OperatingSystem;
  /**
   * Where the state is kept.
   * @default Backend.local()
   */
  readonly backend?: Backend;
  /**
   * Date that checks use, such as an image's end of life.
   * @default - SOURCE_DATE_EPOCH, else today
   */
  readonly asOf?: CalendarDate;
}

/** What a machine of a homelab may set. For everything else: `new HardenedVm(stack, 'Id', { image: stack.template, network: stack.network, ... })`. */
export interface HomelabMachineOptions {
  /**
   * Address in the subnet of the stack, without prefix length, for example `10.0.20.10`.
   * @default - one of the `addresses` of the stack, else by DHCP
   */
  readonly address?: string;
  /**
   * Virtual processors, 1 to 768.
   * @default 2
   */
  readonly cpus?: number;
  /**
   * Memory.
   * @default - 2 GiB
   */
  readonly memory?: Size;
  /**
   * Size of the root disk; grows, never shrinks.
   * @default - 20 GiB, or more where the image needs it
   */
  readonly diskSize?: Size;
  /**
   * Host name.
   * @default - the id as a host name: `Git` becomes `git`
   */
  readonly hostName?: string;
  /**
   * What it starts from.
   * @default - the template of the stack
   */
  readonly image?: IMachineImage;
}
