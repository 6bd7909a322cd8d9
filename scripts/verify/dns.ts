import { spawnSync } from 'child_process';
import * as fs from 'fs';
import { isIP } from 'net';
import * as path from 'path';
import { Judge, plantedFile, Verdict, verdictOn } from './judge';
import { filesReadBy, IndexedFile, Outputs } from './outputs';

const PREAMBLE = '$ORIGIN lab.example.\n$TTL 3600\n@ IN SOA ns hostmaster 1 3600 900 1209600 300\n@ IN NS ns\n';

/** Lets a program judge each file of its reader. */
function judgedBy(outputs: Outputs, reader: string, command: (file: IndexedFile) => [string, ...string[]]): Verdict {
  return verdictOn(filesReadBy(outputs, reader), file => {
    const [program, ...args] = command(file);
    const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (error) { return { skipped: [{ file: file.name, reason: `${program} is not installed` }] }; }
    return { items: linesOf(file).length, findings: status === 0 ? [] : [`${file.name}: ${`${stdout}${stderr}`.trim()}`] };
  });
}

/** BIND's own opinion of each zone file. Names of other zones are not asked of anybody. */
export const NAMED: Judge = {
  name: 'named-checkzone',
  readBy: 'named',
  planted: [
    plantedFile('an alias beside an address', 'dns/lab.example.zone', 'named', () => `${PREAMBLE}ns IN A 10.0.20.2\nwiki IN A 10.0.20.3\nwiki IN CNAME ns\n`),
    plantedFile('a name server without an address', 'dns/lab.example.zone', 'named', () => PREAMBLE),
    plantedFile('mail to nobody', 'dns/lab.example.zone', 'named', () => `${PREAMBLE}ns IN A 10.0.20.2\n@ IN MX 10 mail\n`),
  ],
  run: outputs => judgedBy(outputs, 'named', ({ path: file }) =>
    ['named-checkzone', '-i', 'local', '-k', 'fail', '-m', 'fail', '-M', 'fail', '-n', 'fail', '-r', 'fail', '-S', 'fail', path.basename(file, '.zone'), file]),
};

/** dnsmasq reads its own file. */
export const DNSMASQ: Judge = {
  name: 'dnsmasq',
  readBy: 'dnsmasq',
  planted: [
    plantedFile('a preference that is no number', 'dns/dnsmasq.conf', 'dnsmasq', () => 'local=/lab.example/\nmx-host=lab.example,mail.lab.example,ten\n'),
    plantedFile('an address that is none', 'dns/dnsmasq.conf', 'dnsmasq', () => 'address=/lab.example/10.0.20.300\n'),
  ],
  run: outputs => judgedBy(outputs, 'dnsmasq', ({ path: file }) => ['dnsmasq', '--test', `--conf-file=${file}`]),
};

/** A hosts file is read by every C library, and none of them says what it passed over. */
export const HOSTS: Judge = {
  name: 'hosts file',
  readBy: 'hosts',
  planted: [
    plantedFile('an address that is none', 'dns/hosts', 'hosts', () => '10.0.20.300 git.lab.example git\n'),
    plantedFile('an address without a name', 'dns/hosts', 'hosts', () => '10.0.20.3\n'),
  ],
  run: outputs => verdictOn(filesReadBy(outputs, 'hosts'), file => {
    const lines = linesOf(file).filter(line => !line.startsWith('#'));
    return { items: lines.length, findings: lines.filter(line => !isHostsLine(line)).map(line => `${file.name}: ${line}`) };
  }),
};

function isHostsLine(line: string): boolean {
  const [address, ...names] = line.split(/\s+/);
  return isIP(address) !== 0 && names.length > 0 && names.every(name => /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name));
}

function linesOf({ path: file }: IndexedFile): string[] {
  return fs.readFileSync(file, 'utf8').split('\n').filter(line => line !== '');
}
