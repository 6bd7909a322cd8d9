import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, S3Backend, TerraformStack } from 'cdktf';
import { Backend, EstateStack } from '../../src';

const outdirs: string[] = [];

function app(): App {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-shared-'));
  outdirs.push(outdir);
  return new App({ outdir });
}

afterAll(() => outdirs.forEach(outdir => fs.rmSync(outdir, { recursive: true, force: true })));

const SHARED: [string, () => Backend][] = [
  ['an HTTP address', () => Backend.http('https://state.example/estate')],
  ['an object key', () => Backend.s3({ bucket: 'states', region: 'eu-central-1', objectKey: 'one.tfstate' })],
  ['a blob', () => Backend.azure({ resourceGroup: 'rg', storageAccount: 'states', container: 'tf', objectKey: 'one.tfstate' })],
  ['a workspace', () => Backend.hcpTerraform({ organization: 'example', workspace: 'one' })],
];

describe('two stacks with one place for their state', () => {
  test.each(SHARED)('are refused: %s', (_, backend) => {
    const estate = app();
    new EstateStack(estate, 'a', { backend: backend() });
    new EstateStack(estate, 'b', { backend: backend() });

    expect(() => estate.synth()).toThrow(/\[a\] HW5009 one state for two stacks: given the state of a and of b .*allowed: a place of its own.*Leave objectKey and workspace out/);
  });

  test('are refused when the other is a plain stack', () => {
    const estate = app();
    const plain = new TerraformStack(estate, 'plain');
    new S3Backend(plain, { bucket: 'states', region: 'eu-central-1', key: 'one.tfstate', encrypt: true }).addOverride('use_lockfile', true);
    new EstateStack(estate, 'ours', { backend: Backend.s3({ bucket: 'states', region: 'eu-central-1', objectKey: 'one.tfstate' }) });

    expect(() => estate.synth()).toThrow(/HW5009/);
  });
});

test.each<[string, () => Backend]>([
  ['local', () => Backend.local()],
  ['s3', () => Backend.s3({ bucket: 'states', region: 'eu-central-1' })],
  ['gcs', () => Backend.gcs('states')],
  ['postgresql', () => Backend.postgresql()],
  ['hcp', () => Backend.hcpTerraform({ organization: 'example' })],
])('one %s backend for two stacks is two places', (_, backend) => {
  const estate = app();
  const shared = backend();
  new EstateStack(estate, 'a', { backend: shared });
  new EstateStack(estate, 'b', { backend: shared });

  expect(() => estate.synth()).not.toThrow();
});
