import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ProxmoxProvider } from '@hostwright/provider-proxmox/lib/provider';
import { VirtualEnvironmentPool, VirtualEnvironmentPoolConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-pool';
import { VirtualEnvironmentVm, VirtualEnvironmentVmConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { App, Aspects, dependable, Fn, Lazy, TerraformCount, TerraformIterator, TerraformOutput, TerraformResource, TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import { Construct } from 'constructs';
import { EstateStack } from '../../src';
import { synthesisOf } from '../../src/artifacts/staged-synthesizer';
import { editsOf } from '../../src/private/edits';
import { lateBound } from '../../src/private/late-bound';
import { Project, refusalOf } from '../support/project';

type Config = VirtualEnvironmentVmConfig;
const TYPE = 'proxmox_virtual_environment_vm';
const vm = lateBound<Config, VirtualEnvironmentVm>(VirtualEnvironmentVm, { complete: ['network_device'] });
const pool = lateBound<VirtualEnvironmentPoolConfig, VirtualEnvironmentPool>(VirtualEnvironmentPool);

const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-test-'));
afterAll(() => fs.rmSync(outdir, { recursive: true }));

function stackOf(id = 'stack'): TerraformStack {
  return new TerraformStack(Testing.app({ outdir }), id);
}

function document(stack: TerraformStack): any {
  return JSON.parse(Testing.synth(stack));
}

/** What is written for the machine `Vm` of a stack. */
function written(stack: TerraformStack): any {
  return document(stack).resource[TYPE].Vm;
}

/** A late-bound machine in a stack of its own. */
function lateVm(config: Config | (() => Config) = { nodeName: 'pve1' }): { stack: TerraformStack; l1: VirtualEnvironmentVm } {
  const stack = stackOf();
  return { stack, l1: vm(stack, 'Vm', typeof config === 'function' ? config : () => config) };
}

/** Attributes-as-blocks are null-filled, which an L1 by hand is not: everything else must be the same. */
function withoutNulls(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, inner) => inner === null ? undefined : inner));
}

describe('a late-bound L1 beside the same by hand', () => {
  /** Everything that a config may name, made anew for each side. */
  class World {
    public readonly stack = stackOf();
    public readonly text = new TerraformVariable(this.stack, 'text', { type: 'string' });
    public readonly number = new TerraformVariable(this.stack, 'number', { type: 'number' });
    public readonly list = new TerraformVariable(this.stack, 'list', { type: 'list(string)' });
    public readonly flag = new TerraformVariable(this.stack, 'flag', { type: 'bool' });
    public readonly other = new TerraformResource(this.stack, 'Other', { terraformResourceType: 'terraform_data' });
    public readonly provider = new ProxmoxProvider(this.stack, 'Provider', { alias: 'other' });
  }

  test.each<[string, (world: World) => Partial<Config>]>([
    ['nothing but what must be', () => ({})],
    ['plain values of each kind', () => ({ name: 'web', vmId: 100, onBoot: false, tags: ['a', 'b'], description: '' })],
    ['blocks', () => ({ cpu: { cores: 4, type: 'host' }, memory: { dedicated: 2048 }, agent: { enabled: true }, operatingSystem: { type: 'l26' } })],
    ['lists of blocks', () => ({ disk: [{ interface: 'scsi0', size: 20, discard: 'on' }, { interface: 'scsi1', datastoreId: 'local' }], serialDevice: [{}] })],
    ['blocks in blocks', () => ({ initialization: { datastoreId: 'local', dns: { servers: ['10.0.0.1'] }, ipConfig: [{ ipv4: { address: 'dhcp' } }], userAccount: { keys: ['ssh-ed25519 AAAA'], username: 'ops' } } })],
    ['attributes as blocks', () => ({ networkDevice: [{ bridge: 'vmbr0', vlanId: 20 }, { bridge: 'vmbr1' }] })],
    ['undefined values', () => ({ name: undefined, cpu: undefined, disk: undefined, tags: undefined })],
    ['empty lists', () => ({ tags: [], disk: [] })],
    ['text with marks', () => ({ name: '${var.x}', description: 'a "quoted" $${escaped} \\ \n line, 1e+300 and 1.5e+308 and ${TfToken' })],
    ['a text token', ({ text }) => ({ name: text.stringValue })],
    ['a text token inside text', ({ text }) => ({ name: `x-${text.stringValue}-y` })],
    ['a number token', ({ number }) => ({ vmId: number.numberValue })],
    ['a number token inside a block', ({ number }) => ({ cpu: { cores: number.numberValue }, disk: [{ interface: 'scsi0', size: number.numberValue }] })],
    ['a number token interpolated in text', ({ number }) => ({ name: `vm ${number.numberValue} x` })],
    ['a list token', ({ list }) => ({ tags: list.listValue })],
    ['a list token beside text', ({ list }) => ({ tags: ['a', Fn.element(list.listValue, 0)] })],
    ['a bool token', ({ flag }) => ({ onBoot: flag.booleanValue, agent: { enabled: flag.booleanValue } })],
    ['a Lazy of each kind', () => ({ name: Lazy.stringValue({ produce: () => 'late' }), vmId: Lazy.numberValue({ produce: () => 7 }), tags: Lazy.listValue({ produce: () => ['x'] }), onBoot: Lazy.anyValue({ produce: () => true }) })],
    ['a function', ({ list, text }) => ({ name: Token.asString(Fn.join('-', [text.stringValue, 'x'])), tags: Fn.concat([list.listValue, ['y']]) })],
    ['an attribute of another resource', ({ other }) => ({ name: other.getStringAttribute('id'), vmId: other.getNumberAttribute('n'), tags: other.getListAttribute('l'), onBoot: other.getBooleanAttribute('b') })],
    ['a token as a whole list of blocks', ({ list }) => ({ disk: Token.asAny(list.listValue) })],
    ['a dynamic block', ({ list }) => ({ disk: TerraformIterator.fromList(list.listValue).dynamic({ interface: 'scsi0' }) })],
    ['tokens in attributes as blocks', ({ text, number }) => ({ networkDevice: [{ bridge: text.stringValue, vlanId: number.numberValue }] })],
    ['a dynamic attribute as blocks', ({ list }) => ({ networkDevice: TerraformIterator.fromList(list.listValue).dynamic({ bridge: 'vmbr0' }) })],
    ['dependsOn', ({ other }) => ({ dependsOn: [other] })],
    ['dependsOn of a variable and of a module\'s kind', ({ other, text }) => ({ dependsOn: [text, other] })],
    ['lifecycle', ({ other }) => ({ lifecycle: { ignoreChanges: ['cpu'], preventDestroy: true, replaceTriggeredBy: [other, 'terraform_data.x'] } })],
    ['an empty lifecycle', () => ({ lifecycle: {} })],
    ['a provider', ({ provider }) => ({ provider })],
    ['a count', () => ({ count: 3 })],
    ['a count of a token', ({ number }) => ({ count: TerraformCount.of(number.numberValue) })],
    ['a connection', () => ({ connection: { type: 'ssh', host: 'h', user: 'u' } })],
  ])('GIVEN %s WHEN synthesized THEN both are the same', (_, config) => {
    const [hand, late] = [new World(), new World()];
    new VirtualEnvironmentVm(hand.stack, 'Vm', { nodeName: 'pve1', ...config(hand) });
    const lateConfig = config(late);
    vm(late.stack, 'Vm', () => ({ nodeName: 'pve1', ...lateConfig }));
    const [expected, actual] = [document(hand.stack), document(late.stack)];
    expect(expected.resource[TYPE].Vm.node_name).toBe('pve1');
    expect(withoutNulls(actual)).toEqual(withoutNulls(expected));
  });

  test('GIVEN the same edits by a user WHEN synthesized THEN both are the same', () => {
    const edited = (make: (stack: TerraformStack) => VirtualEnvironmentVm) => {
      const stack = stackOf();
      const l1 = make(stack);
      l1.onBoot = true;
      l1.tags = ['mine'];
      l1.putCpu({ cores: 8 });
      l1.putDisk([{ interface: 'scsi9' }]);
      l1.addOverride('memory.dedicated', 1);
      l1.lifecycle = { createBeforeDestroy: true };
      l1.importFrom('pve1/100');
      stack.addOverride(`resource.${TYPE}.Vm.hook_script_file_id`, 'local:snippets/x');
      new TerraformOutput(stack, 'Out', { value: l1.ipv4Addresses });
      return document(stack);
    };
    const config: Config = { nodeName: 'pve1', name: 'web', memory: { dedicated: 2048 }, disk: [{ interface: 'scsi0' }] };
    expect(edited(stack => vm(stack, 'Vm', () => config))).toEqual(edited(stack => new VirtualEnvironmentVm(stack, 'Vm', config)));
  });

  test.each<[string, [string, unknown][]]>([
    ['of nothing', []],
    ['of an attribute', [[`resource.${TYPE}.Vm.on_boot`, false]]],
    ['of a list, which appends', [[`resource.${TYPE}.Vm.tags`, ['mine']]]],
    ['inside a block', [[`resource.${TYPE}.Vm.cpu.cores`, 8]]],
    ['with null', [[`resource.${TYPE}.Vm.description`, null]]],
    ['that deletes an attribute', [[`resource.${TYPE}.Vm.description`, undefined]]],
    ['that deletes a resource', [[`resource.${TYPE}.Vm`, undefined]]],
    ['that replaces a resource', [[`resource.${TYPE}.Vm`, 'gone']]],
    ['that deletes a type', [[`resource.${TYPE}`, undefined]]],
    ['that deletes all resources', [['resource', undefined]]],
    ['that replaces all resources', [['resource', { terraform_data: { New: {} } }]]],
    ['of another resource', [['resource.terraform_data.New.input', 1]]],
    ['of another part', [['terraform.required_version', '>= 1.5.0']]],
    ['of two machines', [[`resource.${TYPE}.Vm.on_boot`, false], [`resource.${TYPE}.Other.on_boot`, true]]],
  ])('GIVEN an override of the stack %s WHEN synthesized THEN both are the same, in memory and in a file', (_, overrides) => {
    const config: Config = { nodeName: 'pve1', tags: ['a'], description: 'x', cpu: { cores: 2 }, disk: [{ interface: 'scsi0' }] };
    const both = (make: (stack: TerraformStack, id: string) => void) => {
      const app = Testing.app({ outdir });
      const stack = new TerraformStack(app, 'stack');
      new ProxmoxProvider(stack, 'Provider');
      make(stack, 'Vm');
      make(stack, 'Other');
      overrides.forEach(([at, value]) => stack.addOverride(at, value));
      const inMemory = document(stack);
      app.synth();
      const inFile = JSON.parse(fs.readFileSync(path.join(outdir, 'stacks/stack/cdk.tf.json'), 'utf8'));
      return { inMemory, inFile };
    };
    expect(both((stack, id) => vm(stack, id, () => config))).toEqual(both((stack, id) => new VirtualEnvironmentVm(stack, id, config)));
  });

  test('GIVEN many machines whose configs differ in keys WHEN synthesized THEN nothing of one stays on the next', () => {
    const configs: Config[] = [
      { nodeName: 'pve1', cpu: { cores: 2 }, tags: ['a'], networkDevice: [{ bridge: 'vmbr0' }], description: 'x' },
      { nodeName: 'pve2', disk: [{ interface: 'scsi0' }] },
      { nodeName: 'pve3', initialization: { dns: { servers: ['1.1.1.1'] } }, onBoot: false },
      { nodeName: 'pve4' },
    ];
    const [hand, late] = [stackOf(), stackOf()];
    configs.forEach((config, index) => { new VirtualEnvironmentVm(hand, `Vm${index}`, config); });
    configs.forEach((config, index) => { vm(late, `Vm${index}`, () => config); });
    expect(withoutNulls(document(late))).toEqual(document(hand));
  });

  test('GIVEN another type of resource WHEN synthesized THEN both are the same', () => {
    const [hand, late] = [stackOf(), stackOf()];
    new VirtualEnvironmentPool(hand, 'Pool', { poolId: 'p', comment: 'c' });
    pool(late, 'Pool', () => ({ poolId: 'p', comment: 'c' }));
    expect(document(late)).toEqual(document(hand));
  });
});

describe('when it is rendered', () => {
  test('GIVEN an intent that changes after construction WHEN synthesized THEN the last state is written, each time', () => {
    const names = ['first'];
    const { stack } = lateVm(() => ({ nodeName: 'pve1', name: names.at(-1) }));
    names.push('second');
    expect(written(stack).name).toBe('second');
    names.push('third');
    expect(written(stack).name).toBe('third');
  });

  test('GIVEN one pass of cdktf WHEN it asks for attributes and arguments THEN the renderer runs once', () => {
    let renders = 0;
    const { l1 } = lateVm(() => { renders++; return { nodeName: 'pve1', lifecycle: { preventDestroy: true } }; });
    expect(renders).toBe(0);
    l1.toTerraform();
    expect(renders).toBe(1);
  });

  test('GIVEN a pass that is over WHEN arguments are asked for THEN they are those of now', () => {
    const config = { nodeName: 'pve1', count: 1 };
    const { l1 } = lateVm(() => ({ ...config }));
    l1.toTerraform();
    config.count = 2;
    expect(l1.terraformMetaArguments.count).toBe(2);
  });

  test('GIVEN a renderer that throws WHEN synthesized THEN it surfaces, and the next rendering is sound', () => {
    let broken = true;
    const { stack } = lateVm(() => { if (broken) { throw new Error('renderer'); } return { nodeName: 'pve1' }; });
    expect(() => document(stack)).toThrow('renderer');
    broken = false;
    expect(written(stack).node_name).toBe('pve1');
  });

  test('GIVEN a disk that an Aspect adds to the intent WHEN synthesized THEN it is written', () => {
    const disks = [{ interface: 'scsi0' }];
    const { stack, l1 } = lateVm(() => ({ nodeName: 'pve1', disk: disks }));
    Aspects.of(stack).add({ visit: node => { if (node === l1) { disks.push({ interface: 'scsi1' }); } } });
    expect(written(stack).disk).toEqual([{ interface: 'scsi0' }, { interface: 'scsi1' }]);
  });

  test('GIVEN construction WHEN it is over THEN Error records stack traces as before', () => {
    const before = Error.captureStackTrace;
    lateVm();
    expect(Error.captureStackTrace).toBe(before);
    const { stack } = lateVm();
    expect(() => vm(stack, 'Vm', () => ({ nodeName: 'x' }))).toThrow(/already a Construct with name 'Vm'/);
    expect(Error.captureStackTrace).toBe(before);
  });
});

describe('what refers to another stack', () => {
  const LIST = TerraformIterator.fromList(['a']);

  test.each<[string, (from: TerraformResource) => Partial<Config>, ((l1: VirtualEnvironmentVm, from: TerraformResource) => void)?]>([
    ['nothing', () => ({ name: 'plain' })],
    ['an attribute', from => ({ name: from.getStringAttribute('id') })],
    ['a number', from => ({ vmId: from.getNumberAttribute('n') })],
    ['a list', from => ({ tags: from.getListAttribute('l') })],
    ['a part of a text', from => ({ description: `of ${from.getStringAttribute('id')}` })],
    ['a block', from => ({ cpu: { cores: from.getNumberAttribute('n') } })],
    ['a list of blocks', from => ({ disk: [{ interface: 'scsi0' }, { interface: from.getStringAttribute('id') }] })],
    ['a Lazy', from => { const produced = from.getStringAttribute('id'); return { name: Lazy.stringValue({ produce: () => produced }) }; }],
    ['dependsOn', from => ({ dependsOn: [from] })],
    ['lifecycle', from => ({ lifecycle: { replaceTriggeredBy: [from] } })],
    ['a count', from => ({ count: TerraformCount.of(from.getNumberAttribute('n')) })],
    ['a connection', from => ({ connection: { type: 'ssh', host: from.getStringAttribute('id') } })],
    ['an attribute of the user', () => ({}), (l1, from) => { l1.name = from.getStringAttribute('id'); }],
    ['a block of the user', () => ({}), (l1, from) => { l1.putCpu({ cores: from.getNumberAttribute('n') }); }],
    ['an override of the user', () => ({}), (l1, from) => l1.addOverride('cpu.type', from.getStringAttribute('id'))],
    ['a provisioner of the user', () => ({}), (l1, from) => { l1.provisioners = [{ type: 'local-exec', command: from.getStringAttribute('id') }]; }],
    ['a loop of the user', () => ({}), (l1, from) => { l1.forEach = TerraformIterator.fromList(from.getListAttribute('l')); }],
    ['a loop of the user\'s own', () => ({}), l1 => { l1.forEach = LIST; }],
  ])('GIVEN it in %s WHEN the App is synthesized THEN both stacks are the same as by hand', (_, config, edit = () => undefined) => {
    const both = (make: (stack: TerraformStack, config: Config) => VirtualEnvironmentVm) => {
      const app = new App({ outdir });
      const [source, reader] = ['source', 'reader'].map(id => new TerraformStack(app, id));
      synthesisOf(reader);
      new ProxmoxProvider(reader, 'Provider');
      const from = new TerraformResource(source, 'From', { terraformResourceType: 'terraform_data' });
      edit(make(reader, { nodeName: 'pve1', ...config(from) }), from);
      app.synth();
      return ['source', 'reader'].map(stack => fs.readFileSync(path.join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
    };
    const byHand = both((stack, given) => new VirtualEnvironmentVm(stack, 'Vm', given));
    expect(both((stack, given) => vm(stack, 'Vm', () => given))).toEqual(byHand);
    expect(both((stack, given) => vm(stack, 'Vm', () => given, () => given))).toEqual(byHand);
  });
});

test('GIVEN a renderer that tells what it was given WHEN prepared THEN it renders only where there is a token', () => {
  const rendered = ['plain', 'token'].map(kind => {
    const [app, rendering] = [new App({ outdir }), jest.fn()];
    const [source, reader] = ['source', 'reader'].map(id => new TerraformStack(app, id));
    synthesisOf(reader);
    new ProxmoxProvider(reader, 'Provider');
    const name = kind === 'token' ? new TerraformResource(source, 'From', { terraformResourceType: 'terraform_data' }).getStringAttribute('id') : kind;
    const l1 = vm(reader, 'Vm', () => { rendering(); return { nodeName: 'pve1', name }; }, () => name);
    reader.prepareStack();
    expect(l1).toBeDefined();
    return rendering.mock.calls.length;
  });
  expect(rendered).toEqual([0, 1]);
});

describe('what the user writes wins', () => {
  const rendered: Config = { nodeName: 'pve1', onBoot: true, tags: ['rendered'], cpu: { cores: 2, type: 'host' }, disk: [{ interface: 'scsi0', size: 20 }], lifecycle: { ignoreChanges: ['disk'] } };

  test.each<[string, (l1: VirtualEnvironmentVm) => void, string, unknown]>([
    ['an attribute by its setter', l1 => { l1.onBoot = false; }, 'on_boot', false],
    ['a list by its setter', l1 => { l1.tags = ['mine']; }, 'tags', ['mine']],
    ['a block by putX', l1 => { l1.putCpu({ cores: 8 }); }, 'cpu', { cores: 8 }],
    ['a list of blocks by putX', l1 => { l1.putDisk([{ interface: 'scsi5' }]); }, 'disk', [{ interface: 'scsi5' }]],
    ['an attribute as blocks by putX', l1 => { l1.putNetworkDevice([{ bridge: 'vmbr9' }]); }, 'network_device', [expect.objectContaining({ bridge: 'vmbr9', mac_address: null })]],
    ['an attribute that nothing rendered', l1 => { l1.description = 'mine'; }, 'description', 'mine'],
    ['addOverride of an attribute', l1 => { l1.addOverride('on_boot', false); }, 'on_boot', false],
    ['addOverride inside a block', l1 => { l1.addOverride('cpu.cores', 8); }, 'cpu', { cores: 8, type: 'host' }],
    ['addOverride of something unknown', l1 => { l1.addOverride('brand_new', { a: 1 }); }, 'brand_new', { a: 1 }],
    ['lifecycle', l1 => { l1.lifecycle = { preventDestroy: true }; }, 'lifecycle', { prevent_destroy: true }],
    ['count', l1 => { l1.count = 2; }, 'count', 2],
    ['dependsOn', l1 => { l1.dependsOn = [dependable(new TerraformResource(l1.cdktfStack, 'Other', { terraformResourceType: 'terraform_data' }))]; }, 'depends_on', ['terraform_data.Other']],
    ['forEach', l1 => { l1.forEach = TerraformIterator.fromList(['a', 'b']); }, 'for_each', '${toset(["a", "b"])}'],
    ['provider', l1 => { l1.provider = new ProxmoxProvider(l1.cdktfStack, 'Other', { alias: 'second' }); }, 'provider', 'proxmox.second'],
    ['connection', l1 => { l1.connection = { type: 'ssh', host: 'h' }; }, 'connection', { type: 'ssh', host: 'h' }],
    ['provisioners', l1 => { l1.provisioners = [{ type: 'local-exec', command: 'true' }]; }, 'provisioner', [{ 'local-exec': { command: 'true' } }]],
  ])('GIVEN %s WHEN synthesized THEN it is written, everything else stays, and it alone is listed', (_, edit, name, value) => {
    const { stack, l1 } = lateVm(rendered);
    const before = written(stack);
    edit(l1);
    const after = written(stack);
    expect(after[name]).toEqual(value);
    expect({ ...after, [name]: undefined }).toEqual({ ...before, [name]: undefined });
    expect(editsOf(l1)).toEqual([name]);
  });

  test('GIVEN an edit that is taken back WHEN synthesized THEN the renderer\'s value is written and nothing is listed', () => {
    const { stack, l1 } = lateVm(rendered);
    l1.onBoot = false;
    l1.putCpu({ cores: 8 });
    expect(editsOf(l1)).toEqual(['cpu', 'on_boot']);
    l1.resetOnBoot();
    l1.resetCpu();
    expect(written(stack)).toMatchObject({ on_boot: true, cpu: { cores: 2 } });
    expect(editsOf(l1)).toEqual([]);
  });

  test('GIVEN an edit by an Aspect WHEN synthesized THEN it wins and is listed', () => {
    const { stack, l1 } = lateVm(rendered);
    Aspects.of(stack).add({ visit: node => { if (node === l1) { l1.onBoot = false; } } });
    expect(written(stack).on_boot).toBe(false);
    expect(editsOf(l1)).toEqual(['on_boot']);
  });

  test('GIVEN no edit, a construct by hand, or no construct WHEN asked THEN nothing is listed', () => {
    const { l1 } = lateVm(rendered);
    expect(editsOf(l1)).toEqual([]);
    expect(editsOf(new VirtualEnvironmentVm(stackOf(), 'Vm', rendered))).toEqual([]);
    expect(editsOf({})).toEqual([]);
  });

  test('GIVEN an edit WHEN the renderer\'s config is looked at THEN it was not changed', () => {
    const config = JSON.parse(JSON.stringify(rendered));
    const { stack, l1 } = lateVm(config);
    l1.putCpu({ cores: 8 });
    l1.addOverride('disk.0.size', 99);
    written(stack);
    expect(config).toEqual(rendered);
  });

  test('GIVEN addOverride on a list WHEN synthesized THEN it does what it does by hand', () => {
    const hand = stackOf();
    new VirtualEnvironmentVm(hand, 'Vm', rendered).addOverride('tags', ['more']);
    const { stack, l1 } = lateVm(rendered);
    l1.addOverride('tags', ['more']);
    expect(written(stack).tags).toEqual(written(hand).tags);
  });
});

describe('blocks that are attributes', () => {
  test('GIVEN a network device with one key WHEN written THEN every key of the provider\'s is there, null where unset', () => {
    const { stack } = lateVm({ nodeName: 'pve1', networkDevice: [{ bridge: 'vmbr0' }, { bridge: 'vmbr1', vlanId: 30 }] });
    const [first, second] = written(stack).network_device;
    const keys = Object.keys(jest.requireActual('@hostwright/provider-proxmox/lib/virtual-environment-vm').virtualEnvironmentVmNetworkDeviceToTerraform({})).sort();
    expect(keys.length).toBeGreaterThan(10);
    expect(Object.keys(first).sort()).toEqual(keys);
    expect(first).toEqual({ ...Object.fromEntries(keys.map(key => [key, null])), bridge: 'vmbr0' });
    expect(second).toEqual({ ...Object.fromEntries(keys.map(key => [key, null])), bridge: 'vmbr1', vlan_id: 30 });
  });

  test('GIVEN other blocks WHEN written THEN unset keys are left out', () => {
    const { stack } = lateVm({ nodeName: 'pve1', disk: [{ interface: 'scsi0' }], cpu: { cores: 1 } });
    expect(written(stack)).toMatchObject({ disk: [{ interface: 'scsi0' }], cpu: { cores: 1 } });
    expect(Object.keys(written(stack).cpu)).toEqual(['cores']);
  });
});

describe('the rest of cdktf', () => {
  test('GIVEN importFrom WHEN synthesized THEN there is an import block', () => {
    const { stack, l1 } = lateVm();
    l1.importFrom('pve1/100');
    expect(document(stack).import).toEqual([{ id: 'pve1/100', to: `${TYPE}.Vm` }]);
  });

  test('GIVEN moveToId WHEN synthesized THEN there is a moved block and no resource', () => {
    const { stack, l1 } = lateVm();
    l1.moveToId(`${TYPE}.Elsewhere`);
    expect(document(stack)).toMatchObject({ moved: [{ from: `${TYPE}.Vm`, to: `${TYPE}.Elsewhere` }] });
    expect(document(stack).resource).toBeUndefined();
  });

  test('GIVEN overrideLogicalId WHEN synthesized THEN dependents follow it', () => {
    const stack = stackOf();
    const first = vm(stack, 'First', () => ({ nodeName: 'pve1' }));
    vm(stack, 'Vm', () => ({ nodeName: 'pve1', dependsOn: [first] }));
    first.overrideLogicalId('renamed');
    expect(written(stack).depends_on).toEqual([`${TYPE}.renamed`]);
  });

  test('GIVEN a stack override of an attribute WHEN synthesized THEN it wins over the renderer', () => {
    const { stack } = lateVm({ nodeName: 'pve1', onBoot: true });
    stack.addOverride(`resource.${TYPE}.Vm.on_boot`, false);
    expect(written(stack)).toMatchObject({ on_boot: false, node_name: 'pve1' });
  });

  describe('references across stacks', () => {
    const project = Project.forEachTest();

    function estate(make: (scope: Construct, id: string, config: () => Config) => VirtualEnvironmentVm, use: (first: VirtualEnvironmentVm) => () => Partial<Config>): App {
      const app = new App();
      const [one, two] = ['one', 'two'].map(id => new EstateStack(app, id));
      for (const stack of [one, two]) { new ProxmoxProvider(stack, 'Provider', {}); }
      const config = use(make(one, 'First', () => ({ nodeName: 'pve1' })));
      make(two, 'Second', () => ({ nodeName: 'pve1', ...config() }));
      return app;
    }
    const byHand = (scope: Construct, id: string, config: () => Config) => new VirtualEnvironmentVm(scope, id, config());
    // One kind alone: beside another the whole resource would be walked for its sake.
    test.each<[string, (first: VirtualEnvironmentVm) => Partial<Config>]>([
      ['a text', first => ({ description: first.id })],
      ['a text inside text', first => ({ description: `of ${first.id}` })],
      ['a number', first => ({ vmId: first.getNumberAttribute('vm_id') })],
      ['a number inside text', first => ({ description: `number ${first.getNumberAttribute('vm_id')} of it` })],
      ['a list', first => ({ tags: first.getListAttribute('tags') })],
      ['a bool', first => ({ onBoot: first.getBooleanAttribute('on_boot') })],
      ['a function', first => ({ name: Fn.upper(first.id) })],
      ['a number in a block', first => ({ cpu: { cores: first.getNumberAttribute('n') } })],
      ['a text in an attribute as blocks', first => ({ networkDevice: [{ bridge: first.getStringAttribute('b') }] })],
      ['an argument of Terraform itself', first => ({ connection: { type: 'ssh', host: first.getStringAttribute('h') } })],
    ])('GIVEN %s of another stack WHEN synthesized THEN both stacks are those of L1s by hand', (_, use) => {
      const documents = [byHand, vm].map(make => {
        estate(make, first => { const config = use(first); return () => config; }).synth();
        return ['one', 'two'].map(id => withoutNulls(project.json('cdktf.out', 'stacks', id, 'cdk.tf.json')));
      });
      expect(documents[1]).toEqual(documents[0]);
      expect(JSON.stringify(documents[1][1])).toContain('data.terraform_remote_state.');
    });

    // cdktf learns of them in its first pass only, and knows them again by the token: one that is new each time is lost.
    test('GIVEN a renderer that makes a new token of another stack each time WHEN synthesized THEN HW5005 stops it', () => {
      expect(refusalOf(estate(vm, first => () => ({ description: first.id }))).codes).toEqual(['HW5005']);
    });
  });

  test('GIVEN HCL output WHEN asked THEN it is refused with HW5006 and the path', () => {
    const { stack } = lateVm();
    expect(() => Testing.synthHcl(stack)).toThrow(/^\[stack\/Vm\] HW5006 HCL output/);
  });

  test('GIVEN the L1 WHEN looked at THEN it is an instance of the provider\'s class and reads what its user set', () => {
    const { l1 } = lateVm({ nodeName: 'pve1', onBoot: true });
    expect(l1).toBeInstanceOf(VirtualEnvironmentVm);
    expect(TerraformResource.isTerraformResource(l1)).toBe(true);
    expect(l1.onBootInput).toBeUndefined();
    l1.onBoot = false;
    expect(l1.onBootInput).toBe(false);
    expect(Token.isUnresolved(l1.id)).toBe(true);
  });
});
