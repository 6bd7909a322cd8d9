import * as path from 'path';
import { Guest } from './guest';
import { GuestChecks } from './guest-checks';
import { lastWords, play, Played } from './play';
import { AnsibleTools } from './tools';

/** A guest, the roles that are played on it, and what is wrong with them. */
export class Lab extends GuestChecks {
  /** What could not be tried here, and why. */
  public readonly notTried: { file: string; reason: string }[] = [];

  /** @param plays folder of the playbooks */
  constructor(
    private readonly tools: AnsibleTools,
    guest: Guest,
    private readonly roles: string,
    private readonly plays: string,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    super(guest);
  }

  /** Plays one role. */
  public role(name: string, variables: Readonly<Record<string, unknown>>, check = false): Played {
    return this.play('one.yml', { ...variables, play_role: name }, check);
  }

  public play(playbook: string, variables: Readonly<Record<string, unknown>> = {}, check = false): Played {
    const played = play(this.tools, this.guest, path.join(this.plays, playbook), { roles: this.roles, check, variables: { ...this.variables, ...variables } });
    this.tasks += played.tasks;
    return played;
  }

  /** The play must have worked. */
  public worked(what: string, played: Played): boolean {
    if (!played.ok) { this.findings.push(`${what}: ${lastWords(played)}`); }
    return played.ok;
  }

  /** The play must have worked, and found everything as it should be. */
  public changedNothing(what: string, played: Played): void {
    if (this.worked(what, played) && played.changed > 0) { this.findings.push(`${what} changed ${played.changed}: ${played.changes.join('; ')}`); }
  }

  /** The play must have worked, and set something right. */
  public changedSomething(what: string, played: Played): void {
    if (this.worked(what, played) && played.changed === 0) { this.findings.push(`${what} changed nothing`); }
  }

  /** The play must have refused what it was given, with these words. */
  public refused(what: string, played: Played, words: string): void {
    if (played.ok || !played.output.replace(/\s+/g, ' ').includes(words)) { this.findings.push(`${what}: not refused with "${words}": ${lastWords(played)}`); }
  }
}
