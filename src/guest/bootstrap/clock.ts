import { BootstrapRole } from './bootstrap-role';

/** Time zone and time servers. */
export const CLOCK: BootstrapRole = {
  roleName: 'hostwright_time',
  variables: ({ timezone, ntp }) => timezone === undefined && ntp.length === 0 ? undefined : {
    hostwright_time_zone: timezone,
    hostwright_time_servers: [...new Set(ntp)],
  },
};
