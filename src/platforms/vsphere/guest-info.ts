import { cloudConfig } from '../../guest/cloud-config';
import { networkConfig } from '../../guest/network-config';
import { GuestFacts } from '../../model/guest-facts';
import { IVmIntent } from '../../model/vm-intent';
import { gzipBase64 } from '../../private/gzip';

/**
 * Most bytes of one entry. The guest asks for each in one message, which has 64 KiB at most (open-vm-tools, guest_msg_def.h); a part is
 * left for what stands around it. All entries together lie in the machine's configuration, which has 1 MiB.
 */
export const MOST_BYTES = 63 * 1024;

const ENCODING = 'gzip+base64';

/** Keys of the user data that make the machine what its metadata says. */
const IDENTITY = {
  // cloud-init takes the network of a machine that it knows only when it is told to: a changed address holds from the next boot on,
  // and the machine keeps its instance id, and with it its SSH host keys.
  updates: { network: { when: ['boot-new-instance', 'boot'] } },
  // Its own name leads to itself, also where no DNS knows it.
  manage_etc_hosts: 'localhost',
};

/**
 * Entries of `extra_config` through which cloud-init's datasource for VMware gets identity, network and account: the network document
 * inside the metadata, the account in the user data. Whether the guest reads them is for the platform to say.
 */
export function guestInfo(metadata: string, userdata: string): Record<string, string> {
  return {
    'guestinfo.metadata': gzipBase64(metadata),
    'guestinfo.metadata.encoding': ENCODING,
    'guestinfo.userdata': gzipBase64(userdata),
    'guestinfo.userdata.encoding': ENCODING,
  };
}

/** The metadata as JSON. The instance id is the host name: it stays while the machine lives, whatever its addresses. */
export function metadataText(intent: IVmIntent): string {
  const hostName = intent.hostName.toString();
  return JSON.stringify({
    'instance-id': hostName,
    // cloud-init takes the first part for the host name, and all of it for the full one.
    'local-hostname': [hostName, ...intent.searchDomains.slice(0, 1)].join('.'),
    'network': networkConfig(intent),
  }, undefined, 2);
}

/** The user data: the account, and all of the first-boot document where one was asked for. There is no other way in. */
export function userdataText(intent: IVmIntent, facts: GuestFacts): string {
  return cloudConfig(intent, facts, { account: true, setup: intent.provisioning.document, more: IDENTITY });
}
