import type { FileConfig } from '@cdktf/provider-vsphere/lib/file';
import type { VsphereContext } from './vsphere-context';
import { VsphereImage } from './vsphere-image';
import { IVmIntent } from '../../model/vm-intent';

/** What a host without vCenter calls its one datacenter. */
const DATACENTER = 'ha-datacenter';

/** A machine's own copy of a disk image, made by the host: no clone, and nothing is uploaded. */
export function renderDiskCopy({ hostName, rootDisk }: IVmIntent, { source }: VsphereImage, { settings, providerReference }: VsphereContext): FileConfig {
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
  };
}
