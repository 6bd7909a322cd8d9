import { untyped } from './refused-values';
import { AzureTuning, VmSize } from '../../../src';

const OF_STORAGE = ['STANDARD_HDD', 'STANDARD_SSD', 'STANDARD_SSD_ZRS', 'PREMIUM_SSD', 'PREMIUM_SSD_ZRS', 'PREMIUM_SSD_V2', 'ULTRA_DISK'].map(name => `AzureStorageType.${name}`).join(', ');

/** Values that renderers cannot take: what is wrong, the tuning, what was given, what is allowed. */
export const UNRENDERED: readonly [string, AzureTuning, string, string][] = [
  ['a storage type that there is not', { disks: { data: { storage: untyped('Bogus_LRS') } } }, 'disks.data.storage "Bogus_LRS"', OF_STORAGE],
  ['an identity as a text', { identity: untyped('SystemAssigned') }, 'identity "SystemAssigned"', 'a value of AzureIdentity'],
  ['a shutdown as a text', { autoShutdown: untyped('19:00') }, 'autoShutdown "19:00"', 'a value of AzureAutoShutdown'],
  ['a time as a text', { extensionsTimeBudget: untyped('PT90M') }, 'extensionsTimeBudget "PT90M"', 'a value of Duration'],
  ['a size without memory', { size: VmSize.custom(untyped({ name: 'Standard_D2s_v9', cpus: 2, maxDataDisks: 4, maxInterfaces: 2 })) }, 'size "Standard_D2s_v9" without memory', 'a value of Size'],
];
