import { Built } from './build';
import { MARKS, OVERRIDE } from './extras';
import { Vendor } from './program';

type Tree = Record<string, any>;

/** Which of aspect, override, cross-stack reference and validation left no trace: a side that skips one would be faster for nothing. */
export function missingIn(vendor: Vendor, estate: unknown, reader: unknown, { validationCalls }: Built, count: number): string[] {
  const { machine, described, description, overridden } = MARKS[vendor];
  const vms: Tree[] = Object.values((estate as Tree).resource[machine]);
  const [first, second] = ['vm0', 'vm1'].map(name => vms.find(vm => vm.name === name));
  const shown = {
    'the aspect': vms.filter(vm => vm[described] === description).length === count,
    'the override': first?.[overridden] === OVERRIDE,
    'the override of the stack': second?.[overridden] === OVERRIDE,
    'the cross-stack reference': new RegExp(`\\$\\{data\\.terraform_remote_state\\..*${machine}Vm0_.*id\\}`).test((reader as Tree).output?.first?.value ?? ''),
    'the validation': validationCalls > 0,
  };
  return Object.entries(shown).filter(([, seen]) => !seen).map(([what]) => what);
}
