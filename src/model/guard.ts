import { IConstruct } from 'constructs';

/** Something beside machines that must be let go before it leaves the program. */
export interface Guard {
  /** What it is, once in the estate. */
  readonly name: string;
  readonly owner: IConstruct;
  /** How it is let go: what to write before it leaves. */
  readonly release: string;
  /** Whether it has been let go. */
  readonly released: boolean;
}
