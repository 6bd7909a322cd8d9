import { runCli } from '../../src/cli/run-cli';
import { Terminal } from '../../src/cli/terminal';

/** What a command said, and how it ended. */
export interface Recorded {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs `hostwright ...` in this process and in the current folder, with nobody at the terminal. */
export async function hostwright(...given: string[]): Promise<Recorded> {
  const said = { output: '', errors: '' };
  const terminal = new Terminal(process.cwd(), process.env, text => { said.output += text; }, text => { said.errors += text; }, false);
  const status = await runCli(given, terminal);
  return { status, ...said };
}
