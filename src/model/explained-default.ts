import { DefaultsLevel } from './defaults-level';

/** A value that holds for a machine, and who set it. */
export interface ExplainedDefault {
  /** Key, for example `dns`; labels have one each, for example `labels.team`. */
  readonly key: string;
  /** The value in words; of an administrator the login name, of a certificate its subject, never a secret. */
  readonly value: string;
  /** Level that set it. */
  readonly level: DefaultsLevel;
  /** Path of the construct that set it; empty for the estate itself. */
  readonly constructPath: string;
}
