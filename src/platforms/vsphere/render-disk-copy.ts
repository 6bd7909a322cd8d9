import type { FileConfig } from '@cdktf/provider-vsphere/lib/file';
import type { VsphereContext } from './vsphere-context';
import { VsphereImage } from './vsphere-image';
import { IVmIntent } from '../../model/vm-intent';
import { isProtected } from '../protection';

/** What a host without vCenter calls its one datacenter. */
const DATACENTER = 'ha-datacenter';

/**
 * A machine's own copy of a disk image, made by the host: no clone, and nothing is uploaded. It is the root disk of a machine that stands: another
 * image would make it anew, so it stays and goes with the machine.
 */
export function renderDiskCopy(intent: IVmIntent, { source }: VsphereImage, { settings, providerReference }: VsphereContext): FileConfig {
  const { hostName, rootDisk, changePolicy } = intent;
  const ignoreChanges = changePolicy.replaces ? undefined : ['source_file', 'source_datastore'];
  const preventDestroy = isProtected(intent) || undefined;
  return {
    datacenter: DATACENTER,
    sourceDatacenter: DATACENTER,
    sourceDatastore: source.datastore ?? settings.datastore,
    sourceFile: source.place,
    datastore: rootDisk.datastore ?? settings.datastore ?? '',
    // The folder of the machine is made and removed with the machine itself: the copy lies beside it.
    destinationFile: `hostwright-disks/${hostName.toString()}.vmdk`,
    createDirectories: true,
    provider: providerReference,
    lifecycle: ignoreChanges || preventDestroy ? { ignoreChanges, preventDestroy } : undefined,
  };
}
