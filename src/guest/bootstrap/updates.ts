import { BootstrapRole } from './bootstrap-role';

/** Security updates that the guest installs by itself. What the role switched on before it switches off again; Windows keeps its policy. */
export const UPDATES: BootstrapRole = {
  roleName: 'hostwright_updates',
  variables: ({ updates, bootstrapped, guest }) => {
    if (!bootstrapped) { return undefined; }
    if (!updates.isAutomatic) { return guest.isWindows ? undefined : { hostwright_updates_automatic: false }; }
    return { hostwright_updates_reboot: updates.rebootAt !== undefined, hostwright_updates_reboot_time: updates.rebootAt?.toString() };
  },
};
