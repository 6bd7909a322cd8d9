import { Command } from './command';
import { EXPLAIN } from './explain/explain-command';
import { INIT } from './init/init-command';
import { optionLines, Options } from './options';
import { ownPackage } from './own-package';
import { Terminal } from './terminal';
import { UP } from './up/up-command';
import { fail, HostwrightError, shown } from '../private/fail';

export const COMMANDS: readonly Command[] = [INIT, EXPLAIN, UP];

/** Exit codes: done, refused or failed, not understood. */
const DONE = 0;
const FAILED = 1;
const NOT_UNDERSTOOD = 2;

/** Runs `hostwright <command> ...`; gives back the exit code, and never throws for what a user did. */
export async function runCli(given: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const [name, ...rest] = given;
    if (name === undefined || name === '--help' || name === 'help') {
      terminal.say(...overview());
      return name === undefined ? NOT_UNDERSTOOD : DONE;
    }
    if (name === '--version') {
      terminal.say(ownPackage().version);
      return DONE;
    }
    const command = COMMANDS.find(one => one.name === name)
      ?? fail({ code: 'HW6001', given: `command ${shown(name)}`, allowed: COMMANDS.map(one => one.name).join(', '), remedy: 'See `npx hostwright --help`.' });
    const options = Options.of(rest, command.name, command.argument, command.options);
    if (options.has('help')) {
      terminal.say(...helpOf(command));
      return DONE;
    }
    return await command.run(options, terminal);
  } catch (error) {
    return complained(error, terminal);
  }
}

/** Refusals are told as they are; everything else is a mistake of this program, and its stack is what helps. */
function complained(error: unknown, terminal: Terminal): number {
  if (error instanceof HostwrightError) {
    terminal.complain(error.message);
    return error.code === 'HW6001' ? NOT_UNDERSTOOD : FAILED;
  }
  const { name, message, stack } = error as Error;
  terminal.complain(name === 'EstateRefused' ? message : stack ?? String(error));
  return FAILED;
}

function overview(): string[] {
  const width = Math.max(...COMMANDS.map(({ name, argument }) => `${name} ${argument}`.length));
  return [
    'hostwright: from an empty folder to machines that are configured', '',
    ...COMMANDS.map(({ name, argument, summary }) => `  npx hostwright ${`${name} ${argument}`.padEnd(width)}  ${summary}`), '',
    'Each of them has `--help`. Everything else is `cdktf`: synth, diff, deploy, destroy.',
  ];
}

function helpOf({ name, argument, summary, options, more }: Command): string[] {
  return [`npx hostwright ${name}${argument === '' ? '' : ` ${argument}`} [options]`, '', summary, '', ...optionLines(options), ...more.length > 0 ? ['', ...more] : []];
}
