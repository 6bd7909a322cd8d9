import { Guest } from './guest';
import { GuestChecks } from './guest-checks';
import { Played, whatWasPlayed } from './play';
import { Ran, STACK, UpProject } from './up-project';

/** A guest, the project that brings it up, and what is wrong with them. */
export class UpLab extends GuestChecks {
  constructor(guest: Guest, public readonly project: UpProject) {
    super(guest);
  }

  /** Runs `up` with options, which must work. */
  public up(what: string, ...options: string[]): Ran {
    return this.worked(what, this.project.run(['npx hostwright up', STACK, ...options].join(' ')));
  }

  /** A command must have worked. */
  public worked(what: string, ran: Ran): Ran {
    this.tasks += whatWasPlayed(ran.ok, ran.output).tasks;
    if (!ran.ok) { this.findings.push(`${what}: ${lastOf(ran)}`); }
    return ran;
  }

  /** A command must have failed, with these words; whether it did. */
  public failed(what: string, ran: Ran, ...words: string[]): boolean {
    const missing = ran.ok ? ['a failure'] : words.filter(one => !ran.output.includes(one));
    if (missing.length > 0) { this.findings.push(`${what}: there is no ${missing.map(one => JSON.stringify(one)).join(', no ')} in: ${lastOf(ran)}`); }
    return missing.length === 0;
  }

  /** site.yml must have reached the guest and found it so. */
  public played(what: string, { ok, output }: Ran, so: (played: Played) => boolean): void {
    const played = whatWasPlayed(ok, output);
    if (!played.ok || played.tasks === 0 || !so(played)) { this.findings.push(`${what}: played ${played.tasks}, changed ${played.changed} (${played.changes.join('; ')}): ${output.slice(-500)}`); }
  }

  /** A command that is told in an output. */
  public told(what: string, { output }: Ran, where: RegExp): string {
    const [, command] = where.exec(output) ?? [];
    if (command === undefined) { this.findings.push(`${what}: no command is told by ${where}`); }
    return command ?? 'false';
  }
}

function lastOf({ output }: Ran): string {
  return output.trim().slice(-1500);
}
