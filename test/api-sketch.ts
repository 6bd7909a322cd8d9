import { App } from 'cdktf';
import { Construct } from 'constructs';
import { Admin, Cidr, EstateStack, HardenedVm, IMachineImage, INetwork, IpAssignment, OperatingSystem, ProxmoxPlatform, Service, Size, VmTemplate, VspherePlatform } from 'hostwright';

/** The public API as design.md section 5 promises it, as far as it exists. Where this must change, a promise is broken. */
export class Homelab extends EstateStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, { defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM'), dns: ['10.0.20.1'], timezone: 'Europe/Berlin' } });
    const pve = new ProxmoxPlatform(this, 'Pve', { endpoint: 'https://pve.lan:8006', nodeName: 'pve1', datastore: 'local-zfs' });
    const lan = pve.bridge('vmbr0', { vlan: 20 });
    const ubuntu = new VmTemplate(this, 'Ubuntu', { image: pve.image(OperatingSystem.UBUNTU_24_04) });

    const git = new HardenedVm(this, 'Git', { image: ubuntu, network: lan, ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1') });
    git.addDisk('repositories', Size.gibibytes(64), { mount: '/srv/git' });
    const media = new HardenedVm(this, 'Media', { image: ubuntu, network: lan, ip: IpAssignment.of('10.0.20.11/24', '10.0.20.1'), cpus: 4, memory: Size.gibibytes(8) });
    pve.tune(media, { cpuType: 'host', startupOrder: 2 });
    pve.passthrough(media, pve.pciMapping('gpu'));
    pve.resourceOf(media).tabletDevice = false;
    media.resource.addOverride('timeout_create', 900);
  }
}

/** The same construct on every platform: it knows images and networks, and no vendor. */
export class Ledger extends Construct {
  public readonly machines: HardenedVm[];

  constructor(scope: Construct, id: string, image: IMachineImage, network: INetwork, subnet: string) {
    super(scope, id);
    this.machines = [1, 2].map(position => new HardenedVm(this, `App${position}`, { image, network, ip: IpAssignment.of(`${subnet}.1${position}/24`, `${subnet}.1`) }));
    for (const machine of this.machines) { machine.allow(Service.HTTPS, { sources: [Cidr.of('10.0.0.0/8')] }); }
  }
}

/** Two sites of one estate. */
export class Sites extends EstateStack {
  public readonly machines: HardenedVm[];

  constructor(scope: Construct, id: string) {
    super(scope, id, { defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM'), dns: ['10.10.0.53'] } });
    const fra = new ProxmoxPlatform(this, 'FraPve', { endpoint: 'https://fra.example:8006', nodeName: 'fra1', datastore: 'ceph' });
    const vcenter = new VspherePlatform(this, 'Vcenter', { server: 'vc.corp.example', datacenter: 'dc1', cluster: 'c1', datastore: 'ds1' });
    const primary = new Ledger(this, 'Fra', vcenter.libraryItem('rhel9-golden'), vcenter.portGroup('app'), '10.10.1');
    const standby = new Ledger(this, 'Dr', fra.image(OperatingSystem.ROCKY_9), fra.vnet('app'), '10.40.1');
    this.machines = [...primary.machines, ...standby.machines];
  }
}

export function sketch(app: App): void {
  new Homelab(app, 'homelab');
  new Sites(app, 'sites');
}
