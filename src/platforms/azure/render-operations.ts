import type { DevTestGlobalVmShutdownScheduleConfig } from '@cdktf/provider-azurerm/lib/dev-test-global-vm-shutdown-schedule';
import type { ManagementLockConfig } from '@cdktf/provider-azurerm/lib/management-lock';
import type { VirtualMachineExtensionConfig } from '@cdktf/provider-azurerm/lib/virtual-machine-extension';
import { TerraformProvider } from 'cdktf';
import { AzureAutoShutdown } from './azure-auto-shutdown';
import { AzureCommon } from './azure-context';

/** Keeps something from being deleted, whoever tries: the portal and other programs do not know Terraform's `prevent_destroy`. */
export function renderLock(scope: string, provider?: TerraformProvider): ManagementLockConfig {
  return { name: 'hostwright-keep', scope, lockLevel: 'CanNotDelete', notes: 'holds data that cannot be made again; the program lets it go by retire()', provider };
}

export function renderShutdown(shutdown: AzureAutoShutdown, virtualMachineId: string, { location, provider }: AzureCommon): DevTestGlobalVmShutdownScheduleConfig {
  const { at, email, webhook, timezone, warning } = shutdown;
  return {
    virtualMachineId,
    location,
    enabled: true,
    dailyRecurrenceTime: at.toString().replace(':', ''),
    timezone,
    notificationSettings: { enabled: email !== undefined || webhook !== undefined, email, webhookUrl: webhook, timeInMinutes: warning.toSeconds() / 60 },
    provider,
  };
}

/** Microsoft, Boot integrity monitoring: the agent that proves to Azure what was booted. */
export function renderAttestation(isWindows: boolean, virtualMachineId: string, { provider }: AzureCommon): VirtualMachineExtensionConfig {
  return {
    name: 'GuestAttestation',
    virtualMachineId,
    publisher: `Microsoft.Azure.Security.${isWindows ? 'Windows' : 'Linux'}Attestation`,
    type: 'GuestAttestation',
    typeHandlerVersion: '1.0',
    autoUpgradeMinorVersion: true,
    automaticUpgradeEnabled: true,
    settings: JSON.stringify({
      AttestationConfig: {
        MaaSettings: { maaEndpoint: '', maaTenantName: 'GuestAttestation' },
        AscSettings: { ascReportingEndpoint: '', ascReportingFrequency: '' },
        useCustomToken: 'false',
        disableAlerts: 'false',
      },
    }),
    provider,
  };
}
