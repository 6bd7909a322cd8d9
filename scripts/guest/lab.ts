import * as path from 'path';
import { Guest } from './guest';
import { lastWords, play, Played } from './play';
import { AnsibleTools } from './tools';

/** A guest, the roles that are played on it, and what is wrong with them. */
export class Lab {
  /** What is wrong. */
  public readonly findings: string[] = [];
  /** What could not be tried here, and why. */
  public readonly notTried: { file: string; reason: string }[] = [];
  /** Tasks that did something. */
  public tasks = 0;

  /** @param plays folder of the playbooks */
  constructor(
    private readonly tools: AnsibleTools,
    public readonly guest: Guest,
    private readonly roles: string,
    private readonly plays: string,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

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
