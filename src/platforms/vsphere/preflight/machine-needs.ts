import type { VirtualMachineCdrom, VirtualMachineConfig, VirtualMachineDisk, VirtualMachineNetworkInterface } from '@cdktf/provider-vsphere/lib/virtual-machine';
import { word } from './govc';
import { folderTarget } from './inventory';
import { addUsage, Needs } from './needs';
import { Use } from './use';
import type { VsphereMachine } from '../vsphere-machine';

/** What one machine needs, read off what is written for it: a default that changes there changes here. */
export function addMachine(needs: Needs, { intent, image, config, source: { template }, tuning: { folder } }: VsphereMachine): void {
  const disks = listed<VirtualMachineDisk>(config.disk);
  addUsage(needs, usesOf(config, template !== undefined, needs.settings.standalone), {
    // A folder that the stack makes has no permission of its own before it is there.
    folders: [folder && !folder.resource ? folder.folderPath : ''],
    pools: addressesIn(config.resourcePoolId),
    disks: addressesIn(config.datastoreId, config.datastoreClusterId, ...disks.map(({ datastoreId }) => datastoreId)),
    discs: addressesIn(...listed<VirtualMachineCdrom>(config.cdrom).map(({ datastoreId }) => datastoreId)),
    networks: addressesIn(...listed<VirtualMachineNetworkInterface>(config.networkInterface).map(({ networkId }) => networkId)),
    templates: template === undefined ? [] : [template],
  });
  const path = `${folderTarget(folder?.folderPath ?? '', needs.settings).path}/${config.name}`;
  needs.freeNames.push({ what: 'machine', name: path, check: `govc ls -l ${word(path)}` });
  needs.images.set(image.version, image);
  needs.secrets.add(intent.admin?.passwordRef);
}

/** Addresses of the data sources that references name; other texts name none. */
export function addressesIn(...references: unknown[]): string[] {
  return references.flatMap(reference => /^\$\{(data\.\w+\.[\w-]+)\./.exec(String(reference))?.[1] ?? []);
}

function usesOf(config: VirtualMachineConfig, isClone: boolean, standalone: boolean): Use[] {
  const attached = listed<VirtualMachineDisk>(config.disk).some(({ attach }) => attach === true);
  const { customize, customizationSpec } = config.clone ?? {};
  const uses: [unknown, Use][] = [
    [true, Use.MACHINES],
    [!standalone, Use.MOVES],
    [true, config.clone ? isClone ? Use.CLONES : Use.LIBRARY_DEPLOYS : config.ovfDeploy ? Use.OVF_DEPLOYS : Use.BARE_MACHINES],
    [attached, Use.ATTACHED_DISKS],
    [config.tags, Use.TAGS],
    [config.customAttributes, Use.CUSTOM_ATTRIBUTES],
    [config.extraConfig, Use.EXTRA_CONFIG],
    [config.vapp, Use.OVF_PROPERTIES],
    [listed(config.networkInterface).length > 0, Use.INTERFACES],
    [listed(config.cdrom).length > 0, Use.DISCS],
    [config.datastoreClusterId, Use.DATASTORE_CLUSTERS],
    [config.vtpm, Use.VTPM],
    [config.pciDeviceId, Use.PASSTHROUGH],
    [config.hardwareVersion, Use.HARDWARE_VERSION],
    [customize ?? customizationSpec, Use.CUSTOMIZATION],
    [customizationSpec, Use.CUSTOMIZATION_SPECS],
  ];
  return uses.filter(([given]) => Boolean(given)).map(([, use]) => use);
}

/** What a renderer made is a list; the binding's type allows references too. */
function listed<T>(blocks: unknown): T[] {
  return Array.isArray(blocks) ? blocks as T[] : [];
}
