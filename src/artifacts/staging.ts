import { hash } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { incompleteFiles, Index, IndexEntry, INDEX_FILE, indexText, readIndex, sha256Of } from './artifact-index';
import { REFUSED_FOLDER } from './refusal-report';
import { whileWriting } from './while-writing';
import { isAlive } from './writing-turn';

const PREFIX = '.staging-';

/** Who reads a staged file, and which construct wrote it. */
type Origin = Pick<IndexEntry, 'readBy' | 'construct'>;

/** A folder beside the output on the same filesystem, from which finished files are renamed into place. */
export class Staging {
  public readonly folder: string;
  private readonly written = new Map<string, IndexEntry>();
  private readonly folders = new Set<string>();

  constructor(private readonly outdir: string) {
    this.folder = path.join(outdir, `${PREFIX}${process.pid}`);
    whileWriting(() => {
      fs.mkdirSync(outdir, { recursive: true });
      for (const left of fs.readdirSync(outdir)) {
        if (left.startsWith(PREFIX) && !isAlive(Number(left.slice(PREFIX.length)))) { fs.rmSync(path.join(outdir, left), { recursive: true, force: true }); }
      }
      fs.rmSync(this.folder, { recursive: true, force: true });
      fs.mkdirSync(path.join(this.folder, 'stacks'), { recursive: true });
    });
  }

  public pathOf(file: string): string {
    return path.join(this.folder, file);
  }

  /** Staged files below a folder, seen from it. */
  public filesIn(folder: string): string[] {
    return fs.existsSync(this.pathOf(folder)) ? filesBelow(this.pathOf(folder)) : [];
  }

  public write(file: string, text: string, origin: Origin, executable = false): void {
    whileWriting(() => {
      const target = this.pathOf(file);
      this.makeFolder(path.dirname(target));
      fs.writeFileSync(target, text, { mode: executable ? 0o755 : 0o666 });
    });
    this.written.set(path.normalize(file), { sha256: hash('sha256', text), bytes: Buffer.byteLength(text), ...origin });
  }

  /** A large inventory has thousands of files in one folder. */
  private makeFolder(folder: string): void {
    if (this.folders.has(folder)) { return; }
    fs.mkdirSync(folder, { recursive: true });
    this.folders.add(folder);
  }

  /**
   * Renames the files of one stack into place, the index last; a folder that is new goes as a whole. Until then the index that lies there says that it is
   * incomplete and names the old files and the new ones, so that the next synth cleans up after one that was killed.
   * Returns what did not match the index of the last synth.
   */
  public publish(workingDirectory: string, stackPath: string): string[] {
    const from = this.pathOf(workingDirectory);
    const to = path.join(this.outdir, workingDirectory);
    const index = this.indexOf(workingDirectory, stackPath);
    const previous = readIndex(to);
    const repaired = incompleteFiles(to);
    if (Object.keys(index).length === 0 && !previous && repaired.length === 0) { return repaired; }
    if (repaired.length === 0 && previous && indexText(previous.files) === indexText(index)) { return repaired; }
    whileWriting(() => {
      fs.mkdirSync(to, { recursive: true });
      replaceIndex(from, to, indexText({ ...previous?.files, ...index }, false));
      for (const file of Object.keys(previous?.files ?? {})) {
        if (!(file in index)) { removeWithEmptyParents(path.join(to, file), to); }
      }
      moveInto(from, to);
      replaceIndex(from, to, indexText(index));
    });
    return repaired;
  }

  /** The synthesis succeeded: a report of an earlier refusal is no longer true. */
  public finish(): void {
    fs.rmSync(path.join(this.outdir, REFUSED_FOLDER), { recursive: true, force: true });
  }

  public discard(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private indexOf(workingDirectory: string, stackPath: string): Index {
    const index: Index = {};
    for (const name of this.filesIn(workingDirectory)) {
      const file = path.join(workingDirectory, name);
      index[name.split(path.sep).join('/')] = this.written.get(file)
        ?? { sha256: sha256Of(this.pathOf(file))!, bytes: fs.statSync(this.pathOf(file)).size, readBy: 'terraform', construct: stackPath };
    }
    return index;
  }
}

function replaceIndex(from: string, to: string, text: string): void {
  fs.writeFileSync(path.join(from, INDEX_FILE), text);
  fs.renameSync(path.join(from, INDEX_FILE), path.join(to, INDEX_FILE));
}

/** Moves what is in a folder into another, where it replaces files of the same name. */
function moveInto(from: string, to: string): void {
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory() && fs.existsSync(target)) { moveInto(source, target); } else { fs.renameSync(source, target); }
  }
}

function filesBelow(folder: string, prefix = ''): string[] {
  return fs.readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap(entry => {
    const file = path.join(prefix, entry.name);
    return entry.isDirectory() ? filesBelow(folder, file) : [file];
  }).sort();
}

/** A killed synth may have done a part already: what is gone, or is a folder where a file was, is passed over. */
function removeWithEmptyParents(file: string, root: string): void {
  if (fs.existsSync(file) && fs.statSync(file).isFile()) { fs.rmSync(file); }
  for (let folder = path.dirname(file); folder !== root; folder = path.dirname(folder)) {
    if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) { continue; }
    if (fs.readdirSync(folder).length > 0) { return; }
    fs.rmdirSync(folder);
  }
}
