import { IConstruct } from 'constructs';

/** Apps whose program has ended and that are rendered, checked and written now; each time it is another object. */
const BEING_WRITTEN = new WeakMap<IConstruct, object>();

/** Says so while something runs. */
export function whileBeingWritten<T>(root: IConstruct, run: () => T): T {
  if (BEING_WRITTEN.has(root)) { return run(); }
  BEING_WRITTEN.set(root, {});
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

/** What follows from the tree: worked out once while the App is written, and each time that it is asked for while its program still runs. */
export class WorkedOut<T> {
  private time?: object;
  private result?: T;

  constructor(private readonly scope: IConstruct, private readonly workOut: () => T) {}

  public get value(): T {
    const now = BEING_WRITTEN.get(this.scope.node.root);
    if (now === undefined) { return this.workOut(); }
    if (now !== this.time) { [this.time, this.result] = [now, this.workOut()]; }
    return this.result!;
  }
}
