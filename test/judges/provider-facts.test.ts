import { PLANTED_BAD_TERRAFORM } from './planted';
import { FACTS, FINDING_KINDS, judgeProviderFacts } from './provider-facts';
import type { FactsRegistry, ProviderFacts } from './provider-facts';

type Json = Record<string, any>;

const REQUIRED = { proxmox: { source: 'bpg/proxmox', version: '~> 0.111.1' } };
const PROVIDER = { proxmox: [{ endpoint: 'https://pve.example.org:8006/', api_token: '${var.token}' }] };
const NIC = {
  bridge: 'vmbr0',
  disconnected: null,
  enabled: null,
  firewall: true,
  mac_address: '02:00:00:00:00:01',
  model: 'virtio',
  mtu: null,
  queues: null,
  rate_limit: null,
  trunks: null,
  vlan_id: 20,
};
const VM: Json = {
  '//': { metadata: { path: 'site/web/Resource', uniqueId: 'web' } },
  'node_name': 'pve1',
  'name': 'web',
  'vm_id': 100,
  'bios': 'ovmf',
  'machine': 'q35',
  'scsi_hardware': 'virtio-scsi-single',
  'boot_order': ['scsi0'],
  'tags': ['debian', 'web'],
  'agent': { enabled: true, timeout: '5m' },
  'cpu': { cores: 2, sockets: 1, type: 'x86-64-v2-AES', numa: false },
  'memory': { dedicated: 2048 },
  'efi_disk': { datastore_id: 'local-zfs', type: '4m' },
  'disk': [{ interface: 'scsi0', datastore_id: 'local-zfs', import_from: '${proxmox_download_file.image.id}', size: 20, discard: 'on', cache: 'none' }],
  'network_device': [NIC],
  'initialization': { type: 'nocloud', ip_config: [{ ipv4: { address: '192.0.2.5/24', gateway: '192.0.2.1' } }], dns: { servers: ['192.0.2.1'] } },
  'serial_device': [{ device: 'socket' }],
  'vga': { type: 'serial0' },
  'lifecycle': { prevent_destroy: true, ignore_changes: ['clone', 'disk[0].size'] },
};
const IMAGE = { content_type: 'import', datastore_id: 'local', node_name: 'pve1', url: 'https://example.org/a.qcow2', checksum: 'ab', checksum_algorithm: 'sha512' };

/** A sound stack: one image, one VM, whatever a case adds. */
function stack(resources: Json = {}, more: Json = {}): Json {
  return {
    terraform: { backend: { local: { path: 'terraform.tfstate' } }, required_providers: REQUIRED },
    provider: PROVIDER,
    variable: { token: { type: 'string', sensitive: true } },
    resource: { proxmox_download_file: { image: IMAGE }, proxmox_virtual_environment_vm: { web: VM }, ...resources },
    ...more,
  };
}

function vm(change: Json): Json {
  return stack({ proxmox_virtual_environment_vm: { web: { ...VM, ...change } } });
}

function of(type: string, body: Json): Json {
  return stack({ [type]: { it: body } });
}

function found(document: unknown, registry?: FactsRegistry): string[] {
  return judgeProviderFacts(document, registry).findings.map(({ address, path, kind }) => `${kind} ${address} ${path}`.trim());
}

const WEB = 'proxmox_virtual_environment_vm.web';

describe('a sound stack', () => {
  test('has no finding, and every block of it was judged', () => {
    expect(judgeProviderFacts(stack())).toEqual({ judged: 4, findings: [], notJudged: [] });
  });

  const named = FACTS.map(facts => [`${facts.source} ${facts.version}`, facts] as const);

  test.each(named)('every fact of %s is about something in its schema', (_, facts) => {
    const schemas = facts.schema.resource_schemas as Json;
    const lists = ['conflictsWith', 'requiredWith', 'exactlyOneOf', 'atLeastOneOf'] as const;
    const lost = Object.entries(facts.resources).flatMap(([type, behaviours]) => Object.entries(behaviours)
      .flatMap(([path, fact]) => [path, ...lists.flatMap(list => fact[list] ?? [])])
      .filter(path => !resolves(schemas[type]?.block, path.split('.').filter(step => !/^[0-9]+$/.test(step))))
      .map(path => `${type} ${path}`));
    expect(lost).toEqual([]);
  });

  test('is judged by the facts of the version in use', () => {
    expect(FACTS.map(facts => `${facts.source} ${facts.version}`)).toContain('bpg/proxmox 0.111.1');
  });
});

describe('the planted document', () => {
  const kinds = new Set(judgeProviderFacts(PLANTED_BAD_TERRAFORM).findings.map(finding => finding.kind));

  test.each(FINDING_KINDS.filter(kind => kind !== 'invalid-document'))('is caught for %s', kind => {
    expect(kinds).toContain(kind);
  });
});

test.each([null, [], 'text', 5])('%j is no document', document => {
  expect(judgeProviderFacts(document)).toMatchObject({ judged: 0, findings: [{ kind: 'invalid-document' }] });
});

describe('structure', () => {
  test.each<[string, Json, string]>([
    ['unknown argument', { cores: 2 }, 'unknown-argument cores'],
    ['unknown argument of a nested block', { cpu: { core: 2 } }, 'unknown-argument cpu.core'],
    ['unknown block', { disks: [{ size: 2 }] }, 'unknown-block disks'],
    ['unknown block in a block', { initialization: { ip_config: [{ ipv5: { address: 'x' } }] } }, 'unknown-block initialization.ip_config.0.ipv5'],
    ['missing argument', { node_name: undefined }, 'missing-required node_name'],
    ['null is not set', { node_name: null }, 'missing-required node_name'],
    ['missing argument of a block', { disk: [{ interface: 'scsi0' }, { size: 2 }] }, 'missing-required disk.1.interface'],
    ['list for a string', { name: ['web'] }, 'wrong-type name'],
    ['word for a number', { vm_id: 'first' }, 'wrong-type vm_id'],
    ['bool for a number', { vm_id: true }, 'wrong-type vm_id'],
    ['number for a bool', { on_boot: 1 }, 'wrong-type on_boot'],
    ['word for a bool', { on_boot: 'yes' }, 'wrong-type on_boot'],
    ['string for a list', { tags: 'web' }, 'wrong-type tags'],
    ['text around a reference for a list', { tags: 'a-${var.token}' }, 'wrong-type tags'],
    ['null in a list', { tags: ['web', null] }, 'wrong-type tags.1'],
    ['object in a list of strings', { tags: [{ a: 1 }] }, 'wrong-type tags.0'],
    ['string for a block', { cpu: 'host' }, 'wrong-type cpu'],
    ['reference for a block', { disk: '${var.token}' }, 'wrong-type disk'],
    ['string in a list of blocks', { disk: ['scsi0'] }, 'wrong-type disk.0'],
    ['too many blocks', { cpu: [{ cores: 1 }, { cores: 2 }] }, 'block-count cpu'],
    ['too many elements', { network_device: Array(33).fill(NIC) }, 'block-count network_device'],
    ['computed only', { ipv4_addresses: [['192.0.2.1']] }, 'computed-only ipv4_addresses'],
    ['deprecated argument', { timeout_move_disk: 60 }, 'deprecated timeout_move_disk'],
    ['object for a list of objects', { network_device: NIC }, 'wrong-type network_device'],
    ['keys left out', { network_device: [{ bridge: 'vmbr0' }] }, 'incomplete-object network_device.0'],
    ['a key too many', { network_device: [{ ...NIC, speed: 1 }] }, 'unknown-argument network_device.0.speed'],
    ['wrong type of a key', { network_device: [{ ...NIC, vlan_id: 'twenty' }] }, 'wrong-type network_device.0.vlan_id'],
  ])('%s', (_, change, finding) => {
    const [kind, path] = finding.split(' ');
    expect(found(vm(change))).toEqual([`${kind} ${WEB} ${path}`]);
  });

  test('the keys that are missing are named', () => {
    const [finding] = judgeProviderFacts(vm({ network_device: [{ bridge: 'vmbr0' }] })).findings;
    expect(finding.message).toBe('every key must stand here, if only as null; '
      + 'missing: disconnected, enabled, firewall, mac_address, model, mtu, queues, rate_limit, trunks, vlan_id');
  });

  test.each<[string, Json]>([
    ['a number as a string', { vm_id: '100' }],
    ['a number for a string', { name: 5 }],
    ['a bool as a string', { on_boot: 'true' }],
    ['a block as a list of one', { cpu: [{ cores: 2 }] }],
    ['no blocks', { disk: [] }],
    ['null', { description: null }],
    ['a reference for a number', { vm_id: '${var.token}' }],
    ['a reference for a list', { tags: '${split(",", var.token)}' }],
    ['a reference for a list of objects', { network_device: '${jsondecode(var.token)}' }],
    ['a comment in a block', { cpu: { '//': 'two will do', 'cores': 2 } }],
    ['a dynamic block', { dynamic: { disk: { for_each: '${toset([var.token])}', content: { interface: 'scsi${disk.key}' } } }, disk: undefined }],
    ['a dynamic block of an attribute', { network_device: undefined, dynamic: [{ network_device: [{ for_each: {}, content: { bridge: 'vmbr0' } }] }] }],
  ])('%s is fine', (_, change) => {
    expect(found(vm(change))).toEqual([]);
  });

  test.each<[string, Json, string]>([
    ['an unknown block', { disks: { for_each: {}, content: {} } }, 'unknown-block dynamic.disks'],
    ['an unknown argument', { disk: { for_each: {}, content: { interface: 'scsi1', sise: 1 } } }, 'unknown-argument disk.sise'],
    ['an unknown key', { network_device: { for_each: {}, content: { brige: 'vmbr0' } } }, 'unknown-argument network_device.brige'],
    ['nothing to count', { disk: { content: { interface: 'scsi1' } } }, 'missing-required disk.for_each'],
  ])('a dynamic block with %s is refused', (_, dynamic, finding) => {
    const [kind, path] = finding.replace('dynamic.', '').split(' ');
    expect(found(vm({ dynamic }))).toEqual([`${kind} ${WEB} ${path}`]);
  });

  test.each<[string, string, Json, string | undefined]>([
    ['a required block is missing', 'proxmox_virtual_environment_hosts', { node_name: 'pve1' }, 'missing-required entry'],
    ['a list is too short', 'proxmox_virtual_environment_hosts', { node_name: 'pve1', entry: [{ address: '192.0.2.1', hostnames: [] }] },
      'block-count entry.0.hostnames'],
    ['both are there', 'proxmox_virtual_environment_hosts', { node_name: 'pve1', entry: { address: '192.0.2.1', hostnames: ['web'] } }, undefined],
    ['a single block is given twice', 'proxmox_storage_directory', { id: 'a', path: '/a', backups: [{}, {}] }, 'block-count backups'],
    ['a single block is given once', 'proxmox_storage_directory', { id: 'a', path: '/a', backups: [{ keep_last: 1 }] }, undefined],
    ['a nested object lacks a key', 'proxmox_cloned_vm', { node_name: 'pve1', clone: { full: true } }, 'missing-required clone.source_vm_id'],
    ['a nested object has an unknown key', 'proxmox_cloned_vm', { node_name: 'pve1', clone: { source_vm_id: 9, ful: 1 } }, 'unknown-argument clone.ful'],
    ['a nested object is a list', 'proxmox_cloned_vm', { node_name: 'pve1', clone: [{ source_vm_id: 9 }] }, 'wrong-type clone'],
    ['a nested map is a list', 'proxmox_cloned_vm', { node_name: 'pve1', clone: { source_vm_id: 9 }, disk: [{}] }, 'wrong-type disk'],
    ['a nested map has a wrong value', 'proxmox_cloned_vm', { node_name: 'pve1', clone: { source_vm_id: 9 }, disk: { scsi0: { size_gb: 'x' } } },
      'wrong-type disk.scsi0.size_gb'],
    ['a nested map is sound', 'proxmox_cloned_vm', { node_name: 'pve1', clone: { source_vm_id: 9 }, disk: { scsi0: { size_gb: 9 } } }, undefined],
    ['a nested object is a reference', 'proxmox_cloned_vm', { node_name: 'pve1', clone: '${jsondecode(var.token)}' }, undefined],
    ['a nested list is an object', 'proxmox_acme_certificate', { account: 'a', node_name: 'pve1', domains: { domain: 'example.org' } }, 'wrong-type domains'],
    ['a nested list holds a string', 'proxmox_acme_certificate', { account: 'a', node_name: 'pve1', domains: ['example.org'] }, 'wrong-type domains.0'],
    ['a nested list is sound', 'proxmox_acme_certificate', { account: 'a', node_name: 'pve1', domains: [{ domain: 'example.org' }] }, undefined],
    ['a map is a list', 'proxmox_hagroup', { group: 'a', nodes: ['pve1'] }, 'wrong-type nodes'],
    ['a map holds a word for a number', 'proxmox_hagroup', { group: 'a', nodes: { pve1: 'high' } }, 'wrong-type nodes.pve1'],
    ['a map is sound', 'proxmox_hagroup', { group: 'a', nodes: { pve1: 2, pve2: null } }, undefined],
  ])('when %s (%s)', (_, type, body, finding) => {
    expect(found(of(type, body))).toEqual(finding === undefined ? [] : [finding.replace(' ', ` ${type}.it `)]);
  });

  test('unknown types of a provider whose schema is complete are errors', () => {
    expect(found(stack({ proxmox_vms: { a: {} } }, { data: { proxmox_nodes: { b: {} } } })))
      .toEqual(['unknown-type proxmox_vms.a', 'unknown-type data.proxmox_nodes.b']);
  });

  test('deprecated types are named, and judged nevertheless', () => {
    expect(found(of('proxmox_virtual_environment_download_file', { ...IMAGE, content: 'x' }))).toEqual([
      'deprecated proxmox_virtual_environment_download_file.it',
      'unknown-argument proxmox_virtual_environment_download_file.it content',
    ]);
    expect(found(stack({}, { data: { proxmox_virtual_environment_version: { it: {} } } }))).toEqual(['deprecated data.proxmox_virtual_environment_version.it']);
  });

  test('data sources are judged by their own schema', () => {
    expect(found(stack({}, { data: { proxmox_virtual_environment_node: { it: {} } } })))
      .toEqual(['missing-required data.proxmox_virtual_environment_node.it node_name']);
    expect(found(stack({}, { data: { proxmox_virtual_environment_node: { it: { node_name: 'pve1' } } } }))).toEqual([]);
  });
});

describe('values', () => {
  test.each<[string, Json, string]>([
    ['allowed values', { bios: 'uefi' }, 'not-allowed bios'],
    ['allowed values in a block', { cpu: { type: 'x86' } }, 'not-allowed cpu.type'],
    ['allowed values in a list of blocks', { disk: [{ interface: 'scsi0', cache: 'all' }] }, 'not-allowed disk.0.cache'],
    ['allowed values in an object', { network_device: [NIC, { ...NIC, model: 'e2000' }] }, 'not-allowed network_device.1.model'],
    ['an escaped template is a literal', { bios: '$${ovmf}' }, 'not-allowed bios'],
    ['below the range', { cpu: { cores: 0 } }, 'out-of-range cpu.cores'],
    ['above the range', { memory: { dedicated: '268435457' } }, 'out-of-range memory.dedicated'],
    ['a value that neither the list nor the pattern knows', { cdrom: { file_id: 'debian.iso' } }, 'not-allowed cdrom.file_id'],
  ])('%s', (_, change, finding) => {
    const [kind, path] = finding.split(' ');
    expect(found(vm(change))).toEqual([`${kind} ${WEB} ${path}`]);
  });

  test('ranges count for every value of a map', () => {
    expect(found(of('proxmox_hagroup', { group: 'a', nodes: { pve1: 1, pve2: 1001 } }))).toEqual(['out-of-range proxmox_hagroup.it nodes.pve2']);
  });

  test('the message names what is allowed', () => {
    expect(judgeProviderFacts(vm({ bios: 'uefi', vm_id: 99 })).findings.map(finding => finding.message))
      .toEqual(['99 is not within 100..2147483647', '"uefi" is none of "ovmf", "seabios"']);
  });

  test.each<[string, Json]>([
    ['edges of a range', { cpu: { cores: 1, sockets: 16 } }],
    ['a reference', { bios: '${var.token}', cpu: { cores: '${var.token}' } }],
    ['text around a reference', { bios: 'o${var.token}' }],
    ['a value that a pattern allows', { cpu: { type: 'custom-web' }, cdrom: { file_id: 'local:iso/debian.iso' } }],
  ])('%s is fine', (_, change) => {
    expect(found(vm(change))).toEqual([]);
  });
});

describe('relations', () => {
  const rules = 'proxmox_virtual_environment_firewall_options';

  test.each<[string, string, Json, string | undefined]>([
    ['required with', 'proxmox_virtual_environment_vm', { node_name: 'a', memory: { hugepages: 'any' } }, 'required-with memory.hugepages'],
    ['required with, false is set', 'proxmox_virtual_environment_vm', { node_name: 'a', cpu: { numa: false }, memory: { hugepages: 'any' } }, undefined],
    ['required with, as lists', 'proxmox_virtual_environment_vm', { node_name: 'a', cpu: [{ numa: true }], memory: [{ hugepages: '2' }] }, undefined],
    ['required with, second block', 'proxmox_virtual_environment_vm',
      { node_name: 'a', numa: [{ cpus: '0', device: 'numa0', memory: 64 }], cpu: { cores: 1 } },
      'required-with numa.0.cpus, required-with numa.0.device, required-with numa.0.memory'],
    ['exactly one, none', rules, { node_name: 'a' }, 'exactly-one-of container_id'],
    ['exactly one, both', rules, { node_name: 'a', vm_id: 100, container_id: 101 }, 'exactly-one-of container_id'],
    ['exactly one, one', rules, { node_name: 'a', vm_id: 100 }, undefined],
    ['exactly one, a reference', rules, { node_name: 'a', vm_id: `\${${WEB}.vm_id}`, container_id: null }, undefined],
    ['at least one, none', 'proxmox_pool_membership', { pool_id: 'a' }, 'at-least-one-of storage_id'],
    ['at least one, one', 'proxmox_pool_membership', { pool_id: 'a', vm_id: 100 }, undefined],
    ['conflict', 'proxmox_acl', { path: '/', role_id: 'r', group_id: 'g', user_id: 'u' }, 'conflicts-with group_id'],
    ['no conflict', 'proxmox_acl', { path: '/', role_id: 'r', group_id: 'g' }, undefined],
    ['both or none, one', 'proxmox_download_file', { ...IMAGE, checksum: null }, 'required-with checksum_algorithm'],
  ])('%s (%s)', (_, type, body, findings) => {
    expect(found(of(type, body)).filter(finding => finding.includes('.it '))).toEqual(
      findings === undefined ? [] : findings.split(', ').map(finding => finding.replace(' ', ` ${type}.it `)));
  });

  const registry = (behaviours: Json): FactsRegistry => [mini('acme/mini', '1.0.0', {
    spec: {
      nesting_mode: 'list',
      block: {
        attributes: { one: { type: 'string', optional: true } },
        block_types: { left: { nesting_mode: 'list', block: {} }, right: { nesting_mode: 'list', block: {} } },
      },
    },
  }, behaviours)];
  const mine = (body: Json): Json => ({
    terraform: { required_providers: { mini: { source: 'acme/mini', version: '1.0.0' } } }, resource: { mini_thing: { it: body } },
  });

  test('paths through blocks, from the resource down', () => {
    const behaviours = { 'spec.left': { conflictsWith: ['spec.0.right', 'other'] } };
    expect(found(mine({ spec: [{ left: [{}], right: {} }] }), registry(behaviours))).toEqual(['conflicts-with mini_thing.it spec.0.left']);
    expect(found(mine({ spec: { left: {} }, other: 'x' }), registry(behaviours))).toEqual(['conflicts-with mini_thing.it other']);
    expect(found(mine({ spec: { left: {}, right: [] } }), registry(behaviours))).toEqual([]);
    expect(found(mine({ spec: [] }), registry(behaviours))).toEqual([]);
  });

  test('a group counts its own argument once, and only where its block stands', () => {
    const behaviours = { 'spec.left': { exactlyOneOf: ['spec.0.left', 'spec.0.right'] }, 'spec.right': { exactlyOneOf: ['spec.0.left', 'spec.0.right'] } };
    expect(found(mine({ spec: [{}] }), registry(behaviours))).toEqual(['exactly-one-of mini_thing.it spec.0.left']);
    expect(found(mine({ spec: [{ left: {} }] }), registry(behaviours))).toEqual([]);
    expect(found(mine({}), registry(behaviours))).toEqual([]);
  });

  test('a group that does not list its own argument means it all the same', () => {
    expect(found(mine({ other: 'x' }), registry({ other: { exactlyOneOf: ['spec'] } }))).toEqual([]);
    expect(found(mine({ other: 'x', spec: {} }), registry({ other: { exactlyOneOf: ['spec'] } }))).toEqual(['exactly-one-of mini_thing.it other']);
  });

  test('blocks by label, and a deprecated block', () => {
    const named = { nesting_mode: 'map', block: { attributes: { size: { type: 'number', required: true } } } };
    const registryOf = [mini('acme/mini', '1.0.0', { named, gone: { nesting_mode: 'set', block: { deprecated: true } } })];
    expect(found(mine({ named: { a: { size: 1 }, b: {} } }), registryOf)).toEqual(['missing-required mini_thing.it named.b.size']);
    expect(found(mine({ named: [] }), registryOf)).toEqual(['wrong-type mini_thing.it named']);
    expect(found(mine({ gone: {} }), registryOf)).toEqual(['deprecated mini_thing.it gone']);
  });

  test('a dynamic block counts as set', () => {
    const dynamic = { spec: { for_each: {}, content: {} } };
    expect(found(mine({ dynamic }), registry({ other: { atLeastOneOf: ['spec', 'other'] } }))).toEqual([]);
  });
});

describe('references', () => {
  const counted = { web: VM, many: { node_name: 'a', count: 2 }, each: { node_name: 'a', for_each: { a: 1 } } };
  const more = {
    variable: { token: {} },
    locals: [{ names: ['a'] }, { site: 'x' }],
    module: { net: { source: './net' } },
    data: { proxmox_version: { it: {} }, terraform_remote_state: { core: { backend: 'local' } } },
  };
  const described = (description: string, extra: Json = {}): Json => stack(
    { proxmox_virtual_environment_vm: { ...counted, it: { node_name: 'a', description, ...extra } } }, more);

  test.each([
    '${proxmox_virtual_environment_vm.web.vm_id}',
    '${resource.proxmox_virtual_environment_vm.web.vm_id}',
    'vm ${proxmox_virtual_environment_vm.web.vm_id} on ${var.token}',
    '${proxmox_virtual_environment_vm.web.cpu[0].cores}',
    '${proxmox_virtual_environment_vm.web.cpu.0.cores}',
    '${proxmox_virtual_environment_vm.many[0].id}',
    '${proxmox_virtual_environment_vm.many.*.id}',
    '${proxmox_virtual_environment_vm.many[*].id}',
    '${proxmox_virtual_environment_vm.each["a"].id}',
    '${proxmox_virtual_environment_vm.many[length(local.names)].id}',
    '${data.proxmox_version.it.version}',
    '${data.terraform_remote_state.core.outputs.any.thing}',
    '${var.token}', '${local.site}', '${local.names[0]}', '${module.net.anything}',
    '${path.module}', '${terraform.workspace}',
    '${join(",", [proxmox_virtual_environment_vm.web.id, upper(local.site)])}',
    '${"a ${local.site} \\"b\\" ${upper("${var.token}")}"}',
    '${element(local.names, 0).any}', '${(local.names)[0].any}', '${jsondecode(var.token)["a"].b}',
    '${[for name in local.names : "${name}-x" if name != ""]}',
    '${{for key, value in { a = 1 } : key => value.name}}',
    '${jsonencode({ "a" = var.token, b = local.site, c : true })}',
    '${var.token == null ? local.site : "${1 + 2.5e3}"}',
    '${provider::terraform::encode_expr(var.token)}',
    '%{ if local.site != "" }a%{ else }b%{ endif }', '%{ for name in local.names }${name}%{ endfor }',
    '$${proxmox_virtual_environment_vm.none.id}', '%%{ if none.of.it }', '${"$${none.of.it}"}',
    'proxmox_virtual_environment_vm.none.id', '$ { } ${~ local.site ~}',
  ])('%s is found', expression => {
    expect(found(described(expression))).toEqual([]);
  });

  test.each<[string, string]>([
    ['${proxmox_virtual_environment_vm.none.id}', 'reference to a resource that the stack does not have: proxmox_virtual_environment_vm.none'],
    ['${proxmox_virtual_environment_vm.web.ip}', 'proxmox_virtual_environment_vm.web has no attribute ip'],
    ['${proxmox_virtual_environment_vm.many.id}', 'proxmox_virtual_environment_vm.many is several: the reference needs an index'],
    ['${proxmox_virtual_environment_vm.web[0].id}', 'proxmox_virtual_environment_vm.web is one: the reference takes no index'],
    ['${data.proxmox_version.web.version}', 'reference to a resource that the stack does not have: data.proxmox_version.web'],
    ['${data.proxmox_version}', 'reference to a resource that the stack does not have: data.proxmox_version'],
    ['${var.none}', 'the stack has no var.none'],
    ['${local.none}', 'the stack has no local.none'],
    ['${module.none.x}', 'the stack has no module.none'],
    ['${path.none}', 'the stack has no path.none'],
    ['${terraform.none}', 'the stack has no terraform.none'],
    ['${each.value}', 'each means nothing here'],
    ['${count.index}', 'count means nothing here'],
    ['${self.id}', 'self means nothing here'],
    ['a ${join(",", [var.none])}', 'the stack has no var.none'],
    ['${"a ${"b ${var.none}"}"}', 'the stack has no var.none'],
    ['${local.names[var.none]}', 'the stack has no var.none'],
    ['${{ a = var.none }}', 'the stack has no var.none'],
    ['${[for name in var.none : name]}', 'the stack has no var.none'],
    ['%{ if var.none }a%{ endif }', 'the stack has no var.none'],
    ['${none}', 'reference to a resource that the stack does not have: none'],
  ])('%s is refused', (expression, message) => {
    expect(judgeProviderFacts(described(expression)).findings).toEqual([
      { address: 'proxmox_virtual_environment_vm.it', path: 'description', kind: 'unresolved-reference', message },
    ]);
  });

  test.each(['${var.token', '${"open}', '${join(",", [var.token}'])('%s does not end', expression => {
    expect(found(described(expression))).toContain('invalid-template proxmox_virtual_environment_vm.it description');
  });

  test('each and count mean something where they are made', () => {
    expect(found(described('${each.key} ${each.value.x}', { for_each: { a: 1 } }))).toEqual([]);
    expect(found(described('${count.index}', { count: '${length(local.names)}' }))).toEqual([]);
  });

  test('keys of a map hold references too', () => {
    expect(found(of('proxmox_hagroup', { group: 'a', nodes: { '${var.none}': 1 } }))).toEqual(['unresolved-reference proxmox_hagroup.it nodes.${var.none}']);
  });

  test('providers, outputs, locals, modules and validations hold references', () => {
    expect(found(stack({}, {
      provider: { proxmox: { endpoint: '${var.endpoint}' } },
      output: { id: { value: '${proxmox_virtual_environment_vm.none.id}' } },
      locals: { names: '${local.none}' },
      module: { net: { source: './${var.ignored}', version: '1', count: 2, name: '${count.index} ${var.none}' } },
      variable: { a: { default: '${var.literal}', validation: { condition: '${var.none}', error_message: 'x' } } },
    }))).toEqual([
      'unresolved-reference provider.proxmox endpoint',
      'unresolved-reference variable.a validation.condition',
      'unresolved-reference output.id value',
      'unresolved-reference locals names',
      'unresolved-reference module.net name',
    ]);
  });
});

describe('meta-arguments', () => {
  test.each<[string, Json, string | undefined]>([
    ['depends_on', { depends_on: ['proxmox_download_file.image', 'var.token'] }, undefined],
    ['depends_on nothing', { depends_on: ['proxmox_download_file.none'] }, 'unresolved-reference depends_on.0'],
    ['depends_on a template', { depends_on: ['${proxmox_download_file.image}'] }, 'meta-argument depends_on.0'],
    ['depends_on an attribute', { depends_on: ['proxmox_download_file.image.id'] }, 'meta-argument depends_on.0'],
    ['depends_on a string', { depends_on: 'proxmox_download_file.image' }, 'wrong-type depends_on'],
    ['ignore all', { lifecycle: { ignore_changes: 'all' } }, undefined],
    ['ignore a computed attribute', { lifecycle: [{ ignore_changes: ['network_device', 'tags["a"]'] }] }, undefined],
    ['ignore a camelCase name', { lifecycle: { ignore_changes: ['networkDevice'] } }, 'meta-argument lifecycle.ignore_changes.0'],
    ['ignore a string', { lifecycle: { ignore_changes: 'tags' } }, 'wrong-type lifecycle.ignore_changes'],
    ['lifecycle switches', { lifecycle: { create_before_destroy: true, prevent_destroy: false } }, undefined],
    ['a switch by reference', { lifecycle: { prevent_destroy: '${var.token}' } }, 'wrong-type lifecycle.prevent_destroy'],
    ['an unknown setting', { lifecycle: { prevent_delete: true } }, 'meta-argument lifecycle.prevent_delete'],
    ['no block', { lifecycle: true }, 'wrong-type lifecycle'],
    ['triggers', { lifecycle: { replace_triggered_by: ['proxmox_download_file.image', 'proxmox_download_file.image.id'] } }, undefined],
    ['a trigger on nothing', { lifecycle: { replace_triggered_by: ['proxmox_download_file.none'] } }, 'unresolved-reference lifecycle.replace_triggered_by.0'],
    ['a trigger on a template', { lifecycle: { replace_triggered_by: ['${proxmox_download_file.image}'] } }, 'meta-argument lifecycle.replace_triggered_by.0'],
    ['a trigger on a variable', { lifecycle: { replace_triggered_by: ['var.token'] } }, 'meta-argument lifecycle.replace_triggered_by.0'],
    ['triggers as a string', { lifecycle: { replace_triggered_by: 'x' } }, 'wrong-type lifecycle.replace_triggered_by'],
    ['a condition', { lifecycle: { postcondition: [{ condition: '${self.id != ""}', error_message: 'no id' }] } }, undefined],
    ['a condition without message', { lifecycle: { precondition: { condition: true } } }, 'missing-required lifecycle.precondition.error_message'],
    ['a condition on itself', { lifecycle: { precondition: { condition: '${self.id}', error_message: 'x' } } },
      'unresolved-reference lifecycle.precondition.condition'],
    ['count', { count: 2 }, undefined],
    ['count by reference', { count: '${length(var.token)}' }, undefined],
    ['half a count', { count: 1.5 }, 'wrong-type count'],
    ['for_each', { for_each: '${toset(["a"])}' }, undefined],
    ['for_each of a list', { for_each: ['a'] }, 'wrong-type for_each'],
    ['for_each of text', { for_each: 'a' }, 'wrong-type for_each'],
    ['count and for_each', { count: 1, for_each: {} }, 'conflicts-with count'],
    ['provider', { provider: 'proxmox' }, undefined],
    ['provider with an alias', { provider: 'proxmox.second' }, undefined],
    ['provider with an unknown alias', { provider: 'proxmox.third' }, 'provider-alias provider'],
    ['provider as a template', { provider: '${proxmox.second}' }, 'provider-alias provider'],
    ['provisioners', {
      connection: { host: '${self.name}', type: 'ssh' },
      provisioner: [{ 'remote-exec': { inline: ['true'] } }, { 'local-exec': { command: 'true', when: 'destroy', environment: { A: '1' } } }],
    }, undefined],
    ['an unknown provisioner', { provisioner: { chef: {} } }, 'meta-argument provisioner.chef'],
    ['an unknown argument of a provisioner', { provisioner: [{ 'local-exec': { command: 'true', cmd: 1 } }] }, 'unknown-argument provisioner.local-exec.cmd'],
    ['a provisioner without command', { provisioner: [{ 'local-exec': {} }] }, 'missing-required provisioner.local-exec.command'],
    ['a connection without host', { connection: { type: 'ssh' } }, 'missing-required connection.host'],
    ['a connection of a provisioner', { provisioner: { 'remote-exec': { inline: [], connection: { host: 'a', hots: 'b' } } } },
      'unknown-argument provisioner.remote-exec.connection.hots'],
  ])('%s', (_, change, finding) => {
    const document = vm(change);
    document.provider = { proxmox: [...PROVIDER.proxmox, { alias: 'second', endpoint: 'https://pve2.example.org:8006/' }] };
    expect(found(document)).toEqual(finding === undefined ? [] : [finding.replace(' ', ` ${WEB} `)]);
  });

  test('data sources have no provisioners', () => {
    expect(found(stack({}, { data: { proxmox_version: { it: { depends_on: [WEB], provisioner: { 'local-exec': { command: 'x' } } } } } })))
      .toEqual(['unknown-block data.proxmox_version.it provisioner']);
  });
});

describe('providers', () => {
  const requiring = (entry: unknown): Json => stack({}, { terraform: { required_providers: { proxmox: entry } } });

  test.each<[string, unknown, string | undefined]>([
    ['the line', { source: 'bpg/proxmox', version: '~> 0.111.1' }, undefined],
    ['a range', { source: 'bpg/proxmox', version: '>= 0.100, < 1.0.0, != 0.111.0' }, undefined],
    ['a host', { source: 'registry.opentofu.org/bpg/proxmox', version: '= 0.111.1' }, undefined],
    ['an exact version', { source: 'bpg/proxmox', version: '0.111.1' }, undefined],
    ['a wider line', { source: 'bpg/proxmox', version: '~> 0.111' }, undefined],
    ['an older line', { source: 'bpg/proxmox', version: '~> 0.98.0' }, 'provider-version'],
    ['a newer line', { source: 'bpg/proxmox', version: '~> 0.111.2' }, 'provider-version'],
    ['an upper bound', { source: 'bpg/proxmox', version: '<= 0.111.0' }, 'provider-version'],
    ['a lower bound', { source: 'bpg/proxmox', version: '> 0.111.1' }, 'provider-version'],
    ['another version', { source: 'bpg/proxmox', version: '0.112.0' }, 'provider-version'],
    ['no constraint', { source: 'bpg/proxmox', version: 'latest' }, 'provider-version'],
    ['no version', { source: 'bpg/proxmox' }, 'provider-requirement'],
    ['no source', { version: '~> 0.111.1' }, 'provider-requirement'],
    ['the old form, without source', '~> 0.111.1', 'provider-requirement'],
  ])('%s', (_, entry, kind) => {
    const [finding, ...rest] = found(requiring(entry));
    expect(rest).toEqual([]);
    expect(finding?.split('.')[0]).toBe(kind && `${kind} terraform required_providers`);
  });

  test('a provider that nothing requires is judged by its name', () => {
    expect(found(stack({}, { terraform: {}, provider: { proxmox: { endpont: 'x' } } }))).toEqual([
      'provider-requirement terraform required_providers.proxmox.source',
      'provider-requirement terraform required_providers.proxmox.version',
      'unknown-argument provider.proxmox endpont',
    ]);
  });

  test.each<[string, Json, string]>([
    ['a block given twice', { ssh: [{}, {}] }, 'block-count provider.proxmox ssh'],
    ['a nested argument missing', { ssh: { node: [{ name: 'pve1' }] } }, 'missing-required provider.proxmox ssh.node.0.address'],
    ['a deprecated argument', { otp: '1' }, 'deprecated provider.proxmox otp'],
    ['a version', { version: '1' }, 'deprecated provider.proxmox version'],
    ['an alias that is no name', { alias: 5 }, 'wrong-type provider.proxmox alias'],
  ])('%s', (_, body, finding) => {
    expect(found(stack({}, { provider: { proxmox: body } }))).toEqual([finding]);
  });

  test('one configuration per alias', () => {
    const aliased = (alias?: string): Json => ({ endpoint: 'https://pve.example.org:8006/', alias });
    expect(found(stack({}, { provider: { proxmox: [aliased(), aliased('b')] } }))).toEqual([]);
    expect(found(stack({}, { provider: { proxmox: [aliased('b'), aliased('b')] } }))).toEqual(['provider-alias provider.proxmox.b']);
  });

  test('without facts a block is listed, and its references are judged', () => {
    const verdict = judgeProviderFacts(stack(
      { aws_instance: { a: { anything: 1, vm: '${proxmox_virtual_environment_vm.none.id}', lifecycle: { ignore_changes: ['any'] } } } },
      { terraform: { required_providers: { ...REQUIRED, aws: { source: 'hashicorp/aws', version: '~> 6.0' } } }, module: { net: { source: './net' } } }));
    expect(verdict.notJudged).toEqual(['aws_instance.a', 'module.net']);
    expect(verdict.findings.map(finding => `${finding.kind} ${finding.path}`)).toEqual(['unresolved-reference vm']);
    expect(verdict.judged).toBe(4);
  });

  test('what a selection of a schema does not hold is not judged', () => {
    const registry = [{ ...mini('acme/mini', '1.0.0'), complete: false }];
    const terraform = { required_providers: { mini: { source: 'acme/mini', version: '1.0.0' } } };
    expect(judgeProviderFacts({ terraform, resource: { mini_other: { a: {} }, mini_thing: { b: {} } } }, registry))
      .toEqual({ judged: 2, findings: [], notJudged: ['mini_other.a'] });
  });

  test('of two versions of a source the one counts that the stack allows, and the newest of several', () => {
    const registry = [mini('acme/mini', '4.5.0', {}, {}, { old: { type: 'string', optional: true } }), mini('acme/mini', '5.2.0')];
    const versioned = (version: string): string[] => found(
      { terraform: { required_providers: { mini: { source: 'acme/mini', version } } }, resource: { mini_thing: { it: { old: 'x' } } } }, registry);
    expect(versioned('~> 4.5')).toEqual([]);
    expect(versioned('~> 5.2')).toEqual(['unknown-argument mini_thing.it old']);
    expect(versioned('>= 4.0')).toEqual(['unknown-argument mini_thing.it old']);
    expect(versioned('~> 3.0')).toEqual(['provider-version terraform required_providers.mini.version', 'unknown-argument mini_thing.it old']);
  });

  test('a resource may name its provider by another local name', () => {
    const document = stack({ proxmox_virtual_environment_vm: { web: { ...VM, provider: 'pve', cores: 1 } }, proxmox_download_file: { image: { ...IMAGE, provider: 'pve' } } },
      { terraform: { required_providers: { pve: REQUIRED.proxmox } }, provider: { pve: {} } });
    expect(found(document)).toEqual([`unknown-argument ${WEB} cores`]);
  });
});

describe('what belongs to Terraform', () => {
  test.each<[string, Json, string | undefined]>([
    ['a backend', { terraform: { backend: { s3: { bucket: 'b', key: 'k', region: 'r', use_lockfile: true } } } }, undefined],
    ['an unknown argument of a backend', { terraform: { backend: { http: { url: 'x' } } } }, 'unknown-argument terraform backend.http.url'],
    ['a reference in a backend', { terraform: { backend: { pg: { conn_str: '${var.token}' } } } }, 'unresolved-reference terraform backend.pg.conn_str'],
    ['two backends', { terraform: { backend: { local: {} }, cloud: {} } }, 'block-count terraform backend'],
    ['the cloud', { terraform: { cloud: { organization: 'o', workspaces: { name: 'n' } } } }, undefined],
    ['an unknown argument of the cloud', { terraform: { cloud: { org: 'o' } } }, 'unknown-argument terraform cloud.org'],
    ['settings', { terraform: [{ required_version: '>= 1.5' }] }, undefined],
    ['an unknown setting', { terraform: { version: '1' } }, 'unknown-argument terraform version'],
    ['terraform_data', { resource: { terraform_data: { a: { input: { any: [1] } }, b: { input: '${terraform_data.a.output.any}' } } } }, undefined],
    ['terraform_data with more', { resource: { terraform_data: { a: { inputs: 1 } } } }, 'unknown-argument terraform_data.a inputs'],
    ['terraform_remote_state', { data: { terraform_remote_state: { a: { backend: 'local', config: { path: 'x' } } } } }, undefined],
    ['terraform_remote_state of nothing', { data: { terraform_remote_state: { a: {} } } }, 'missing-required data.terraform_remote_state.a backend'],
    ['an unknown builtin', { resource: { terraform_state: { a: {} } } }, 'unknown-type terraform_state.a'],
    ['an output', { output: { a: [{ value: '${var.token}', sensitive: true, depends_on: ['var.token'] }] } }, undefined],
    ['an output of nothing', { output: { a: {} } }, 'missing-required output.a value'],
    ['an output that waits for nothing', { output: { a: { value: 1, depends_on: ['x.y'] } } }, 'unresolved-reference output.a depends_on.0'],
    ['an unknown argument of a variable', { variable: { token: { typ: 'string' } } }, 'unknown-argument variable.token typ'],
    ['a module without source', { module: { a: {} } }, 'missing-required module.a source'],
    ['a move', { moved: { from: 'terraform_data.old', to: 'terraform_data.a' }, resource: { terraform_data: { a: {} } } }, undefined],
    ['a move into an index', { moved: [{ from: 'terraform_data.a', to: 'terraform_data.a[0]' }], resource: { terraform_data: { a: { count: 1 } } } }, undefined],
    ['a move that was not made', { moved: [{ from: 'terraform_data.a', to: 'terraform_data.b' }], resource: { terraform_data: { a: {} } } },
      'meta-argument moved from'],
    ['half a move', { moved: { to: 'terraform_data.b' } }, 'missing-required moved from'],
    ['an import', { import: { to: 'terraform_data.a', id: 'x' }, resource: { terraform_data: { a: {} } } }, undefined],
    ['an import to nowhere', { import: { to: 'terraform_data.a', id: 'x' } }, 'unresolved-reference import to'],
    ['an import to a template', { import: { to: '${terraform_data.a}', id: 'x' } }, 'meta-argument import to'],
    ['an import into a module', { import: { to: 'module.net.terraform_data.a', id: 'x' } }, undefined],
    ['a removal', { removed: { from: 'terraform_data.a', lifecycle: { destroy: false } } }, undefined],
    ['a removal of what is still there', { removed: { from: 'terraform_data.a' }, resource: { terraform_data: { a: {} } } }, 'meta-argument removed from'],
    ['a comment', { '//': { metadata: { stackName: 'site' } } }, undefined],
    ['an unknown block', { resources: {} }, 'unknown-block resources'],
    ['a word for a block', { locals: 'x' }, 'wrong-type locals'],
  ])('%s', (_, part, finding) => {
    expect(found({ variable: { token: {} }, ...part })).toEqual(finding === undefined ? [] : [finding]);
  });

  test('backends without a table, checks and ephemeral blocks are listed', () => {
    expect(judgeProviderFacts({
      terraform: { backend: { consul: { any: 1 } }, required_providers: REQUIRED },
      check: { up: { assert: { condition: true, error_message: 'x' } } },
      ephemeral: { proxmox_thing: { a: {} } },
    })).toEqual({ judged: 1, findings: [], notJudged: ['terraform.backend.consul', 'ephemeral.proxmox_thing.a', 'check.up'] });
  });
});

/** Whether a path leads somewhere: through blocks, nested attributes and the objects of a type. */
function resolves(schema: Json | undefined, [step, ...rest]: string[]): boolean {
  if (step === undefined || schema === undefined) return schema !== undefined;
  const attribute = schema.attributes?.[step];
  if (attribute === undefined) return resolves(schema.block_types?.[step]?.block, rest);
  if (attribute.nested_type !== undefined) return resolves(attribute.nested_type, rest);
  return isWithin(attribute.type, rest);
}

/** Whether objects of a type, in lists or not, have such a key. */
function isWithin(type: any, steps: string[]): boolean {
  if (steps.length === 0) return true;
  if (!Array.isArray(type)) return false;
  const [kind, inner] = type;
  return kind === 'object' ? steps[0] in inner && isWithin(inner[steps[0]], steps.slice(1)) : isWithin(inner, steps);
}

/** A provider of one resource, `mini_thing`, with an argument `other`. */
function mini(source: string, version: string, blockTypes: Json = {}, behaviours: Json = {}, attributes: Json = {}): ProviderFacts {
  const block = { attributes: { other: { type: 'string', optional: true }, ...attributes }, block_types: blockTypes } as Json;
  const schema = { resource_schemas: { mini_thing: { block } } };
  return { source, version, complete: true, provider: {}, checks: {}, resources: { mini_thing: behaviours }, schema };
}
