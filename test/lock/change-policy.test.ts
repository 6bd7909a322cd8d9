import { data, machinesOf, Program, program, synthesize } from './estate';
import { Admin, ChangePolicy, HardenedVmProps, OperatingSystem, Placement, Provisioning, VmTemplate } from '../../src';
import { BORN_WITH, Json, KEY } from '../platforms/written';
import { Project, refusalOf } from '../support/project';

const project = Project.forEachTest();
const OTHER_KEY = KEY.replace('ops@', 'other@').replace('AAAAIEqJ', 'AAAAIEqK');
const SSH = { ssh: { userName: 'terraform' } };
const { DEBIAN_13, UBUNTU_24_04, ALPINE_3_23 } = OperatingSystem;

/** A machine as Terraform compares it: what it leaves alone does not count. */
function compared(machine: Json, ignored: string[]): Json {
  const { '//': _, depends_on: __, lifecycle: ___, ...attributes } = structuredClone(machine);
  for (const path of ignored) {
    const [, block, inner] = /^([a-z_]+)(?:\[0\]\.([a-z_]+))?$/.exec(path)!;
    if (inner === undefined) { delete attributes[block]; } else if (attributes[block]) { delete [attributes[block]].flat()[0][inner]; }
  }
  return attributes;
}

const web = (change: (made: Program) => Partial<HardenedVmProps>) => (made: Program) => { made.vm('Web', change(made)); };
const notesOf = (host: string): Json[] => project.json('cdktf.out', 'stacks', 'lab', 'estate.json').machines.find((one: Json) => one.hostName === host).notes;

describe('a machine stays on what it was born from', () => {
  const before = web(({ pve }) => ({ image: pve.image(DEBIAN_13), provisioning: Provisioning.cloudInit() }));
  test.each<[string, (made: Program) => Partial<HardenedVmProps>, string[]]>([
    ['a new version of the image', ({ pve }) => ({ image: pve.cloudImage('https://images.example/d.qcow2', { digest: `sha256:${'cd'.repeat(32)}`, guest: DEBIAN_13 }), provisioning: Provisioning.cloudInit() }), ['image']],
    ['a template instead of the image', ({ pve, stack }) => ({ image: new VmTemplate(stack, 'Base', { image: pve.image(DEBIAN_13) }), provisioning: Provisioning.cloudInit() }), []],
    ['another guest', ({ pve }) => ({ image: pve.image(UBUNTU_24_04), provisioning: Provisioning.cloudInit() }), ['guest', 'image']],
    ['a guest with another firmware', ({ pve }) => ({ image: pve.image(ALPINE_3_23), provisioning: Provisioning.cloudInit() }), ['firmware', 'guest', 'image']],
    ['a new admin key', ({ pve }) => ({ image: pve.image(DEBIAN_13), provisioning: Provisioning.cloudInit(), admin: Admin.sshKey('ops', KEY, OTHER_KEY) }), ['admin']],
    ['another administrator', ({ pve }) => ({ image: pve.image(DEBIAN_13), provisioning: Provisioning.cloudInit(), admin: Admin.sshKey('root2', KEY) }), ['admin']],
    ['other user data', ({ pve }) => ({ image: pve.image(DEBIAN_13), provisioning: Provisioning.cloudInit({ packages: ['htop'] }) }), ['provisioning']],
    ['no user data any more', ({ pve }) => ({ image: pve.image(DEBIAN_13) }), ['provisioning']],
    ['no identity any more', ({ pve }) => ({ image: pve.image(DEBIAN_13), provisioning: Provisioning.none() }), ['provisioning']],
  ])('GIVEN %s WHEN synthesized THEN nothing of the machine changes, and estate.json says so', (_, change, fields) => {
    const first = synthesize(project, before, SSH);
    const second = synthesize(project, web(change), SSH);
    const [was, is] = [first, second].map(document => machinesOf(document).web);
    expect(compared(is, is.lifecycle.ignore_changes)).toEqual(compared(was, is.lifecycle.ignore_changes));
    expect(notesOf('web').filter(note => / stays on |^stays on /.test(note.text)).map(note => note.field).sort()).toEqual(expect.arrayContaining(fields));
    const files = (document: Json) => Object.values<Json>(document.resource.proxmox_virtual_environment_file ?? {});
    for (const file of files(second)) { expect(file.lifecycle.ignore_changes).toEqual(['source_raw']); }
    if (files(second).length > 0) { expect(files(second)[0].source_raw.file_name).toBe(files(first)[0].source_raw.file_name); }
  });

  test('GIVEN a machine without a document WHEN it gets one THEN it stays without, and that is said', () => {
    synthesize(project, web(() => ({})), SSH);
    const { web: vm } = machinesOf(synthesize(project, before, SSH));
    expect(vm.lifecycle.ignore_changes).toContain('initialization[0].vendor_data_file_id');
    expect(notesOf('web')).toContainEqual({ field: 'provisioning', text: expect.stringMatching(/^stays on native, from which the machine was made; the program says cloud-init document [0-9a-f]{8}\./) });
  });

  test('GIVEN a machine that was cloned WHEN an installer shall set it up THEN nothing is taken away from it', () => {
    synthesize(project, web(() => ({})));
    const { web: vm } = machinesOf(synthesize(project, web(({ pve }) => ({ image: pve.iso('local:iso/debian.iso', DEBIAN_13), provisioning: Provisioning.none() }))));
    expect(vm.lifecycle.ignore_changes).toEqual(['clone', 'initialization']);
  });

  test('GIVEN a document that the program no longer has WHEN synthesized THEN the file stays on the node: Proxmox reads it at each cold start', () => {
    const first = synthesize(project, before, SSH);
    const second = synthesize(project, web(() => ({})), SSH);
    const [was, is] = [first, second].map(document => Object.values<Json>(document.resource.proxmox_virtual_environment_file)[0]);
    expect([is.source_raw.file_name, is.lifecycle]).toEqual([was.source_raw.file_name, { ignore_changes: ['source_raw'] }]);
    expect(project.has('cdktf.out', 'stacks', 'lab', 'cloud-init')).toBe(false);
    expect(refusalOf(program(web(() => ({})))).problems.map(({ message }) => message)).toEqual([expect.stringContaining('HW2010 snippet without SSH to the node: given a cloud-init document from its birth for web;')]);
  });

  test('GIVEN a change and one more synth WHEN looked at THEN the lock still knows where the machine comes from', () => {
    synthesize(project, before, SSH);
    const born = project.json('hostwright.lock.json').machines.web.origin;
    for (const _ of [1, 2]) { synthesize(project, web(({ pve }) => ({ image: pve.image(UBUNTU_24_04) })), SSH); }
    expect(project.json('hostwright.lock.json').machines.web.origin).toEqual(born);
    expect(notesOf('web')).toContainEqual({ field: 'guest', text: 'stays on debian-13, from which the machine was made; the program says ubuntu-24.04. ChangePolicy.replace() would build it anew.' });
  });

  test('GIVEN tuning by hand and another guest WHEN synthesized THEN what was tuned is meant', () => {
    const tuned = (made: Program) => { made.pve.tune(made.vm('Web', { image: made.pve.image(UBUNTU_24_04) }), { cpuType: 'host', osType: 'l26', machineType: 'q35', vgaType: 'std', serialDevices: ['socket'] }); };
    synthesize(project, web(() => ({})));
    const { lifecycle } = machinesOf(synthesize(project, tuned)).web;
    expect(lifecycle.ignore_changes).toEqual([...BORN_WITH, 'bios', 'efi_disk', 'tpm_state']);
  });

  test('GIVEN another node WHEN synthesized THEN the machine is migrated, and left where it is when that was forbidden', () => {
    const at = (nodeName: string, migrate?: boolean) => (made: Program) => { made.pve.tune(made.vm('Web', { placement: Placement.onHost(nodeName) }), { migrate }); };
    expect(machinesOf(synthesize(project, at('pve2'))).web).toMatchObject({ node_name: 'pve2', migrate: true, lifecycle: { ignore_changes: BORN_WITH } });
    expect(machinesOf(synthesize(project, at('pve2', false))).web).toMatchObject({ node_name: 'pve2', migrate: false, lifecycle: { ignore_changes: [...BORN_WITH, 'node_name'] } });
  });

  test('GIVEN a machine that may not be migrated WHEN it gets another node THEN it stays, and so does all that belongs to it', () => {
    const at = (nodeName: string, changePolicy?: ChangePolicy) => (made: Program) => { made.pve.tune(made.vm('Web', { placement: Placement.onHost(nodeName), provisioning: Provisioning.cloudInit(), changePolicy }), { migrate: false }); };
    synthesize(project, at('pve1'), SSH);
    const document = synthesize(project, at('pve2'), SSH);
    const [[id]] = Object.entries<Json>(document.resource.proxmox_virtual_environment_vm).filter(([, body]) => !body.template);
    for (const type of ['proxmox_virtual_environment_firewall_options', 'proxmox_virtual_environment_firewall_rules']) {
      expect(Object.values<Json>(document.resource[type])[0].node_name).toBe(`\${proxmox_virtual_environment_vm.${id}.node_name}`);
    }
    expect(Object.values<Json>(document.resource.proxmox_virtual_environment_file)[0].lifecycle.ignore_changes).toEqual(['source_raw', 'node_name']);
    expect(notesOf('web')).toContainEqual({ field: 'node', text: 'stays on pve1, from which the machine was made; the program says pve2. ChangePolicy.replace() would build it anew.' });
    const anew = synthesize(project, at('pve2', ChangePolicy.replace()), SSH);
    expect(machinesOf(anew).web.lifecycle.ignore_changes).toBeUndefined();
    expect(Object.values<Json>(anew.resource.terraform_data)[0].input.node).toBe('pve2');
  });
});

describe('a machine that is built anew', () => {
  const replaced = (change: (made: Program) => Partial<HardenedVmProps> = () => ({})) => (made: Program) => {
    made.vm('Web', { changePolicy: ChangePolicy.replace(), provisioning: Provisioning.cloudInit(), ...change(made) });
  };
  const markOf = (document: Json) => Object.entries<Json>(document.resource.terraform_data)[0];

  test('GIVEN replace WHEN synthesized THEN a change of what it is made from triggers it, and nothing is ignored', () => {
    const document = synthesize(project, replaced(), SSH);
    const [id, mark] = markOf(document);
    expect(machinesOf(document).web.lifecycle).toEqual({ replace_triggered_by: [`terraform_data.${id}`] });
    expect(Object.keys(mark.input).sort()).toEqual(['admin', 'firmware', 'guest', 'image', 'provisioning']);
  });

  test.each<[string, (made: Program) => Partial<HardenedVmProps>, string]>([
    ['image', ({ pve }) => ({ image: pve.image(UBUNTU_24_04) }), 'image'],
    ['admin key', () => ({ admin: Admin.sshKey('ops', KEY, OTHER_KEY) }), 'admin'],
    ['user data', () => ({ provisioning: Provisioning.cloudInit({ packages: ['htop'] }) }), 'provisioning'],
  ])('GIVEN another %s WHEN synthesized THEN the mark changes, and the lock follows', (_, change, field) => {
    const before = markOf(synthesize(project, replaced(), SSH))[1].input;
    const after = markOf(synthesize(project, replaced(change), SSH))[1].input;
    expect(after[field]).not.toBe(before[field]);
    expect(project.json('hostwright.lock.json').machines.web.origin).toEqual(after);
    expect(notesOf('web').filter(note => note.text.startsWith('stays on'))).toEqual([]);
  });

  test('GIVEN other user data WHEN synthesized THEN the snippet has another name, which replaces the machine', () => {
    const name = (document: Json) => machinesOf(document).web.initialization.vendor_data_file_id;
    expect(name(synthesize(project, replaced(), SSH))).not.toBe(name(synthesize(project, replaced(() => ({ provisioning: Provisioning.cloudInit({ packages: ['htop'] }) })), SSH)));
  });

  test('GIVEN a machine with data WHEN it shall be replaced THEN it is refused', () => {
    const app = program(({ vm }) => { data(vm('Git', { changePolicy: ChangePolicy.replace() })); });
    expect(refusalOf(app).problems.map(({ path, message }) => `[${path}] ${message}`)).toEqual([
      '[lab/Git] HW1408 replacement of a machine with data: given ChangePolicy.replace() for git, which holds data; allowed: ChangePolicy.keep(). Leave changePolicy out; to build it anew, move its data, say retire(), and make another machine.',
    ]);
  });
});
