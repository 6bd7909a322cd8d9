/** A program that `up` runs. */
export interface Step {
  /** What `--from` calls it. */
  readonly name: string;
  /** What it does, for people. */
  readonly purpose: string;
  /** The command as a person would type it. */
  readonly shown: string;
  /** Program and arguments. */
  readonly words: readonly string[];
  /** Folder that it runs in, from the project. */
  readonly folder: string;
  /** Environment variables beside those of this process. */
  readonly variables?: Readonly<Record<string, string>>;
  /** When it is tried again. */
  readonly retry?: Retry;
}

/** When a step is tried again, and when that is in vain. */
export interface Retry {
  /** Exit code after which it is tried again. */
  readonly status: number;
  readonly seconds: number;
  /** What the program says of each host that did not answer: its name is the first group. */
  readonly waitingFor: RegExp;
  /** What the program says where no waiting helps. */
  readonly unless: RegExp;
  /** What to do then, told from what the program said. */
  remedy(said: string): string;
}

/** Names of all steps, in their order. */
export const STEP_NAMES = ['synth', 'init', 'apply', 'collections', 'wait', 'play'] as const;
