import {
  Admin, Cidr, DefaultsLevel, EstateStack, GuestAccess, HardenedVm, HardenedVmProps, HttpProxy, IpAssignment, Labels, NamePattern, OperatingSystem,
  Provisioning, VirtualMachine, VmTemplate,
} from '../../src';
import { ADMIN, codesOf, KEY, OFFICE, proxmox, refusal, written } from '../platforms/written';
import { CERTIFICATE } from '../support/certificates';

const STATIC = IpAssignment.of('10.0.20.10/24', '10.0.20.1');
const SETTINGS = {
  dns: ['10.0.20.9'], searchDomains: ['own.example'], timezone: 'Europe/Madrid', ntp: ['ntp.own'], locale: 'es_ES.UTF-8', proxy: HttpProxy.of('http://own.lan'), packageMirror: 'http://own.lan', trustedCas: [CERTIFICATE],
};

function machine(stack: EstateStack, change: Partial<HardenedVmProps> = {}): HardenedVm {
  const pve = proxmox(stack, { ssh: { userName: 'terraform' } });
  return new HardenedVm(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: STATIC, ...change });
}

describe('what a machine sets for itself', () => {
  test.each(Object.entries(SETTINGS))('GIVEN %s on the stack and on the machine WHEN read THEN the machine\'s own holds', (key, value) => {
    let seen: unknown;
    written(stack => { seen = (machine(stack, { [key]: value }) as unknown as Record<string, unknown>)[key]; },
      { admin: ADMIN, dns: ['10.0.20.1'], searchDomains: ['lab'], timezone: 'UTC', ntp: ['ntp.lab'], locale: 'C.UTF-8', proxy: HttpProxy.of('http://lab'), packageMirror: 'http://lab', trustedCas: [] });
    expect(seen).toEqual(value);
  });

  test('GIVEN nothing WHEN read THEN lists are empty and the rest is unset', () => {
    written(stack => {
      const vm = machine(stack, { dns: [] });
      expect([vm.dns, vm.searchDomains, vm.ntp, vm.trustedCas]).toEqual([[], [], [], []]);
      expect([vm.timezone, vm.locale, vm.proxy, vm.packageMirror, vm.environmentName].filter(one => one !== undefined)).toEqual([]);
    }, { admin: ADMIN });
  });

  test('GIVEN a list WHEN the caller changes what it got THEN the machine does not change', () => {
    written(stack => {
      const vm = machine(stack, SETTINGS);
      for (const list of [vm.dns, vm.searchDomains, vm.ntp, vm.trustedCas]) { list.pop(); }
      expect([vm.dns, vm.searchDomains, vm.ntp, vm.trustedCas].map(list => list.length)).toEqual([1, 1, 1, 1]);
    });
  });

  test('GIVEN a value against its grammar WHEN made THEN it is refused at once, with the path of the machine', () => {
    expect(() => written(stack => { machine(stack, { ntp: ['a b'] }); })).toThrow('[lab/Web] HW1213 malformed default: given ntp "a b"; allowed: host names and IP addresses. Correct `ntp`.');
  });

  test('GIVEN a document WHEN synthesized THEN it carries the settings of all levels', () => {
    const { document } = written(stack => { machine(stack, { provisioning: Provisioning.cloudInit(), locale: 'de_DE.UTF-8' }); }, { admin: ADMIN, dns: ['10.0.20.1'], ntp: ['ntp.lan'], trustedCas: [CERTIFICATE] });
    const [snippet]: any[] = Object.values(document.resource.proxmox_virtual_environment_file);
    expect(snippet.source_raw[0]?.data ?? snippet.source_raw.data).toMatch(/ntp:\n {2}servers:\n {4}- ntp\.lan\nlocale: de_DE\.UTF-8\nca_certs:\n {2}trusted:/);
  });
});

describe('explain', () => {
  const told = (vm: VirtualMachine) => vm.explain().map(({ key, value, level, constructPath }) => `${key}: ${value} (${level} ${constructPath})`);

  test('GIVEN props and defaults WHEN explained THEN each value names its level, in estate.json too', () => {
    let lines: string[] = [];
    const { estate } = written(stack => {
      lines = told(machine(stack, { admin: Admin.sshKey('web', KEY), managementNetworks: [OFFICE], labels: Labels.of({ tier: 'front' }) }));
    }, { admin: ADMIN, dns: ['10.0.20.1'], labels: Labels.of({ env: 'lab' }), namePattern: NamePattern.of('{stack}-{id}') });
    expect(lines).toEqual([
      'admin: web, 1 key (machine lab/Web)',
      'dns: 10.0.20.1 (stack lab)',
      'labels.env: lab (stack lab)',
      'labels.tier: front (machine lab/Web)',
      'managementNetworks: 10.0.20.0/24 (machine lab/Web)',
      'namePattern: {stack}-{id} (stack lab)',
    ]);
    expect(estate.machines[0].hostName).toBe('lab-web');
    expect(estate.machines[0].defaults).toEqual({
      'admin': 'machine lab/Web: web, 1 key',
      'dns': 'stack lab: 10.0.20.1',
      'labels.env': 'stack lab: lab',
      'labels.tier': 'machine lab/Web: front',
      'managementNetworks': 'machine lab/Web: 10.0.20.0/24',
      'namePattern': 'stack lab: {stack}-{id}',
    });
  });

  test('GIVEN a machine with a name and without hardening WHEN explained THEN what is not about it is left out', () => {
    written(stack => {
      const pve = proxmox(stack);
      const vm = new VirtualMachine(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: STATIC, hostName: 'web' });
      expect(vm.explain().map(({ key, level }) => [key, level])).toEqual([['admin', DefaultsLevel.STACK], ['dns', DefaultsLevel.STACK]]);
    }, { admin: ADMIN, dns: ['10.0.20.1'], managementNetworks: [Cidr.of('10.0.0.0/8')], namePattern: NamePattern.of('{stack}-{id}') });
  });
});

describe('a static address', () => {
  const auto = IpAssignment.dualStack(STATIC, IpAssignment.automaticV6());
  test.each<[string, Partial<HardenedVmProps>, string[]]>([
    ['alone', {}, ['HW1230']],
    ['with DNS on the machine', { dns: ['10.0.20.1'] }, []],
    ['with none on purpose', { dns: [] }, []],
    ['beside automatic IPv6', { ip: auto }, []],
    ['without identity from the platform', { provisioning: Provisioning.none() }, []],
  ])('GIVEN one %s WHEN inspected THEN somebody must tell the name servers', (_, change, codes) => {
    const build = (stack: EstateStack) => { machine(stack, change); };
    if (codes.length === 0) { expect(() => written(build, { admin: ADMIN })).not.toThrow(); } else { expect(codesOf(refusal(build, { admin: ADMIN }))).toEqual(codes); }
  });

  test('GIVEN a second interface WHEN it has DHCP THEN the network tells the name servers, WHEN it is static THEN nobody does', () => {
    const second = (ip: IpAssignment) => (stack: EstateStack) => {
      const vm = machine(stack);
      vm.addNic(proxmox(stack, {}, 'Same').bridge('vmbr1'), { ip });
    };
    expect(codesOf(refusal(second(IpAssignment.of('10.0.30.10/24')), { admin: ADMIN }))).toContain('HW1230');
    expect(codesOf(refusal(second(IpAssignment.dhcp()), { admin: ADMIN }))).not.toContain('HW1230');
  });

  test('GIVEN no static address WHEN no DNS is given THEN it is not asked for', () => {
    const build = (stack: EstateStack) => {
      const pve = proxmox(stack);
      new HardenedVm(stack, 'Web', { image: pve.image(OperatingSystem.ROCKY_9), network: pve.bridge('vmbr0'), managementNetworks: [OFFICE] });
    };
    expect(() => written(build, { admin: ADMIN })).not.toThrow();
  });
});

describe('required labels', () => {
  const asked = { admin: ADMIN, dns: ['10.0.20.1'], requiredLabels: ['team', 'owner'] };

  test('GIVEN a machine without some WHEN inspected THEN each is told', () => {
    const report = refusal(stack => { machine(stack, { labels: Labels.of({ owner: 'ops' }) }); }, asked);
    expect(report).toContain('[lab/Web] HW1231 required label missing: given web without the label team, which the stack lab asks for; ');
    expect(report).not.toContain('the label owner');
  });

  test('GIVEN labels of any level WHEN they cover them THEN it is written', () => {
    expect(() => written(stack => { machine(stack, { labels: Labels.of({ team: '' }) }); }, { ...asked, labels: Labels.of({ owner: 'ops' }) })).not.toThrow();
  });
});

describe('the name of a Windows guest', () => {
  const windows = (id: string, change: Partial<HardenedVmProps> = {}) => (stack: EstateStack) => {
    const pve = proxmox(stack);
    const image = pve.existingTemplate(9000, { guest: OperatingSystem.WINDOWS_SERVER_2025 });
    new HardenedVm(stack, id, { image, network: pve.bridge('vmbr0'), ip: STATIC, access: GuestAccess.ssh(), ...change });
  };

  test.each<[string, (stack: EstateStack) => void, string | undefined]>([
    ['of 15 characters', windows('Web', { hostName: 'a'.repeat(15) }), undefined],
    ['of 16 characters', windows('Web', { hostName: 'a'.repeat(16) }), 'given aaaaaaaaaaaaaaaa, 16 characters, for Windows Server 2025; allowed: 15 characters at most. '],
    ['that the path makes too long', windows('FileServerOfFrankfurt'), 'given fileserveroffrankfurt, 21 characters, '],
  ])('GIVEN one %s WHEN inspected THEN NetBIOS decides', (_, build, told) => {
    if (told === undefined) { expect(() => written(build)).not.toThrow(); } else { expect(refusal(build)).toContain(`HW1232 host name too long for the guest: ${told}`); }
  });

  test('GIVEN a template of Windows or a long name of Linux WHEN inspected THEN nothing is said', () => {
    expect(() => written(stack => {
      const pve = proxmox(stack);
      new VmTemplate(stack, 'ATemplateWithAVeryLongName', { image: pve.image(OperatingSystem.DEBIAN_13) });
      new HardenedVm(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: STATIC, hostName: 'a'.repeat(40) });
    })).not.toThrow();
  });
});
