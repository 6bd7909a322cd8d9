import type { AzureContext } from './azure-context';
import type { AzureMachine } from './azure-machine';
import { Note } from '../../model/report';
import { Size } from '../../values';

/** What Azure does differently from what was asked, or assumes. */
export function noteVm(machine: AzureMachine, context: AzureContext): Note[] {
  return [...security(machine), ...network(machine), ...disks(machine), ...system(machine, context)];
}

function security({ intent: { hardened }, firmware, image, tuning, attests, identity, publicReason }: AzureMachine): Note[] {
  const notes: Note[] = [];
  if (hardened && !(firmware.secureBoot && firmware.vtpm)) {
    notes.push({ field: 'firmware', text: `no Trusted Launch: ${image._traits.trustedLaunch ? 'the size or the program leaves it out' : `${image.version} does not support it`}.` });
  }
  if (tuning.withoutEncryptionAtHost !== undefined) { notes.push({ field: 'encryptionAtHost', text: `off: ${tuning.withoutEncryptionAtHost}.` }); }
  if (hardened && !attests && firmware.secureBoot && firmware.vtpm) { notes.push({ field: 'guestAttestation', text: 'off: Azure does not attest what the machine booted.' }); }
  if (identity?.isSystem && !tuning.identity?.isSystem) { notes.push({ field: 'identity', text: 'one of its own, which attestation and roles need.' }); }
  if (publicReason !== undefined) { notes.push({ field: 'publicIp', text: `the machine has a public address: ${publicReason}.` }); }
  return notes;
}

function network({ intent, tuning }: AzureMachine): Note[] {
  const notes: Note[] = [];
  if (intent.searchDomains.length > 0) { notes.push({ field: 'searchDomains', text: `${intent.searchDomains.join(', ')}: Azure gives its own search domain by DHCP; nothing sets these.` }); }
  if (intent.firewallRules.some(({ sources }) => sources.some(({ family }) => family === 'ipv6'))) { notes.push({ field: 'firewall', text: 'sources of IPv6 are left out: the machine has no such address.' }); }
  if (intent.hardened && !intent.managementDeclared && intent.managementNetworks.length > 0) {
    notes.push({ field: 'managementNetworks', text: `none were declared: the management port is open to ${intent.managementNetworks.join(', ')}, the subnet of the machine's own address.` });
  }
  for (const [name, { forwardsBecause }] of Object.entries(tuning.nics ?? {})) {
    if (forwardsBecause !== undefined) { notes.push({ field: 'nics', text: `${name} forwards packets of others: ${forwardsBecause}.` }); }
  }
  return notes;
}

function disks({ intent, zone, placement }: AzureMachine): Note[] {
  const all = [intent.rootDisk, ...intent.dataDisks];
  const notes: Note[] = all.filter(({ backup }) => !backup).map(({ diskName }) => ({ field: 'dataDisks', text: `${diskName}: a disk has no mark that keeps it out of backups; a policy of backup says it.` }));
  if (intent.retired && intent.dataDisks.length > 0) { notes.push({ field: 'retired', text: 'when the machine is destroyed, its data disks are destroyed with it.' }); }
  notes.push(...intent.retiredDisks.map(name => ({ field: 'retiredDisks', text: `${name}: its protection is lifted; the disk is destroyed when it leaves the program.` })));
  if (zone !== placement.zone) { notes.push({ field: 'placement', text: `disks that come later are made ${zone === undefined ? 'in no zone' : `in zone ${zone}`}, where the machine is.` }); }
  return notes;
}

function system({ intent: { updates, image: { guest }, admin, cpus, memory }, patching, sizeChoice: { size } }: AzureMachine, { settings }: AzureContext): Note[] {
  const notes: Note[] = [];
  if (size && size.cpus > cpus) { notes.push({ field: 'cpus', text: `${size.name} has ${size.cpus}.` }); }
  if (size && size.memoryMebibytes > memory.toMebibytes()) { notes.push({ field: 'memory', text: `${size.name} has ${Size.mebibytes(size.memoryMebibytes)}.` }); }
  if (patching.isByPlatform && updates.isAutomatic && !guest.isWindows) { notes.push({ field: 'updates', text: 'Azure patches the system, and so does the guest by itself: UpdatePolicy.manual() leaves it to Azure.' }); }
  if (guest.isWindows && admin?.passwordRef) { notes.push({ field: 'admin', text: `the password stands in Terraform's state, since ${settings.line} has no other way to give it: encrypt the state, and let a play change the password.` }); }
  return notes;
}
