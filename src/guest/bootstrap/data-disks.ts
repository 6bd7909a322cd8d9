import { BootstrapRole } from './bootstrap-role';
import { VolumeMark } from '../../model/guest-facts';
import { literalText } from '../../private/plain-yaml';

/** Data disks that are mounted: found by what the platform shows of them. */
export const DATA_DISKS: BootstrapRole = {
  roleName: 'hostwright_data_disks',
  variables: ({ dataDisks }, { volumes }) => {
    const mounted = dataDisks.filter(({ mount }) => mount !== undefined);
    return mounted.length === 0 ? undefined : {
      hostwright_data_disks_volumes: mounted.map(({ diskName, filesystem, mount, owner }) => (
        { name: diskName, ...markOf(volumes[diskName]), filesystem, mount, owner: literalText(owner!) }
      )),
    };
  },
};

/** A mark in the words of the role; none for a disk that the guest cannot tell from others, which the role refuses. */
function markOf({ serial, lun, scsiTarget }: VolumeMark = {}): Record<string, unknown> {
  return { ...serial === undefined ? {} : { serial }, ...lun === undefined ? {} : { lun }, ...scsiTarget === undefined ? {} : { scsi_target: scsiTarget } };
}
