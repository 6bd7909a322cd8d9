import * as fs from 'fs';
import * as path from 'path';
import { Index, INDEX_FILE, indexText, readIndex, sha256Of } from './artifact-index';
import { REFUSED_FOLDER } from './refusal-report';
import { fail } from '../private/fail';

const PREFIX = '.staging-';

/** Who reads a staged file, and which construct wrote it. */
interface Origin {
  readonly readBy: string;
  readonly construct: string;
}

/** A folder beside the output on the same filesystem, from which finished files are renamed into place. */
export class Staging {
  public readonly folder: string;
  private readonly origins = new Map<string, Origin>();

  constructor(private readonly outdir: string) {
    this.folder = path.join(outdir, `${PREFIX}${process.pid}`);
    try {
      for (const left of fs.readdirSync(outdir)) {
        if (left.startsWith(PREFIX) && !isAlive(Number(left.slice(PREFIX.length)))) { fs.rmSync(path.join(outdir, left), { recursive: true, force: true }); }
      }
      fs.rmSync(this.folder, { recursive: true, force: true });
      fs.mkdirSync(path.join(this.folder, 'stacks'), { recursive: true });
    } catch (error) {
      fail({ code: 'HW5008', given: (error as Error).message, allowed: 'a folder in which this user may write', remedy: 'Free the disk or correct the rights of the output folder; nothing was changed.' });
    }
  }

  public pathOf(file: string): string {
    return path.join(this.folder, file);
  }

  public write(file: string, text: string, origin: Origin): void {
    const target = this.pathOf(file);
    if (fs.existsSync(target)) {
      fail({ code: 'HW5001', given: file, allowed: 'one construct for each path', remedy: 'Give one of the artefacts another filePath.' }, origin.construct);
    }
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
    this.origins.set(path.normalize(file), origin);
  }

  /** Renames the files of one stack into place, removes what the last index had and this one has not, writes the index last. */
  public publish(workingDirectory: string, stackPath: string): void {
    const from = this.pathOf(workingDirectory);
    const to = path.join(this.outdir, workingDirectory);
    const index: Index = {};
    for (const file of filesBelow(from)) {
      const origin = this.origins.get(path.join(workingDirectory, file)) ?? { readBy: 'terraform', construct: stackPath };
      index[file.split(path.sep).join('/')] = { sha256: sha256Of(path.join(from, file))!, bytes: fs.statSync(path.join(from, file)).size, ...origin };
    }
    const previous = readIndex(to) ?? {};
    for (const file of Object.keys(index)) {
      fs.mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
      fs.renameSync(path.join(from, file), path.join(to, file));
    }
    for (const file of Object.keys(previous)) {
      if (!(file in index)) { removeWithEmptyParents(path.join(to, file), to); }
    }
    fs.writeFileSync(path.join(from, INDEX_FILE), indexText(index));
    fs.renameSync(path.join(from, INDEX_FILE), path.join(to, INDEX_FILE));
  }

  /** The synthesis succeeded: a report of an earlier refusal is no longer true. */
  public finish(): void {
    fs.rmSync(path.join(this.outdir, REFUSED_FOLDER), { recursive: true, force: true });
  }

  public discard(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

function filesBelow(folder: string, prefix = ''): string[] {
  return fs.readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap(entry => {
    const file = path.join(prefix, entry.name);
    return entry.isDirectory() ? filesBelow(folder, file) : [file];
  }).sort();
}

function removeWithEmptyParents(file: string, root: string): void {
  fs.rmSync(file, { force: true });
  for (let folder = path.dirname(file); folder !== root && folder.startsWith(root); folder = path.dirname(folder)) {
    if (!fs.existsSync(folder) || fs.readdirSync(folder).length > 0) { return; }
    fs.rmdirSync(folder);
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) { return false; }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
