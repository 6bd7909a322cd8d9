import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Judge, Skipped, Verdict } from './judge';
import { filesOf, filesReadBy, Outputs } from './outputs';
import { counted, indented } from '../lib/text';

/** How many judges came to which end. */
export type Tally = Record<'passed' | 'failed' | 'skipped', number>;

const MOST_PROBLEMS = 25;
const INDENT = 9;

/** Lets every judge judge, tells what each did, and counts. */
export function runJudges(judges: readonly Judge[], outputs: Outputs, print: (line: string) => void): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const program of outputs.programs.filter(one => filesOf(one).length === 0)) {
    print(`FAILED   ${program.name}: no index lists a file`);
    tally.failed += 1;
  }
  for (const judge of judges) { tally[judgeBy(judge, outputs, print)] += 1; }
  for (const [reader, files] of unjudged(judges, outputs)) {
    print(`SKIPPED  ${counted(files.length, 'file')} read by ${reader} (${files.join(', ')}): there is no judge for them`);
    tally.skipped += 1;
  }
  return tally;
}

/** Outcome of one judge: a finding fails it, and something that it could not judge makes it skipped, however much it judged. */
function judgeBy(judge: Judge, outputs: Outputs, print: (line: string) => void): keyof Tally {
  const fail = (told: string, problems: string[]): 'failed' => {
    print(`FAILED   ${judge.name}: ${told}`);
    for (const problem of problems.slice(0, MOST_PROBLEMS)) { print(indented(problem.split('\n'), INDENT).join('\n')); }
    if (problems.length > MOST_PROBLEMS) { print(`${' '.repeat(INDENT)}and ${problems.length - MOST_PROBLEMS} more`); }
    return 'failed';
  };
  let verdict: Verdict;
  try {
    verdict = judge.run(outputs);
  } catch (error) {
    return fail('it broke', [(error as Error).message]);
  }
  for (const line of skips(verdict.skipped)) { print(`SKIPPED  ${judge.name}: ${line}`); }
  const judged = verdict.files > 0 || verdict.skipped.length === 0;
  const counts = `${counted(verdict.files, 'file')}, ${counted(verdict.items, 'item')}${verdict.detail === undefined ? '' : ` (${verdict.detail})`}`;
  const problems = [...verdict.findings, ...tooFew(judge, verdict, outputs), ...judged ? unproven(judge, outputs) : []];
  if (problems.length > 0) { return fail(`${counts}, ${counted(problems.length, 'problem')}`, problems); }
  if (judged) { print(`passed   ${judge.name}: ${counts}, ${counted(judge.planted.length, 'planted mistake')} refused`); }
  return verdict.skipped.length > 0 ? 'skipped' : 'passed';
}

/** One line for each reason. */
function skips(skipped: readonly Skipped[]): string[] {
  const reasons = [...new Set(skipped.map(({ reason }) => reason))];
  return reasons.map(reason => {
    const files = skipped.filter(one => one.reason === reason).map(({ file }) => file);
    return `${reason} (${counted(files.length, 'file')} not judged: ${files.slice(0, 3).join(', ')}${files.length > 3 ? ' ...' : ''})`;
  });
}

/** No judge passes on nothing, or on less than the indices list. */
function tooFew(judge: Judge, { files, items, skipped }: Verdict, outputs: Outputs): string[] {
  const listed = judge.readBy === undefined ? 0 : filesReadBy(outputs, judge.readBy).length;
  if (files + skipped.length < listed) { return [`judged ${counted(files, 'file')}, and the indices list ${listed} that ${judge.readBy} reads`]; }
  return skipped.length === 0 && (files === 0 || items === 0) ? ['there was nothing to judge'] : [];
}

/** What a judge accepts although it is wrong on purpose. */
function unproven(judge: Judge, outputs: Outputs): string[] {
  if (judge.planted.length === 0) { return ['no mistake is planted for it, so it proves nothing']; }
  return judge.planted.flatMap(({ mistake, plant }) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-planted-'));
    try {
      return judge.run(plant(folder, outputs)).findings.length > 0 ? [] : [`it accepted a planted mistake: ${mistake}`];
    } catch (error) {
      return [`it broke on a planted mistake (${mistake}): ${(error as Error).message}`];
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** Files for tools that no judge here stands for. What people read needs none. */
function unjudged(judges: readonly Judge[], { programs }: Outputs): Map<string, string[]> {
  const known = new Set(judges.map(({ readBy }) => readBy));
  const found = new Map<string, string[]>();
  for (const { readBy, name } of programs.flatMap(filesOf)) {
    if (!known.has(readBy) && !readBy.startsWith('people')) { found.set(readBy, [...found.get(readBy) ?? [], name]); }
  }
  return found;
}
