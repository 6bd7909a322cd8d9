import { ProxmoxIso } from './proxmox-iso';
import { QEMU_GUEST_AGENT } from '../../guest/cloud-config';
import { GuestAccess } from '../../model/guest-access';
import { GuestFacts } from '../../model/guest-facts';
import { ProvisioningSystem } from '../../model/provisioning-system';
import { IVmIntent } from '../../model/vm-intent';
import { serialsOf } from '../../model/volume-serials';

const BY_KEY = GuestAccess.ssh();
const BY_PASSWORD = GuestAccess.psrp();

/** What Proxmox knows of the inside of a machine. The guest sees the serials of its disks as they were given. */
export function guestOf(intent: IVmIntent): GuestFacts {
  // Serials are hashes: who asks for the way in only need not wait for them.
  return { access: intent.access ?? accessOf(intent), agent: QEMU_GUEST_AGENT, get volumes() { return serialsOf(intent); } };
}

/** Who opens the first way in: cloud-init an SSH server with the administrator's key, Cloudbase-Init a WinRM listener with TLS. */
function accessOf({ image, provisioning, admin }: IVmIntent): GuestAccess {
  const { guest } = image;
  if (image instanceof ProxmoxIso) { return GuestAccess._missing('an installer sets it up'); }
  if (!provisioning.identity) { return GuestAccess._missing('the image sets itself up'); }
  switch (guest.provisioningSystem) {
    case ProvisioningSystem.CLOUD_INIT:
    case ProvisioningSystem.NUAGEINIT: return admin && admin.publicKeys.length > 0 ? BY_KEY : GuestAccess._missing('no administrator with a key');
    case ProvisioningSystem.CLOUDBASE_INIT: return admin?.passwordRef ? BY_PASSWORD : GuestAccess._missing('no administrator with a password');
    default: return GuestAccess._missing(`${guest.displayName} has no shell that cloud-init could give a key to`);
  }
}
