import { App } from 'cdktf';
import {
  Admin, CalendarDate, Cidr, EstateStack, HardenedVm, IpAssignment, Labels, OperatingSystem, ProxmoxPlatform, Service, Size, TextArtifact, VmTemplate,
} from '../../src';

export interface SmallEstateOptions {
  /** Date of the checks; none means that the estate asks the clock. */
  readonly asOf?: string;
  /** Whether all props are given the other way round. */
  readonly reordered?: boolean;
}

/** One stack of everything that is there: platform, template, hardened machines, firewall, own file. */
export function smallEstate(options: SmallEstateOptions = {}): App {
  const given = <T extends object>(props: T): T => options.reordered ? Object.fromEntries(Object.entries(props).reverse()) as T : props;
  const app = new App();
  const stack = new EstateStack(app, 'estate', given({
    asOf: options.asOf === undefined ? undefined : CalendarDate.of(options.asOf),
    defaults: given({
      admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM ops@homelab'),
      dns: ['10.0.20.1'],
      timezone: 'Europe/Berlin',
      managementNetworks: [Cidr.of('10.0.20.0/24')],
      labels: Labels.of(given({ env: 'test', owner: 'ops', zone: 'a' })),
    }),
  }));
  const pve = new ProxmoxPlatform(stack, 'Pve', given({ endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' }));
  const lan = pve.bridge('vmbr0', given({ vlan: 20 }));
  const debian = new VmTemplate(stack, 'Debian', given({ image: pve.image(OperatingSystem.DEBIAN_13) }));
  const web = new HardenedVm(stack, 'Web', given({ image: debian, network: lan, ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1'), cpus: 4, memory: Size.gibibytes(8), labels: Labels.of(given({ role: 'web', tier: 'front' })) }));
  web.addDisk('data', Size.gibibytes(64), given({ mount: '/srv/data', owner: 'web' }));
  web.allow(Service.HTTPS, given({ sources: [Cidr.of('10.0.0.0/16')] }));
  pve.tune(web, given({ cpuType: 'host', startupOrder: 2, description: 'the web' }));
  // Its address comes by DHCP.
  const rocky = new VmTemplate(stack, 'Rocky', given({ image: pve.image(OperatingSystem.ROCKY_9) }));
  new HardenedVm(stack, 'Idle', given({ image: rocky, network: lan, memory: Size.gibibytes(2) }));
  new TextArtifact(stack, 'Notes', { produce: () => ['ä', 'z', 'Z', 'ß', 'a'].sort().join('\n') }, given({ filePath: 'notes/own.txt', readBy: 'people' }));
  return app;
}
