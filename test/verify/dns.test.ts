import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { temporaryFolder, written } from './fixture';
import { DNSMASQ, HOSTS, NAMED } from '../../scripts/verify/dns';
import { Judge } from '../../scripts/verify/judge';

const folder = temporaryFolder();
const ZONE = '$ORIGIN lab.example.\n$TTL 3600\n@ IN SOA ns hostmaster 1 3600 900 1209600 300\n@ IN NS ns\nns IN A 10.0.20.2\n* IN A 10.0.20.3\n_ldap._tcp IN SRV 0 0 389 ns\n';
const installed = (program: string) => spawnSync(program, ['--version']).error === undefined;

test.each<[string, Judge, string, string, boolean]>([
  ['named-checkzone', NAMED, 'dns/lab.example.zone', ZONE, installed('named-checkzone')],
  ['dnsmasq', DNSMASQ, 'dns/dnsmasq.conf', '# none\nlocal=/lab.example/\n', installed('dnsmasq')],
  ['hosts', HOSTS, 'dns/hosts', '# none\n10.0.20.2 ns.lab.example ns\nfd00::2 ns.lab.example ns\n', true],
])('%s judges what it reads, or says that it is missing', (program, judge, file, text, isInstalled) => {
  const { files, items, findings, skipped } = judge.run(written(folder(), { [file]: [judge.readBy!, text] }));
  expect(findings).toEqual([]);
  expect(skipped).toEqual(isInstalled ? [] : [{ file: `web/site/${file}`, reason: `${program} is not installed` }]);
  expect({ files, hasItems: items > 0 }).toEqual({ files: isInstalled ? 1 : 0, hasItems: isInstalled });
});

test.each<[string, Judge, boolean]>([['named-checkzone', NAMED, installed('named-checkzone')], ['dnsmasq', DNSMASQ, installed('dnsmasq')], ['hosts', HOSTS, true]])('%s refuses each planted mistake', (_, judge, isInstalled) => {
  expect(judge.planted.length).toBeGreaterThan(0);
  judge.planted.forEach(({ plant }, at) => {
    const empty = path.join(folder(), `planted-${at}`);
    fs.mkdirSync(empty);
    const { findings, skipped } = judge.run(plant(empty, written(folder(), {})));
    expect([findings.length, skipped.length]).toEqual(isInstalled ? [1, 0] : [0, 1]);
  });
});
