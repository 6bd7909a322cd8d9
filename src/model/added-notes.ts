import { IConstruct } from 'constructs';
import { Note } from './report';
import { IVirtualMachine } from './virtual-machine';

type Noter = (machine: IVirtualMachine) => Note[];

const NOTERS = new WeakMap<IConstruct, Noter[]>();

/** Lets a construct say something of machines in `estate.json`; asked late, for every machine of the App. */
export function addNoter(scope: IConstruct, noter: Noter): void {
  const { root } = scope.node;
  NOTERS.set(root, [...NOTERS.get(root) ?? [], noter]);
}

/** What constructs beside its platform say of a machine. */
export function addedNotes(machine: IVirtualMachine): Note[] {
  return (NOTERS.get(machine.node.root) ?? []).flatMap(noter => noter(machine));
}
