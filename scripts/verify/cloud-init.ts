import * as fs from 'fs';
import { Judge, plantedFile, verdictOn } from './judge';
import { filesReadBy } from './outputs';
import { findCloudConfigSchema, judgeCloudConfig, runCloudInitSchema } from '../../test/judges';

const READER = 'cloud-init';
const FILE = 'cloud-init/web/vendor-data.yaml';
const TYPO_AT_THE_TOP = plantedFile('a typo at the top level', FILE, READER, () => '#cloud-config\nhostnme: web\ntimezone: Etc/UTC\n');
const TYPO_IN_A_SECTION = plantedFile('a typo in a section', FILE, READER, () => '#cloud-config\nwrite_files:\n  - { path: /etc/motd, contents: hello }\n');

/** cloud-init's own opinion. Older versions leave the top level open, so only the typo in a section is planted. */
export const CLOUD_INIT: Judge = {
  name: 'cloud-init schema',
  readBy: READER,
  planted: [TYPO_IN_A_SECTION],
  run: outputs => verdictOn(filesReadBy(outputs, READER), ({ name, path }) => {
    const { installed, ok, output } = runCloudInitSchema(path);
    if (!installed) { return { skipped: [{ file: name, reason: 'cloud-init is not installed' }] }; }
    return { items: 1, findings: ok ? [] : [`${name}: ${output}`] };
  }),
};

/** The schema that cloud-init installs, read strictly: a module or a key that it does not know does nothing. */
export const CLOUD_CONFIG: Judge = {
  name: 'cloud-config, strictly',
  readBy: READER,
  planted: [TYPO_AT_THE_TOP, TYPO_IN_A_SECTION],
  run: outputs => {
    const file = findCloudConfigSchema();
    const schema = file && JSON.parse(fs.readFileSync(file, 'utf8'));
    return verdictOn(filesReadBy(outputs, READER), ({ name, path }) => {
      if (schema === undefined) { return { skipped: [{ file: name, reason: 'no cloud-init is installed, and its schema comes with it' }] }; }
      const { judged, findings } = judgeCloudConfig(fs.readFileSync(path, 'utf8'), schema);
      return { items: judged, findings: findings.map(finding => `${name}: ${finding.path}: ${finding.kind}: ${finding.message}`) };
    });
  },
};
