import { TerraformResource } from 'cdktf';
import { AddressPool, AddressPoolOptions } from '../../model/address-pool';
import { INetwork } from '../../model/network';
import { IPlatform } from '../../model/platform';
import { AddressRange, Cidr, IpAddress } from '../../values';

/** What may be said of a subnet that exists. */
export interface AzureExistingSubnetOptions {
  /**
   * Its addresses, for example 10.40.1.0/24: static addresses of machines are checked against them.
   * @default - nobody knows
   */
  readonly addressPrefix?: Cidr;
}

/** Where a subnet comes from. */
interface Origin {
  readonly id: string;
  readonly addressPrefix?: Cidr;
  /** What must be there before a machine is: security group and way out. */
  readonly before?: () => readonly TerraformResource[];
  readonly resource?: TerraformResource;
}

/** A subnet of a virtual network: one that exists, or one of an AzureNetwork. */
export class AzureSubnet implements INetwork {
  /** @internal */
  public static _of(platform: IPlatform, networkName: string, origin: Origin): AzureSubnet {
    return new AzureSubnet(platform, networkName, origin);
  }

  private constructor(
    /** Platform that made it. */
    public readonly platform: IPlatform,
    /** Virtual network and subnet, such as `net/app`. */
    public readonly networkName: string,
    private readonly origin: Origin,
  ) {}

  /** True: Azure gives static addresses by DHCP as well, and name servers with them. */
  public get givesDns(): boolean | undefined { return true; }

  /** True: Azure gives every interface its own MAC address. */
  public get givesMac(): boolean | undefined { return true; }

  /** Its addresses; undefined where nobody said. */
  public get addressPrefix(): Cidr | undefined { return this.origin.addressPrefix; }

  /** Its resource, where the stack makes it; undefined for one that exists. */
  public get resource(): TerraformResource | undefined { return this.origin.resource; }

  /** @internal */
  public get _id(): string { return this.origin.id; }

  /** @internal */
  public get _before(): readonly TerraformResource[] { return this.origin.before?.() ?? []; }

  /**
   * Addresses that machines on this subnet get by their host names, and keep by the lock; none of those that Azure keeps for itself.
   *
   * Throws as `AddressPool.on` does.
   *
   * @param subnet the whole subnet, such as 10.40.1.0/24
   * @param options gateway, reserved addresses
   */
  public pool(subnet: Cidr, options: AddressPoolOptions = {}): AddressPool {
    const { family, _value: first } = subnet.networkAddress;
    // Its last address is kept by every pool, and its first two as well.
    const kept = [1n, 3n].map(offset => IpAddress._ofValue(family, first + offset).toString());
    return AddressPool.on(this, subnet, { ...options, reserved: [...options.reserved ?? [], AddressRange.between(kept[0], kept[1])] });
  }
}
