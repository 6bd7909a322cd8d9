import { blocksOf, isGiven, isNotOn, mayHaveBlock } from '../attributes';
import { CLASSIC_MACHINES, FLEXIBLE_SCALE_SETS, LINUX_MACHINES, MACHINES, WINDOWS_MACHINES } from '../machine-types';
import type { PolicyRule } from '../rule';
import type { WrittenResource } from '../written-resource';

/** A confidential machine encrypts its state by itself: the provider takes no encryption at host beside it. */
export function encryptsItsState({ attributes }: WrittenResource): boolean {
  return blocksOf(attributes, 'os_disk').some(disk => disk.security_encryption_type === 'DiskWithVMGuestState');
}

/** A flexible scale set without a profile makes no machines: it holds those that are put into it. */
function holdsOthers({ type, attributes }: WrittenResource): boolean {
  return FLEXIBLE_SCALE_SETS.includes(type) && !isGiven(attributes.sku_name) && !mayHaveBlock(attributes, 'os_profile');
}

/** Types on which checkov asks for encryption at host: neither a machine of Linux nor a flexible scale set. */
const CHECKED_AT_HOST: ReadonlyMap<string, readonly string[]> = new Map([
  ['azurerm_windows_virtual_machine', ['CKV_AZURE_151']],
  ['azurerm_linux_virtual_machine_scale_set', ['CKV_AZURE_97']],
  ['azurerm_windows_virtual_machine_scale_set', ['CKV_AZURE_97']],
]);

const TRUSTED_LAUNCH = [...LINUX_MACHINES, ...WINDOWS_MACHINES, ...CLASSIC_MACHINES];

/** A switch that has to be on. */
function switchedOn(argument: string, types: readonly string[], checks: ReadonlyMap<string, readonly string[]> = new Map(), excuse: (machine: WrittenResource) => boolean = () => false): PolicyRule['check'] {
  return resources => resources.ofType(...types).filter(machine => isNotOn(machine.attributes[argument]) && !excuse(machine))
    .map(resource => ({ resource, checkov: checks.get(resource.type) ?? [], given: `${argument} ${resource.attributes[argument] === undefined ? 'left out' : String(resource.attributes[argument])}` }));
}

/** What the machine itself has to be. */
export const MACHINE_SETTINGS: readonly PolicyRule[] = [
  {
    ruleId: 'encryption-at-host',
    code: 'HW2279',
    title: 'Every machine is encrypted at host',
    why: 'Only that covers temporary disks and caches.',
    allowed: 'encryption_at_host_enabled = true',
    remedy: 'Write it; the subscription needs the feature EncryptionAtHost, and the size has to carry it.',
    references: { checkov: ['CKV_AZURE_97', 'CKV_AZURE_151'], azurePolicy: ['fc4d8e41-e223-45ea-9bf5-eada37891d87'] },
    check: switchedOn('encryption_at_host_enabled', [...MACHINES, ...CLASSIC_MACHINES], CHECKED_AT_HOST, machine => encryptsItsState(machine) || holdsOthers(machine)),
  },
  {
    ruleId: 'secure-boot',
    code: 'HW2280',
    title: 'Every machine boots what is signed',
    why: 'A boot kit that loads before the system is seen by nothing inside of it.',
    allowed: 'secure_boot_enabled = true',
    remedy: 'Take an image of generation 2 and a size with Trusted Launch, and write it.',
    references: { azurePolicy: ['97566dd7-78ae-4997-8b36-1c7bfe0d8121', 'c95b54ad-0614-4633-ab29-104b01235cbf'] },
    check: switchedOn('secure_boot_enabled', TRUSTED_LAUNCH),
  },
  {
    ruleId: 'virtual-tpm',
    code: 'HW2280',
    title: 'Every machine has a virtual TPM',
    why: 'Without one nobody can attest how the machine came up, and disks cannot be bound to it.',
    allowed: 'vtpm_enabled = true',
    remedy: 'Take an image of generation 2 and a size with Trusted Launch, and write it.',
    references: { azurePolicy: ['1c30f9cd-b84c-49cc-aa2c-9288447cc3b3', 'c95b54ad-0614-4633-ab29-104b01235cbf'] },
    check: switchedOn('vtpm_enabled', TRUSTED_LAUNCH),
  },
  {
    ruleId: 'boot-diagnostics',
    code: 'HW2281',
    title: 'Every machine has boot diagnostics',
    why: 'A machine that does not come up shows its reason on the serial console only.',
    allowed: 'a boot_diagnostics block; an empty one takes the storage that Azure manages',
    remedy: 'Write boot_diagnostics {}.',
    references: {},
    check: resources => resources.ofType(...MACHINES).filter(machine => !mayHaveBlock(machine.attributes, 'boot_diagnostics') && !holdsOthers(machine)).map(resource => ({ resource, given: 'no boot_diagnostics' })),
  },
];
