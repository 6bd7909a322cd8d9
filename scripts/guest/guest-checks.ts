import { Guest } from './guest';

/** A guest, and what is wrong with it. */
export class GuestChecks {
  /** What is wrong. */
  public readonly findings: string[] = [];
  /** Tasks that did something. */
  public tasks = 0;

  constructor(public readonly guest: Guest) {}

  /** A script in the guest, run by root, must print this. */
  public prints(what: string, script: string, wanted: RegExp): void {
    const printed = this.tried(script);
    if (!wanted.test(printed)) { this.findings.push(`${what}: \`${script}\` printed ${JSON.stringify(printed)}, not ${wanted}`); }
  }

  /** Something about the machine or the guest must be so. */
  public holds(what: string, so: boolean): void {
    if (!so) { this.findings.push(what); }
  }

  private tried(script: string): string {
    try {
      return this.guest.asRoot(script);
    } catch (error) {
      return (error as Error).message;
    }
  }
}
