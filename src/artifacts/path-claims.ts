import * as path from 'path';
import { Problem } from './refusal-report';
import { describe } from '../private/fail';

/** Who writes which file of one synthesis: two at one path are refused, and a file where another needs a folder. */
export class PathClaims {
  private readonly files = new Map<string, string>();
  private readonly folders = new Map<string, string>();

  /** Claims a file for a construct; the problem, when another construct has it. */
  public claim(file: string, construct: string): Problem | undefined {
    const name = file.split(path.sep).join('/');
    const above = parentsOf(name);
    const owner = this.files.get(name) ?? this.folders.get(name) ?? above.map(folder => this.files.get(folder)).find(other => other !== undefined);
    if (owner !== undefined) {
      return {
        path: construct,
        message: describe({ code: 'HW5001', given: `${name}, which ${owner} writes too`, allowed: 'one construct for each path', remedy: 'Give one of the artefacts another filePath, or one of the stacks another id.' }),
      };
    }
    this.files.set(name, construct);
    for (const folder of above) { if (!this.folders.has(folder)) { this.folders.set(folder, construct); } }
    return undefined;
  }
}

/** `a`, `a/b` for `a/b/c`. */
function parentsOf(name: string): string[] {
  const parts = name.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
