import { IConstruct } from 'constructs';
import { GuestFacts } from './guest-facts';
import { IGuestIntent } from './guest-intent';

/** A host that Ansible configures: a machine of the estate, or one that Terraform does not own. */
export interface IHost extends IConstruct {
  /** Address: text when static, else an expression that Terraform knows after apply. */
  readonly address: string;
  /** What it shall be inside. */
  readonly guestIntent: IGuestIntent;
  /** How Ansible gets in, and what the guest sees of its disks. */
  readonly guestFacts: GuestFacts;
  /** Words by which plays may choose it beside its labels: `platform`, `template` and the like, with their values. */
  readonly traits: { [key: string]: string };
}
