import * as fs from 'fs';
import * as path from 'path';
import { IConstruct } from 'constructs';
import { stableJson } from '../private/json';

/** Folder below the output folder; on refusal nothing else is written. */
export const REFUSED_FOLDER = 'refused';

/** One thing that stops the synthesis, and the construct that it is about. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** What the validations of one construct say. */
export function problemsOf(construct: IConstruct): Problem[] {
  return construct.node.validate().map(message => ({ path: construct.node.path, message }));
}

/** Writes the report of all problems and throws it. */
export function refuseAll(outdir: string, problems: Problem[]): never {
  const lines = [...new Set(problems.map(problem => problem.path === '' ? problem.message : `[${problem.path}] ${problem.message}`))].sort();
  const text = `${lines.length === 1 ? '1 problem' : `${lines.length} problems`}; nothing was written.\n  ${lines.join('\n  ')}`;
  const folder = path.join(outdir, REFUSED_FOLDER);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'report.txt'), `${text}\n`);
  fs.writeFileSync(path.join(folder, 'report.json'), stableJson({
    problems: problems.map(({ path: at, message }) => ({ path: at, code: /^HW[0-9]{4}/.exec(message)?.[0] ?? null, message })),
  }));
  const error = new Error(`${text}\nThe report lies in ${path.join(outdir, REFUSED_FOLDER)}; docs/errors.md explains each code.`);
  error.name = 'EstateRefused';
  throw error;
}
