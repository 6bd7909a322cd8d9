import { spawn } from 'child_process';
import * as fs from 'fs';
import { createRequire } from 'module';
import * as path from 'path';
import { Example, ROOT } from './examples';

/** What became of one program. */
export interface Outcome {
  readonly example: Example;
  /** Output folder. */
  readonly outdir: string;
  /** Why nothing was written; undefined when all went well. */
  readonly failure?: string;
}

const requireHere = createRequire(__filename);

/** A program by the real `cdktf synth`, as a user runs it. No Terraform is needed, and the CLI reports nothing to anybody. */
export async function synthesizeWithCdktf(example: Example, outdir: string): Promise<Outcome> {
  prepare(outdir);
  const args = [cdktfProgram(), 'synth', '--app', `node scripts/app.mjs ${example.file}`, '--output', path.relative(ROOT, outdir)];
  const { status, output } = await finished(args, { CDKTF_CONTEXT_JSON: contextOf(example) });
  return { example, outdir, failure: status === 0 ? undefined : reportIn(outdir) ?? withoutSpinner(output) };
}

/** A program in this process: its own `app.synth()` writes the same files without the CLI. */
export function synthesizeHere(example: Example, outdir: string): Outcome {
  prepare(outdir);
  process.env.CDKTF_OUTDIR = outdir;
  process.env.CDKTF_CONTEXT_JSON = contextOf(example);
  try {
    requireHere(path.join(ROOT, example.file));
    return { example, outdir };
  } catch (error) {
    return { example, outdir, failure: reportIn(outdir) ?? (error as Error).stack ?? String(error) };
  } finally {
    delete process.env.CDKTF_OUTDIR;
    delete process.env.CDKTF_CONTEXT_JSON;
  }
}

/** Programs of one folder share no lock. */
function contextOf({ lock }: Example): string {
  return JSON.stringify({ 'hostwright:lock': path.join(ROOT, lock) });
}

/** A report of an earlier run would be taken for this one's. */
function prepare(outdir: string): void {
  fs.mkdirSync(outdir, { recursive: true });
  fs.rmSync(path.join(outdir, 'refused'), { recursive: true, force: true });
}

function cdktfProgram(): string {
  const manifest = requireHere.resolve('cdktf-cli/package.json');
  const { bin } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as { bin: { cdktf: string } };
  return path.join(path.dirname(manifest), bin.cdktf);
}

function finished(args: string[], variables: Record<string, string>): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, CHECKPOINT_DISABLE: '1', CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1', ...variables };
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', piece => { output += piece; });
    child.stderr.on('data', piece => { output += piece; });
    child.on('error', reject);
    child.on('close', status => resolve({ status, output }));
  });
}

/** What the library says of a refusal; other failures have no such file. */
function reportIn(outdir: string): string | undefined {
  const file = path.join(outdir, 'refused', 'report.txt');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : undefined;
}

/** What a tool said, without colours and without its turning wheel. */
function withoutSpinner(output: string): string {
  // eslint-disable-next-line no-control-regex
  return output.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '').replace(/^\s*[\u2800-\u28ff].*$/gm, '').replace(/\n\s*\n+/g, '\n').trim();
}
