import { Token } from 'cdktf';
import type { AzureMachine } from './azure-machine';
import { AzureSize, azureSize, azureSizes } from '../../catalog/azure-sizes';
import { Note, Refused } from '../../model/report';
import { shown } from '../../private/fail';
import { CalendarDate } from '../../values';

/** No page says it of a size for confidential machines. */
const NO_BOTH = 'No size of the catalogue is known to have confidential computing and encryption at host: say tune(vm, { withoutEncryptionAtHost: \'...\' }), or describe a size that has both by VmSize.custom({ ... }).';

/** Azure does not mind the case. */
const NAME = /^(?:Standard|Basic)_[a-z0-9_-]+$/i;

/** Whether there is a size for the machine, and whether that lasts. */
export function inspectSize({ sizeChoice: { size, needs, lacks, why }, tuning: { size: named } }: AzureMachine, today: CalendarDate): Refused[] {
  if (named?._props && !Token.isUnresolved(named.sizeName) && !NAME.test(named.sizeName)) {
    return [{ code: 'HW2202', given: `size ${shown(named.sizeName)}`, allowed: 'a name as Azure writes it, such as Standard_D2s_v5', remedy: 'Copy it from Microsoft\'s page of the series.' }];
  }
  if (!size) {
    return named
      ? [{ code: 'HW2202', given: `size ${shown(named.sizeName)}`, allowed: `a size of docs/azure-sizes.md, such as ${similar(named.sizeName).join(', ')}`, remedy: 'Correct the name, or say what the size carries: VmSize.custom({ name, cpus, memory, maxDataDisks, maxInterfaces }).' }]
      : [{ code: 'HW2204', given: why.replace('the smallest of the catalogue with ', ''), allowed: 'what one size of docs/azure-sizes.md carries', remedy: needs.confidential && needs.encryptionAtHost ? NO_BOTH : 'Ask for less, or name a size that has it: tune(vm, { size: VmSize.custom({ ... }) }).' }];
  }
  const refusals: Refused[] = lacks.length === 0 ? [] : [{
    code: 'HW2203', given: `${size.name}, which lacks ${lacks.join('; ')}`, allowed: 'a size that carries all of it', remedy: lacks.includes('encryption at host') ? 'Name another one, or say why its host need not encrypt: tune(vm, { withoutEncryptionAtHost }).' : 'Name another one, or none: the library takes the smallest that does.',
  }];
  const { retiresOn, successor } = announced(size);
  if (retiresOn !== null && !CalendarDate.of(retiresOn).isAfter(today)) {
    refusals.push({ code: 'HW2205', given: `${size.name}, switched off on ${retiresOn}`, allowed: successor ?? 'a size of docs/azure-sizes.md that stays', remedy: moveTo(successor) });
  }
  return refusals;
}

export function noteSize({ sizeChoice: { size } }: AzureMachine, today: CalendarDate): Note[] {
  if (!size) { return []; }
  const { retiresOn, successor } = announced(size);
  return retiresOn !== null && CalendarDate.of(retiresOn).isAfter(today)
    ? [{ field: 'size', text: `${size.name} is switched off on ${retiresOn}${successor === null ? '' : `; its successor is ${successor}`}.` }]
    : [];
}

function moveTo(successor: string | null): string {
  if (successor === null) { return 'Move to one of them.'; }
  return azureSize(successor) ? 'Move to the successor.' : 'Move to the successor, of which the catalogue knows the name alone: VmSize.custom({ ... }) says what it carries.';
}

/** What was announced of a size: a program that describes it does not make it last. Azure does not mind the case of a name. */
function announced(size: AzureSize): Pick<AzureSize, 'retiresOn' | 'successor'> {
  return azureSizes().find(({ name }) => name.toLowerCase() === size.name.toLowerCase()) ?? size;
}

/** Sizes whose names begin alike, the likest first. */
function similar(name: string): string[] {
  const alike = (other: string) => [...other].findIndex((letter, at) => letter.toLowerCase() !== (name[at] ?? '').toLowerCase());
  return azureSizes().filter(({ retiresOn }) => retiresOn === null).map(({ name: other }) => ({ other, length: alike(other) }))
    .sort((one, two) => two.length - one.length || (one.other < two.other ? -1 : 1)).slice(0, 3).map(({ other }) => other);
}
