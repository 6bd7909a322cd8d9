import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import * as fs from 'fs';

/** A file that is a disk for a guest. */
export class LoopDisk {
  /** Device of this machine, which the guest sees under the same name. */
  public readonly device: string;

  /** @param file where its bytes lie; a file that is there is taken as it is */
  constructor(public readonly file: string, mebibytes: number) {
    fs.closeSync(fs.openSync(file, 'a'));
    fs.truncateSync(file, mebibytes * 1048576);
    this.device = execFileSync('losetup', ['--find', '--show', file], { encoding: 'utf8' }).trim();
  }

  /** What is on it, in short. */
  public get fingerprint(): string {
    execFileSync('sync', ['--file-system', this.file]);
    return createHash('sha256').update(fs.readFileSync(this.device)).digest('hex');
  }

  public grow(mebibytes: number): void {
    fs.truncateSync(this.file, mebibytes * 1048576);
    execFileSync('losetup', ['--set-capacity', this.device]);
  }

  public release(): void {
    execFileSync('losetup', ['--detach', this.device]);
  }
}
