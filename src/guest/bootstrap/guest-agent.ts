import { BootstrapRole } from './bootstrap-role';

/** The hypervisor's agent. Windows brings it with its drivers. */
export const GUEST_AGENT: BootstrapRole = {
  roleName: 'hostwright_guest_agent',
  variables: ({ guest, bootstrapped }, { agent }) => !bootstrapped || !agent || guest.isWindows ? undefined : {
    hostwright_guest_agent_packages: [agent.packageName],
    hostwright_guest_agent_services: [agent.serviceName],
  },
};
