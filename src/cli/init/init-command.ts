import * as path from 'path';
import { homelabChoices } from './homelab-choices';
import { projectFiles } from './project-files';
import { rehearse } from './rehearse';
import { writeProject } from './write-project';
import { Command } from '../command';
import { Options } from '../options';
import { ownPackage } from '../own-package';
import { Terminal } from '../terminal';

/** Version of a build that nobody has released. */
const UNRELEASED = '0.0.0';

/** Writes a project for one Proxmox VE node into a folder where none is. */
export const INIT: Command = {
  name: 'init',
  argument: '',
  summary: 'writes a project for one Proxmox VE node, and prints the commands that make its API token',
  options: {
    'endpoint': { value: '<url>', text: 'address of the web interface, such as https://pve.lan:8006', required: true },
    'node': { value: '<name>', text: 'node as the web interface shows it, such as pve1', required: true },
    'datastore': { value: '<name>', text: 'storage of the disks, such as local-zfs or local-lvm', required: true },
    'network': { value: '<cidr>', text: 'network of the machines, such as 10.0.20.0/24', required: true },
    'gateway': { value: '<address>', text: 'router of that network, such as 10.0.20.1', required: true },
    'admin': { value: '<user>', text: 'login name of the administrator on every machine', required: true },
    'key': { value: '<text>', text: 'public SSH key of the administrator; or --key-file' },
    'key-file': { value: '<file>', text: 'file that it stands in, such as ~/.ssh/id_ed25519.pub' },
    'machine': { value: '<name>[=<address>]', text: 'a machine, such as git=10.0.20.10', required: true, repeated: true },
    'addresses': { value: '<first>-<last>', text: 'addresses for machines that name none: free ones that the router does not give by DHCP' },
    'bridge': { value: '<name>', text: 'bridge of the node; vmbr0 unless told' },
    'vlan': { value: '<tag>', text: 'VLAN of the machines; untagged unless told' },
    'dns': { value: '<address>', text: 'DNS server; the router unless told', repeated: true },
    'timezone': { value: '<zone>', text: 'time zone, such as Europe/Berlin; that of the image unless told' },
    'os': { value: '<id>', text: 'system of the machines; debian-13 unless told' },
    'no-verify-tls': { text: 'the certificate of the node is not checked: for one that nobody signed' },
    'name': { value: '<name>', text: 'name of the stack; homelab unless told' },
    'dir': { value: '<folder>', text: 'folder to write to; this one unless told' },
    'library': { value: '<npm spec>', text: 'where npm gets hostwright, such as file:../hostwright.tgz; its version unless told' },
    'bindings': { value: '<npm spec>', text: 'the same for @hostwright/provider-proxmox' },
  },
  more: [
    'It asks nothing and overwrites nothing. What it writes is synthesized before it is written.',
    '',
    'Example',
    '  npx hostwright init --endpoint https://pve.lan:8006 --node pve1 --datastore local-zfs --network 10.0.20.0/24 --gateway 10.0.20.1 \\',
    '    --admin ops --key-file ~/.ssh/id_ed25519.pub --machine git=10.0.20.10 --machine media=10.0.20.11',
  ],
  run: async (options, terminal) => {
    init(options, terminal);
    return 0;
  },
};

function init(options: Options, terminal: Terminal): void {
  const choices = homelabChoices(options, terminal.folder);
  const folder = path.resolve(terminal.folder, options.text('dir') ?? '.');
  const files = projectFiles(choices, { library: options.text('library'), bindings: options.text('bindings') });
  const lines = rehearse(choices);
  writeProject(folder, files);
  const below = path.relative(terminal.folder, folder).split(path.sep).join('/');
  terminal.say(
    `Written${below === '' ? '' : ` to ${below}`}: ${Object.keys(files).filter(file => !file.endsWith('.gitkeep')).join(', ')}`,
    '',
    `1. On a shell of ${choices.props.nodeName}, as root: a role, a user and a token that may do what this program needs, and no more.`,
    '   The last line prints the token once.',
    '',
    ...lines,
    '',
    '2. Here',
    '',
    ...below === '' ? [] : [`cd ${/^[\w./-]+$/.test(below) ? below : `'${below.replace(/'/g, '\'\\\'\'')}'`}`],
    'npm install',
    'npx cdktf synth',
    '',
    `3. cdktf.out/stacks/${choices.stackName}/NEXT.md then has every further command: what the node must have, the token, deploy, plays.`,
    '   Commit all of it, hostwright.lock.json too.',
    ...options.has('library') && options.has('bindings') || ownPackage().version !== UNRELEASED ? [] : [
      '', 'This build is on no registry: in place of `npm install`, type `npm install <tarball of hostwright> <tarball of @hostwright/provider-proxmox>`.',
    ],
  );
}
