import * as fs from 'fs';
import * as path from 'path';
import { temporaryFolder, written } from './fixture';
import { CLOUD_CONFIG, CLOUD_INIT } from '../../scripts/verify/cloud-init';
import { DETERMINISM } from '../../scripts/verify/determinism';
import { Judge } from '../../scripts/verify/judge';
import { PROVIDER_FACTS } from '../../scripts/verify/provider-facts';
import { findCloudConfigSchema, runCloudInitSchema } from '../judges';

const folder = temporaryFolder();
const POOL = { terraform: { required_providers: { proxmox: { source: 'bpg/proxmox', version: '~> 0.111.1' } } }, resource: { proxmox_virtual_environment_pool: { web: { pool_id: 'web' } } } };
const terraform = (document: unknown): Record<string, [string, string]> => ({ 'cdk.tf.json': ['terraform', JSON.stringify(document)] });

/** Whether a judge refuses each mistake that is planted for it. */
function provesItself(judge: Judge, outputs = written(folder(), {})): boolean {
  return judge.planted.length > 0 && judge.planted.every(({ plant }, at) => {
    const empty = path.join(folder(), `planted-${at}`);
    fs.mkdirSync(empty);
    return judge.run(plant(empty, outputs)).findings.length > 0;
  });
}

describe('provider facts', () => {
  test('a document that the provider takes', () => {
    expect(PROVIDER_FACTS.run(written(folder(), terraform(POOL)))).toEqual({ files: 1, items: 2, findings: [], skipped: [] });
  });

  test('a mistake, and a block that no facts are at hand for, are findings', () => {
    const document = { ...POOL, resource: { proxmox_virtual_environment_pool: { web: { pool_id: ['web'] } }, acme_thing: { it: {} } } };
    expect(PROVIDER_FACTS.run(written(folder(), terraform(document))).findings).toEqual(expect.arrayContaining([
      expect.stringMatching(/^web\/site\/cdk\.tf\.json: proxmox_virtual_environment_pool\.web pool_id: wrong-type: /),
      'web/site/cdk.tf.json: acme_thing.it: no facts are at hand for it',
    ]));
  });

  test('the planted document is refused', () => {
    expect(provesItself(PROVIDER_FACTS)).toBe(true);
  });
});

describe('determinism', () => {
  test('two runs that write the same', () => {
    expect(DETERMINISM.run(written(folder(), { 'a.txt': ['people', 'same'] }))).toMatchObject({ files: 2, findings: [] });
  });

  test.each<[string, Record<string, [string, string]>, string]>([
    ['another byte', { 'a.txt': ['people', 'sane'] }, 'web/stacks/site/a.txt: two runs differ from byte 2 on'],
    ['more bytes', { 'a.txt': ['people', 'same, and more'] }, 'web/stacks/site/a.txt: two runs differ from byte 4 on'],
    ['another file', { 'a.txt': ['people', 'same'], 'b.txt': ['people', ''] }, 'web/stacks/site/b.txt: only one of two runs wrote it'],
  ])('%s', (_, twin, finding) => {
    expect(DETERMINISM.run(written(folder(), { 'a.txt': ['people', 'same'] }, 'web', twin)).findings).toContain(finding);
  });

  test('the planted differences are refused', () => {
    expect(provesItself(DETERMINISM, written(folder(), { 'a.txt': ['people', 'same'] }))).toBe(true);
  });
});

describe('cloud-init', () => {
  const sound = (): ReturnType<typeof written> => written(folder(), { 'cloud-init/web/vendor-data.yaml': ['cloud-init', '#cloud-config\ntimezone: Etc/UTC\n'], 'estate.json': ['people', '{}'] });
  const tool = runCloudInitSchema(path.join(__dirname, 'nothing')).installed;
  const schema = findCloudConfigSchema() !== undefined;

  test.each<[string, Judge, boolean]>([['the tool', CLOUD_INIT, tool], ['its schema', CLOUD_CONFIG, schema]])('%s judges what it reads, or says that it is missing', (_, judge, installed) => {
    const { files, findings, skipped } = judge.run(sound());
    expect(findings).toEqual([]);
    expect({ files, skipped: skipped.map(({ file }) => file) }).toEqual(installed ? { files: 1, skipped: [] } : { files: 0, skipped: ['web/site/cloud-init/web/vendor-data.yaml'] });
    if (installed) { expect(provesItself(judge)).toBe(true); }
  });
});
