import type { AzureMachine } from './azure-machine';
import { GuestAccess } from '../../model/guest-access';
import { GuestFacts } from '../../model/guest-facts';
import { GuestRoute } from '../../model/guest-route';
import { IVmIntent } from '../../model/vm-intent';

const BY_KEY = GuestAccess.ssh();
const BY_LISTENER = GuestAccess.psrp();

/** What Azure knows of the inside of a machine: its agent is in every image, and data disks are found by their LUNs. */
export function guestOf(machine: AzureMachine): GuestFacts {
  const { intent } = machine;
  return {
    access: accessOf(intent),
    route: routeOf(machine),
    get volumes() { return Object.fromEntries(machine.disks.flatMap(({ disk, lun }) => lun === undefined ? [] : [[disk.diskName, { lun }]])); },
  };
}

/** How Ansible gets in: Azure gives Linux the administrator's key; on Windows a run command opens the listener. */
export function accessOf({ access, admin, image: { guest } }: IVmIntent): GuestAccess {
  if (access) { return access; }
  if (guest.isWindows) { return admin?.passwordRef ? BY_LISTENER : GuestAccess._missing('no administrator with a password'); }
  return admin && admin.publicKeys.length > 0 ? BY_KEY : GuestAccess._missing('no administrator with a key');
}

/** How ssh gets there, where the control node does not reach the machine by itself. */
function routeOf({ access: { jumpHost, bastion }, intent: { hostName }, settings: { resourceGroup, subscriptionId } }: AzureMachine): GuestRoute | undefined {
  if (jumpHost) { return GuestRoute.via(jumpHost); }
  return bastion && GuestRoute._bundled(
    'bastion_tunnel.py', '--bastion', bastion.bastionName, '--bastion-group', bastion.resourceGroup ?? resourceGroup, '--machine', hostName.toString(), '--machine-group', resourceGroup,
    ...subscriptionId === undefined ? [] : ['--subscription', subscriptionId], '--port', '%p',
  );
}
