import { Size } from '../../values';

/** What a size carries that the catalogue does not have. */
export interface AzureSizeProps {
  /** Name as Azure writes it, for example `Standard_D2s_v7`. */
  readonly name: string;
  /** Virtual processors. */
  readonly cpus: number;
  /** Memory. */
  readonly memory: Size;
  /** Most data disks. */
  readonly maxDataDisks: number;
  /** Most network interfaces. */
  readonly maxInterfaces: number;
  /**
   * GPUs.
   * @default 0
   */
  readonly gpus?: number;
  /**
   * Whether it is of Arm processors.
   * @default false
   */
  readonly arm64?: boolean;
  /**
   * Generations of Hyper-V whose images it boots.
   * @default [2]
   */
  readonly generations?: number[];
  /**
   * Whether it takes Premium SSDs.
   * @default true
   */
  readonly premiumStorage?: boolean;
  /**
   * Whether it has accelerated networking.
   * @default true
   */
  readonly acceleratedNetworking?: boolean;
  /**
   * Whether it has encryption at host.
   * @default true
   */
  readonly encryptionAtHost?: boolean;
  /**
   * Whether it has Trusted Launch.
   * @default true
   */
  readonly trustedLaunch?: boolean;
  /**
   * Whether it is for confidential machines.
   * @default false
   */
  readonly confidential?: boolean;
  /**
   * Whether its disks hang on SCSI.
   * @default true
   */
  readonly scsi?: boolean;
  /**
   * Whether its disks hang on NVMe.
   * @default false
   */
  readonly nvme?: boolean;
  /**
   * Whether it has a write accelerator.
   * @default false
   */
  readonly writeAccelerator?: boolean;
  /**
   * Largest ephemeral disk of the system in its cache.
   * @default - none fits
   */
  readonly cacheDisk?: Size;
  /**
   * Largest ephemeral disk of the system on its temporary disk.
   * @default - none fits
   */
  readonly resourceDisk?: Size;
  /**
   * Largest ephemeral disk of the system on its local NVMe disk.
   * @default - none fits
   */
  readonly nvmeDisk?: Size;
}

/** A size of machines on Azure: by its name in the catalogue, or described by the program. */
export class VmSize {
  /**
   * A size of the catalogue (docs/azure-sizes.md). One that is not there, or that will be switched off, is refused when the estate is written.
   * @param name as Azure writes it, for example `Standard_D2s_v5`
   */
  public static of(name: string): VmSize {
    return new VmSize(name);
  }

  /**
   * A size that the catalogue does not have, with what it carries: the library checks the machine against it.
   * @param props name, and what Microsoft's page of the series says
   */
  public static custom(props: AzureSizeProps): VmSize {
    return new VmSize(props.name, props);
  }

  private constructor(
    /** Name as Azure writes it. */
    public readonly sizeName: string,
    private readonly props?: AzureSizeProps,
  ) {}

  /** @internal */
  public get _props(): AzureSizeProps | undefined { return this.props; }
}
