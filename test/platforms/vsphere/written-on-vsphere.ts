import { Construct } from 'constructs';
import {
  EstateStack, EsxiPlatform, EsxiPlatformProps, Firmware, HardenedVm, HardenedVmProps, IMachineImage, IpAssignment, OperatingSystem, Size, VsphereImage, VspherePlatform,
  VspherePlatformProps, VsphereTemplateOptions,
} from '../../../src';
import { Json, Written, written } from '../written';

export const VM = 'vsphere_virtual_machine';
export const AT = IpAssignment.of('10.0.20.10/24', '10.0.20.1');
export const DHCP = IpAssignment.dhcp();
export const gib = (amount: number) => Size.gibibytes(amount);

export function vcenter(stack: EstateStack, props: Partial<VspherePlatformProps> = {}, id = 'Vc'): VspherePlatform {
  return new VspherePlatform(stack, id, { server: 'vc.example', datacenter: 'dc1', cluster: 'c1', datastore: 'ds1', ...props });
}

export function esxi(stack: EstateStack, props: Partial<EsxiPlatformProps> = {}, id = 'Esx'): EsxiPlatform {
  return new EsxiPlatform(stack, id, { server: 'esx1.example', datastore: 'datastore1', ...props });
}

/** A template of which everything is known. */
export function golden(vc: VspherePlatform, options: VsphereTemplateOptions = {}, name = 'rhel9-golden'): VsphereImage {
  return vc.existingTemplate(name, { guest: OperatingSystem.RHEL_9, disks: [gib(20)], firmware: Firmware.uefi(), scsiType: 'pvscsi', ...options });
}

/** An OVA of which everything is known. */
export function ova(host: EsxiPlatform | VspherePlatform, place = 'https://images.example/rhel9.ova'): VsphereImage {
  return host.ova(place, { guest: OperatingSystem.RHEL_9, disks: [gib(20)], firmware: Firmware.uefi() });
}

type Props = Partial<HardenedVmProps>;
type Build<P> = (platform: P, vm: HardenedVm, stack: EstateStack) => void;

/** A machine in which everything is right but what a case changes. */
export function web(platform: VspherePlatform | EsxiPlatform, change: Props = {}, id = 'Web', scope: Construct = platform.node.scope as Construct): HardenedVm {
  const image: IMachineImage = change.image ?? (platform instanceof VspherePlatform ? golden(platform) : ova(platform));
  const others = platform.node.scope!.node.findAll().filter(one => one instanceof HardenedVm).length;
  const ip = IpAssignment.of(`10.0.20.${10 + others}/24`, '10.0.20.1');
  return new HardenedVm(scope, id, { network: platform.portGroup('app'), ip, ...change, image });
}

/** What is written for one machine of a vCenter. */
export function onVcenter(build: Build<VspherePlatform> = () => {}, change: Props = {}, props: Partial<VspherePlatformProps> = {}): Written {
  return written(stack => { const vc = vcenter(stack, props); build(vc, web(vc, change), stack); });
}

/** What is written for one machine of a standalone host. */
export function onEsxi(build: Build<EsxiPlatform> = () => {}, change: Props = {}, props: Partial<EsxiPlatformProps> = {}): Written {
  return written(stack => { const esx = esxi(stack, props); build(esx, web(esx, change), stack); });
}

/** A part of a document without what cdktf notes beside each block. */
export function bare(value: any): any {
  if (Array.isArray(value)) { return value.map(bare); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '//').map(([key, one]) => [key, bare(one)]));
}

/** The machine of a construct, without notes. */
export function vmOf(result: Written, construct = 'Web'): Json {
  return bare(result.one(VM, `${construct}/Resource`));
}

/** What is looked up: the configuration of each data source by its address. */
export function lookedUp(result: Written): Record<string, Json> {
  const sources = Object.entries(result.document.data as Record<string, Record<string, Json>>);
  return Object.fromEntries(sources.flatMap(([type, bodies]) => Object.entries(bodies).map(([id, body]) => [`${type.replace('vsphere_', '')}.${id}`, bare(body)])));
}
