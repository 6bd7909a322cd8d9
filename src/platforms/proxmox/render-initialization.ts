import type { VirtualEnvironmentVmInitialization, VirtualEnvironmentVmInitializationIpConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { MachineFacts } from './machine-facts';
import { IVmIntent } from '../../model/vm-intent';
import { IpAssignment } from '../../values';

/** On q35 an IDE drive hangs on AHCI, which reduced cloud kernels (Debian genericcloud) do not have. */
export const CLOUD_INIT_DRIVE = 'scsi30';

/** First boot by Proxmox's own cloud-init drive: name, addresses, DNS, administrator. No SSH to the node. */
export function renderInitialization(intent: IVmIntent, facts: MachineFacts): VirtualEnvironmentVmInitialization | undefined {
  if (!intent.provisioning.identity || facts.iso) { return undefined; }
  const { tuning } = facts;
  return {
    datastoreId: tuning.cloudInitDatastore ?? facts.datastore,
    interface: tuning.cloudInitInterface ?? CLOUD_INIT_DRIVE,
    fileFormat: tuning.cloudInitFileFormat,
    type: tuning.cloudInitType ?? (intent.image.guest.isWindows ? 'configdrive2' : 'nocloud'),
    // Proxmox upgrades all packages at first boot unless told not to; the guest's own updates do that later.
    upgrade: tuning.cloudInitUpgrade ?? false,
    dns: intent.dns.length > 0 || intent.searchDomains.length > 0
      ? { servers: intent.dns.length > 0 ? intent.dns : undefined, domain: intent.searchDomains.length > 0 ? intent.searchDomains.join(' ') : undefined }
      : undefined,
    // The provider refuses addresses beside a network document, and an account beside a user document.
    ipConfig: tuning.networkDataFileId === undefined ? intent.nics.map(nic => ipConfig(nic.ip)) : undefined,
    userAccount: tuning.userDataFileId !== undefined ? undefined : intent.admin && {
      username: intent.admin.userName,
      keys: intent.admin.publicKeys.length > 0 ? intent.admin.publicKeys : undefined,
      password: facts.password,
    },
    userDataFileId: tuning.userDataFileId,
    vendorDataFileId: tuning.vendorDataFileId ?? facts.snippet,
    networkDataFileId: tuning.networkDataFileId,
    metaDataFileId: tuning.metaDataFileId,
  };
}

function ipConfig(ip: IpAssignment): VirtualEnvironmentVmInitializationIpConfig {
  const ipv4 = ip.isDhcpV4 ? { address: 'dhcp' } : ip.cidrV4 ? { address: ip.cidrV4, gateway: ip.gatewayV4?.toString() } : undefined;
  const ipv6 = ip.isAutomaticV6 ? { address: 'auto' } : ip.cidrV6 ? { address: ip.cidrV6, gateway: ip.gatewayV6?.toString() } : undefined;
  return { ipv4, ipv6 };
}
