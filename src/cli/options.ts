import { parseArgs } from 'util';
import { fail, shown } from '../private/fail';

/** An option of a command. */
export interface Option {
  /** Placeholder of its value; without one it is a switch. */
  readonly value?: string;
  /** What it means, in one line. */
  readonly text: string;
  /** Whether the command does nothing without it. */
  readonly required?: boolean;
  /** Whether it may be given more than once. */
  readonly repeated?: boolean;
}

export type OptionTable = Readonly<Record<string, Option>>;

const HELP: Option = { text: 'print this help' };

/** What was given to a command. */
export class Options {
  /**
   * Reads what stands behind the name of a command.
   *
   * Throws HW6001 for an option that it does not have, one without its value, one that is missing, and for an argument too many or too few.
   */
  public static of(given: readonly string[], command: string, argument: string, table: OptionTable): Options {
    const usage = `npx hostwright ${command} --help`;
    const wrong = (what: string, allowed: string): never => fail({ code: 'HW6001', given: what, allowed, remedy: `See \`${usage}\`.` });
    const options = Object.fromEntries(Object.entries({ ...table, help: HELP }).map(([name, { value, repeated }]) => [name, { type: value === undefined ? 'boolean' as const : 'string' as const, multiple: repeated === true }]));
    const parsed = (() => {
      try {
        return parseArgs({ args: [...given], options, allowPositionals: true, strict: true });
      } catch (error) {
        return wrong(`\`${command}\` with ${/'([^']*)'/.exec((error as Error).message)?.[1] ?? 'options'}: ${sentenceOf(error as Error)}`, `the options ${Object.keys(table).map(name => `--${name}`).join(', ')}`);
      }
    })();
    const read = new Options(parsed.values as Record<string, string | boolean | string[] | boolean[] | undefined>, parsed.positionals);
    if (read.has('help')) { return read; }
    if (parsed.positionals.length !== (argument === '' ? 0 : 1)) {
      wrong(parsed.positionals.length === 0 ? `\`${command}\` without ${argument}` : `\`${command}\` with ${parsed.positionals.map(shown).join(' ')}`, argument === '' ? 'options only' : `one ${argument}`);
    }
    const missing = Object.entries(table).filter(([name, { required }]) => required === true && !read.has(name)).map(([name, { value }]) => `--${name} ${value}`);
    if (missing.length > 0) { wrong(`\`${command}\` without ${missing.join(', ')}`, 'what is marked as needed'); }
    return read;
  }

  private constructor(private readonly values: Readonly<Record<string, string | boolean | string[] | boolean[] | undefined>>, private readonly positionals: readonly string[]) {}

  /** Whether an option was given. */
  public has(name: string): boolean {
    return this.values[name] !== undefined && this.values[name] !== false;
  }

  /** Value of an option; undefined where it was not given. */
  public text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** Values of an option that may be repeated, in the order in which they were given. */
  public texts(name: string): string[] {
    const value = this.values[name];
    return Array.isArray(value) ? value.map(String) : [];
  }

  /** What stands behind the command. */
  public get argument(): string {
    return this.positionals[0] ?? '';
  }
}

/** One line for each option, aligned. */
export function optionLines(table: OptionTable): string[] {
  const rows = Object.entries({ ...table, help: HELP }).map(([name, { value, text, required, repeated }]) =>
    [`--${name}${value === undefined ? '' : ` ${value}`}`, `${text}${required === true ? ' (needed)' : ''}${repeated === true ? '; may be repeated' : ''}`]);
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}

/** What node says of an option, without its advice. */
function sentenceOf({ message }: Error): string {
  return message.split('\n')[0].split('. ')[0].replace(/\.$/, '').replace(/'/g, '`').toLowerCase();
}
