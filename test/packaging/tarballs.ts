import { execFile, execFileSync } from 'child_process';
import * as path from 'path';
import { promisify } from 'util';

export const ROOT = path.resolve(__dirname, '..', '..');
export const PACKAGES = { 'hostwright': ROOT, '@hostwright/provider-proxmox': path.join(ROOT, 'packages', 'provider-proxmox') };
export type Package = keyof typeof PACKAGES;

/** What npm tells its scripts of this repository must not reach an npm that works elsewhere. */
export const ENVIRONMENT = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_PATH|NODE_OPTIONS|JEST_|CI$)/i.test(name)));

/** Runs a program in a folder to its end; gives back what it printed. */
export async function run(folder: string, command: string, ...args: string[]): Promise<string> {
  return (await promisify(execFile)(command, args, { cwd: folder, env: ENVIRONMENT, maxBuffer: 67108864 })).stdout;
}

/** Packs both packages into a folder, compiled where their sources have changed. */
export async function packInto(folder: string): Promise<Record<Package, string>> {
  execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'ensure-built.mjs'), '--library'], { cwd: ROOT, env: ENVIRONMENT });
  const tarballs = {} as Record<Package, string>;
  for (const name of Object.keys(PACKAGES) as Package[]) {
    const [packed] = JSON.parse(await run(PACKAGES[name], 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder)) as { filename: string }[];
    tarballs[name] = path.join(folder, packed.filename.replace('@', '').replace('/', '-'));
  }
  return tarballs;
}
