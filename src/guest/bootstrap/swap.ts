import { BootstrapRole } from './bootstrap-role';
import { withdrawn } from './withdrawn';

/** Swap file. */
export const SWAP: BootstrapRole = {
  roleName: 'hostwright_swap',
  variables: intent => {
    const { swap, guest } = intent;
    return swap === undefined || guest.isWindows ? withdrawn(intent) : { hostwright_swap_mebibytes: swap.toMebibytes() };
  },
};
