import { BootstrapRole } from './bootstrap-role';

/** Security updates that the guest installs by itself. */
export const UPDATES: BootstrapRole = {
  roleName: 'hostwright_updates',
  variables: ({ updates, bootstrapped }) => !bootstrapped || !updates.isAutomatic ? undefined : {
    hostwright_updates_reboot: updates.rebootAt !== undefined,
    hostwright_updates_reboot_time: updates.rebootAt?.toString(),
  },
};
