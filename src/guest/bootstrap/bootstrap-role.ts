import { GuestFacts } from '../../model/guest-facts';
import { IGuestIntent } from '../../model/guest-intent';

/** What a role of the library does for one concern of a guest. */
export interface BootstrapRole {
  /** Name of the role, which its variables begin with. */
  readonly roleName: string;
  /** Variables of one host; none where the defaults of the role are what it needs, undefined where the role has nothing to do there. */
  readonly variables: (intent: IGuestIntent, facts: GuestFacts) => Record<string, unknown> | undefined;
}
