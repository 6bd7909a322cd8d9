import { AddressPool, AddressPoolOptions } from '../../model/address-pool';
import { INetwork } from '../../model/network';
import { IPlatform } from '../../model/platform';
import { fail, shown } from '../../private/fail';
import { refuseToken, wholeNumber } from '../../private/plain-value';
import { Cidr } from '../../values';

/** What a bridge may set. */
export interface ProxmoxBridgeOptions {
  /**
   * VLAN tag, 1 to 4094; the bridge must be VLAN-aware.
   * @default - untagged
   */
  readonly vlan?: number;
}

/** A Linux bridge of a node, or a VNet of the cluster's SDN, that machines are plugged into. */
export class ProxmoxNetwork implements INetwork {
  /**
   * A bridge that exists on every node that uses it.
   * @internal
   */
  public static _bridge(platform: IPlatform, name: string, options: ProxmoxBridgeOptions = {}): ProxmoxNetwork {
    refuseToken(name, 'bridge');
    if (!/^[A-Za-z][A-Za-z0-9_.]{0,9}$/.test(name)) {
      fail({ code: 'HW1103', given: `bridge ${shown(name)}`, allowed: 'a letter, then letters, digits, `_` and `.`, at most 10 characters', remedy: 'Write the bridge as the node shows it, for example `vmbr0`.' }, platform.node.path);
    }
    return new ProxmoxNetwork(platform, name, options.vlan === undefined ? undefined : wholeNumber(options.vlan, 'VLAN tag', 1, 4094));
  }

  /**
   * A VNet of the SDN.
   * @internal
   */
  public static _vnet(platform: IPlatform, name: string): ProxmoxNetwork {
    refuseToken(name, 'VNet');
    if (!/^[a-z][a-z0-9]{0,7}$/.test(name)) {
      fail({ code: 'HW1103', given: `VNet ${shown(name)}`, allowed: 'a lower-case letter, then lower-case letters and digits, at most 8 characters', remedy: 'Write the VNet as the SDN shows it.' }, platform.node.path);
    }
    return new ProxmoxNetwork(platform, name, undefined, true);
  }

  private constructor(
    /** Platform that made it. */
    public readonly platform: IPlatform,
    /** Bridge or VNet by name. */
    public readonly bridgeName: string,
    /** VLAN tag; undefined for untagged. */
    public readonly vlan?: number,
    /**
     * Whether it is a VNet of the SDN.
     * @internal
     */
    public readonly _isVnet: boolean = false,
  ) {}

  /** Bridge and VLAN, for example `vmbr0.20`. */
  public get networkName(): string {
    return this.vlan === undefined ? this.bridgeName : `${this.bridgeName}.${this.vlan}`;
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
