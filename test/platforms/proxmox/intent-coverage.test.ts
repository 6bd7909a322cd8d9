import { Construct } from 'constructs';
import {
  Admin, ChangePolicy, Disk, DiskOptions, EstateStack, Filesystem, FirewallRule, Firmware, GuestAccess, IVirtualMachine, IVmIntent, MachineIdentity,
  OperatingSystem, Phase, Placement, Provisioning, ProxmoxPlatform, ProxmoxTuning, Role, Service, UpdatePolicy,
} from '../../../src';
import { StackAnsible } from '../../../src/guest/ansible/stack-ansible';
import { guestNotes } from '../../../src/guest/guest-notes';
import { Estate } from '../../../src/model/estate';
import { intentCoverage, Outcome } from '../../../src/platforms/proxmox/coverage';
import { Cidr, HostName, HttpProxy, IpAssignment, Labels, MacAddress, Size } from '../../../src/values';
import { CERTIFICATE } from '../../support/certificates';
import { ADMIN, Json, KEY, proxmox, refusal, written } from '../written';

type Change = Partial<IVmIntent>;
type Changes = (pve: ProxmoxPlatform) => Change;

/** A machine that shows every field: hardened, with data, on its own default of management networks. */
function intentOn(pve: ProxmoxPlatform, change: Change): IVmIntent {
  const { image = pve.image(OperatingSystem.DEBIAN_13) } = change;
  const intent: IVmIntent = {
    path: 'lab/Web',
    hostName: HostName.of('web'),
    image,
    guest: image.guest,
    bootstrapped: true,
    updates: UpdatePolicy.automatic(),
    roles: [],
    cpus: 2,
    memory: Size.gibibytes(2),
    rootDisk: Disk.root(Size.gibibytes(20)),
    dataDisks: [Disk.data('data', Size.gibibytes(3), { mount: '/srv' })],
    nics: [nicOn(pve, '10.0.20.10/24')],
    admin: ADMIN,
    dns: ['10.0.20.1'],
    searchDomains: ['lab.example'],
    ntp: [],
    trustedCas: [],
    labels: Labels.of({ env: 'lab' }),
    placement: Placement.automatic(),
    provisioning: Provisioning.native(),
    hardened: true,
    stateful: true,
    firewalled: true,
    firewallRules: [],
    managementNetworks: [Cidr.of('10.0.20.0/24')],
    managementDeclared: false,
    identity: MachineIdentity._of(pve, () => HostName.of('web'), () => []),
    retired: false,
    retiredDisks: [],
    changePolicy: ChangePolicy.keep(),
    ...change,
  };
  // As HardenedVm does it.
  return { ...intent, firewallRules: change.firewallRules ?? [FirewallRule.allow(Service.SSH, { sources: intent.managementNetworks })] };
}

function nicOn(pve: ProxmoxPlatform, address: string, mac = '02:00:00:00:00:01') {
  return { nicName: 'net0', network: pve.bridge('vmbr0'), ip: IpAssignment.of(address, '10.0.20.1'), mac: MacAddress.of(mac) };
}

function make(stack: EstateStack, changes: Changes, tuning: ProxmoxTuning = {}): void {
  const pve = proxmox(stack, { ssh: { userName: 'terraform' } });
  const scope = new Construct(stack, 'Web');
  const intent = intentOn(pve, changes(pve));
  const { resource, address } = pve.bindVm(scope, intent);
  const view = { platform: pve, resource, address, intent, guestIntent: intent, guestFacts: pve.guestOf(intent), traits: {}, explain: () => [] };
  const machine = Object.assign(scope, view) as unknown as IVirtualMachine;
  Object.assign(machine, { guestNotes: guestNotes(machine) });
  pve.tune(machine, tuning);
  if (intent.firewalled) { pve.bindFirewall(scope, intent); }
  scope.node.addValidation({ validate: () => pve.inspectVm(intent).refusals.map(({ code, given }) => `${code} ${given}`) });
  Estate.of(stack)._add(machine);
  StackAnsible.of(stack).add(machine);
}

interface Observed {
  /** All resources, without the construct paths that cdktf notes beside them. */
  readonly resources: string;
  /** Everything that Ansible reads. */
  readonly ansible: string;
  readonly record: Json;
}

function observe(changes: Changes, tuning?: ProxmoxTuning): Observed {
  const result = written(stack => make(stack, changes, tuning));
  return { resources: JSON.stringify(result.document.resource), ansible: JSON.stringify(result.ansible), record: result.estate.machines[0] };
}

const data = (options: DiskOptions, size = Size.gibibytes(3)): Changes => () => ({ dataDisks: [Disk.data('data', size, options)] });

/** Two legal values of each field. */
const VARIANTS: Record<keyof IVmIntent, [Changes, Changes]> = {
  access: [() => ({}), () => ({ access: GuestAccess.ssh({ port: 2222 }) })],
  admin: [() => ({}), () => ({ admin: Admin.sshKey('root2', KEY) })],
  bootstrapped: [() => ({}), () => ({ bootstrapped: false })],
  changePolicy: [() => ({}), () => ({ changePolicy: ChangePolicy.replace() })],
  cpus: [() => ({}), () => ({ cpus: 4 })],
  dataDisks: [() => ({}), () => ({ dataDisks: [] })],
  dns: [() => ({}), () => ({ dns: [] })],
  firewallRules: [() => ({}), () => ({ firewallRules: [FirewallRule.allow(Service.HTTPS)] })],
  firewalled: [() => ({}), () => ({ firewalled: false })],
  firmware: [() => ({}), () => ({ firmware: Firmware.bios() })],
  guest: [() => ({}), () => ({ guest: OperatingSystem.UBUNTU_24_04 })],
  hardened: [() => ({}), () => ({ hardened: false })],
  hostName: [() => ({}), () => ({ hostName: HostName.of('other') })],
  identity: [() => ({}), pve => ({ identity: MachineIdentity._of(pve, () => HostName.of('other'), () => []) })],
  image: [() => ({}), pve => ({ image: pve.image(OperatingSystem.UBUNTU_24_04) })],
  labels: [() => ({}), () => ({ labels: Labels.none() })],
  managementDeclared: [() => ({}), () => ({ managementDeclared: true })],
  managementNetworks: [() => ({}), () => ({ managementNetworks: [Cidr.of('10.9.0.0/16')] })],
  locale: [() => ({}), () => ({ locale: 'de_DE.UTF-8' })],
  memory: [() => ({}), () => ({ memory: Size.gibibytes(3) })],
  nics: [() => ({}), pve => ({ nics: [nicOn(pve, '10.0.20.11/24')] })],
  ntp: [() => ({}), () => ({ ntp: ['ntp.lan'] })],
  packageMirror: [() => ({}), () => ({ packageMirror: 'http://mirror.lan' })],
  path: [() => ({}), () => ({ path: 'lab/Elsewhere' })],
  placement: [() => ({}), () => ({ placement: Placement.onHost('pve2') })],
  proxy: [() => ({}), () => ({ proxy: HttpProxy.of('http://proxy.lan:3128') })],
  provisioning: [() => ({}), () => ({ provisioning: Provisioning.none() })],
  retired: [() => ({}), () => ({ retired: true })],
  retiredDisks: [() => ({}), () => ({ retiredDisks: ['old'] })],
  roles: [() => ({}), () => ({ roles: [{ role: Role.own('web'), phase: Phase.APPLICATION, variables: {} }] })],
  rootDisk: [() => ({}), () => ({ rootDisk: Disk.root(Size.gibibytes(21)) })],
  searchDomains: [() => ({}), () => ({ searchDomains: [] })],
  stateful: [() => ({}), () => ({ stateful: false })],
  swap: [() => ({}), () => ({ swap: Size.gibibytes(1) })],
  timezone: [() => ({}), () => ({ timezone: 'Europe/Berlin' })],
  trustedCas: [() => ({}), () => ({ trustedCas: [CERTIFICATE] })],
  updates: [() => ({}), () => ({ updates: UpdatePolicy.manual() })],
};

test('every field of the intent has two values', () => {
  expect(Object.keys(VARIANTS).sort()).toEqual(Object.keys(intentCoverage).sort());
});

test.each(Object.entries(VARIANTS))('%s is rendered, noted or refused, as the table says', (field, [one, other]) => {
  const [before, after] = [observe(one), observe(other)];
  const outcome = before.resources !== after.resources ? Outcome.RENDERED : before.ansible !== after.ansible ? Outcome.CONFIGURED : Outcome.NOTED;
  expect(outcome).toBe(intentCoverage[field as keyof IVmIntent].outcome);
  expect(after).not.toEqual(before);
});

describe('fields of a disk', () => {
  test.each<[string, Changes]>([
    ['size', data({ mount: '/srv' }, Size.gibibytes(4))],
    ['datastore', data({ mount: '/srv', datastore: 'slow' })],
    ['backup', data({ mount: '/srv', backup: false })],
  ])('%s is rendered', (_, changes) => {
    expect(observe(changes).resources).not.toBe(observe(data({ mount: '/srv' })).resources);
  });

  test.each<[string, Changes]>([
    ['mount', data({ mount: '/other' })],
    ['filesystem', data({ mount: '/srv', filesystem: Filesystem.XFS })],
    ['owner', data({ mount: '/srv', owner: 'git' })],
  ])('%s is left to Ansible', (_, changes) => {
    const [before, after] = [observe(data({ mount: '/srv' })), observe(changes)];
    expect(after.resources).toBe(before.resources);
    expect(after.ansible).not.toBe(before.ansible);
  });
});

describe('settings of the guest', () => {
  const SETTINGS: [string, Change, string][] = [
    ['timezone', { timezone: 'Europe/Berlin' }, 'Europe/Berlin'],
    ['ntp', { ntp: ['ntp.lan', '10.0.20.1'] }, 'ntp.lan, 10.0.20.1'],
    ['locale', { locale: 'de_DE.UTF-8' }, 'de_DE.UTF-8'],
    ['proxy', { proxy: HttpProxy.of('http://proxy.lan') }, 'http://proxy.lan'],
    ['packageMirror', { packageMirror: 'http://mirror.lan' }, 'http://mirror.lan'],
    ['trustedCas', { trustedCas: [CERTIFICATE] }, '1 certificate'],
  ];
  const notesOf = (record: Json, field: string) => record.notes.filter((note: Json) => note.field === field).map((note: Json) => note.text);

  test.each(SETTINGS)('%s is set by Ansible, and at first boot where there is a document', (field, change) => {
    const [plain, set] = [observe(() => ({})), observe(() => change)];
    expect(set.ansible).not.toBe(plain.ansible);
    expect(notesOf(set.record, field)).toEqual([]);
    const document = () => ({ provisioning: Provisioning.cloudInit() });
    const [before, after] = [observe(document), observe(() => ({ ...document(), ...change }))];
    expect(after.resources).not.toBe(before.resources);
    expect(notesOf(after.record, field)).toEqual([]);
  });

  test.each(SETTINGS)('%s is noted where Ansible does not get in and there is no document', (field, change, shown) => {
    const { record } = observe(() => ({ provisioning: Provisioning.none(), ...change }));
    expect(notesOf(record, field)).toEqual([`${shown}: nothing sets it. The first boot does not, and Ansible does not get in: the image sets itself up.`]);
    expect(notesOf(record, 'access')).toEqual(['inventory and plays leave the machine out: the image sets itself up.']);
  });

  test.each(SETTINGS.filter(([field]) => field !== 'timezone' && field !== 'locale'))('%s is noted, document or not, where neither can', (field, change, shown) => {
    for (const provisioning of [Provisioning.cloudInit(), Provisioning.native()]) {
      const { record } = observe(pve => ({ image: pve.existingTemplate(9000, { guest: OperatingSystem.ARCH_LINUX }), provisioning, ...change }));
      expect(notesOf(record, field)).toEqual([`${shown}: nothing sets it. The first boot does not, and the library's roles do not on Arch Linux.`]);
    }
  });

  test('exceptions of a proxy that the package manager does not know are noted', () => {
    const proxy = HttpProxy.of('http://proxy.lan', { directHosts: ['mirror.lan'] });
    const { record } = observe(pve => ({ image: pve.image(OperatingSystem.ROCKY_9), provisioning: Provisioning.cloudInit(), proxy }));
    expect(notesOf(record, 'proxy')).toEqual(['dnf knows no exceptions: mirror.lan are reached through the proxy too.']);
  });

  test('a static address without name servers is noted, one from the network is not', () => {
    expect(notesOf(observe(() => ({ dns: [] })).record, 'dns')).toEqual(['none on purpose: the guest has a static address and resolves no names until somebody gives it a name server.']);
    expect(notesOf(observe(() => ({})).record, 'dns')).toEqual([]);
    const dhcp: Changes = pve => ({ dns: [], image: pve.image(OperatingSystem.ROCKY_9), nics: [{ ...nicOn(pve, '10.0.20.10/24'), ip: IpAssignment.dhcp() }] });
    expect(notesOf(observe(dhcp).record, 'dns')).toEqual([]);
    expect(notesOf(observe(() => ({ dns: [], provisioning: Provisioning.none() })).record, 'dns')).toEqual([]);
  });
});

test('every part of the provisioning is rendered', () => {
  const of = (provisioning: Provisioning) => observe(() => ({ provisioning })).resources;
  const all = [
    Provisioning.none(), Provisioning.native(), Provisioning.cloudInit(), Provisioning.cloudInit({ packages: ['htop'] }), Provisioning.cloudInit({ installGuestAgent: false }),
  ].map(of);
  expect(new Set(all).size).toBe(all.length);
});

test('firmware other than that of the template is refused', () => {
  const report = refusal(stack => make(stack, pve => ({
    image: pve.existingTemplate(9000, { guest: OperatingSystem.DEBIAN_13, firmware: Firmware.bios() }), firmware: Firmware.uefi({ secureBoot: false }),
  })));
  expect(report).toContain('HW1212');
});

describe('tuning that changes nothing is noted', () => {
  const CLONE = ['cloneRetries', 'cloneTimeout', 'fullClone'];
  const DRIVE = ['cloudInitDatastore', 'cloudInitInterface', 'cloudInitUpgrade'];
  const installer: Changes = pve => ({ image: pve.iso('local:iso/debian.iso', OperatingSystem.DEBIAN_13), provisioning: Provisioning.none() });
  test.each<[string, Changes, ProxmoxTuning, string[]]>([
    ['without a clone', installer, { cloneRetries: 2, cloneTimeout: undefined, fullClone: false }, ['cloneRetries', 'fullClone']],
    ['by BIOS', () => ({ firmware: Firmware.bios() }), { efiDiskType: '2m', efiDiskDatastore: 'slow', tpmVersion: 'v1.2' }, ['efiDiskDatastore', 'efiDiskType', 'tpmVersion']],
    ['without a cloud-init drive', () => ({ provisioning: Provisioning.none() }), { cloudInitUpgrade: true, userDataFileId: 'local:snippets/u.yaml' }, ['cloudInitUpgrade', 'userDataFileId']],
    ['without a disc', () => ({}), { cdromInterface: 'sata0' }, ['cdromInterface']],
    ['where it does change something', () => ({}), { cloneRetries: 2, cloudInitUpgrade: true, efiDiskDatastore: 'slow' }, []],
  ])('%s', (_, changes, tuning, fields) => {
    const notes: Json[] = observe(changes, tuning).record.notes;
    expect(notes.filter(note => /changes nothing/.test(note.text)).map(note => note.field).sort()).toEqual(fields);
    expect([...CLONE, ...DRIVE].length).toBeGreaterThan(fields.length);
  });
});

describe('a document of the user\'s own', () => {
  test.each([
    ['userDataFileId', 'admin'],
    ['networkDataFileId', 'nics'],
  ])('%s: what it replaces is noted under %s', (field, noted) => {
    const notes: Json[] = observe(() => ({}), { [field]: 'local:snippets/own.yaml' }).record.notes;
    expect(notes.filter(note => note.text.includes('local:snippets/own.yaml')).map(note => note.field)).toEqual([noted]);
  });

  test('vendorDataFileId replaces something only where the library writes a document', () => {
    const notes = (provisioning: Provisioning): Json[] => observe(() => ({ provisioning }), { vendorDataFileId: 'local:snippets/own.yaml' }).record.notes;
    expect(notes(Provisioning.native()).filter(note => note.field === 'provisioning')).toEqual([]);
    expect(notes(Provisioning.cloudInit()).filter(note => note.field === 'provisioning').length).toBe(1);
  });
});
