import { IConstruct } from 'constructs';

/** Apps whose program has ended and that are rendered, checked and written now. */
const BEING_WRITTEN = new WeakSet<IConstruct>();

/** Says so while something runs. */
export function whileBeingWritten<T>(root: IConstruct, run: () => T): T {
  if (BEING_WRITTEN.has(root)) { return run(); }
  BEING_WRITTEN.add(root);
  try {
    return run();
  } finally {
    BEING_WRITTEN.delete(root);
  }
}

/** Whether nothing is added to the tree any more, so that what is settled late may be read. */
export function isBeingWritten(scope: IConstruct): boolean {
  return BEING_WRITTEN.has(scope.node.root);
}
