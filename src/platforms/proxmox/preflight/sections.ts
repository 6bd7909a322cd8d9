import { Access } from './access';
import { MAPPING_KINDS, Needs, NetworkNeeds } from './needs';
import type { PreflightFound } from './preflight';
import { pveumLines } from './pveum';
import { PreflightSubject } from './subject';
import { Use } from './use';
import { Grant, sortedEntries } from '../../preflight/grants';
import { code, codes, section, shell, table } from '../../preflight/markdown';
import { TOKEN_VARIABLE } from '../render-provider';

/** What one cluster must have, with a command for each line. Nothing that the stack does not use. */
export function preflightSections({ subject, needs, grants, access }: PreflightFound, roleFile: string): string[] {
  return [
    ...section('Proxmox VE', version(needs)),
    ...section('Nodes', nodes(needs)),
    ...section('Datastores', ...datastores(needs, subject)),
    ...section('Networks', networks(needs)),
    ...section('Hardware mappings', mappings(needs)),
    ...section('Pools', pools(needs)),
    ...section('Templates that exist', ...templates(needs)),
    ...section('Volumes that exist', volumes(needs)),
    ...section('VM ids that must be free', ...vmIds(needs)),
    ...section('Downloads', ...downloads(needs)),
    ...section('Firewall of the cluster', firewall(needs)),
    ...section('SSH to the nodes', ssh(needs, subject)),
    ...section('Secrets', ...secrets(needs, subject)),
    ...section('Privileges', ...privileges(grants, access, roleFile)),
  ];
}

function version({ uses, downloads: files }: Needs): string[] {
  const reasons: [boolean, string, string][] = [
    [uses.has(Use.AFFINITY_RULES), '9.0', 'rules of high availability'],
    [files.length > 0, '8.4', 'content type `import`, from which templates are made'],
    [uses.has(Use.SHARED_FOLDERS), '8.4', 'shared folders'],
    [uses.has(Use.HARDWARE_RANDOM), '8.4', 'random numbers of the node without root'],
    [true, '8.0', 'the provider; it is tried with 9'],
  ];
  const least = reasons.find(([used]) => used)![1];
  return [`${least} or later. \`pveversion\` tells.`, '', ...table(['version', 'for'], reasons.filter(([used]) => used).map(([, from, why]) => [from, why]))];
}

function nodes({ nodes: names }: Needs): string[] {
  return [`${codes([...names].sort())}. \`pvesh get /nodes\` lists them.`].filter(() => names.size > 0);
}

function datastores({ datastores: all }: Needs, { context }: PreflightSubject): string[][] {
  if (all.size === 0) { return []; }
  const rows = sortedEntries(all).map(([name, { contents, nodes: names }]) => [
    code(name), codes([...contents].sort()), codes([...names].sort()), context.isShared(name) ? 'shared: every node sees the same' : 'node-local', code(`pvesh get /storage/${name}`),
  ]);
  const images = [...all.values()].some(({ images: used }) => used);
  return [
    table(['datastore', 'content', 'used on', 'taken for', 'check'], rows),
    [`Datacenter > Storage > Edit sets the content types.${images ? ' `import` is off at first and needs a datastore of files, such as a directory, NFS or CephFS.' : ''}`],
  ];
}

function networks({ networks: all }: Needs): string[] {
  const what = ({ isVnet, vlans, untagged }: NetworkNeeds) => {
    const tags = [...vlans].sort((a, b) => a - b);
    if (isVnet) { return `a VNet of the SDN${tags.length > 0 ? `, VLAN-aware, with ${tags.join(', ')}` : ''}`; }
    return tags.length > 0 ? `a VLAN-aware bridge: VLAN ${tags.join(', ')}${untagged ? ', and untagged' : ''}` : 'a bridge';
  };
  const check = (name: string, { isVnet, nodes: names }: NetworkNeeds) =>
    isVnet ? code(`pvesh get /cluster/sdn/vnets/${name}`) : codes([...names].sort().map(node => `pvesh get /nodes/${node}/network/${name}`));
  return table(['network', 'what', 'check'], sortedEntries(all).map(([name, network]) => [code(name), what(network), check(name, network)]));
}

function mappings({ mappings: all, cpuModels, uses }: Needs): string[] {
  return table(['name', 'what', 'check'], [
    ...sortedEntries(all).flatMap(([kind, names]) => [...names].sort().map(name => [code(name), `${MAPPING_KINDS[kind]}, in Datacenter > Resource Mappings`, code(`pvesh get /cluster/mapping/${kind}/${name}`)])),
    ...[...cpuModels].sort().map(name => [code(name), 'processor type of your own', code(`grep 'cpu-model: ${name}' /etc/pve/virtual-guest/cpu-models.conf`)]),
    ...uses.has(Use.HARDWARE_RANDOM) ? [[code('/dev/hwrng'), 'random number generator of the node', code('cat /sys/class/misc/hw_random/rng_current')]] : [],
  ]);
}

function pools({ pools: all }: Needs): string[] {
  return table(['pool', 'check', 'make'], sortedEntries(all).filter(([, own]) => !own).map(([id]) => [code(id), code(`pvesh get /pools --poolid ${id}`), code(`pvesh create /pools --poolid ${id}`)]));
}

function templates({ templates: all }: Needs): string[][] {
  const rows = [...all].sort(([a], [b]) => a - b).map(([vmId, node]) => [String(vmId), code(node), code(`qm config ${vmId}`)]);
  return rows.length === 0 ? [] : [table(['VM id', 'node', 'check on that node: `template: 1`'], rows), ['Interfaces of a template take `SDN.Use` on their bridges as well; one without interfaces takes nothing.']];
}

function volumes({ volumes: all }: Needs): string[] {
  return table(['volume', 'on', 'check there'], sortedEntries(all).map(([volume, names]) => [code(volume), codes([...names].sort()), code(`pvesm list ${volume.split(':')[0]}`)]));
}

function vmIds({ vmIds: all }: Needs): string[][] {
  const rows = [...all].sort((a, b) => a.vmId - b.vmId || (a.nodeName < b.nodeName ? -1 : 1)).map(({ vmId, name, nodeName }) => [String(vmId), name, code(nodeName)]);
  return rows.length === 0 ? [] : [['`pvesh get /cluster/resources --type vm` lists those that are taken. After the first apply they are these machines\' own.'], table(['VM id', 'for', 'node'], rows)];
}

function downloads({ downloads: all }: Needs): string[][] {
  const sorted = [...all].sort((a, b) => a.url < b.url || (a.url === b.url && a.nodeName < b.nodeName) ? -1 : 1);
  if (sorted.length === 0) { return []; }
  const urls = [...new Set(sorted.map(({ url }) => url))];
  return [
    ['The nodes fetch these themselves and check the digest. `curl -fsSI <url>` on the node tells whether it gets there.'],
    ...urls.map(url => {
      const of = sorted.filter(one => one.url === url);
      return [`- ${url}`, `  - digest \`${of[0].digest}\``, `  - ${of.map(({ nodeName, datastore }) => `node \`${nodeName}\` to \`${datastore}\``).join(', ')}`];
    }),
  ];
}

function firewall({ clusterFirewall, managesFirewall, uses }: Needs): string[] {
  if (managesFirewall && clusterFirewall.enabled === false) { return ['The next apply switches it off. From then on the rules of machines do nothing.']; }
  if (managesFirewall) {
    return [
      ...table(['before the first apply', 'check'], [
        ['Datacenter > Firewall holds no rule: the provider refuses to begin beside rules of others', code('pvesh get /cluster/firewall/rules')],
        ['whoever works on the nodes sits in the network of their own addresses, or in one of the management networks', codes(clusterFirewall.managementNetworks.map(network => network.toString()).sort())],
        ['networks in which others use the nodes (Ceph, migration, further links of corosync, metrics) are in `clusterNetworks`', code('ss -Hltn')],
        ['guests whose own firewall is switched on begin to filter', code('grep -l "enable: 1" /etc/pve/firewall/*.fw')],
        ['the console of a node is at hand: `pve-firewall stop` there lets everything in again', ''],
      ]),
    ];
  }
  if (!uses.has(Use.MACHINE_FIREWALLS)) { return []; }
  return clusterFirewall.isManaged
    ? ['Another platform of this program manages it. Rules of machines do nothing until that one was applied.']
    : ['It is assumed to be on: without it the rules of machines do nothing. `pvesh get /cluster/firewall/options` shows `enable 1`; Datacenter > Firewall > Options sets it, after rules that let you in.'];
}

function ssh({ sshNodes }: Needs, { ssh: options }: PreflightSubject): string[] {
  if (sshNodes.size === 0 || !options) { return []; }
  const names = [...sshNodes].sort();
  return [
    `Snippets and images given by \`fileId\` reach a node by SSH only. Without root, \`${options.userName}\` needs \`sudo\` without a password for \`pvesm\`, \`qm\` and \`tee\`. From where Terraform runs:`,
    '',
    ...shell(names.map(node => `ssh ${options.userName}@${options.nodeAddresses?.[node] ?? node} sudo -n pvesm apiinfo`)),
  ];
}

function secrets({ secrets: all, sshNodes }: Needs, { ssh: options }: PreflightSubject): string[][] {
  const agent = sshNodes.size > 0 && options && options.privateKey === undefined;
  return all.blocks({ [TOKEN_VARIABLE]: 'user@realm!name=secret' }, ...agent ? ['an SSH agent that holds the key'] : []);
}

function privileges(grants: readonly Grant[], access: Access, roleFile: string): string[][] {
  if (grants.length === 0) { return []; }
  return [
    ['No more than what the stack uses, through its whole life: made, changed and destroyed. On Proxmox VE 8, `VM.Monitor` stands for `VM.GuestAgent.Audit`.'],
    table(['path', 'privilege', 'for'], grants.map(({ path, privilege, reasons }) => [code(path), code(privilege), reasons.join('; ')])),
    ['Roles, user and token, as root on a node. `--privsep 0` gives the token what the user has; a token with privileges of its own has none until it gets roles itself, and every request ends with 403.'],
    shell(pveumLines(access)),
    [`The last line prints the secret, once. \`${roleFile}\` makes the same by Terraform: apply it as an administrator, in its own folder; \`terraform output\` then has the token. Later, \`pveum role modify\` sets the privileges of a role anew.`],
  ];
}
