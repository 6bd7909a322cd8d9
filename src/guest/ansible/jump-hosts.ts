import { IHost } from '../../model/host';

/** Hosts that the way to one leads over, the nearest to it first; a circle ends where one comes again. */
export function jumpHostsOf(host: IHost): IHost[] {
  const found: IHost[] = [];
  let next = host.guestFacts.route?.jumpHost;
  while (next && !found.includes(next)) {
    found.push(next);
    next = next.guestFacts.route?.jumpHost;
  }
  return found;
}
