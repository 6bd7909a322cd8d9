import { Attributes, blocksOf, isOff, wordOf } from '../attributes';
import { FLEXIBLE_SCALE_SETS, LINUX_MACHINES, WINDOWS_MACHINES } from '../machine-types';
import type { PolicyRule } from '../rule';
import type { WrittenResource, WrittenResources } from '../written-resource';

/** What concerns the system inside: arguments of the machine, or of a block deep in a flexible scale set. */
function guestsOf(resources: WrittenResources, types: readonly string[], block: string): { resource: WrittenResource; attributes: Attributes }[] {
  return [
    ...resources.ofType(...types).map(resource => ({ resource, attributes: resource.attributes })),
    ...resources.ofType(...FLEXIBLE_SCALE_SETS).flatMap(resource => blocksOf(resource.attributes, 'os_profile').flatMap(profile => blocksOf(profile, block)).map(attributes => ({ resource, attributes }))),
  ];
}

/** Types on which checkov asks for keys: no flexible scale set. */
const CHECKED_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['azurerm_linux_virtual_machine', ['CKV_AZURE_1', 'CKV_AZURE_149', 'CKV_AZURE_178']],
  ['azurerm_linux_virtual_machine_scale_set', ['CKV_AZURE_49', 'CKV_AZURE_149', 'CKV_AZURE_178']],
]);

/** Azure's own patching takes the place of the system's. */
function isUpdatedByNobody({ patch_mode: mode, automatic_updates_enabled: now, enable_automatic_updates: before }: Attributes): boolean {
  return wordOf(mode) === 'manual' || (isOff(now) || isOff(before)) && (mode === undefined || mode === null || wordOf(mode) === 'automaticbyos');
}

/** What a program asks of the system inside. */
export const GUESTS: readonly PolicyRule[] = [
  {
    ruleId: 'automatic-updates',
    code: 'HW2282',
    title: 'Windows is updated by itself or by Azure',
    why: 'A machine that nobody updates is open to what was repaired elsewhere months ago.',
    allowed: 'patch_mode AutomaticByPlatform or AutomaticByOS, with automatic_updates_enabled',
    remedy: 'Leave both out, or let Azure patch; waive this rule where another system installs updates, and name it.',
    references: { checkov: ['CKV_AZURE_177'] },
    check: resources => guestsOf(resources, WINDOWS_MACHINES, 'windows_configuration').filter(({ attributes }) => isUpdatedByNobody(attributes)).map(({ resource, attributes }) => ({
      resource,
      given: `patch_mode ${String(attributes.patch_mode ?? 'left out')} with automatic updates ${isOff(attributes.automatic_updates_enabled) || isOff(attributes.enable_automatic_updates) ? 'off' : 'on'}`,
      // checkov knows the name that the argument had before.
      checkov: isOff(attributes.enable_automatic_updates) ? ['CKV_AZURE_177'] : [],
    })),
  },
  {
    ruleId: 'password-authentication',
    code: 'HW2283',
    title: 'Linux takes keys, not passwords',
    why: 'A password can be guessed and shared.',
    allowed: 'disable_password_authentication = true with admin_ssh_key',
    remedy: 'Give a key, or let people log in with Microsoft Entra ID.',
    references: { checkov: ['CKV_AZURE_1', 'CKV_AZURE_49', 'CKV_AZURE_149', 'CKV_AZURE_178'] },
    check: resources => guestsOf(resources, LINUX_MACHINES, 'linux_configuration').filter(({ attributes }) => isOff(attributes.disable_password_authentication))
      .map(({ resource }) => ({ resource, given: 'disable_password_authentication false', checkov: CHECKED_KEYS.get(resource.type) ?? [] })),
  },
];
