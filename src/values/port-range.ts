import { fail } from '../private/fail';
import { wholeNumber } from '../private/plain-value';

/**
 * One port of TCP or UDP, or several in a row; 1 to 65535.
 */
export class PortRange {
  /**
   * One port.
   *
   * Throws HW1101 for anything but a whole number from 1 to 65535, HW1107 for a Terraform token.
   *
   * @param port the port
   */
  public static single(port: number): PortRange {
    return PortRange.between(port, port);
  }

  /**
   * All ports from the first to the last, both included.
   *
   * Throws HW1101 for anything but whole numbers from 1 to 65535, and when the last comes before the first; HW1107 for a
   * Terraform token.
   *
   * @param firstPort the lowest port
   * @param lastPort the highest port
   */
  public static between(firstPort: number, lastPort: number): PortRange {
    wholeNumber(firstPort, 'port', 1, 65535);
    wholeNumber(lastPort, 'port', 1, 65535);
    if (lastPort < firstPort) {
      fail({ code: 'HW1101', given: `ports ${firstPort} to ${lastPort}`, allowed: 'a last port that is not below the first', remedy: `Write PortRange.between(${lastPort}, ${firstPort}).` });
    }
    return new PortRange(firstPort, lastPort);
  }

  private constructor(
    /** The lowest port, 1 to 65535. */
    public readonly firstPort: number,
    /** The highest port, 1 to 65535; the same as the lowest for a single port. */
    public readonly lastPort: number,
  ) {}

  /**
   * Whether the port lies in this range.
   *
   * @param port the port to look for
   */
  public contains(port: number): boolean {
    return port >= this.firstPort && port <= this.lastPort;
  }

  /** The port, such as `443`, or the first and the last, such as `8000:8010`. */
  public toString(): string {
    return this.firstPort === this.lastPort ? `${this.firstPort}` : `${this.firstPort}:${this.lastPort}`;
  }
}
