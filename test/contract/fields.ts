import { Kit } from './kits';
import { Changes, nicOn } from './observed';
import {
  Admin, ChangePolicy, Cidr, Disk, FirewallRule, Firmware, GuestAccess, HostName, HttpProxy, IVmIntent, Labels, MachineIdentity, OperatingSystem,
  Phase, Placement, Provisioning, Role, Service, Size, UpdatePolicy,
} from '../../src';
import { KEY } from '../platforms/written';
import { CERTIFICATE } from '../support/certificates';

const same: Changes = () => ({});

/** Two legal values of each field, on every platform. */
export const FIELDS: Record<keyof IVmIntent, [Changes, Changes]> = {
  access: [same, () => ({ access: GuestAccess.ssh({ port: 2222 }) })],
  admin: [same, () => ({ admin: Admin.sshKey('root2', KEY) })],
  bootstrapped: [same, () => ({ bootstrapped: false })],
  changePolicy: [same, () => ({ changePolicy: ChangePolicy.replace() })],
  cpus: [same, () => ({ cpus: 4 })],
  dataDisks: [same, () => ({ dataDisks: [] })],
  dns: [same, () => ({ dns: [] })],
  firewallRules: [same, () => ({ firewallRules: [FirewallRule.allow(Service.HTTPS)] })],
  firewalled: [same, () => ({ firewalled: false })],
  firmware: [same, () => ({ firmware: Firmware.bios() })],
  guest: [same, () => ({ guest: OperatingSystem.UBUNTU_24_04 })],
  hardened: [same, () => ({ hardened: false })],
  hostName: [same, () => ({ hostName: HostName.of('other') })],
  identity: [same, ({ platform }) => ({ identity: MachineIdentity._of(platform, () => HostName.of('other'), () => []) })],
  image: [same, (kit: Kit) => ({ image: kit.image(OperatingSystem.UBUNTU_24_04) })],
  labels: [same, () => ({ labels: Labels.none() })],
  locale: [same, () => ({ locale: 'de_DE.UTF-8' })],
  managementDeclared: [same, () => ({ managementDeclared: true })],
  managementNetworks: [same, () => ({ managementNetworks: [Cidr.of('10.9.0.0/16')] })],
  memory: [same, () => ({ memory: Size.gibibytes(64) })],
  nics: [same, kit => ({ nics: [nicOn(kit, '10.0.20.11/24')] })],
  ntp: [same, () => ({ ntp: ['ntp.lan'] })],
  packageMirror: [same, () => ({ packageMirror: 'http://mirror.lan' })],
  path: [same, () => ({ path: 'lab/Elsewhere' })],
  placement: [same, () => ({ placement: Placement.onHost('pve2') })],
  provisioning: [same, () => ({ provisioning: Provisioning.none() })],
  proxy: [same, () => ({ proxy: HttpProxy.of('http://proxy.lan:3128') })],
  retired: [same, () => ({ retired: true })],
  retiredDisks: [same, () => ({ retiredDisks: ['old'] })],
  roles: [same, () => ({ roles: [{ role: Role.own('web'), phase: Phase.APPLICATION, variables: {} }] })],
  rootDisk: [same, () => ({ rootDisk: Disk.root(Size.gibibytes(21)) })],
  searchDomains: [same, () => ({ searchDomains: [] })],
  stateful: [same, () => ({ stateful: false })],
  swap: [same, () => ({ swap: Size.gibibytes(1) })],
  timezone: [same, () => ({ timezone: 'Europe/Berlin' })],
  trustedCas: [same, () => ({ trustedCas: [CERTIFICATE] })],
  updates: [same, () => ({ updates: UpdatePolicy.manual() })],
};
