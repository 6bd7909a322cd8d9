import { execFile, spawnSync } from 'child_process';

/** Whether a real Terraform is here to judge. */
export const HAS_TERRAFORM = spawnSync('terraform', ['version'], { env: { ...process.env, CHECKPOINT_DISABLE: '1' } }).status === 0;

export interface TerraformRun {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs the real Terraform in a folder, without anything that this machine has configured. */
export async function terraform(folder: string, args: readonly string[], variables: Record<string, string> = {}): Promise<TerraformRun> {
  const env = { PATH: process.env.PATH, HOME: folder, TF_CLI_CONFIG_FILE: '/dev/null', TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1', ...variables };
  return new Promise(resolve => {
    execFile('terraform', [...args, '-no-color'], { cwd: folder, env, timeout: 30_000 }, (error, out, err) => resolve({ ok: error === null, output: `${out}${err}` }));
  });
}
