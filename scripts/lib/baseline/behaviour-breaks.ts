import { Break } from './break';
import { isWithin } from './consequences';
import { Attributes, EstateSnapshot, IMAGE, StackSnapshot } from './estate-snapshot';

/** A resource that has another address, and whose state Terraform takes along. */
export interface Move { readonly from: string; readonly to: string }

/** What the next `terraform plan` of an estate that has not changed its program would do: lose an address, replace or interrupt. */
export function behaviourBreaks(before: EstateSnapshot, after: EstateSnapshot, movesOf: (stack: string) => readonly Move[] = () => []): Break[] {
  return Object.entries(before).flatMap(([stack, addresses]): Break[] => {
    if (!(stack in after)) { return [{ where: `examples ${stack}`, what: 'the stack is gone' }]; }
    return Object.entries(addresses).flatMap(([address, attributes]) =>
      breaksAt(`examples ${stack} ${address}`, attributes, after[stack][nowOf(address, movesOf(stack))], after[stack]));
  });
}

/** Where a resource is after all its moves. */
function nowOf(address: string, moves: readonly Move[]): string {
  return moves.reduce(at => moves.find(({ from }) => from === at)?.to ?? at, address);
}

function breaksAt(where: string, before: Attributes, after: Attributes | undefined, stack: StackSnapshot): Break[] {
  if (after === undefined) {
    return movedOn(before, stack) ? [] : [{ where, what: 'the address is gone; Terraform would destroy what stands there' }];
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.filter(name => before[name] !== after[name] && !isHarmless(name, before, after))
    .map(name => ({ where: `${where} ${name}`, what: `was ${shown(before[name])}, is ${shown(after[name])}` }));
}

/** Whether it was of an image that the stack no longer has: the catalogue pins another. */
function movedOn(before: Attributes, stack: StackSnapshot): boolean {
  return before[IMAGE] !== undefined && !Object.values(stack).some(attributes => attributes[IMAGE] === before[IMAGE]);
}

/** More is held back than before, or Terraform no longer sees the attribute. */
function isHarmless(name: string, before: Attributes, after: Attributes): boolean {
  const path = name.replace(/\[[^\]]*\]/g, '');
  const ignored = Object.keys(after).filter(one => one.startsWith('lifecycle.ignore_changes.')).map(one => one.slice('lifecycle.ignore_changes.'.length));
  return (/^lifecycle\.(ignore_changes|prevent_destroy)/.test(name) && before[name] === undefined)
    || (name.startsWith('lifecycle.replace_triggered_by') && after[name] === undefined)
    || (name === IMAGE)
    || ignored.some(one => one === 'all' || isWithin(path, one));
}

function shown(value: unknown): string {
  return value === undefined ? 'the provider\'s default' : JSON.stringify(value);
}
