import { BootstrapRole } from './bootstrap-role';

/** Proxy of the package manager. */
export const PROXY: BootstrapRole = {
  roleName: 'hostwright_proxy',
  variables: ({ proxy }) => proxy && { hostwright_proxy_url: proxy.url, hostwright_proxy_direct_hosts: [...proxy.directHosts] },
};
