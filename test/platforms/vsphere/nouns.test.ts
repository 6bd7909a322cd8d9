import { App } from 'cdktf';
import { esxi, gib, golden, onVcenter, vcenter, web } from './written-on-vsphere';
import { EsxiPlatformProps, EstateStack, HardenedVm, IpAssignment, OperatingSystem, SecretRef, Size, VsphereCustomization, VspherePlatform, VspherePlatformProps } from '../../../src';
import { thrown } from '../../model/refused';
import { codesOf, refusal } from '../written';

const { RHEL_9 } = OperatingSystem;
/** A reference that only Terraform knows. */
const TOKEN = '${TfToken[TOKEN.0]}';

/** What a noun is needs no synthesis. */
function onPlatform<T>(use: (vc: VspherePlatform) => T, props: Partial<VspherePlatformProps> = {}): T {
  return use(vcenter(new EstateStack(new App(), 'lab'), props));
}

describe('nouns say what they are', () => {
  test.each<[string, (vc: VspherePlatform) => unknown, unknown]>([
    ['a port group', vc => vc.portGroup('VM Network').networkName, 'VM Network'],
    ['a port group with its switch', vc => { const { networkName, portGroupName, switchName } = vc.portGroup('app', { switchName: 'dvs1' }); return [networkName, portGroupName, switchName]; }, ['dvs1/app', 'app', 'dvs1']],
    ['a folder', vc => [vc.existingFolder('/estate/ledger').folderPath, vc.existingFolder('estate').resource], ['estate/ledger', undefined]],
    ['a template by its path', vc => [vc.existingTemplate('/Templates/Linux/rhel9-golden').imageName, vc.existingTemplate('Templates/rhel9').source.place], ['rhel9-golden', 'Templates/rhel9']],
    ['an OVA', vc => vc.ova('https://images.example/rhel9.ova', { guest: RHEL_9 }).imageName, 'rhel9.ova'],
    ['a library item', vc => vc.libraryItem('rhel9').source, { kind: 'library item', place: 'rhel9', library: 'templates' }],
    ['a library item of another library', vc => vc.libraryItem('rhel9', { library: 'golden' }).source.library, 'golden'],
    ['a PCI device', vc => { const { hostName, options } = vc.pciDevice('esx1.corp.example', { vendorId: '10de', classId: '0302' }); return [hostName, options]; }, ['esx1.corp.example', { vendorId: '10de', classId: '0302' }]],
    ['what is inside, by name', vc => vc.existingTemplate('ubuntu2404-2026-01').guest.id, 'ubuntu-24.04'],
    ['what is inside, as it was said', vc => vc.existingTemplate('ubuntu2404', { guest: RHEL_9 }).guest.id, 'rhel-9'],
    ['the smallest root disk: of the guest', vc => `${vc.libraryItem('rhel9').minimumDisk}`, `${RHEL_9.minimumDisk}`],
    ['the smallest root disk: as it was said', vc => `${vc.libraryItem('rhel9', { disks: [gib(30), gib(2)] }).minimumDisk}`, '30 GiB'],
    ['whether tools run inside', vc => [vc.libraryItem('rhel9').guestAgentInside, vc.libraryItem('rhel9', { toolsInside: false }).guestAgentInside], [true, false]],
    ['the system, without regard to case', vc => [vc.systemName, vc.platformName], ['vsphere vc.corp.example', 'vsphere']],
  ])('%s', (_, use, expected) => {
    expect(onPlatform(use, { server: 'VC.corp.example' })).toEqual(expected);
  });

  test('and carry their platform', () => {
    onPlatform(vc => {
      const nouns = [vc.portGroup('a'), vc.existingFolder('a'), vc.folder('own'), vc.existingTemplate('a'), vc.libraryItem('a'), vc.ova('a.ova'), vc.pciDevice('esx1', { vendorId: '10de' })];
      expect(nouns.filter(noun => noun.platform !== vc)).toEqual([]);
    });
  });

  test('an image does not change with the list that it was told', () => {
    const disks = [gib(20)];
    expect(onPlatform(vc => { const image = golden(vc, { disks }); image.disks.push(Size.gibibytes(1)); return image.disks.length; })).toBe(1);
  });
});

describe('a malformed noun is refused at once, with the path of the platform', () => {
  test.each<[string, (vc: VspherePlatform, name: string) => unknown]>([
    ['port group', (vc, name) => vc.portGroup(name)], ['switch', (vc, name) => vc.portGroup('a', { switchName: name })], ['library item', (vc, name) => vc.libraryItem(name)],
    ['content library', (vc, name) => vc.libraryItem('a', { library: name })], ['host', (vc, name) => vc.pciDevice(name, { vendorId: '10de' })], ['rule', (vc, name) => vc.keepApart(name, [])],
    ['content library', (vc, name) => vc.ova('a.ova', { library: name })],
  ])('a name: %s', (what, use) => {
    for (const name of ['', ' a', 'a ', 'a/b', 'a\\b', '50%', 'a"b', 'a\nb', 'x'.repeat(81), '${x}', 'a$b']) {
      const { code, message } = onPlatform(vc => thrown(() => use(vc, name)));
      expect([name, code]).toEqual([name, 'HW1103']);
      expect(message).toMatch(new RegExp(`^\\[lab/Vc\\] HW1103 [^:]+: given ${what} .*; allowed: a name of 1 to 80 characters on one line, without / \\\\ % " and \\$\\. Write it as vSphere shows it\\.$`, 's'));
    }
  });

  test.each<[string, (vc: VspherePlatform, name: string) => unknown]>([
    ['template', (vc, name) => vc.existingTemplate(name)], ['folder', (vc, name) => vc.folder(name)], ['folder', (vc, name) => vc.existingFolder(name)],
  ])('a path: %s', (what, use) => {
    for (const name of ['', '/', 'a/', 'a//b', 'a\\b', 'a%b', ' a', 'a"', '${x}']) {
      const { code, message } = onPlatform(vc => thrown(() => use(vc, name)));
      expect([name, code]).toEqual([name, 'HW1103']);
      expect(message).toContain(`given ${what} `);
    }
  });

  test.each<[string, (vc: VspherePlatform) => unknown, string]>([
    ['an OVA with a query', vc => vc.ova('https://images.example/a.ova?x=1'), 'an http or https URL without query, or a path'],
    ['an OVA by another protocol', vc => vc.ova('ftp://images.example/a.ova'), 'an http or https URL without query, or a path'],
    ['a PCI device of any kind', vc => vc.pciDevice('esx1', {}), 'given any PCI device of "esx1"; allowed: namePattern, vendorId or classId. Say which one.'],
    ['a vendor in capitals', vc => vc.pciDevice('esx1', { vendorId: '10DE' }), 'given PCI vendor "10DE"; allowed: up to four hexadecimal digits in lower case'],
    ['a class by name', vc => vc.pciDevice('esx1', { classId: 'vga' }), 'given PCI class "vga";'],
  ])('%s', (_, use, words) => {
    const { code, message } = onPlatform(vc => thrown(() => use(vc)));
    expect(code).toBe('HW1103');
    expect(message).toMatch(/^\[lab\/Vc\] /);
    expect(message).toContain(words);
  });

  test.each<[string, (vc: VspherePlatform) => unknown]>([
    ['a port group', vc => vc.portGroup(TOKEN)], ['a template', vc => vc.existingTemplate(TOKEN)], ['a library item', vc => vc.libraryItem(TOKEN)], ['an OVA', vc => vc.ova(TOKEN)],
    ['a folder', vc => vc.folder(TOKEN)], ['a host', vc => vc.pciDevice(TOKEN, { vendorId: '10de' })], ['the name of a device', vc => vc.pciDevice('esx1', { namePattern: TOKEN })],
  ])('%s that only Terraform knows', (_, use) => {
    expect(onPlatform(vc => thrown(() => use(vc)).code)).toBe('HW1107');
  });

  test.each<[string, Partial<VspherePlatformProps>, string, string]>([
    ['a server with protocol', { server: 'https://vc.example' }, 'HW1103', 'given server "https://vc.example"; allowed: a host name or an address, with a port where it is not 443.'],
    ['a server with path', { server: 'vc.example/ui' }, 'HW1103', 'given server '],
    ['a server that only Terraform knows', { server: TOKEN }, 'HW1107', ''],
    ['a user with a blank', { user: 'a b' }, 'HW1103', 'given user "a b";'],
    ['a datacenter that is none', { datacenter: '' }, 'HW1103', 'given datacenter ""'],
    ['a cluster that is none', { cluster: 'a%b' }, 'HW1103', 'given cluster "a%b"'],
    ['a key provider that is none', { keyProvider: '' }, 'HW1103', 'given key provider ""'],
    ['a resource pool that only Terraform knows', { resourcePool: TOKEN }, 'HW1107', ''],
  ])('%s', (_, props, code, words) => {
    const found = thrown(() => onPlatform(() => undefined, props));
    expect([found.code, found.message.includes(words)]).toEqual([code, true]);
  });

  test.each<[string, Partial<EsxiPlatformProps>]>([['a server', { server: 'esx1/' }], ['a datastore', { datastore: 'a/b' }]])('%s of a standalone host', (_, props) => {
    expect(thrown(() => esxi(new EstateStack(new App(), 'lab'), props)).code).toBe('HW1103');
  });
});

describe('the login', () => {
  const provider = (props: Partial<VspherePlatformProps>) => onVcenter(() => {}, {}, props).document;

  test.each<[string, Partial<VspherePlatformProps>, object]>([
    ['of the environment stands nowhere', {}, { vsphere_server: 'vc.example', allow_unverified_ssl: false }],
    ['that is told, with a variable', { user: 'terraform@vsphere.local', password: SecretRef.terraformVariable('vc_password') },
      { vsphere_server: 'vc.example', allow_unverified_ssl: false, user: 'terraform@vsphere.local', password: '${var.vc_password}' }],
    ['of a file, unchecked', { server: '[fd00::1]:8443', password: SecretRef.file('~/.vc'), verifyTls: false }, { vsphere_server: '[fd00::1]:8443', allow_unverified_ssl: true, password: '${trimspace(file("~/.vc"))}' }],
  ])('%s', (_, props, expected) => {
    expect(provider(props).provider.vsphere).toEqual([expected]);
    expect(provider(props).variable).toEqual(props.user && { vc_password: { type: 'string', sensitive: true, nullable: false } });
  });
});

describe('what belongs to another platform', () => {
  const elsewhere = (use: (home: VspherePlatform, cabin: VspherePlatform, vm: HardenedVm) => void) => refusal((stack: EstateStack) => {
    const [home, cabin] = [vcenter(stack, {}, 'Home'), vcenter(stack, { server: 'other.example' }, 'Cabin')];
    use(home, cabin, web(home));
  });

  test.each<[string, (home: VspherePlatform, cabin: VspherePlatform, vm: HardenedVm) => void, string]>([
    ['tune', (_, cabin, vm) => cabin.tune(vm, {}), 'given tune for lab/Web, which runs on lab/Home; allowed: machines of lab/Cabin. Call the platform that the machine runs on.'],
    ['customize', (_, cabin, vm) => cabin.customize(vm, VsphereCustomization.linux()), 'given customize for lab/Web'],
    ['overrideHa', (_, cabin, vm) => cabin.overrideHa(vm, {}), 'given overrideHa for lab/Web'],
    ['passthrough', (_, cabin, vm) => cabin.passthrough(vm, cabin.pciDevice('esx1', { vendorId: '10de' })), 'given passthrough for lab/Web'],
    ['keepApart', (_, cabin, vm) => cabin.keepApart('r', [vm]), 'given keepApart for lab/Web'],
    ['vgpu', (_, cabin, vm) => cabin.vgpu(vm, 'x'), 'given vgpu for lab/Web'],
    ['resourceOf', (_, cabin, vm) => cabin.resourceOf(vm), 'given resourceOf for lab/Web'],
    ['a folder', (home, cabin, vm) => home.tune(vm, { folder: cabin.existingFolder('prod') }), 'given folder prod of lab/Cabin for lab/Web; allowed: nouns of lab/Home. Make the noun with the platform that the machine runs on.'],
    ['a network of the OVF', (home, cabin, vm) => home.tune(vm, { ovfNetworkMap: { a: cabin.portGroup('dmz') } }), 'given network dmz of lab/Cabin for lab/Web;'],
    ['a network', (_, cabin, vm) => { vm.addNic(cabin.portGroup('dmz'), { ip: IpAssignment.of('10.0.30.10/24') }); }, 'network dmz of lab/Cabin'],
    ['a PCI device', (home, cabin, vm) => home.passthrough(vm, cabin.pciDevice('esx1', { vendorId: '10de' })), 'given PCI device of lab/Cabin;'],
  ])('is refused by name: %s', (_, use, words) => {
    const report = elsewhere(use);
    expect(report).toContain('HW1202');
    expect(report).toContain(words);
    expect(codesOf(report).filter(code => !['HW1202', 'HW2123'].includes(code))).toEqual([]);
  });
});
