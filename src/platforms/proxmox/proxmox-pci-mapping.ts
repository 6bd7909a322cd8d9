import { IPlatform } from '../../model/platform';
import { fail, shown } from '../../private/fail';
import { refuseToken } from '../../private/plain-value';

/** A PCI device of the cluster's hardware mappings: the one form of passthrough that an API token may use. */
export class ProxmoxPciMapping {
  /** @internal */
  public static _of(platform: IPlatform, name: string): ProxmoxPciMapping {
    refuseToken(name, 'PCI mapping');
    if (!/^[A-Za-z][A-Za-z0-9_-]{1,127}$/.test(name)) {
      fail({ code: 'HW1103', given: `PCI mapping ${shown(name)}`, allowed: 'a letter, then letters, digits, `_` and `-`', remedy: 'Write the mapping as Datacenter > Resource Mappings shows it.' }, platform.node.path);
    }
    return new ProxmoxPciMapping(platform, name);
  }

  private constructor(
    /** Platform that made it. */
    public readonly platform: IPlatform,
    /** Name of the mapping. */
    public readonly mappingName: string,
  ) {}
}

/** How a PCI device is given to a machine. */
export interface ProxmoxPassthroughOptions {
  /**
   * Whether the device is PCI Express; needs the q35 machine, which UEFI machines have.
   * @default true for UEFI machines
   */
  readonly pcie?: boolean;
  /**
   * Whether the device is the machine's primary graphics card.
   * @default false
   */
  readonly primaryGpu?: boolean;
  /**
   * Whether the firmware of the device is visible to the guest.
   * @default true
   */
  readonly romBar?: boolean;
  /**
   * ROM file of the device, below `/usr/share/kvm` on the node. Root only.
   * @default - the device's own
   */
  readonly romFile?: string;
  /**
   * Type of mediated device, for vGPUs.
   * @default - the whole device
   */
  readonly mediatedDevice?: string;
}
