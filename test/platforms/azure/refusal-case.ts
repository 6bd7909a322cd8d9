import { Program } from './refused-programs';

/** What a message says: the construct, what was given, what is allowed, what to do. */
export interface Case {
  /** What is wrong. */
  readonly what: string;
  readonly code: string;
  /** Construct that the message names; the machine unless told. */
  readonly at?: string;
  readonly given: string;
  readonly allowed: string;
  readonly remedy: string;
  /** Codes of what follows from it; none unless told. */
  readonly also?: readonly string[];
  /** A tiny program; what it does, it does to a stack called `lab`. */
  readonly program: Program;
  /** The same as the remedy has it, or just inside of what is allowed: nothing of it is refused. */
  readonly mended: Program;
}
