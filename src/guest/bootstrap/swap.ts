import { BootstrapRole } from './bootstrap-role';

/** Swap file. */
export const SWAP: BootstrapRole = {
  roleName: 'hostwright_swap',
  variables: ({ swap, guest }) => swap === undefined || guest.isWindows ? undefined : { hostwright_swap_mebibytes: swap.toMebibytes() },
};
