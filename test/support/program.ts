import { ChildProcess, spawn, spawnSync } from 'child_process';
import { createRequire } from 'module';
import * as path from 'path';

const ROOT = path.resolve(__dirname, '..', '..');
const COMPILED = path.join(ROOT, '.cache', 'test-programs', process.env.JEST_WORKER_ID ?? '0');

/** Compiles a TypeScript program of test/support, library and all, into one file: it starts in a third of the time that tsx takes. */
function compiled(name: string): string {
  const esbuild = createRequire(require.resolve('tsx'))('esbuild');
  const outfile = path.join(COMPILED, name.replace(/\.ts$/, '.cjs'));
  esbuild.buildSync({
    entryPoints: [path.join(__dirname, name)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    alias: { hostwright: path.join(ROOT, 'src', 'index.ts') },
    external: ['cdktf', 'constructs', 'yaml', '@hostwright/*', '@cdktf/*'],
  });
  return outfile;
}

/** A program of test/support that runs in processes of its own. */
export class Program {
  private readonly file: string;

  /** The compiled file, for whoever starts it himself. */
  public get path(): string { return this.file; }

  /** @param name file in test/support */
  constructor(name: string) {
    this.file = compiled(name);
  }

  /** Starts it in a folder; it is the process itself that meets a signal. */
  public start(folder: string, ...args: string[]): ChildProcess {
    return spawn(process.execPath, [this.file, ...args], { cwd: folder, env: this.environment(), stdio: ['ignore', 'pipe', 'inherit'] });
  }

  /** Runs it in a folder to its end; throws when it fails. A variable that is undefined is unset. */
  public run(folder: string, variables: Record<string, string | undefined> = {}, ...args: string[]): string {
    const run = spawnSync(process.execPath, [this.file, ...args], { cwd: folder, env: this.environment(variables), encoding: 'utf8' });
    if (run.status !== 0) { throw new Error(`${this.file} ended with ${run.status ?? run.signal}\n${run.stdout}${run.stderr}`); }
    return run.stdout;
  }

  private environment(variables: Record<string, string | undefined> = {}): NodeJS.ProcessEnv {
    const environment: NodeJS.ProcessEnv = { ...process.env, NODE_PATH: path.join(ROOT, 'node_modules'), ...variables };
    for (const name of Object.keys(variables)) { if (variables[name] === undefined) { delete environment[name]; } }
    return environment;
  }
}
