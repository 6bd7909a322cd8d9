import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { temporaryFolder, written } from './fixture';
import { GUESTINFO } from '../../scripts/verify/guestinfo';

const folder = temporaryFolder();
const installed = spawnSync('/usr/bin/python3', ['-c', 'import cloudinit']).status === 0;

(installed ? test : test.skip)('GIVEN every mistake that is planted WHEN cloud-init reads it THEN each is found for what it is, and nothing else is', () => {
  const outputs = written(folder(), {});
  const programs = GUESTINFO.planted.flatMap(({ plant }, at) => {
    const empty = path.join(folder(), `planted-${at}`);
    fs.mkdirSync(empty);
    return plant(empty, outputs).programs.map(program => ({ ...program, name: `mistake ${at}` }));
  });
  const { findings, files, items, skipped } = GUESTINFO.run({ ...outputs, programs });
  expect({ files, items, skipped }).toEqual({ files: 7, items: 55, skipped: [] });
  expect(findings.map(finding => finding.replace('planted/cdk.tf.json: both: ', '').replace('/', ': '))).toEqual([
    'mistake 0: ValueError: the metadata has no network',
    expect.stringMatching(/^mistake 1: \w*Error: /),
    ...['netplan', 'networkd', 'sysconfig', 'eni', 'network-manager'].map(renderer => `mistake 2: ${renderer} has nothing for 02:00:00:00:00:02`),
    'mistake 3: the instance is both-10.0.20.10',
    'mistake 4: a changed network waits for a new instance',
    ...['updates', 'manage_etc_hosts', 'users', 'ssh_pwauth', 'disable_root'].map(key => `mistake 4: ${key} of the user data is lost`),
    'mistake 5: a changed network waits for a new instance',
  ]);
});
