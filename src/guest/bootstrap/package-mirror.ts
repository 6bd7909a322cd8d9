import { BootstrapRole } from './bootstrap-role';
import { withdrawn } from './withdrawn';
import { hasMirroredArchives } from '../package-settings';

/** Archives of the distributions on a mirror, where the mirror has them. */
export const PACKAGE_MIRROR: BootstrapRole = {
  roleName: 'hostwright_package_mirror',
  variables: intent => {
    const { packageMirror, guest } = intent;
    if (!hasMirroredArchives(guest.id)) { return undefined; }
    return packageMirror === undefined ? withdrawn(intent) : { hostwright_package_mirror_url: packageMirror };
  },
};
