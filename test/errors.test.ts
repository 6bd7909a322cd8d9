import { App } from 'cdktf';
import { Construct } from 'constructs';
import {
  AddressRange, Admin, CalendarDate, Cidr, DnsRecord, DnsServer, DnsZone, Environment, EstateStack, Firmware, GuestAccess, HardenedVm, HardenedVmProps, HomelabStack,
  IMachineImage, IpAssignment, MacAddress, NamePattern, OperatingSystem, OsFamily,
  Platform, Provisioning, ClusterFirewall, ProxmoxPlatform, SecretRef, Size, VmTemplate,
} from '../src';
import { ADMIN, codesOf, OFFICE, proxmox, refusal, written } from './platforms/written';
import { Estate } from '../src/model/estate';
import { CODES } from '../src/private/codes';
import { AZURE_CODES } from '../src/private/codes/azure';
import { AZURE_POLICY_CODES } from '../src/private/codes/azure-policy';
import { GUEST_CODES } from '../src/private/codes/guest';
import { LOCK_CODES } from '../src/private/codes/lock';
import { VALUE_CODES } from '../src/private/codes/values';
import { VSPHERE_CODES } from '../src/private/codes/vsphere';

/** A code, the construct that the message names, and what it says: given, allowed, what to do. */
interface Refusal {
  readonly at?: string;
  readonly given: string;
  readonly allowed: string;
  readonly remedy: string;
  /** A tiny program; what it does, it does to a stack called `lab`. */
  readonly program: (stack: EstateStack) => void;
  /** Thrown at once by the grammar of a value: no construct is concerned. */
  readonly ofValue?: boolean;
}

const DEBIAN = OperatingSystem.DEBIAN_13;
const AT = IpAssignment.of('10.0.20.10/24', '10.0.20.1');
const DHCP = IpAssignment.dhcp();
const NAMES = { zoneName: 'lab.example', nameServers: ['ns.example.net.'] };

/** A machine in which everything is right but what a case changes. */
function web(pve: ProxmoxPlatform, change: Partial<HardenedVmProps> = {}, id = 'Web', scope: Construct = pve.node.scope as Construct): HardenedVm {
  return new HardenedVm(scope, id, { image: pve.image(DEBIAN), network: pve.bridge('vmbr0'), ip: AT, ...change });
}

const image = (of: (pve: ProxmoxPlatform) => IMachineImage, change: Partial<HardenedVmProps> = {}) => (stack: EstateStack) => {
  const pve = proxmox(stack);
  const start = of(pve);
  web(pve, { image: start, access: start.guest.isWindows ? GuestAccess.psrp({ password: SecretRef.terraformVariable('windows_password') }) : undefined, ...change });
};
const machine = (change: Partial<HardenedVmProps>) => image(pve => pve.image(DEBIAN), change);
const tuned = (tuning: Parameters<ProxmoxPlatform['tune']>[1], guest = DEBIAN) => (stack: EstateStack) => {
  const pve = proxmox(stack);
  pve.tune(web(pve, { image: pve.image(guest) }), tuning);
};
const two = (one: Partial<HardenedVmProps>, other: Partial<HardenedVmProps>) => (stack: EstateStack) => {
  const pve = proxmox(stack);
  web(pve, one, 'One');
  web(pve, other, 'Two');
};

class BarePlatform extends Platform {
  public readonly platformName: string = 'bare';
}

/** What an App is told of its flags before it has a stack: test/model/feature-flags.test.ts. */
const FLAG_CODES = ['HW1220', 'HW1221'];

/** One program for each code; HW5xxx are tested with what is written, HW1101 to HW1108 with the values. */
const REFUSALS: Record<string, Refusal> = {
  HW1109: {
    given: 'gateway 10.0.20.1 for 10.0.20.1/24',
    allowed: 'another address of 10.0.20.0/24',
    remedy: 'Give the address of the router, or leave the gateway out when this machine is the router.',
    program: () => { IpAssignment.of('10.0.20.1/24', '10.0.20.1'); },
    ofValue: true,
  },
  HW1201: {
    at: 'lab/Golden',
    given: 'a template from template-9000',
    allowed: 'pve.image(...) or pve.cloudImage(...)',
    remedy: 'A machine may name an existing template or a disc directly; a VmTemplate is made from a downloaded image.',
    program: stack => { new VmTemplate(stack, 'Golden', { image: proxmox(stack).existingTemplate(9000, { guest: DEBIAN }) }); },
  },
  HW1202: {
    at: 'lab/Web',
    given: 'network vmbr0 of lab/Other for a machine on lab/Pve',
    allowed: 'networks of lab/Pve',
    remedy: 'Make the network with the platform of the machine\'s image.',
    program: stack => { web(proxmox(stack), { network: proxmox(stack, {}, 'Other').bridge('vmbr0') }); },
  },
  HW1203: {
    at: 'lab/EstateRecord',
    given: 'web for lab/One and lab/Two',
    allowed: 'one machine for each host name of the estate',
    remedy: 'Give one of them another `hostName`.',
    program: two({ hostName: 'web' }, { hostName: 'web', ip: IpAssignment.of('10.0.20.11/24') }),
  },
  HW1204: {
    at: 'lab/EstateRecord',
    given: '10.0.20.10 on vmbr0 in proxmox https://pve.example:8006 for lab/One and lab/Two',
    allowed: 'one interface for each address of a network',
    remedy: 'Give one of them another address.',
    program: two({}, {}),
  },
  HW1205: {
    at: 'lab/EstateRecord',
    given: '02:00:00:00:00:01 on vmbr1 in proxmox https://pve.example:8006 for lab/One and lab/Two',
    allowed: 'one interface for each MAC of a network',
    remedy: 'Leave `mac` out, or give one of them another.',
    program: stack => {
      const pve = proxmox(stack);
      [['One', 11], ['Two', 12]].forEach(([id, host]) => web(pve, { ip: IpAssignment.of(`10.0.20.${host}/24`) }, `${id}`)
        .addNic(pve.bridge('vmbr1'), { ip: IpAssignment.of(`10.0.30.${host}/24`), mac: MacAddress.of('02:00:00:00:00:01') }));
    },
  },
  HW1206: {
    at: 'lab/Web',
    given: 'mount /srv',
    allowed: 'one disk for each mount',
    remedy: 'Give one of the disks another mount.',
    program: stack => { const vm = web(proxmox(stack)); ['one', 'two'].forEach(name => vm.addDisk(name, Size.gibibytes(1), { mount: '/srv' })); },
  },
  HW1207: {
    at: 'lab/Web',
    given: 'gateways on net0 and net1',
    allowed: 'a gateway on one interface',
    remedy: 'Leave the gateway out on all but the interface that leads outside.',
    program: stack => { const pve = proxmox(stack); web(pve).addNic(pve.bridge('vmbr1'), { ip: IpAssignment.of('10.0.30.10/24', '10.0.30.1') }); },
  },
  HW1208: {
    at: 'bare/Web',
    given: 'web without administrator',
    allowed: 'an Admin on the machine, or in the defaults above it',
    remedy: 'Give `admin: Admin.sshKey(\'ops\', \'ssh-ed25519 ...\')`.',
    program: stack => { web(proxmox(new EstateStack(stack.node.root as App, 'bare')), { dns: [] }); },
  },
  HW1210: {
    at: 'lab/Web',
    given: 'web with DHCP',
    allowed: 'managementNetworks, or a static address',
    remedy: 'Say from where it is managed: managementNetworks: [Cidr.of(\'10.0.20.0/24\')], on the machine or in the defaults.',
    program: image(pve => pve.image(OperatingSystem.ROCKY_9), { ip: DHCP }),
  },
  HW1211: {
    at: 'lab/Web',
    given: '2 GiB for debian-13',
    allowed: '3 GiB or more',
    remedy: 'Give the machine a larger `diskSize`.',
    program: machine({ diskSize: Size.gibibytes(2) }),
  },
  HW1212: {
    at: 'lab/Web',
    given: 'BIOS on a template with UEFI, secure boot',
    allowed: 'UEFI, secure boot',
    remedy: 'Give the firmware to the VmTemplate, or leave it out.',
    program: stack => { const pve = proxmox(stack); web(pve, { image: new VmTemplate(stack, 'Golden', { image: pve.image(DEBIAN) }), firmware: Firmware.bios() }); },
  },
  HW1213: {
    at: 'bare',
    given: 'timezone "Berlin"',
    allowed: 'an IANA time zone such as Europe/Berlin',
    remedy: 'Correct `defaults.timezone`.',
    program: stack => { new EstateStack(stack.node.root as App, 'bare', { defaults: { timezone: 'Berlin' } }); },
  },
  HW1214: {
    at: 'bare/Web',
    given: 'platform lab/Pve for a machine of stack bare',
    allowed: 'a platform of the same stack',
    remedy: 'Make a platform in each stack; they may share the endpoint.',
    program: stack => { web(proxmox(stack), { admin: ADMIN, dns: [] }, 'Web', new EstateStack(stack.node.root as App, 'bare')); },
  },
  HW1215: {
    at: `lab/${'x'.repeat(70)}`,
    given: `"${'x'.repeat(70)}"`,
    allowed: '1 to 63 lower-case letters, digits and hyphens',
    remedy: 'Give `hostName`.',
    program: stack => { web(proxmox(stack), {}, 'x'.repeat(70)); },
  },
  HW1216: {
    at: 'lab',
    given: '2026-11-21 and 2027-01-01',
    allowed: 'one date for all stacks of the App',
    remedy: 'Give `asOf` once, or the same date everywhere.',
    program: stack => { Estate.of(stack).checkAsOf(CalendarDate.of('2027-01-01'), stack); },
  },
  HW1217: { at: 'lab/Web', given: '0 processors', allowed: 'a whole number from 1 to 768', remedy: 'Give `cpus` in this range.', program: machine({ cpus: 0 }) },
  HW1230: {
    at: 'bare/Web',
    given: 'web with 10.0.20.10 and no dns',
    allowed: '`dns` on the machine or in the defaults above it',
    remedy: 'Give dns: [\'10.0.20.1\'] to the defaults of the stack, or dns: [] where nothing shall be resolved.',
    program: stack => { web(proxmox(new EstateStack(stack.node.root as App, 'bare')), { admin: ADMIN }); },
  },
  HW1231: {
    at: 'bare/Web',
    given: 'web without the label team, which the stack bare asks for',
    allowed: 'a machine with the label team',
    remedy: 'Give labels: Labels.of({ \'team\': \'...\' }) to the machine, its stack or its environment.',
    program: stack => { web(proxmox(new EstateStack(stack.node.root as App, 'bare', { defaults: { requiredLabels: ['team'] } })), { admin: ADMIN, dns: [] }); },
  },
  HW1232: {
    at: 'lab/Web',
    given: 'file-server-frankfurt, 21 characters, for Windows Server 2025',
    allowed: '15 characters at most',
    remedy: 'Give `hostName`, or shorten the name pattern.',
    program: image(pve => pve.existingTemplate(9000, { guest: OperatingSystem.WINDOWS_SERVER_2025 }), { hostName: 'file-server-frankfurt' }),
  },
  HW1233: {
    given: 'defaults of the estate, which has some',
    allowed: 'one call for each level',
    remedy: 'Give all of them at once; what holds for a part only belongs to an Environment, a stack or a machine.',
    program: stack => { [1, 2].forEach(() => Estate.of(stack).declareDefaults({ timezone: 'UTC' })); },
    // The App has no path.
    ofValue: true,
  },
  HW1234: {
    at: 'lab',
    given: 'environment Prod inside of a stack',
    allowed: 'the App',
    remedy: 'Make it in the App, and the stacks in it: new EstateStack(environment, \'web\').',
    program: stack => { new Environment(stack, 'Prod'); },
  },
  HW1250: {
    at: 'home',
    given: 'address 10.0.30.10',
    allowed: 'an address of 10.0.20.0/24',
    remedy: 'Choose another address, or correct `subnet`.',
    program: stack => {
      const home = { endpoint: 'https://pve.example:8006', nodeName: 'pve1', datastore: 'local-zfs', subnet: OFFICE, gateway: '10.0.20.1', admin: ADMIN };
      new HomelabStack(stack.node.root as App, 'home', home).addMachine('Git', { address: '10.0.30.10' });
    },
  },
  HW1235: {
    given: 'the name pattern {stack}-{id} after 1 machine',
    allowed: 'a name pattern before the first machine',
    remedy: 'Call Estate.of(app).declareDefaults() right after new App().',
    program: stack => { web(proxmox(stack)); Estate.of(stack).declareDefaults({ namePattern: NamePattern.of('{stack}-{id}') }); },
    ofValue: true,
  },
  HW1240: {
    at: 'lab/Web',
    given: 'the pool 10.0.30.0/24 of vmbr3 for web/net0 on vmbr0 in proxmox https://pve.example:8006',
    allowed: 'a pool of vmbr0 in proxmox https://pve.example:8006',
    remedy: 'Ask the network of the interface for the pool: network.pool(...).',
    program: stack => { const pve = proxmox(stack); web(pve, { ip: pve.bridge('vmbr3').pool(Cidr.of('10.0.30.0/24')).address() }); },
  },
  HW1241: {
    at: 'lab/Web',
    given: 'the pool 10.0.20.0/24 of vmbr0 for web/net0',
    allowed: 'a pool with a free address',
    remedy: 'Take a larger network or range, reserve less, or spread the machines over two networks.',
    program: stack => { const pve = proxmox(stack); web(pve, { ip: pve.bridge('vmbr0').pool(OFFICE, { reserved: [AddressRange.network(OFFICE)] }).address() }); },
  },
  HW1242: {
    at: 'lab/Pve',
    given: 'the pool 10.0.20.0/25 of vmbr0 and 10.0.20.0/24',
    allowed: 'one prefix length for one subnet',
    remedy: 'Give both the whole subnet, and each its part of it: { within: [AddressRange.network(Cidr.of(\'10.0.20.0/25\'))] }.',
    program: stack => { const lan = proxmox(stack).bridge('vmbr0'); [24, 25].forEach(bits => lan.pool(Cidr.of(`10.0.20.0/${bits}`))); },
  },
  HW1260: {
    at: 'other/Two/Zone',
    given: 'lab.example, which lab/One writes too',
    allowed: 'one DnsZone for each zone of the estate',
    remedy: 'Register the machines of both with one, or leave the reverse network out of one.',
    program: stack => {
      new DnsZone(stack, 'One', NAMES);
      new DnsZone(new EstateStack(stack.node.root as App, 'other'), 'Two', NAMES);
    },
  },
  HW1261: {
    at: 'lab/Dns',
    given: 'a A 10.0.20.5 and a CNAME b. in lab.example',
    allowed: 'an alias alone',
    remedy: 'Give the alias another name, or an address instead.',
    program: stack => { const zone = new DnsZone(stack, 'Dns', NAMES); zone.addRecord(DnsRecord.address('a', '10.0.20.5')); zone.addRecord(DnsRecord.alias('a', 'b.')); },
  },
  HW1262: {
    at: 'lab/Dns',
    given: 'a CNAME b in lab.example',
    allowed: 'a target with a record of the zone, an address where it is a server',
    remedy: 'Register the machine, give it a static address or one of a pool, or end a name of another zone with a dot.',
    program: stack => { new DnsZone(stack, 'Dns', NAMES).addRecord(DnsRecord.alias('a', 'b')); },
  },
  HW1263: {
    at: 'lab/Dns',
    given: '10.0.20.0/28',
    allowed: 'IPv4 networks of /8 to /24, IPv6 networks of /16 to /124',
    remedy: 'Give the network that your servers answer for, or leave it out.',
    program: stack => { new DnsZone(stack, 'Dns', { ...NAMES, reverseNetworks: [Cidr.of('10.0.20.0/28')] }); },
  },
  HW1264: {
    at: 'lab/Names',
    given: 'zones of no stack',
    allowed: 'one zone or more, all of one stack',
    remedy: 'Make the zones in one stack; they may register machines of others.',
    program: stack => { new DnsServer(stack, 'Names', { host: web(proxmox(stack)), zones: [], networks: [OFFICE] }); },
  },
  HW1301: {
    at: 'lab/Web',
    given: 'Alpine Linux 3.21, without security updates since 2026-11-01',
    allowed: 'a release that gets security updates',
    remedy: 'Move to the next release; OperatingSystem lists what the catalogue has.',
    program: image(pve => pve.image(OperatingSystem.ALPINE_3_21)),
  },
  HW1302: ofImage(OperatingSystem.AMAZON_LINUX_2023),
  HW1303: ofImage(OperatingSystem.PHOTON_5),
  HW1304: ofImage(OperatingSystem.RHEL_9),
  HW1305: ofImage(OperatingSystem.WINDOWS_SERVER_2025),
  HW1306: ofImage(OperatingSystem.custom({ id: 'acme-4', name: 'ACME Linux 4', family: OsFamily.DEBIAN })),
  HW1307: {
    given: 'acme-4 with supportsSecureBoot without UEFI',
    allowed: 'either with supportsUefi',
    remedy: 'Leave it out, or set supportsUefi.',
    program: () => { OperatingSystem.custom({ id: 'acme-4', name: 'ACME Linux 4', family: OsFamily.DEBIAN, supportsUefi: false, supportsSecureBoot: true }); },
    ofValue: true,
  },
  HW1308: {
    at: 'lab/Golden',
    given: 'BIOS for Alpine Linux 3.23',
    allowed: 'Firmware.uefi()',
    remedy: 'Leave `firmware` out: the library takes the best that the image boots with.',
    program: stack => { new VmTemplate(stack, 'Golden', { image: proxmox(stack).image(OperatingSystem.ALPINE_3_23), firmware: Firmware.bios() }); },
  },
  HW2001: { at: 'lab/Web', given: 'no serial device for Debian 13 (trixie)', allowed: 'one serial device or more', remedy: 'Leave serialDevices out.', program: tuned({ serialDevices: [] }) },
  HW2002: {
    at: 'lab/Web',
    given: 'secure boot on BIOS',
    allowed: 'a template with UEFI',
    remedy: 'Make the template with Firmware.uefi(), or leave `firmware` out.',
    program: stack => {
      const pve = proxmox(stack);
      web(pve, { image: new VmTemplate(stack, 'Golden', { image: pve.image(DEBIAN), firmware: Firmware.bios() }), firmware: Firmware.uefi() });
    },
  },
  HW2003: {
    at: 'lab/Web',
    given: 'cpuType "x86-64-v2-AES" for Rocky Linux 10',
    allowed: 'x86-64-v3 or higher, or `host`',
    remedy: 'Leave cpuType out: the library writes x86-64-v3.',
    program: tuned({ cpuType: 'x86-64-v2-AES' }, OperatingSystem.ROCKY_10),
  },
  HW2004: {
    at: 'lab/Web',
    given: 'DHCP for web from debian-13',
    allowed: 'a static address, an image that brings qemu-guest-agent, or Provisioning.cloudInit()',
    remedy: 'Give a static address: IpAssignment.of(\'10.0.20.10/24\', \'10.0.20.1\').',
    program: machine({ ip: DHCP, managementNetworks: [OFFICE] }),
  },
  HW2005: {
    at: 'lab/Web', given: 'disks.root.cache "fast"', allowed: 'none, writethrough, writeback, unsafe, directsync', remedy: 'Choose one of these.', program: tuned({ disks: { root: { cache: 'fast' } } }),
  },
  HW2006: { at: 'lab/Web', given: 'kvmArguments', allowed: 'what an API token may set', remedy: 'Leave it out, or set it on the node as root.', program: tuned({ kvmArguments: '-no-hpet' }) },
  HW2007: {
    at: 'lab/Web',
    given: 'template-9000 on pve2 for a machine on pve1',
    allowed: 'a template on the same node, or a shared datastore',
    remedy: 'If local-zfs is shared, say pve.datastore(\'local-zfs\', { shared: true }).',
    program: image(pve => pve.existingTemplate(9000, { guest: DEBIAN, nodeName: 'pve2' })),
  },
  HW2008: {
    at: 'lab/Pve',
    given: 'VM id 200 for lab/One and lab/Two',
    allowed: 'one machine or template for each VM id of a cluster',
    remedy: 'Give one of them another id: pve.tune(vm, { vmId }).',
    program: stack => {
      const pve = proxmox(stack);
      ['One', 'Two'].forEach((id, position) => pve.tune(web(pve, { ip: IpAssignment.of(`10.0.20.1${position}/24`) }, id), { vmId: 200 }));
    },
  },
  HW2009: { at: 'lab/Web', given: 'VM id 99', allowed: 'a whole number from 100 to 999999999', remedy: 'Leave vmId out, or give a free one.', program: tuned({ vmId: 99 }) },
  HW2010: {
    at: 'lab/Web',
    given: 'Provisioning.cloudInit() for web',
    allowed: 'a platform with `ssh`',
    remedy: 'Give the platform ssh: { userName }, or use Provisioning.native().',
    program: machine({ provisioning: Provisioning.cloudInit() }),
  },
  HW2011: {
    at: 'lab/Pve',
    given: 'API token from environment variable MY_TOKEN',
    allowed: 'PROXMOX_VE_API_TOKEN, a Terraform variable or a file',
    remedy: 'The provider reads its own variable only: export PROXMOX_VE_API_TOKEN, or use SecretRef.terraformVariable and export TF_VAR_<name>.',
    program: stack => { web(proxmox(stack, { apiToken: SecretRef.environmentVariable('MY_TOKEN') })); },
  },
  HW2012: {
    at: 'lab/Web',
    given: '17 PCI devices',
    allowed: '16 at most',
    remedy: 'Take some away, or spread them over two machines.',
    program: stack => { const pve = proxmox(stack); const vm = web(pve); for (let device = 0; device < 17; device += 1) { pve.passthrough(vm, pve.pciMapping(`gpu${device}`)); } },
  },
  HW2013: { at: 'lab/Web', given: 'disk "data"', allowed: 'root', remedy: 'Name one that the machine has.', program: tuned({ disks: { data: { ssd: false } } }) },
  HW2014: {
    at: 'lab/Pve',
    given: '@hostwright/provider-proxmox',
    allowed: 'the package installed beside hostwright',
    remedy: 'npm install @hostwright/provider-proxmox',
    /* eslint-disable @typescript-eslint/no-require-imports */
    program: () => jest.isolateModules(() => {
      jest.doMock('@hostwright/provider-proxmox/lib/provider', () => { throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' }); });
      const { App: OtherApp } = require('cdktf') as typeof import('cdktf');
      const other = require('../src') as typeof import('../src');
      new other.ProxmoxPlatform(new other.EstateStack(new OtherApp(), 'lab'), 'Pve', { endpoint: 'https://pve.example', nodeName: 'pve1', datastore: 'local' });
    }),
    /* eslint-enable @typescript-eslint/no-require-imports */
  },
  HW2015: {
    at: 'lab/Web',
    given: 'UEFI, secure boot for Windows 11 25H2 (Enterprise)',
    allowed: 'Firmware.uefi({ vtpm: true })',
    remedy: 'Add the TPM, or leave `firmware` out.',
    program: image(pve => pve.existingTemplate(9000, { guest: OperatingSystem.WINDOWS_11_25H2, firmware: Firmware.uefi() })),
  },
  HW2016: {
    at: 'lab/Web',
    given: 'Flatcar Container Linux (stable) (ignition)',
    allowed: 'an image with cloud-init or Cloudbase-Init',
    remedy: 'Use Provisioning.none() and configure the machine by its own means.',
    program: image(pve => pve.existingTemplate(9000, { guest: OperatingSystem.FLATCAR })),
  },
  HW2019: {
    at: 'lab/Web',
    given: 'slot 30 for disk root',
    allowed: 'a free slot from 0 to 29',
    remedy: 'Give each disk a slot of its own: pve.tune(vm, { disks: { name: { slot } } }).',
    program: tuned({ disks: { root: { slot: 30 } } }),
  },
  HW2020: {
    at: 'lab/Web',
    given: 'a linked clone on fast',
    allowed: 'local-zfs',
    remedy: 'Leave fullClone out, or leave `datastore` out.',
    program: stack => { const pve = proxmox(stack); pve.tune(web(pve, { datastore: 'fast' }), { fullClone: false }); },
  },
  HW2021: {
    at: 'lab/Web',
    given: 'password from environment variable PASSWORD',
    allowed: 'a Terraform variable or a file',
    remedy: 'No resource reads the environment: use SecretRef.terraformVariable, and export TF_VAR_<name>.',
    program: machine({ admin: Admin.password('ops', SecretRef.environmentVariable('PASSWORD')) }),
  },
  HW2022: {
    at: 'lab/Web/VendorData',
    given: 'a document of 1050355 bytes for web',
    allowed: '1048576 bytes (1 MiB)',
    remedy: 'Leave to the first boot only what must be there before the first login; the rest is done over SSH.',
    program: stack => { web(proxmox(stack, { ssh: { userName: 'terraform' } }), { provisioning: Provisioning.cloudInit({ packages: ['x'.repeat(1048520)], installGuestAgent: false }) }); },
  },
  HW2030: {
    given: 'no management network',
    allowed: 'one network or more',
    remedy: 'Name the networks from which the nodes are administered: managementNetworks: [Cidr.of(\'10.0.20.0/24\')].',
    program: () => { ClusterFirewall.managed({ managementNetworks: [] }); },
    ofValue: true,
  },
  HW2031: {
    at: 'lab/Other',
    given: 'the firewall of proxmox https://pve.example:8006 by lab/Pve and lab/Other',
    allowed: 'one platform that manages the firewall of a cluster',
    remedy: 'Leave clusterFirewall out on the others: they see that it is managed.',
    program: stack => {
      const clusterFirewall = ClusterFirewall.managed({ managementNetworks: [OFFICE] });
      web(proxmox(stack, { clusterFirewall }));
      proxmox(stack, { clusterFirewall }, 'Other');
    },
  },
};

function ofImage(guest: OperatingSystem): Refusal {
  return {
    at: 'lab/Web',
    given: guest.id,
    allowed: 'an image with a digest',
    remedy: 'Use pve.cloudImage(url, { digest, guest }) with the vendor\'s published digest, or pve.existingTemplate(vmId, { guest }).',
    program: image(pve => pve.image(guest)),
  };
}

test('every code has a program that provokes it', () => {
  // What concerns the lock is in test/lock, what concerns Ansible in test/guest, what concerns files in test/artifacts, the command in test/cli, vSphere in test/platforms/vsphere, Azure in test/platforms/azure.
  const others = { ...LOCK_CODES, ...VSPHERE_CODES, ...AZURE_CODES, ...AZURE_POLICY_CODES, ...GUEST_CODES };
  const elsewhere = (code: string) => code.startsWith('HW5') || code.startsWith('HW6') || code in others || FLAG_CODES.includes(code) || (code in VALUE_CODES && code !== 'HW1109');
  expect(Object.keys(REFUSALS).sort()).toEqual(Object.keys(CODES).filter(code => !elsewhere(code)).sort());
});

test('the machine that cases change is right by itself', () => {
  expect(() => written(machine({}))).not.toThrow();
});

test.each(Object.entries(REFUSALS))('%s names the construct, what was given, what is allowed and what to do', (code, { at, given, allowed, remedy, program, ofValue }) => {
  const report = refusal(program);
  const { title } = CODES[code as keyof typeof CODES];
  const line = `${ofValue ? '' : `[${at}] `}${code} ${title}: given ${given}; allowed: ${allowed}. ${remedy}`;
  expect(report.split('\n').map(one => one.trim())).toContain(line);
  expect(codesOf(report)).toEqual([code]);
});

describe('the same code for other mistakes', () => {
  const CASES: [string, string, (stack: EstateStack) => void][] = [
    ['a machine on a platform that has none', 'HW1201', stack => {
      const bare = new BarePlatform(stack, 'Bare');
      const { guest, minimumDisk } = proxmox(stack).image(DEBIAN);
      new HardenedVm(stack, 'Web', { image: { platform: bare, imageName: 'x', guest, minimumDisk }, network: { platform: bare, networkName: 'lan' } });
    }],
    ['two disks of one name', 'HW1206', stack => { const vm = web(proxmox(stack)); [1, 2].forEach(() => vm.addDisk('data', Size.gibibytes(1))); }],
    ['two IPv6 gateways', 'HW1207', stack => {
      const pve = proxmox(stack);
      web(pve, { ip: IpAssignment.of('fd00:20::10/64', 'fd00:20::1') }).addNic(pve.bridge('vmbr1'), { ip: IpAssignment.of('fd00:30::10/64', 'fd00:30::1') });
    }],
    ['a template smaller than its image', 'HW1211', stack => { new VmTemplate(stack, 'Golden', { image: proxmox(stack).image(DEBIAN), diskSize: Size.gibibytes(2) }); }],
    ['a root disk smaller than the template', 'HW1211', stack => {
      const pve = proxmox(stack);
      web(pve, { image: new VmTemplate(stack, 'Golden', { image: pve.image(DEBIAN), diskSize: Size.gibibytes(30) }), diskSize: Size.gibibytes(20) });
    }],
    ['a DNS server that is no address', 'HW1213', stack => { new EstateStack(stack.node.root as App, 'bare', { defaults: { dns: ['dns.example'] } }); }],
    ['a search domain that is none', 'HW1213', stack => { new EstateStack(stack.node.root as App, 'bare', { defaults: { searchDomains: ['lab_example'] } }); }],
    ['defaults of an environment against their grammar', 'HW1213', stack => { new Environment(stack.node.root as App, 'Prod', { defaults: { locale: 'de' } }); }],
    ['a setting of a machine against its grammar', 'HW1213', machine({ ntp: ['a b'] })],
    ['a label of the name pattern that the machine lacks', 'HW1215', stack => {
      web(proxmox(new EstateStack(stack.node.root as App, 'bare', { defaults: { namePattern: NamePattern.of('{label.team}') } })));
    }],
    ['half a processor', 'HW1217', machine({ cpus: 1.5 })],
    ['too little memory', 'HW1217', machine({ memory: Size.mebibytes(63) })],
    ['too much memory', 'HW1217', machine({ memory: Size.tebibytes(257) })],
    ['processors that the sockets do not divide', 'HW1217', tuned({ cpuSockets: 3 })],
    ['a root disk of half a GiB more', 'HW1102', machine({ diskSize: Size.mebibytes(20992) })],
    ['a template of half a GiB more', 'HW1102', stack => { new VmTemplate(stack, 'Golden', { image: proxmox(stack).image(DEBIAN), diskSize: Size.mebibytes(20992) }); }],
    ['a packed file of one\'s own', 'HW1303', image(pve => pve.cloudImage('https://images.example/a.tar.xz', { digest: `sha256:${'a'.repeat(64)}`, guest: DEBIAN }))],
    ['secure boot for an unsigned boot loader', 'HW1308', image(pve => pve.image(OperatingSystem.ARCH_LINUX), { firmware: Firmware.uefi() })],
    ['an existing template with a firmware that the guest does not start with', 'HW1308', image(pve => pve.existingTemplate(9000, { guest: OperatingSystem.ALPINE_3_23, firmware: Firmware.bios() }))],
    ['a number outside its range', 'HW2005', tuned({ cpuUnits: 0 })],
    ['a number that is not whole', 'HW2005', tuned({ startupOrder: 1.5 })],
    ['no number at all', 'HW2005', tuned({ startupOrder: NaN })],
    ['an unknown policy of a NUMA node', 'HW2005', tuned({ numaNodes: [{ device: 'numa0', cpus: '0', memory: Size.gibibytes(1), policy: 'own' }] })],
    ['a small EFI disk with secure boot', 'HW2005', tuned({ efiDiskType: '2m' })],
    ['too many restarts', 'HW2005', stack => { const pve = proxmox(stack); pve.highlyAvailable(web(pve), { maxRestart: 11 }); }],
    ['a serial device of the host', 'HW2006', tuned({ serialDevices: ['/dev/ttyS0'] })],
    ['a USB device by address', 'HW2006', tuned({ usbDevices: [{ host: '046d:c52b' }] })],
    ['a detail of memory encryption', 'HW2006', tuned({ amdSevNoDebug: true })],
    ['a ROM file of a PCI device', 'HW2006', stack => { const pve = proxmox(stack); pve.passthrough(web(pve), pve.pciMapping('gpu'), { romFile: 'vbios.bin' }); }],
    ['a template and a machine of one id', 'HW2008', stack => {
      const pve = proxmox(stack, { firstVmId: 300, lastVmId: 300 });
      pve.tune(web(pve), { vmId: 300 });
    }],
    ['an SSH key in an environment variable', 'HW2011', stack => { web(proxmox(stack, { ssh: { userName: 'terraform', privateKey: SecretRef.environmentVariable('KEY') } })); }],
    ['too many disks', 'HW2012', stack => { const vm = web(proxmox(stack)); for (let disk = 1; disk <= 30; disk += 1) { vm.addDisk(`d${disk}`, Size.gibibytes(1)); } }],
    ['too many interfaces', 'HW2012', stack => {
      const pve = proxmox(stack);
      const vm = web(pve);
      for (let nic = 1; nic <= 8; nic += 1) { vm.addNic(pve.bridge('vmbr1'), { ip: IpAssignment.of(`10.0.${30 + nic}.10/24`) }); }
    }],
    ['too many serial devices', 'HW2012', tuned({ serialDevices: ['socket', 'socket', 'socket', 'socket', 'socket'] })],
    ['a disc beside the installer\'s', 'HW2012', stack => {
      const pve = proxmox(stack);
      pve.tune(web(pve, { image: pve.iso('local:iso/a.iso', DEBIAN), provisioning: Provisioning.none() }), { cdrom: pve.iso('local:iso/b.iso', DEBIAN) });
    }],
    ['an interface that the machine does not have', 'HW2013', tuned({ nics: { net1: { queues: 2 } } })],
    ['two disks in one slot', 'HW2019', stack => { const pve = proxmox(stack); const vm = web(pve); vm.addDisk('data', Size.gibibytes(1)); pve.tune(vm, { disks: { data: { slot: 0 } } }); }],
  ];

  test.each(CASES)('%s: %s', (_, code, program) => {
    const report = refusal(program);
    expect(codesOf(report)).toContain(code);
    expect(codesOf(report).filter(one => one !== code && !(code === 'HW2012' && one === 'HW2019') && !(code === 'HW1201'))).toEqual([]);
    expect(report).toMatch(new RegExp(`\\[[^\\]]+\\] ${code} `));
  });
});

test('several problems stand in one report, each with its construct, and nothing is written', () => {
  const report = refusal(stack => {
    const pve = proxmox(stack, { apiToken: SecretRef.environmentVariable('MY_TOKEN') });
    web(pve, { cpus: 0, diskSize: Size.gibibytes(2) }, 'One');
    pve.tune(web(pve, { ip: IpAssignment.of('10.0.20.11/24') }, 'Two'), { vmId: 1 });
    new VmTemplate(stack, 'Golden', { image: pve.image(OperatingSystem.ALPINE_3_21) });
  });
  expect(report).toContain('5 problems; nothing was written.');
  expect([...report.matchAll(/\[([^\]]+)\] (HW[0-9]{4})/g)].map(([, at, code]) => `${at} ${code}`)).toEqual([
    'lab/Golden HW1301', 'lab/One HW1211', 'lab/One HW1217', 'lab/Pve HW2011', 'lab/Two HW2009',
  ]);
});

test('problems of every stack stand in the same report', () => {
  const report = refusal(stack => {
    web(proxmox(stack), { cpus: 0 });
    web(proxmox(new EstateStack(stack.node.root as App, 'other')), { admin: ADMIN, dns: [], hostName: 'other', ip: IpAssignment.of('10.0.20.11/24'), cpus: 0 });
  });
  expect(report).toContain('[lab/Web] HW1217');
  expect(report).toContain('[other/Web] HW1217');
});

test('a refusal of somebody else\'s platform is told with its own code', () => {
  class OwnPlatform extends BarePlatform {
    public override bindVm(scope: Construct) {
      return { resource: scope as never, address: '' };
    }

    public override bindFirewall(): void {}

    public override inspectVm() {
      return { refusals: [{ code: 'ACME1', given: 'a', allowed: 'b', remedy: 'C.' }], notes: [], facts: {} };
    }
  }
  const report = refusal(stack => {
    const own = new OwnPlatform(stack, 'Own');
    const { guest, minimumDisk } = proxmox(stack).image(DEBIAN);
    new HardenedVm(stack, 'Web', { image: { platform: own, imageName: 'x', guest, minimumDisk }, network: { platform: own, networkName: 'lan' }, ip: AT });
  });
  expect(report).toContain('[lab/Web] ACME1: given a; allowed: b. C.');
});

test('every code says why it exists', () => {
  const entries = Object.entries(CODES);
  expect(entries.length).toBeGreaterThan(50);
  expect(entries.filter(([code, { title, why }]) => !/^HW[0-9]{4}$/.test(code) || title === '' || title.endsWith('.') || !why.endsWith('.'))).toEqual([]);
});
