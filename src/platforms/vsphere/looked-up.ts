import { LookedUp } from './machine-facts';
import type { VsphereContext } from './vsphere-context';
import { VsphereImageKind } from './vsphere-image';
import type { VsphereMachine } from './vsphere-machine';
import { VsphereNetwork } from './vsphere-network';
import { Disk } from '../../model/disk';

/** References to everything that a machine names. What is asked here for the first time becomes a data source. */
export function lookedUp(machine: VsphereMachine, context: VsphereContext): LookedUp {
  const { intent: { placement, nics, labels }, tuning, pciDevices, customization } = machine;
  const { lookups, settings } = context;
  return {
    ...storageOf(machine, context),
    resourcePoolId: tuning.resourcePool === undefined ? lookups.rootPoolId : lookups.poolId(tuning.resourcePool),
    hostId: hostOf(placement.hostName, context),
    networkIds: nics.map(({ network }) => networkIdOf(network as VsphereNetwork, context)),
    ...deploymentOf(machine, context),
    tagIds: settings.standalone ? [] : context.tagIds(labels),
    customAttributes: tuning.customAttributes && Object.fromEntries(Object.entries(tuning.customAttributes).map(([name, value]) => [lookups.customAttributeId(name), value])),
    pciDeviceIds: pciDevices.map(device => lookups.pciDeviceId(device)),
    customizationSpecId: customization?.specName === undefined ? undefined : lookups.customizationSpecId(customization.specName),
  };
}

/** A standalone host is the only one; without a name DRS chooses in a cluster. */
function hostOf(name: string | undefined, { lookups, settings }: VsphereContext): string | undefined {
  if (settings.standalone) { return lookups.hostId(); }
  const named = name ?? settings.host;
  return named === undefined ? undefined : lookups.hostId(named);
}

function storageOf({ intent: { rootDisk, dataDisks }, tuning }: VsphereMachine, { lookups, settings }: VsphereContext) {
  const { datastore = settings.datastore } = rootDisk;
  const byDisk = (nameOf: (disk: Disk) => string | undefined, idOf: (name: string) => string) => Object.fromEntries(
    [rootDisk, ...dataDisks].map(disk => [disk.diskName, nameOf(disk)] as const).flatMap(([diskName, name]) => name === undefined ? [] : [[diskName, idOf(name)]]),
  );
  return {
    datastoreId: datastore === undefined ? undefined : lookups.datastoreId(datastore),
    datastoreClusterId: datastore === undefined && settings.datastoreCluster !== undefined ? lookups.datastoreClusterId(settings.datastoreCluster) : undefined,
    diskDatastoreIds: byDisk(disk => disk.datastore, name => lookups.datastoreId(name)),
    storagePolicyId: tuning.storagePolicy === undefined ? undefined : lookups.storagePolicyId(tuning.storagePolicy),
    diskPolicyIds: byDisk(({ diskName }) => tuning.disks?.[diskName]?.storagePolicy, name => lookups.storagePolicyId(name)),
    discDatastoreIds: (tuning.discs ?? []).map(disc => disc.datastore ?? datastore).map(name => name === undefined ? undefined : lookups.datastoreId(name)),
  };
}

/** What an OVA that is deployed needs beside it; a library item needs its networks only where they are named. */
function deploymentOf({ intent: { nics: [nic] }, tuning: { ovfNetworkMap }, image, source }: VsphereMachine, context: VsphereContext) {
  const deploysOva = source.id === undefined && image.source.kind === VsphereImageKind.OVA;
  // What OVA files of distributions call their one network.
  const map = ovfNetworkMap ?? (deploysOva && nic ? { 'VM Network': nic.network as VsphereNetwork } : undefined);
  return {
    datacenterId: deploysOva ? context.lookups.datacenterId : undefined,
    ovfNetworkIds: map && Object.fromEntries(Object.entries(map).map(([name, network]) => [name, networkIdOf(network, context)])),
  };
}

/** A network of another platform is refused elsewhere; rendering stays total. */
function networkIdOf({ portGroupName, networkName, switchName }: VsphereNetwork, { lookups }: VsphereContext): string {
  return lookups.networkId(portGroupName ?? networkName, switchName);
}
