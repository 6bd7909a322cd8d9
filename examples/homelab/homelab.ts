import { Construct } from 'constructs';
import {
  Admin, CalendarDate, Cidr, EstateStack, HardenedVm, IpAssignment, Labels, OperatingSystem, Placement, ProxmoxPlatform, Service, Size, VmTemplate,
} from 'hostwright';

/** Two nodes, three templates of different families, six machines. */
export class Homelab extends EstateStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      asOf: CalendarDate.of('2026-11-21'),
      defaults: {
        admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM ops@homelab'),
        dns: ['10.0.20.1'],
        searchDomains: ['lab.example'],
        timezone: 'Europe/Berlin',
        managementNetworks: [Cidr.of('10.0.20.0/24')],
        labels: Labels.of({ env: 'homelab' }),
      },
    });

    const pve = new ProxmoxPlatform(this, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
    const lan = pve.bridge('vmbr0', { vlan: 20 });
    const storage = pve.bridge('vmbr1', { vlan: 30 });
    const onSecondNode = Placement.onHost('pve2');

    const ubuntu = new VmTemplate(this, 'Ubuntu', { image: pve.image(OperatingSystem.UBUNTU_24_04) });
    const debian = new VmTemplate(this, 'Debian', { image: pve.image(OperatingSystem.DEBIAN_13) });
    const rocky = new VmTemplate(this, 'Rocky', { image: pve.image(OperatingSystem.ROCKY_9) });
    const at = (host: number) => IpAssignment.of(`10.0.20.${host}/24`, '10.0.20.1');

    const git = new HardenedVm(this, 'Git', { image: ubuntu, network: lan, ip: at(10), memory: Size.gibibytes(4) });
    git.addDisk('repositories', Size.gibibytes(64), { mount: '/srv/git', owner: 'git' });
    git.addDisk('artifacts', Size.gibibytes(128), { mount: '/srv/artifacts' });
    git.allow(Service.HTTPS, { sources: [Cidr.of('10.0.0.0/16')] });

    const media = new HardenedVm(this, 'Media', { image: ubuntu, network: lan, ip: at(11), cpus: 4, memory: Size.gibibytes(8) });
    pve.tune(media, { cpuType: 'host', startupOrder: 2 });
    pve.passthrough(media, pve.pciMapping('gpu'), { primaryGpu: true });
    media.allow(Service.HTTPS);

    const nas = new HardenedVm(this, 'Nas', { image: debian, network: lan, ip: at(12), memory: Size.gibibytes(4) });
    nas.addNic(storage, { ip: IpAssignment.of('10.0.30.12/24') });
    nas.addDisk('shares', Size.gibibytes(500), { mount: '/srv/shares' });
    nas.allow(Service.NFS, { sources: [Cidr.of('10.0.30.0/24')] });

    const dns = new HardenedVm(this, 'Dns', { image: debian, network: lan, ip: at(13), cpus: 1, memory: Size.gibibytes(1) });
    dns.allow(Service.DNS, { sources: [Cidr.of('10.0.0.0/16')] });
    dns.allow(Service.DNS_TCP, { sources: [Cidr.of('10.0.0.0/16')] });
    pve.tune(dns, { startupOrder: 1 });

    const monitor = new HardenedVm(this, 'Monitor', { image: rocky, network: lan, ip: at(14), placement: onSecondNode, memory: Size.gibibytes(4) });
    monitor.addDisk('metrics', Size.gibibytes(100), { mount: '/var/lib/prometheus' });

    new HardenedVm(this, 'Builder', { image: rocky, network: lan, placement: onSecondNode, cpus: 8, memory: Size.gibibytes(16) });
  }
}
