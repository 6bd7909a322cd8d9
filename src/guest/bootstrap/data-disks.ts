import { BootstrapRole } from './bootstrap-role';
import { literalText } from '../../private/plain-yaml';

/** Data disks that are mounted: found by what the platform shows of them. */
export const DATA_DISKS: BootstrapRole = {
  roleName: 'hostwright_data_disks',
  variables: ({ dataDisks }, { volumes }) => {
    const mounted = dataDisks.filter(({ mount }) => mount !== undefined);
    return mounted.length === 0 ? undefined : {
      hostwright_data_disks_volumes: mounted.map(({ diskName, filesystem, mount, owner }) => (
        { name: diskName, ...volumes[diskName], filesystem, mount, owner: literalText(owner!) }
      )),
    };
  },
};
