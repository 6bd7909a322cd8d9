import { vsphereName } from './vsphere-name';
import { AddressPool, AddressPoolOptions } from '../../model/address-pool';
import { INetwork } from '../../model/network';
import { IPlatform } from '../../model/platform';
import { Cidr } from '../../values';

/** What may be said of a port group. */
export interface VspherePortGroupOptions {
  /**
   * Distributed switch that has it: two switches may have port groups of one name.
   * @default - the name is the only one of its kind
   */
  readonly switchName?: string;
}

/** A port group of a standard or distributed switch, or a segment of NSX, that exists. */
export class VsphereNetwork implements INetwork {
  /** @internal */
  public static _of(platform: IPlatform, name: string, { switchName }: VspherePortGroupOptions = {}): VsphereNetwork {
    const { path } = platform.node;
    return new VsphereNetwork(platform, vsphereName(name, 'port group', path), switchName === undefined ? undefined : vsphereName(switchName, 'switch', path));
  }

  private constructor(
    /** Platform that made it. */
    public readonly platform: IPlatform,
    /** Name of the port group. */
    public readonly portGroupName: string,
    /** Distributed switch; undefined where the name alone finds it. */
    public readonly switchName?: string,
  ) {}

  /** Name, with its switch where one was named: `dvs1/app`. */
  public get networkName(): string {
    return this.switchName === undefined ? this.portGroupName : `${this.switchName}/${this.portGroupName}`;
  }

  /**
   * Addresses that machines on this network get by their host names, and keep by the lock.
   *
   * Throws as `AddressPool.on` does.
   *
   * @param subnet the whole subnet of the network, such as 10.0.20.0/24
   * @param options gateway, reserved addresses
   */
  public pool(subnet: Cidr, options: AddressPoolOptions = {}): AddressPool {
    return AddressPool.on(this, subnet, options);
  }
}
