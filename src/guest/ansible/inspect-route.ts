import { TerraformStack } from 'cdktf';
import { jumpHostsOf } from './jump-hosts';
import { AccessProtocol } from '../../model/guest-access';
import { IHost } from '../../model/host';
import { Refusal } from '../../private/fail';

/** Whether the way to a host leads there. */
export function inspectRoute(host: IHost): Refusal[] {
  const { guestIntent: { hostName }, guestFacts: { access, route } } = host;
  if (!route || !access.isPossible) { return []; }
  if (access.protocol !== AccessProtocol.SSH) {
    return [{
      code: 'HW1508',
      given: `${hostName} by ${access.protocol}, ${route}`,
      allowed: 'a route to a host that Ansible gets into by SSH',
      remedy: 'Let it listen for SSH, also on Windows: access: GuestAccess.ssh(); or give the control node a direct way to it.',
    }];
  }
  const { jumpHost } = route;
  if (!jumpHost) { return []; }
  const hops = jumpHostsOf(host);
  const refused = (what: string, remedy: string): Refusal[] => [{ code: 'HW1509', given: `${hostName} ${route}, ${what}`, allowed: 'a jump host of the same stack that Ansible gets into by SSH', remedy }];
  if (hops.includes(host)) {
    return refused(`which is reached ${hops.map(({ guestFacts }) => guestFacts.route).join(', ')}`, 'Let one of them be reached directly.');
  }
  if (TerraformStack.of(jumpHost) !== TerraformStack.of(host)) {
    return refused(`which is in the stack ${TerraformStack.of(jumpHost).node.id}`, 'Put it into the stack of the hosts behind it: the inventory of a stack knows no other.');
  }
  const { access: own } = jumpHost.guestFacts;
  if (own.protocol !== AccessProtocol.SSH) {
    return refused(own.isPossible ? `which is reached by ${own.protocol}` : `which has no way in: ${own.reason}`, 'Say how it listens: access: GuestAccess.ssh(); or choose another one.');
  }
  return [];
}
