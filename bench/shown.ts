import { Built } from './build';
import { DESCRIPTION, KEYBOARD } from './extras';

type Tree = Record<string, any>;

/** Which of aspect, override, cross-stack reference and validation left no trace: a side that skips one would be faster for nothing. */
export function missingIn(estate: unknown, reader: unknown, { validationCalls }: Built, count: number): string[] {
  const vms: Tree[] = Object.values((estate as Tree).resource.proxmox_virtual_environment_vm);
  const [first, second] = ['vm0', 'vm1'].map(name => vms.find(vm => vm.name === name));
  const shown = {
    'the aspect': vms.filter(vm => vm.description === DESCRIPTION).length === count,
    'the override': first?.keyboard_layout === KEYBOARD,
    'the override of the stack': second?.keyboard_layout === KEYBOARD,
    'the cross-stack reference': /\$\{data\.terraform_remote_state\..*vmVm0_.*id\}/.test((reader as Tree).output?.first?.value ?? ''),
    'the validation': validationCalls > 0,
  };
  return Object.entries(shown).filter(([, seen]) => !seen).map(([what]) => what);
}
