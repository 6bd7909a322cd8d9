import { spawnSync } from 'child_process';
import * as path from 'path';
import type { Measured } from './child';
import type { Parts, Side, Vendor } from './program';

/** Runs compiled programs of this folder, each in a fresh process, so that no run profits from the one before. */
export class Runner {
  constructor(private readonly folder: string) {}

  /** Where the two sides do not write the same. */
  public disagreements(vendor: Vendor): string[] {
    return this.run('agree.js', [vendor]) as string[];
  }

  /** One construct + synth. Throws when the output does not show everything that was asked for. */
  public measure(vendor: Vendor, side: Side, count: number, parts: Parts = {}): Measured {
    const measured = this.run('child.js', [vendor, side, String(count), JSON.stringify(parts)]) as Measured;
    if (measured.missing.length > 0) { throw new Error(`${vendor}, ${side} at ${count} machines: the output does not show ${measured.missing.join(', ')}`); }
    return measured;
  }

  /** CPU milliseconds of one `require`. */
  public load(module: string): number {
    return this.run('load.js', [module]) as number;
  }

  private run(program: string, args: readonly string[]): unknown {
    // Options that came from outside (a debugger, a loader) would be measured too.
    const { NODE_OPTIONS: _, ...environment } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', path.join(this.folder, 'bench', program), ...args], {
      cwd: this.folder, encoding: 'utf8', env: environment,
    });
    if (status !== 0) { throw new Error(`${program} ${args.join(' ')} failed:\n${stderr}`); }
    return JSON.parse(stdout);
  }
}
