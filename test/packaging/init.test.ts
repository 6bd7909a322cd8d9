import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Package, packInto, run } from './tarballs';
import { filesBelow } from '../support/project';

jest.setTimeout(600_000);

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM ops@homelab';
const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-init-'));
const folder = path.join(parent, 'empty');
let tarballs: Record<Package, string>;
let said = '';

/** The command as `npx` finds it in an empty folder: there is nothing but the tarballs. */
const init = (): Promise<string> => run(
  folder, 'npx', '--yes', '--prefer-offline', ...Object.values(tarballs).flatMap(file => ['--package', file]), 'hostwright', 'init',
  '--endpoint', 'https://pve.lan:8006', '--node', 'pve1', '--datastore', 'local-zfs', '--network', '10.0.20.0/24', '--gateway', '10.0.20.1', '--admin', 'ops', '--key', KEY,
  '--machine', 'git=10.0.20.10', '--machine', 'media=10.0.20.11', '--library', `file:${tarballs.hostwright}`, '--bindings', `file:${tarballs['@hostwright/provider-proxmox']}`,
);
const project = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');

beforeAll(async () => {
  tarballs = await packInto(parent);
  fs.mkdirSync(folder);
  said = await init();
  await run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline');
});
afterAll(() => fs.rmSync(parent, { recursive: true, force: true }));

describe('a project that `npx hostwright init` made of the tarballs', () => {
  test('GIVEN npm install WHEN cdktf synthesizes THEN the estate is written, and it is the one that was promised', async () => {
    expect(await run(folder, 'npx', 'cdktf', 'synth')).toContain('Generated Terraform code for the stacks: homelab');
    const { machines } = JSON.parse(project('cdktf.out/stacks/homelab/estate.json'));
    expect(machines.map(({ hostName, hardened, nics }: { hostName: string; hardened: boolean; nics: { address: string }[] }) => [hostName, hardened, nics[0].address]))
      .toEqual([['git', true, '10.0.20.10/24 via 10.0.20.1'], ['media', true, '10.0.20.11/24 via 10.0.20.1']]);
    const promised = said.split('\n').filter(line => line.startsWith('pveum '));
    expect(promised.length).toBeGreaterThan(5);
    expect(project('cdktf.out/stacks/homelab/preflight.md').split('\n').filter(line => line.startsWith('pveum '))).toEqual(promised);
    expect(Object.keys(JSON.parse(project('hostwright.lock.json')).machines)).toEqual(['git', 'media']);
  });

  test('GIVEN the program WHEN the compiler reads it THEN it is typed, and a mistake is found', async () => {
    await run(folder, 'npm', 'run', 'check');
    const program = project('main.ts');
    fs.writeFileSync(path.join(folder, 'main.ts'), program.replace('\'pve1\'', '1'));
    await expect(run(folder, 'npm', 'run', 'check')).rejects.toThrow(expect.objectContaining({ stdout: expect.stringContaining('not assignable to type \'string\'') }));
    fs.writeFileSync(path.join(folder, 'main.ts'), program);
  });

  test('GIVEN the installed command WHEN a machine is explained THEN it reads what was written', async () => {
    expect(await run(folder, 'npx', 'hostwright', 'explain', 'git')).toContain('git: homelab/git in stack homelab, on proxmox');
    expect(await run(folder, 'npx', 'hostwright', 'up', 'homelab', '--plan')).toContain('terraform apply   (in cdktf.out/stacks/homelab)');
    await expect(run(folder, 'npx', 'hostwright', 'explain', 'web')).rejects.toThrow(/HW6005 .*allowed: git, media\./);
  });

  test('GIVEN the project WHEN init is run again THEN HW6002, and no file has changed', async () => {
    const before = ['main.ts', 'package.json', 'cdktf.json', 'ansible/hosts.yml'].map(project);
    await expect(init()).rejects.toThrow(/HW6002 .*"package\.json", "cdktf\.json", "tsconfig\.json", "main\.ts"/);
    expect(['main.ts', 'package.json', 'cdktf.json', 'ansible/hosts.yml'].map(project)).toEqual(before);
    expect(Object.keys(filesBelow(path.join(folder, 'ansible')))).toHaveLength(6);
  });
});
