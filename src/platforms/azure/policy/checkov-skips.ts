import { isGiven, isNotOn, isOff, isUnknown, valuesOf, wordOf } from './attributes';
import type { JudgedFinding } from './inspect-policy';
import { SINGLE_MACHINES } from './machine-types';
import { encryptsItsState } from './rules/machines';
import { SUBNETS_WITHOUT_GROUP } from './rules/subnets';
import type { WrittenResource, WrittenResources } from './written-resource';

/** A check of checkov that does not hold for a resource, and why. */
export interface CheckovSkip {
  readonly id: string;
  readonly comment: string;
}

/** A check that does not hold by design. */
interface ByDesign {
  readonly id: string;
  /** Types that it looks at. */
  readonly types: readonly string[];
  /** Why it does not hold for a resource; undefined where it does. */
  readonly reason: (resource: WrittenResource, resources: WrittenResources) => string | undefined;
}

/** What checkov asks for and a careful engineer does not do, or not always. */
const BY_DESIGN: readonly ByDesign[] = [
  {
    id: 'CKV_AZURE_50',
    types: SINGLE_MACHINES,
    reason: (resource, resources) => {
      const users = isOff(resource.attributes.allow_extension_operations) ? [] : extensionUsers(resource, resources);
      return users.length === 0 ? undefined : `Extensions are how Azure does what this program asks for: ${users.join(', ')}.`;
    },
  },
  {
    id: 'CKV_AZURE_93',
    types: ['azurerm_managed_disk'],
    reason: ({ attributes }) => isGiven(attributes.disk_encryption_set_id) ? undefined : 'Encrypted with keys that Azure keeps, and at host; the program asks for no key of its own.',
  },
  {
    id: 'CKV_AZURE_151',
    types: ['azurerm_windows_virtual_machine'],
    reason: resource => encryptsItsState(resource) && isNotOn(resource.attributes.encryption_at_host_enabled)
      ? 'A confidential machine encrypts its state by itself; the provider takes no encryption at host beside it.' : undefined,
  },
  {
    id: 'CKV_AZURE_183',
    types: ['azurerm_virtual_network'],
    reason: ({ attributes }) => valuesOf(attributes.dns_servers).some(one => !isUnknown(one))
      ? 'The DNS servers are those that the program names; they may stand in a network that is connected to this one.' : undefined,
  },
  {
    id: 'CKV2_AZURE_31',
    types: ['azurerm_subnet'],
    reason: ({ attributes }) => SUBNETS_WITHOUT_GROUP.includes(wordOf(attributes.name) ?? '') ? 'Azure runs this subnet and takes no network security group on it.' : undefined,
  },
];

/** What needs extensions on a machine: its own, Azure's patching, and backup. */
function extensionUsers(machine: WrittenResource, resources: WrittenResources): string[] {
  const own = resources.naming(machine, 'azurerm_virtual_machine_extension', 'virtual_machine_id').map(({ attributes: { type, name } }) => String(isUnknown(type) ? name : type));
  const commands = resources.naming(machine, 'azurerm_virtual_machine_run_command', 'virtual_machine_id').length > 0 ? ['run commands'] : [];
  const { patch_mode: mode, patch_assessment_mode: assessment } = machine.attributes;
  const patching = [mode, assessment].some(one => wordOf(one) === 'automaticbyplatform') ? ['patching by Azure'] : [];
  const backup = resources.naming(machine, 'azurerm_backup_protected_vm', 'source_vm_id').length > 0 ? ['backup'] : [];
  return [...new Set([...own].sort()), ...commands, ...patching, ...backup];
}

/**
 * Checks of checkov that do not hold for a resource, by design or by a waiver, each with its reason; sorted, each once.
 *
 * @param findings what the policy found in the resource
 */
export function checkovSkips(resource: WrittenResource, resources: WrittenResources, findings: readonly JudgedFinding[]): CheckovSkip[] {
  const skips = new Map<string, string>();
  for (const { id, types, reason } of BY_DESIGN) {
    const comment = types.includes(resource.type) ? reason(resource, resources) : undefined;
    if (comment !== undefined) { skips.set(id, comment); }
  }
  for (const { waiver, rule, checkov = rule.references.checkov ?? [] } of findings) {
    if (waiver !== undefined) { for (const id of checkov) { skips.set(id, waiver.options.reason); } }
  }
  return [...skips].map(([id, comment]) => ({ id, comment })).sort((a, b) => a.id < b.id ? -1 : 1);
}
