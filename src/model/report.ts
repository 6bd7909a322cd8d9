/** Why something cannot be done: a stable code, what was given, what is allowed, what to do. */
export interface Refused {
  /** Stable code such as `HW2001`; docs/errors.md lists all. */
  readonly code: string;
  /** What was given. */
  readonly given: string;
  /** What is allowed. */
  readonly allowed: string;
  /** What to do. */
  readonly remedy: string;
}

/** Something that a platform does differently from what was asked, or assumes; it stands in `estate.json`. */
export interface Note {
  /** Field of the intent that it is about, for example `timezone`. */
  readonly field: string;
  /** One sentence for a person. */
  readonly text: string;
}

/** What `hostwright.lock.json` keeps of a machine on its platform. */
export interface KeptFacts {
  /** Numbers that are unique in the system, such as `vmId`. */
  readonly numbers: Record<string, number>;
  /** Slot of each disk, by the name of the disk. */
  readonly slots: Record<string, number>;
  /** What the machine is made from: inputs that only a new machine takes, such as `image` and `admin`, each as a text that changes with it. */
  readonly origin: Record<string, string>;
  /**
   * What the platform chose, and keeps while it fits, such as the size: each as a text.
   * @default - nothing
   */
  readonly choices?: Record<string, string>;
}

/** What a platform says of one machine: refusals stop the synthesis, notes and facts go to `estate.json`. */
export interface VmReport {
  /** What it cannot do; empty when all is well. */
  readonly refusals: Refused[];
  /** What it does differently or assumes. */
  readonly notes: Note[];
  /** What it decided: VM id, host, size and the like, as text. */
  readonly facts: Record<string, string>;
}
