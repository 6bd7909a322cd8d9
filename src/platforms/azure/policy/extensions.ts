import { Attributes, blocksOf, isGiven } from './attributes';
import { SCALE_SETS, SINGLE_MACHINES } from './machine-types';
import type { WrittenResource, WrittenResources } from './written-resource';

/** An extension, and the machine that carries it where this stack has it. */
export interface WrittenExtension {
  readonly resource: WrittenResource;
  readonly attributes: Attributes;
  readonly machine?: WrittenResource;
}

/** Extensions: resources that name their machine, and blocks of scale sets. */
export function extensionsOf(resources: WrittenResources): WrittenExtension[] {
  return [
    ...resources.ofType('azurerm_virtual_machine_extension').map(resource => (
      { resource, attributes: resource.attributes, machine: resources.namedIn(resource.attributes.virtual_machine_id, SINGLE_MACHINES) }
    )),
    ...resources.ofType('azurerm_virtual_machine_scale_set_extension').map(resource => (
      { resource, attributes: resource.attributes, machine: resources.namedIn(resource.attributes.virtual_machine_scale_set_id, SCALE_SETS) }
    )),
    ...resources.ofType(...SCALE_SETS).flatMap(resource => blocksOf(resource.attributes, 'extension').map(attributes => ({ resource, attributes, machine: resource }))),
  ];
}

/** Whether a value of an extension is given at all. */
export function isSet(value: unknown): boolean {
  return isGiven(value) && value !== '';
}

/** Types that get neither repairs nor support, in lower case, with what takes their place. */
export const RETIRED: ReadonlyMap<string, string> = new Map([
  ['microsoftmonitoringagent', 'AzureMonitorWindowsAgent'], ['omsagentforlinux', 'AzureMonitorLinuxAgent'],
  ['iaasdiagnostics', 'AzureMonitorWindowsAgent with a data collection rule'], ['linuxdiagnostic', 'AzureMonitorLinuxAgent with a data collection rule'],
  ['azuresecuritywindowsagent', 'the agentless scanning of Defender for Servers'], ['azuresecuritylinuxagent', 'the agentless scanning of Defender for Servers'],
  ['customscriptforlinux', 'CustomScript of Microsoft.Azure.Extensions'], ['dscforlinux', 'ConfigurationForLinux of Microsoft.GuestConfiguration'],
  ['runcommandlinux', 'azurerm_virtual_machine_run_command'], ['runcommandwindows', 'azurerm_virtual_machine_run_command'],
]);

/** Types that Azure deploys by itself, in lower case, with what makes it do so. */
export const DEPLOYED_BY_AZURE: ReadonlyMap<string, string> = new Map([
  ['vmsnapshot', 'azurerm_backup_protected_vm'], ['vmsnapshotlinux', 'azurerm_backup_protected_vm'],
  ['windowspatchextension', 'patch_mode AutomaticByPlatform'], ['linuxpatchextension', 'patch_mode AutomaticByPlatform'],
  ['sqliaasagent', 'azurerm_mssql_virtual_machine'], ['mde.windows', 'a plan of Defender for Servers'], ['mde.linux', 'a plan of Defender for Servers'],
]);

/** Types that log in as their machine, in lower case, and whether only its own identity will do. */
export const NEEDS_IDENTITY: ReadonlyMap<string, 'own' | 'any'> = new Map<string, 'own' | 'any'>([
  ['azuremonitorwindowsagent', 'any'], ['azuremonitorlinuxagent', 'any'], ['changetracking-windows', 'any'], ['changetracking-linux', 'any'],
  ['keyvaultforwindows', 'any'], ['keyvaultforlinux', 'any'],
  ['aadsshloginforlinux', 'own'], ['aadloginforwindows', 'own'], ['guestattestation', 'own'],
  ['configurationforwindows', 'own'], ['configurationforlinux', 'own'], ['hybridworkerforwindows', 'own'], ['hybridworkerforlinux', 'own'],
]);

/** Keys that an extension takes in its protected settings, in lower case: in the public ones every reader of the subscription sees them. */
export const PROTECTED_KEYS: readonly string[] = ['storageaccountkey', 'password', 'ssh_key', 'configurationurlsastoken', 'defenderforendpointonboardingscript', 'storageaccountsastoken', 'passphrase'];
