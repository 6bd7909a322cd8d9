import { IHost } from '../../model/host';
import { Cidr } from '../../values';

/** A Bastion that exists. */
export interface AzureBastionOptions {
  /** Name of the Bastion; its SKU is Standard or Premium, with native client support. */
  readonly bastionName: string;
  /** Its subnet, AzureBastionSubnet: the management networks of a machine must hold it. */
  readonly subnet: Cidr;
  /**
   * Resource group of the Bastion.
   * @default - that of the platform
   */
  readonly resourceGroup?: string;
}

/** How Ansible's control node reaches a machine. */
export class Access {
  /** By its private address: the control node is in the network, or connected to it. */
  public static direct(): Access {
    return new Access('its private address');
  }

  /** By its public address, which `publicIp` gives it. */
  public static publicAddress(): Access {
    return new Access('its public address');
  }

  /**
   * Over another host, by SSH.
   * @param jumpHost a machine or an existing host, which the control node reaches
   */
  public static via(jumpHost: IHost): Access {
    return new Access('a jump host', jumpHost);
  }

  /**
   * Through the tunnel of Azure Bastion, by SSH: the control node has the Azure CLI, and is logged in.
   * @param bastion which one
   */
  public static azureBastion(bastion: AzureBastionOptions): Access {
    return new Access('Azure Bastion', undefined, bastion);
  }

  private constructor(
    private readonly words: string,
    /** Host that is gone through; undefined for none. */
    public readonly jumpHost?: IHost,
    private readonly tunnel?: AzureBastionOptions,
  ) {}

  /** Bastion that is gone through; undefined for none. */
  public get bastion(): AzureBastionOptions | undefined { return this.tunnel; }

  /** Whether it is by the public address. */
  public get isPublic(): boolean { return this.words === 'its public address'; }

  /** In words, such as `Azure Bastion`. */
  public toString(): string { return this.words; }
}
