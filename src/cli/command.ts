import { Options, OptionTable } from './options';
import { Terminal } from './terminal';

/** A subcommand of `hostwright`. */
export interface Command {
  readonly name: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** What must stand behind it, for example `<machine>`; empty where nothing may. */
  readonly argument: string;
  readonly options: OptionTable;
  /** What its help says beyond the options: an example at least. */
  readonly more: readonly string[];
  /** Does it; gives back the exit code. What it refuses, it throws. */
  run(options: Options, terminal: Terminal): Promise<number>;
}
