import * as fs from 'fs';
import * as path from 'path';
import { AnnotationMetadataEntryType } from 'cdktf';
import { IConstruct } from 'constructs';
import { stableJson } from '../private/json';

/** Folder below the output folder; on refusal nothing else is written. */
export const REFUSED_FOLDER = 'refused';

/** One thing that stops the synthesis, and the construct that it is about. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** What one construct refuses: its error annotations, and what its validations say unless they are to be skipped. */
export function problemsOf(construct: IConstruct, skipValidation = false): Problem[] {
  return [...skipValidation ? [] : failedValidationsOf(construct), ...errorAnnotationsOf(construct)];
}

/** Error annotations stop the synthesis here, also where `cdktf synth` would write first and complain then. */
export function errorAnnotationsOf(construct: IConstruct): Problem[] {
  return construct.node.metadata
    .filter(entry => entry.type === AnnotationMetadataEntryType.ERROR)
    .map(entry => ({ path: construct.node.path, message: String(entry.data) }));
}

/** What was thrown, as a problem: of the construct that the message names, else of `path`. */
export function problemOf(error: unknown, at: string): Problem {
  const message = error instanceof Error ? error.message : String(error);
  const named = /^\[([^\]]+)\] (HW[0-9]{4} [^]*)$/.exec(message);
  return named ? { path: named[1], message: named[2] } : { path: at, message };
}

/** A validation that throws says what it threw. */
function failedValidationsOf(construct: IConstruct): Problem[] {
  try {
    return construct.node.validate().map(message => ({ path: construct.node.path, message }));
  } catch (error) {
    return [problemOf(error, construct.node.path)];
  }
}

/** Writes the report of all problems and throws it. */
export function refuseAll(outdir: string, found: Problem[]): never {
  const problems = [...new Map(found.map(problem => [lineOf(problem), problem])).entries()].sort(([a], [b]) => a < b ? -1 : 1);
  const lines = problems.map(([line]) => line);
  const text = `${lines.length === 1 ? '1 problem' : `${lines.length} problems`}; nothing was written.\n  ${lines.join('\n  ')}`;
  const report = stableJson({ problems: problems.map(([, { path: at, message }]) => ({ path: at, code: /^HW[0-9]{4}/.exec(message)?.[0] ?? null, message })) });
  const error = new Error(`${text}\n${writeReport(path.join(outdir, REFUSED_FOLDER), `${text}\n`, report)}; docs/errors.md explains each code.`);
  error.name = 'EstateRefused';
  // Where the library threw it helps nobody: the report names the constructs.
  error.stack = `${error.name}: ${error.message}`;
  throw error;
}

/** Where the report lies. What was refused is told also where no report can be written. */
function writeReport(folder: string, text: string, report: string): string {
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'report.txt'), text);
    fs.writeFileSync(path.join(folder, 'report.json'), report);
    return `The report lies in ${folder}`;
  } catch (error) {
    return `The report could not be written (${(error as Error).message})`;
  }
}

function lineOf(problem: Problem): string {
  return problem.path === '' ? problem.message : `[${problem.path}] ${problem.message}`;
}
