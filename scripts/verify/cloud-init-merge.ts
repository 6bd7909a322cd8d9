import { spawnSync } from 'child_process';
import * as fs from 'fs';
import { isDeepStrictEqual } from 'util';
import { parse } from 'yaml';
import { Judge, plantedFile, verdictOn } from './judge';
import { filesReadBy } from './outputs';

const READER = 'cloud-init';
const FILE = 'cloud-init/web/vendor-data.yaml';

type Document = Record<string, unknown>;

/** What Proxmox itself writes as user data (qemu-server, Cloudinit.pm); our document is the vendor data beside it. */
const USER_DATA: Document = {
  hostname: 'web',
  manage_etc_hosts: true,
  fqdn: 'web.lab.example',
  user: 'ops',
  disable_root: false,
  ssh_authorized_keys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9'],
  chpasswd: { expire: false },
  users: ['default'],
  package_upgrade: false,
};

/** A document that somebody else wrote, in one message with ours and before it. */
const EARLIER: Document = { packages: ['htop'], runcmd: [['true']], write_files: [{ path: '/etc/motd', content: 'hello' }], package_update: false };

/** cloud-init's own reading and merging. */
const MERGE = `
import json, sys
from cloudinit import mergers, util
user, earlier, text = json.load(sys.stdin)
read = util.load_yaml(text)
own = util.load_yaml(text)
rule = mergers.dict_extract_mergers(own) or mergers.default_mergers()
joined = mergers.construct(rule).merge(earlier, util.load_yaml(text))
print(json.dumps({"read": read, "beside": util.mergemanydict([user, own]), "joined": joined}))
`;

/** What becomes of a document beside the user data of the platform, and behind another document: nothing of either is lost. */
export const CLOUD_MERGE: Judge = {
  name: 'cloud-init, merged',
  readBy: READER,
  planted: [
    plantedFile('a key of the user data, which wins', FILE, READER, () => '#cloud-config\nmerge_how: list(append)+dict(no_replace,recurse_list)+str()\nusers: [{ name: ops }]\n'),
    plantedFile('no rule for merging', FILE, READER, () => '#cloud-config\npackages: [qemu-guest-agent]\n'),
    plantedFile('a rule that replaces', FILE, READER, () => '#cloud-config\nmerge_how: list(replace)+dict(replace)+str()\npackages: [qemu-guest-agent]\n'),
  ],
  run: outputs => verdictOn(filesReadBy(outputs, READER), ({ name, path }) => {
    const text = fs.readFileSync(path, 'utf8');
    const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', MERGE], { input: JSON.stringify([USER_DATA, EARLIER, text]), encoding: 'utf8' });
    if (status !== 0) {
      return /No module named 'cloudinit'/.test(stderr) ? { skipped: [{ file: name, reason: 'cloud-init is not installed' }] } : { items: 1, findings: [`${name}: ${stderr || 'no Python'}`] };
    }
    const { merge_how: _, ...own } = parse(text, { version: '1.1' }) as Document;
    return { items: Object.keys(own).length, findings: findingsIn(own, JSON.parse(stdout)).map(finding => `${name}: ${finding}`) };
  }),
};

function findingsIn(own: Document, { read, beside, joined }: Record<'read' | 'beside' | 'joined', Document>): string[] {
  const lost = (what: string, expected: Document, found: Document) => Object.keys(expected).filter(key => !isDeepStrictEqual(found[key], expected[key])).map(key => `${key} ${what}`);
  return [
    ...lost('is read otherwise by cloud-init', own, read),
    ...lost('is lost beside the user data', own, beside),
    ...lost('of the user data is lost', USER_DATA, beside),
    ...lost('is not joined with a document before it', bothOf(own), joined),
  ];
}

/** Lists one after the other; of two other values the earlier. */
function bothOf(own: Document): Document {
  const all: Document = { ...own, ...EARLIER };
  for (const key of Object.keys(EARLIER)) {
    if (Array.isArray(EARLIER[key]) && Array.isArray(own[key])) { all[key] = [...EARLIER[key], ...own[key]]; }
  }
  return all;
}
