import { networkWaitOf } from './render-vm';
import type { VsphereContext } from './vsphere-context';
import { VsphereImageKind } from './vsphere-image';
import type { VsphereMachine } from './vsphere-machine';
import { Note } from '../../model/report';

/** What vSphere does differently from what was asked, or assumes. */
export function noteVm(machine: VsphereMachine, context: VsphereContext): Note[] {
  return [...imageNotes(machine), ...firstBoot(machine), ...network(machine), ...disks(machine, context), ...idle(machine, context)];
}

function imageNotes({ image: { source, guest, _guestWasRead: wasRead }, firmware, intent }: VsphereMachine): Note[] {
  const notes: Note[] = [];
  if (wasRead) { notes.push({ field: 'image', text: `${guest.displayName} was read off the name ${source.place}; if that is wrong, say { guest }.` }); }
  if (source.kind === VsphereImageKind.OVA) { notes.push({ field: 'image', text: `nobody checks ${source.place}: what the address gives at the first apply is taken, since the provider knows no digest.` }); }
  if (firmware === undefined) {
    const asked = intent.hardened ? ' Secure boot is on only if the template has it: say { firmware } to have that checked.' : '';
    notes.push({ field: 'firmware', text: `as the template ${source.place} has it.${asked}` });
  } else if (intent.image.firmware === undefined && intent.firmware === undefined && source.kind !== VsphereImageKind.TEMPLATE) {
    notes.push({ field: 'firmware', text: `nobody said with which firmware ${source.place} was installed: ${firmware} is taken.` });
  }
  return notes;
}

function firstBoot({ intent, customization, tuning, hasGuestInfo }: VsphereMachine): Note[] {
  const { provisioning, admin } = intent;
  if (customization) {
    const keys = !intent.guest.isWindows && admin ? [{ field: 'admin', text: `${admin.userName} is not made: customization of Linux sets host name and network only, so the template must have the account and its key.` }] : [];
    return [{ field: 'provisioning', text: 'vCenter customizes the guest: host name, address and DNS servers come from it at the first start.' }, ...keys];
  }
  // What the library writes itself is said where somebody else's takes its place.
  const own = hasGuestInfo ? Object.keys(tuning.extraConfig ?? {}).filter(key => /^guestinfo\.(metadata|userdata)/.test(key)).sort() : [];
  if (own.length > 0) { return [{ field: 'provisioning', text: `${own.join(', ')}: taken from extraConfig, so cloud-init does not read what the library says there.` }]; }
  return provisioning.identity || hasGuestInfo ? [] : [{ field: 'provisioning', text: 'the image sets itself up: host name, address, DNS servers and administrator are not given to it.' }];
}

function network({ intent, tuning }: VsphereMachine): Note[] {
  const notes: Note[] = [];
  // What is not said at all is refused for every platform.
  if (intent.provisioning.identity && intent.dns.length === 0 && intent.nics.every(({ ip }) => ip.isStatic)) {
    notes.push({ field: 'dns', text: 'none on purpose: the guest has a static address and resolves no names until somebody gives it a name server.' });
  }
  if (intent.firewalled) {
    notes.push({ field: 'firewall', text: 'vSphere has no firewall for a single machine: the guest\'s own keeps the rules, from the first play on, or from the first boot with Provisioning.cloudInit().' });
  }
  if (intent.hardened && !intent.managementDeclared && intent.managementNetworks.length > 0) {
    notes.push({ field: 'managementNetworks', text: `none were declared: the management port is open to ${intent.managementNetworks.join(', ')}, the subnet of the machine's own address.` });
  }
  const wait = networkWaitOf(intent, tuning);
  if (wait && intent.image.guestAgentInside === false) {
    notes.push({ field: 'guestAgent', text: `VMware's tools are not in the image: the first apply waits ${wait} for an address that nobody tells.` });
  }
  return notes;
}

function disks({ intent, image, tuning }: VsphereMachine, { settings }: VsphereContext): Note[] {
  const all = [intent.rootDisk, ...intent.dataDisks];
  const notes: Note[] = all.filter(({ backup }) => !backup).map(({ diskName }) => ({ field: 'dataDisks', text: `${diskName}: vSphere has no mark that keeps a disk out of backups; tell the backup product.` }));
  if (intent.retired && intent.dataDisks.length > 0) { notes.push({ field: 'retired', text: 'when the machine is destroyed, the files of its data disks stay on the datastore until somebody deletes them.' }); }
  notes.push(...intent.retiredDisks.map(name => ({ field: 'retiredDisks', text: `${name} leaves the machine; its file stays on the datastore until somebody deletes it.` })));
  if (image.source.kind === VsphereImageKind.DISK_IMAGE) { notes.push({ field: 'image', text: `the machine's own copy of ${image.source.place} is not deleted with the machine's folder: Terraform removes it as a resource of its own.` }); }
  if (settings.standalone && Object.keys(intent.labels.entries).length > 0) { notes.push({ field: 'labels', text: `a host without vCenter has no tags: ${tuning.annotation === undefined ? 'they stand in the note of the machine' : 'the annotation takes their place in the note of the machine'}.` }); }
  return notes;
}

/** Tuning that is about something which the machine does not have. */
function idle({ image, tuning, source }: VsphereMachine, { settings }: VsphereContext): Note[] {
  const isOva = settings.standalone && image.source.kind === VsphereImageKind.OVA;
  const subjects: [boolean, string, (keyof typeof tuning)[]][] = [
    [source.id === undefined, 'nothing is cloned', ['cloneTimeout', 'linkedClone']],
    [!isOva, 'no OVA is deployed', ['ovfDeploymentOption', 'ovfDiskProvisioning']],
  ];
  return subjects.flatMap(([lacks, why, fields]) => fields.filter(field => lacks && tuning[field] !== undefined).map(field => ({ field, text: `changes nothing: ${why}.` })));
}
