import * as fs from 'fs';
import * as path from 'path';
import { fail, shown } from '../private/fail';

/** The project that a command is run in: the folder of cdktf.json, and what the last synthesis wrote. */
export class CliProject {
  /** Throws HW6004 in a folder without cdktf.json. */
  public static in(folder: string): CliProject {
    const file = path.join(folder, 'cdktf.json');
    if (!fs.existsSync(file)) {
      fail({ code: 'HW6004', given: `${shown(folder)}, which has no cdktf.json`, allowed: 'the folder of a project', remedy: 'Go to the folder of cdktf.json, or make a project with `npx hostwright init`.' });
    }
    const { output } = readJson(file) as { output?: unknown };
    return new CliProject(folder, typeof output === 'string' ? output : 'cdktf.out');
  }

  private constructor(
    public readonly folder: string,
    /** Output folder as cdktf.json names it. */
    public readonly output: string,
  ) {}

  /** Stacks of the last synthesis, sorted; HW6004 where there was none. */
  public get stacks(): string[] {
    const folder = path.join(this.folder, this.output, 'stacks');
    const names = fs.existsSync(folder) ? fs.readdirSync(folder).filter(name => fs.existsSync(path.join(folder, name, 'cdk.tf.json'))).sort() : [];
    return names.length > 0 ? names : fail({ code: 'HW6004', given: `no stack in ${shown(`${this.output}/stacks`)}`, allowed: 'what a synthesis wrote', remedy: 'Run `npx cdktf synth` first.' });
  }

  /** Folder of a stack, from the project; HW6006 for a name that no stack has. */
  public stackFolder(stack: string): string {
    const { stacks } = this;
    return stacks.includes(stack)
      ? `${this.output}/stacks/${stack}`
      : fail({ code: 'HW6006', given: shown(stack), allowed: stacks.join(', '), remedy: 'Name one of them, or run `npx cdktf synth` if it is new.' });
  }

  /** Stacks that a stack reads from, as cdktf knows them. */
  public dependenciesOf(stack: string): string[] {
    const manifest = this.json(this.output, 'manifest.json') as { stacks?: Record<string, { dependencies?: string[] }> } | undefined;
    return [...manifest?.stacks?.[stack]?.dependencies ?? []].sort();
  }

  /** Whether a file is there; its path from the project. */
  public has(...parts: string[]): boolean {
    return fs.existsSync(path.join(this.folder, ...parts));
  }

  /** A file that is there. */
  public text(...parts: string[]): string {
    return fs.readFileSync(path.join(this.folder, ...parts), 'utf8');
  }

  /** A JSON file; undefined where there is none. HW6003 where it cannot be read. */
  public json(...parts: string[]): unknown {
    return this.has(...parts) ? readJson(path.join(this.folder, ...parts)) : undefined;
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    return fail({ code: 'HW6003', given: `${shown(path.basename(file))}: ${(error as Error).message}`, allowed: 'a JSON file', remedy: 'Mend it, or let `npx cdktf synth` write it anew.' });
  }
}
