import { vsphereName } from './vsphere-name';
import { IPlatform } from '../../model/platform';
import { fail, shown } from '../../private/fail';
import { refuseToken } from '../../private/plain-value';

/** How a PCI device of a host is found; the first that matches is taken. */
export interface VspherePciDeviceOptions {
  /**
   * Regular expression (RE2) that its name matches, for example `NVIDIA.*A2`.
   * @default - any
   */
  readonly namePattern?: string;
  /**
   * Vendor, four hexadecimal digits, for example `10de`.
   * @default - any
   */
  readonly vendorId?: string;
  /**
   * Class, four hexadecimal digits, for example `0302`.
   * @default - any
   */
  readonly classId?: string;
}

/** A PCI device of one ESXi host, given to one machine as it is. */
export class VspherePciDevice {
  /** @internal */
  public static _of(platform: IPlatform, hostName: string, options: VspherePciDeviceOptions): VspherePciDevice {
    const { path } = platform.node;
    refuseToken(options.namePattern, 'name of a PCI device');
    for (const [what, id] of [['vendor', options.vendorId], ['class', options.classId]] as const) {
      if (id !== undefined && !/^[0-9a-f]{1,4}$/.test(id)) { fail({ code: 'HW1103', given: `PCI ${what} ${shown(id)}`, allowed: 'up to four hexadecimal digits in lower case', remedy: 'Write it as `lspci -n` shows it, for example 10de.' }, path); }
    }
    if (options.namePattern === undefined && options.vendorId === undefined && options.classId === undefined) {
      fail({ code: 'HW1103', given: `any PCI device of ${shown(hostName)}`, allowed: 'namePattern, vendorId or classId', remedy: 'Say which one.' }, path);
    }
    return new VspherePciDevice(platform, vsphereName(hostName, 'host', path), options);
  }

  private constructor(
    /** Platform that made it. */
    public readonly platform: IPlatform,
    /** Host that has the device. */
    public readonly hostName: string,
    /** How it is found. */
    public readonly options: VspherePciDeviceOptions,
  ) {}
}
