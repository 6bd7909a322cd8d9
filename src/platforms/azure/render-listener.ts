import type { VirtualMachineRunCommandConfig } from '@cdktf/provider-azurerm/lib/virtual-machine-run-command';
import { AzureCommon } from './azure-context';
import { GuestAccess } from '../../model/guest-access';
import { IVmIntent } from '../../model/vm-intent';
import { listenerSources, listenerStatements, permissionStatement } from '../windows-listener';

/** Opens Ansible's way into a Windows guest, once it runs. Pure and total. */
export function renderListener(
  { managementNetworks }: IVmIntent, access: GuestAccess, virtualMachineId: string, { location, provider }: AzureCommon,
): VirtualMachineRunCommandConfig {
  const statements = [...listenerStatements(access), permissionStatement(access.port, listenerSources(managementNetworks), 1)];
  return { name: 'OpenListener', location, virtualMachineId, source: { script: statements.join('\r\n') }, provider };
}
