/** Asks a late-bound L1 what its user changed: now, so that an Aspect's edits count whenever they come. */
const EDITS = new WeakMap<object, () => string[]>();

/** Says how an L1 tells what its user set past the model. */
export function tellEdits(resource: object, edits: () => string[]): void {
  EDITS.set(resource, edits);
}

/** Top-level attributes of a late-bound L1 that its user set past the model, sorted; empty for any other construct. */
export function editsOf(resource: object): readonly string[] {
  return EDITS.get(resource)?.() ?? [];
}
