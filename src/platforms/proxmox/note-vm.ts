import { ProxmoxAddressWait } from './proxmox-address-wait';
import { ProxmoxIso } from './proxmox-iso';
import { ProxmoxMachine } from './proxmox-machine';
import { ProxmoxScope } from './proxmox-scope';
import { addressWaitOf } from './render-vm';
import { ProxmoxTuning } from './tuning';
import { isUncertain } from '../../catalog/image-catalog';
import { OperatingSystem } from '../../catalog/operating-system';
import { isServed } from '../../guest/served-guests';
import { Note } from '../../model/report';
import { IVmIntent } from '../../model/vm-intent';

/** What Proxmox does differently from what was asked, or assumes. */
export function noteVm(intent: IVmIntent, machine: ProxmoxMachine, platform: ProxmoxScope): Note[] {
  return [
    ...firstBoot(intent, machine), ...network(intent, platform), ...availability(intent, machine, platform),
    ...firmware(machine), ...guestAgent(intent, machine), ...idle(intent, machine),
  ];
}

function firstBoot(intent: IVmIntent, { tuning }: ProxmoxMachine): Note[] {
  const notes: Note[] = [];
  if (intent.image instanceof ProxmoxIso) {
    notes.push({ field: 'provisioning', text: 'an installer sets up this machine: host name, address and administrator are not given to it.' });
  } else if (!intent.provisioning.identity) {
    notes.push({ field: 'provisioning', text: 'the image sets itself up: host name, address, DNS servers and administrator are not given to it.' });
  }
  const replaced: [keyof ProxmoxTuning, string, string][] = [
    ['userDataFileId', 'admin', 'host name, administrator and keys'],
    ['networkDataFileId', 'nics', 'addresses, gateways and DNS servers inside the guest'],
    ['vendorDataFileId', 'provisioning', 'packages, the guest agent and the settings of the first boot'],
  ];
  for (const [field, about, what] of replaced) {
    if (tuning[field] !== undefined && (field !== 'vendorDataFileId' || intent.provisioning.document)) {
      notes.push({ field: about, text: `${what} come from ${String(tuning[field])}, not from the machine.` });
    }
  }
  return notes;
}

function network(intent: IVmIntent, { clusterFirewall }: ProxmoxScope): Note[] {
  const notes: Note[] = [];
  // What is not said at all is refused for every platform.
  if (intent.provisioning.identity && intent.dns.length === 0 && intent.nics.every(({ ip }) => ip.isStatic)) {
    notes.push({ field: 'dns', text: 'none on purpose: the guest has a static address and resolves no names until somebody gives it a name server.' });
  }
  if (intent.firewalled && !clusterFirewall.isManaged) {
    notes.push({ field: 'firewall', text: 'works only while the firewall of the cluster is on (Datacenter > Firewall > Options); this stack does not switch it on.' });
  } else if (intent.firewalled && clusterFirewall.enabled === false) {
    notes.push({ field: 'firewall', text: 'does nothing: this estate switches the firewall of the cluster off.' });
  }
  if (intent.hardened && !intent.managementDeclared && intent.managementNetworks.length > 0) {
    notes.push({ field: 'managementNetworks', text: `none were declared: the management port is open to ${intent.managementNetworks.join(', ')}, the subnet of the machine's own address.` });
  }
  return notes;
}

function availability(intent: IVmIntent, { highAvailability, nodeName, facts, hasSnippet }: ProxmoxMachine, platform: ProxmoxScope): Note[] {
  if (!highAvailability) { return []; }
  const moved = { field: 'placement', text: `the cluster may move this machine away from ${nodeName}; Terraform leaves it where it is.` };
  const datastores = new Set([facts.datastore, ...intent.dataDisks.map(({ datastore }) => datastore ?? facts.datastore)]);
  const local = [...datastores].filter(datastore => !platform.isShared(datastore)).map(datastore => ({
    field: 'highAvailability',
    text: `${datastore} is node-local: another node can start this machine only from a replica (ZFS replication). If every node sees it, say pve.datastore('${datastore}', { shared: true }).`,
  }));
  const document = hasSnippet && !platform.isShared(platform.snippetDatastore)
    ? [{ field: 'highAvailability', text: `${platform.snippetDatastore} is node-local: another node can start this machine only where its cloud-init document lies too. Give the platform a shared snippetDatastore.` }]
    : [];
  return [moved, ...local, ...document];
}

function firmware({ firmware: { secureBoot } }: ProxmoxMachine): Note[] {
  return secureBoot
    ? [{ field: 'firmware', text: 'secure boot starts with the Microsoft certificates of 2011; for those of 2023 run `qm enroll-efi-keys` on the node (bpg/proxmox issue 2900).' }]
    : [];
}

function guestAgent(intent: IVmIntent, machine: ProxmoxMachine): Note[] {
  const { image, provisioning } = intent;
  const { facts, tuning } = machine;
  const notes: Note[] = [];
  if (facts.clone && tuning.agentEnabled !== false && !image.guestAgentInside && !provisioning.installsGuestAgent) {
    const until = isServed(image.guest) && !image.guest.isWindows ? 'until it is installed, which the first play does where Ansible gets in,' : 'until it is installed,';
    notes.push({ field: 'guestAgent', text: `the channel is on, the agent is not in the image: ${until} Proxmox shows no address and stops hard instead of shutting down.` });
  }
  if (tuning.agentEnabled === false && !intent.nics[0]?.ip.primaryAddress) {
    notes.push({ field: 'guestAgent', text: 'is switched off: Proxmox never learns the address of this machine.' });
  }
  const trusts = addressWaitOf(intent, facts) !== ProxmoxAddressWait.NOTHING && !provisioning.installsGuestAgent;
  if (trusts && image.guest instanceof OperatingSystem && isUncertain(image.guest, 'guestAgent.qemuPreinstalled')) {
    notes.push({ field: 'guestAgent', text: `no source confirms that ${image.guest.displayName} brings qemu-guest-agent; without it the first apply waits for ${tuning.agentTimeout?.toGoDuration() ?? '5m'} in vain.` });
  }
  return notes;
}

/** Tuning that is about something which the machine does not have. */
function idle(intent: IVmIntent, { facts, tuning }: ProxmoxMachine): Note[] {
  const subjects: [boolean, string, (keyof ProxmoxTuning)[]][] = [
    [facts.clone === undefined, 'nothing is cloned', ['cloneRetries', 'cloneTimeout', 'fullClone']],
    [!facts.firmware.isUefi, 'the machine starts by BIOS', ['efiDiskDatastore', 'efiDiskFileFormat', 'efiDiskType']],
    [!facts.firmware.vtpm, 'the machine has no TPM', ['tpmDatastore', 'tpmVersion']],
    [!intent.provisioning.identity || facts.iso !== undefined, 'the machine has no cloud-init drive', [
      'cloudInitDatastore', 'cloudInitFileFormat', 'cloudInitInterface', 'cloudInitType', 'cloudInitUpgrade', 'metaDataFileId', 'networkDataFileId', 'userDataFileId', 'vendorDataFileId',
    ]],
    [!facts.iso && !tuning.cdrom, 'the machine has no disc', ['cdromInterface']],
  ];
  return subjects.flatMap(([lacks, why, fields]) => fields.filter(field => lacks && tuning[field] !== undefined).map(field => ({ field, text: `changes nothing: ${why}.` })));
}
