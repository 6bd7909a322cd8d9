import { hostwright } from './recorded';
import { COMMANDS } from '../../src/cli/run-cli';
import { Project } from '../support/project';

Project.forEachTest();

describe('what it says of itself', () => {
  test('GIVEN nothing WHEN run THEN it lists the commands, and was not understood', async () => {
    const { status, output, errors } = await hostwright();
    expect({ status, errors }).toEqual({ status: 2, errors: '' });
    expect(COMMANDS.map(({ name }) => name)).toEqual(['init', 'explain', 'up']);
    for (const { name, summary } of COMMANDS) { expect(output).toMatch(new RegExp(`npx hostwright ${name} .*${summary.slice(0, 20)}`)); }
  });

  test.each(['--help', 'help'])('GIVEN %s THEN the same, understood', async word => {
    expect(await hostwright(word)).toEqual({ ...await hostwright(), status: 0 });
  });

  test('GIVEN --version THEN that of the package', async () => {
    expect(await hostwright('--version')).toEqual({ status: 0, output: `${jest.requireActual('../../package.json').version}\n`, errors: '' });
  });

  test.each(COMMANDS.map(({ name }) => name))('GIVEN %s --help THEN each of its options stands there, and it does nothing', async name => {
    const { status, output, errors } = await hostwright(name, '--help');
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    const { options, argument, more } = COMMANDS.find(one => one.name === name)!;
    expect(Object.keys(options).length).toBeGreaterThan(0);
    for (const [option, { value, text }] of Object.entries(options)) { expect(output).toContain(`  --${option}${value === undefined ? '' : ` ${value}`} `); expect(output).toContain(text); }
    expect(output).toContain(`npx hostwright ${name}${argument === '' ? '' : ` ${argument}`} [options]`);
    expect(output).toContain(more.at(-1));
  });
});

describe('what is not understood: HW6001 and exit code 2', () => {
  test.each<[string[], string, string]>([
    [['frobnicate'], 'given command "frobnicate"', 'allowed: init, explain, up. See `npx hostwright --help`.'],
    [['explain'], 'given `explain` without <machine>', 'allowed: one <machine>. See `npx hostwright explain --help`.'],
    [['explain', 'git', 'web'], 'given `explain` with "git" "web"', 'allowed: one <machine>.'],
    [['init', 'here'], 'given `init` with "here"', 'allowed: options only.'],
    [['explain', 'git', '--frob'], 'given `explain` with --frob: unknown option `--frob`', 'allowed: the options --json. See `npx hostwright explain --help`.'],
    [['explain', 'git', '--json=yes'], 'given `explain` with --json: option `--json` does not take an argument', 'allowed: the options --json.'],
    [['up', 'lab', '--wait'], 'given `up` with --wait <value>', 'See `npx hostwright up --help`.'],
    [['init', '--node', 'pve1'], 'given `init` without --endpoint <url>, --datastore <name>, --network <cidr>, --gateway <address>, --admin <user>, --machine <name>[=<address>]', 'allowed: what is marked as needed.'],
  ])('GIVEN %j THEN it says what, and what is allowed', async (words, given, rest) => {
    const { status, output, errors } = await hostwright(...words);
    expect({ status, output }).toEqual({ status: 2, output: '' });
    expect(errors).toContain(`HW6001 command that is not understood: ${given}`);
    expect(errors).toContain(rest);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });
});
