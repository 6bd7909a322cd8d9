import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdktf';
import { IConstruct } from 'constructs';

/**
 * Folder of the project that a program belongs to: where cdktf.json lies. Undefined for a program that writes elsewhere, such as a
 * test, and in memory.
 */
export function projectFolderOf(root: IConstruct): string | undefined {
  const project = process.cwd();
  if (!App.isApp(root) || !fs.existsSync(path.join(project, 'cdktf.json'))) { return undefined; }
  const { outdir } = root;
  // `cdktf synth --output` may lead anywhere: it is the CLI that runs the project then.
  return isInside(project, outdir) || outdir === process.env.CDKTF_OUTDIR ? project : undefined;
}

/** Whether a folder lies in another one. */
export function isInside(folder: string, inner: string): boolean {
  const way = path.relative(folder, path.resolve(inner));
  return !way.startsWith('..') && !path.isAbsolute(way);
}
