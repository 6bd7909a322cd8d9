import { BootstrapRole } from './bootstrap-role';
import { literalText } from '../../private/plain-yaml';

/** The administrator's account and keys. An administrator with a password is the platform's to make. */
export const ADMINS: BootstrapRole = {
  roleName: 'hostwright_admins',
  variables: ({ admin, bootstrapped, guest }) => !bootstrapped || !admin || admin.publicKeys.length === 0 || guest.isWindows ? undefined : {
    hostwright_admins_accounts: [{ name: admin.userName, keys: admin.publicKeys.map(literalText) }],
  },
};
