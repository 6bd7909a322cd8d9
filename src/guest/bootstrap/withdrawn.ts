import { IGuestIntent } from '../../model/guest-intent';

/**
 * Variables of a role without its setting: the defaults of such a role take away what it wrote before, so that a setting which leaves
 * the program leaves the guest too. Windows keeps it, and so does a host that the library does not set up.
 */
export function withdrawn({ bootstrapped, guest }: IGuestIntent): Record<string, unknown> | undefined {
  return bootstrapped && !guest.isWindows ? {} : undefined;
}
