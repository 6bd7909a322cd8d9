/**
 * A level of the x86-64 instruction set (psABI): what an operating system needs of a CPU, and what a machine offers.
 */
export class CpuLevel {
  /** x86-64-v1: any 64-bit CPU. */
  public static readonly V1: CpuLevel = new CpuLevel(1);

  /** x86-64-v2: SSE4.2 and POPCNT, CPUs since about 2009; RHEL 9 needs it. */
  public static readonly V2: CpuLevel = new CpuLevel(2);

  /** x86-64-v3: AVX2 and FMA, CPUs since about 2013; RHEL 10 needs it. */
  public static readonly V3: CpuLevel = new CpuLevel(3);

  /** x86-64-v4: AVX-512, server CPUs since about 2017. */
  public static readonly V4: CpuLevel = new CpuLevel(4);

  private constructor(
    /** The number of the level, 1 to 4. */
    public readonly level: number,
  ) {}

  /**
   * Whether a CPU of this level runs what the other level needs.
   *
   * @param other the level that is needed
   */
  public isAtLeast(other: CpuLevel): boolean {
    return this.level >= other.level;
  }

  /** The level by its common name, such as `x86-64-v2`. */
  public toString(): string {
    return `x86-64-v${this.level}`;
  }
}
