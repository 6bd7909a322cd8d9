import { BootstrapRole } from './bootstrap-role';
import { hasMirroredArchives } from '../package-settings';

/** Archives of the distributions on a mirror, where the mirror has them. */
export const PACKAGE_MIRROR: BootstrapRole = {
  roleName: 'hostwright_package_mirror',
  variables: ({ packageMirror, guest }) => packageMirror === undefined || !hasMirroredArchives(guest.id) ? undefined : { hostwright_package_mirror_url: packageMirror },
};
