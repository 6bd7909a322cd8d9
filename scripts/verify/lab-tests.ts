import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { Judge, Planted, Verdict } from './judge';
import { LABS, labTools } from '../labs/tools';
import { ROOT } from '../lib/examples';

interface TestEvent { readonly Action: string; readonly Package: string; readonly Test?: string; readonly Output?: string }

const MODULE = path.relative(ROOT, LABS);
const MOST_OUTPUT = 64_000_000;

/** The Go programs of the lab: formatted, vetted, and tested against simulators of their own. */
export const LAB_TESTS: Judge = {
  name: 'Go programs of the lab',
  planted: [
    planted('a checker that finds no smaller disks', 'names/clones.go', text => text.replace('ok && size < least', 'ok && size < 0')),
    planted('a checker that takes the first of an ambiguous name', 'names/lookups.go', text => text.replace('switch len(found) {', 'switch min(len(found), 1) {')),
    planted('a file that gofmt would change', 'names/report.go', text => text.replace('\treport', '\t\t\treport')),
  ],
  run: ({ repository }) => {
    const tools = labTools();
    return typeof tools === 'string' ? { files: 0, items: 0, findings: [], skipped: [{ file: MODULE, reason: tools }] } : tried(path.join(repository, MODULE));
  },
};

function tried(cwd: string): Verdict {
  const files = fs.readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.go'));
  const run = (command: string, ...args: string[]) => spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: MOST_OUTPUT });
  const unformatted = run('gofmt', '-l', '.').stdout.split('\n').filter(file => file !== '');
  const vet = run('go', 'vet', './...');
  const events = run('go', 'test', '-json', './...').stdout.split('\n').filter(line => line.startsWith('{')).map(line => JSON.parse(line) as TestEvent);
  const failed = events.filter(({ Action, Test }) => Action === 'fail' && Test !== undefined);
  const broken = events.filter(({ Action, Test, Package }) => Action === 'fail' && Test === undefined && !failed.some(one => one.Package === Package));
  return {
    files: files.length,
    items: events.filter(({ Action, Test }) => Action === 'pass' && Test !== undefined).length,
    findings: [
      ...unformatted.map(file => `${file}: gofmt changes it`),
      ...vet.status === 0 ? [] : [`go vet: ${vet.stderr.trim()}`],
      ...failed.map(({ Test }) => `${Test}: ${events.filter(event => event.Test === Test && event.Action === 'output').map(({ Output }) => Output).join('').trim()}`),
      ...broken.map(({ Package }) => `${Package}: it does not run`),
    ],
    skipped: [],
  };
}

/** A copy of the module with a mistake in one file. */
function planted(mistake: string, file: string, spoil: (text: string) => string): Planted {
  return {
    mistake,
    plant: folder => {
      fs.cpSync(LABS, path.join(folder, MODULE), { recursive: true });
      const at = path.join(folder, MODULE, file);
      const text = fs.readFileSync(at, 'utf8');
      if (spoil(text) === text) { throw new Error(`there is nothing to spoil in ${file}`); }
      fs.writeFileSync(at, spoil(text));
      return { repository: folder, programs: [] };
    },
  };
}
