import { temporaryFolder, written } from './fixture';
import { CLOUD_CONFIG, CLOUD_INIT } from '../../scripts/verify/cloud-init';

jest.mock('../judges', () => ({ findCloudConfigSchema: () => undefined, runCloudInitSchema: () => ({ installed: false, ok: false, output: '' }) }));

const folder = temporaryFolder();

test.each([
  [CLOUD_INIT, 'cloud-init is not installed'],
  [CLOUD_CONFIG, 'no cloud-init is installed, and its schema comes with it'],
])('where no cloud-init is, its files are skipped, not passed', (judge, reason) => {
  expect(judge.run(written(folder(), { 'user-data': ['cloud-init', ''] }))).toEqual({ files: 0, items: 0, findings: [], skipped: [{ file: 'web/site/user-data', reason }] });
});
