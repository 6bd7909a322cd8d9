import { EsxiPlatform, EstateStack, Firmware, IGuestSystem, IMachineImage, INetwork, Platform, Size, VspherePlatform } from '../../src';
import { IntentTable } from '../../src/platforms/intent-coverage';
import { intentCoverage as proxmoxCoverage } from '../../src/platforms/proxmox/coverage';
import { intentCoverage as vsphereCoverage } from '../../src/platforms/vsphere/coverage';
import { intentCoverage as esxiCoverage } from '../../src/platforms/vsphere/esxi-coverage';
import { proxmox } from '../platforms/written';
import { rackCoverage, RackPlatform, RackRenderer } from '../support/rack-platform';

/** A platform and its nouns, as contract tests need them. */
export interface Kit<P extends Platform = Platform> {
  readonly platform: P;
  image(guest: IGuestSystem): IMachineImage;
  network(): INetwork;
}

/** How a kit is made in a stack, and what the platform says of itself. */
export interface Contract {
  readonly name: string;
  readonly coverage: IntentTable;
  readonly kitIn: (stack: EstateStack) => Kit;
  /** Whether it has templates; a host that cannot clone has none. */
  readonly templates?: false;
}

export function proxmoxKit(stack: EstateStack) {
  const platform = proxmox(stack, { ssh: { userName: 'terraform' } });
  return { platform, image: (guest: any) => platform.image(guest), network: () => platform.bridge('vmbr0') };
}

export function rackKit(stack: EstateStack, render?: RackRenderer): Kit<RackPlatform> {
  const platform = new RackPlatform(stack, 'Rack', render);
  return { platform, image: guest => platform.image(guest), network: () => platform.network() };
}

export function vsphereKit(stack: EstateStack) {
  const platform = new VspherePlatform(stack, 'Vcenter', { server: 'vc.lab.example', datacenter: 'dc1', cluster: 'c1', datastore: 'ds1' });
  const image = (guest: IGuestSystem) => platform.existingTemplate(`${guest.id}-golden`, { guest, disks: [Size.gibibytes(10)], scsiType: 'pvscsi' });
  return { platform, image, network: () => platform.portGroup('app') };
}

export function esxiKit(stack: EstateStack) {
  const platform = new EsxiPlatform(stack, 'Esx', { server: 'esx1.lab.example', datastore: 'datastore1' });
  const image = (guest: IGuestSystem) => platform.ova(`https://images.lab.example/${guest.id}.ova`, { guest, firmware: Firmware.uefi() });
  return { platform, image, network: () => platform.portGroup('VM Network') };
}

/** Every platform that there is. */
export const CONTRACTS: readonly Contract[] = [
  { name: 'proxmox', coverage: proxmoxCoverage, kitIn: proxmoxKit },
  { name: 'vsphere', coverage: vsphereCoverage, kitIn: vsphereKit },
  { name: 'esxi', coverage: esxiCoverage, kitIn: esxiKit, templates: false },
  { name: 'rack', coverage: rackCoverage, kitIn: stack => rackKit(stack) },
];
