/** What a UEFI machine has beside its firmware. */
export interface UefiOptions {
  /**
   * Whether only signed boot loaders start.
   * @default true
   */
  readonly secureBoot?: boolean;
  /**
   * Whether the machine has a virtual TPM 2.0.
   * @default false
   */
  readonly vtpm?: boolean;
}

/** How a machine boots: legacy BIOS, or UEFI with or without secure boot and a virtual TPM. */
export class Firmware {
  /** Legacy BIOS: no secure boot, no TPM. */
  public static bios(): Firmware {
    return new Firmware(false, false, false);
  }

  /**
   * UEFI; secure boot is on unless switched off.
   * @param options secure boot, TPM
   */
  public static uefi(options: UefiOptions = {}): Firmware {
    return new Firmware(true, options.secureBoot ?? true, options.vtpm ?? false);
  }

  private constructor(
    /** Whether the machine boots by UEFI. */
    public readonly isUefi: boolean,
    /** Whether secure boot is on. */
    public readonly secureBoot: boolean,
    /** Whether there is a virtual TPM 2.0. */
    public readonly vtpm: boolean,
  ) {}

  /**
   * Whether both describe the same machine.
   * @param other the firmware to compare with
   */
  public sameAs(other: Firmware): boolean {
    return this.isUefi === other.isUefi && this.secureBoot === other.secureBoot && this.vtpm === other.vtpm;
  }

  /** Text such as `UEFI, secure boot, vTPM`. */
  public toString(): string {
    return [this.isUefi ? 'UEFI' : 'BIOS', ...(this.secureBoot ? ['secure boot'] : []), ...(this.vtpm ? ['vTPM'] : [])].join(', ');
  }
}
