import { AzurePlatform, Cidr, EsxiPlatform, EstateStack, Firmware, IGuestSystem, IMachineImage, INetwork, Platform, Size, VspherePlatform } from '../../src';
import { intentCoverage as azureCoverage } from '../../src/platforms/azure/coverage';
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

const SUBNET = '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/lab/subnets/app';

export function azureKit(stack: EstateStack) {
  const platform = new AzurePlatform(stack, 'Azure', { location: 'germanywestcentral', resourceGroup: 'rg-lab' });
  return { platform, image: (guest: IGuestSystem) => platform.image(guest), network: () => platform.existingSubnet(SUBNET, { addressPrefix: Cidr.of('10.0.20.0/24') }) };
}

/** Every platform that there is. */
export const CONTRACTS: readonly Contract[] = [
  { name: 'proxmox', coverage: proxmoxCoverage, kitIn: proxmoxKit },
  { name: 'vsphere', coverage: vsphereCoverage, kitIn: vsphereKit },
  { name: 'esxi', coverage: esxiCoverage, kitIn: esxiKit, templates: false },
  { name: 'azure', coverage: azureCoverage, kitIn: azureKit },
  { name: 'rack', coverage: rackCoverage, kitIn: stack => rackKit(stack) },
];
