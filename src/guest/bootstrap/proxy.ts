import { BootstrapRole } from './bootstrap-role';
import { withdrawn } from './withdrawn';

/** Proxy of the package manager. */
export const PROXY: BootstrapRole = {
  roleName: 'hostwright_proxy',
  variables: intent => {
    const { proxy } = intent;
    return proxy ? { hostwright_proxy_url: proxy.url, hostwright_proxy_direct_hosts: [...proxy.directHosts] } : withdrawn(intent);
  },
};
