import { cpuTypeFor } from './cpu-types';
import { bestFirmware } from './firmware-choice';
import { inspectFirmware } from './inspect-firmware';
import { inspectImage } from './inspect-image';
import { inspectTuning } from './inspect-tuning';
import { ProxmoxContext } from './proxmox-context';
import { ProxmoxExistingTemplate } from './proxmox-existing-template';
import { ProxmoxImage } from './proxmox-image';
import { ProxmoxIso } from './proxmox-iso';
import { ProxmoxMachine } from './proxmox-machine';
import { serialDevicesOf } from './render-devices';
import { waitsForAddress } from './render-vm';
import { slotsOf } from './render-disks';
import { isUncertain } from '../../catalog/image-catalog';
import { OperatingSystem } from '../../catalog/operating-system';
import { Estate } from '../../model/estate';
import { ProvisioningSystem } from '../../model/provisioning-system';
import { Note, Refused, VmReport } from '../../model/report';
import { IVmIntent } from '../../model/vm-intent';
import { SecretKind } from '../../values';

/** Limits of the provider for one machine. */
const MOST = { disks: 30, nics: 32, addresses: 8, passthroughs: 16 };

/** The slot after it holds the cloud-init drive. */
const LAST_SLOT = 29;

/** What Proxmox refuses, notes and decides for one machine. */
export function inspectVm(intent: IVmIntent, machine: ProxmoxMachine, context: ProxmoxContext): VmReport {
  const { image } = intent;
  const age = image instanceof ProxmoxImage ? inspectImage(image, Estate.of(machine.resource).checkDate) : { refusals: [], notes: [] };
  return {
    refusals: [
      ...age.refusals,
      ...inspectTuning(intent, machine.tuning),
      ...inspectBoot(intent, machine),
      ...inspectIdentity(intent, context),
      ...inspectClone(intent, machine, context),
      ...inspectDevices(intent, machine),
    ],
    notes: [...age.notes, ...notesOf(intent, machine)],
    facts: factsOf(intent, machine),
  };
}

function inspectBoot(intent: IVmIntent, machine: ProxmoxMachine): Refused[] {
  const { image, firmware } = intent;
  const refusals: Refused[] = [];
  if (image.guest.needsSerialDevice && serialDevicesOf(machine.facts).length === 0) {
    refusals.push({ code: 'HW2001', given: `no serial device for ${image.guest.displayName}`, allowed: 'one serial device or more', remedy: 'Leave serialDevices out.' });
  }
  const built = machine.template?.firmware ?? (image instanceof ProxmoxExistingTemplate ? image.firmware ?? bestFirmware(image.guest) : undefined);
  if (firmware?.secureBoot && built && !built.isUefi) {
    refusals.push({ code: 'HW2002', given: `secure boot on ${built}`, allowed: 'a template with UEFI', remedy: 'Make the template with Firmware.uefi(), or leave `firmware` out.' });
  } else if (firmware && built && !firmware.sameAs(built)) {
    refusals.push({ code: 'HW1212', given: `${firmware} on a template with ${built}`, allowed: String(built), remedy: 'Give the firmware to the VmTemplate, or leave it out.' });
  }
  return [...refusals, ...inspectFirmware(image.guest, firmware)];
}

function inspectIdentity(intent: IVmIntent, context: ProxmoxContext): Refused[] {
  const { image, provisioning, nics, admin } = intent;
  const refusals: Refused[] = [];
  const reads = [ProvisioningSystem.CLOUD_INIT, ProvisioningSystem.CLOUDBASE_INIT, ProvisioningSystem.NUAGEINIT];
  if (provisioning.identity && !(image instanceof ProxmoxIso) && !reads.includes(image.guest.provisioningSystem)) {
    refusals.push({ code: 'HW2016', given: `${image.guest.displayName} (${image.guest.provisioningSystem})`, allowed: 'an image with cloud-init or Cloudbase-Init', remedy: 'Use Provisioning.none() and configure the machine by its own means.' });
  }
  const agent = image.guestAgentInside === true || provisioning.installsGuestAgent;
  if (nics[0] && !nics[0].ip.isStatic && !agent && !(image instanceof ProxmoxIso)) {
    refusals.push({ code: 'HW2004', given: `${nics[0].ip} for ${intent.hostName} from ${image.imageName}`, allowed: 'a static address, an image that brings qemu-guest-agent, or Provisioning.cloudInit()', remedy: 'Give a static address: IpAssignment.of(\'10.0.20.10/24\', \'10.0.20.1\').' });
  }
  if (provisioning.document && !context.settings.hasSsh) {
    refusals.push({ code: 'HW2010', given: `Provisioning.cloudInit() for ${intent.hostName}`, allowed: 'a platform with `ssh`', remedy: 'Give the platform ssh: { userName }, or use Provisioning.native().' });
  }
  if (admin?.passwordRef && admin.passwordRef.kind !== SecretKind.TERRAFORM_VARIABLE) {
    refusals.push({ code: 'HW2021', given: `password from ${admin.passwordRef}`, allowed: 'SecretRef.terraformVariable(name)', remedy: 'Export TF_VAR_<name>; the value then stands in the state only.' });
  }
  return refusals;
}

function inspectClone(intent: IVmIntent, machine: ProxmoxMachine, context: ProxmoxContext): Refused[] {
  const { image, rootDisk } = intent;
  const refusals: Refused[] = [];
  if (image instanceof ProxmoxExistingTemplate && image.nodeName !== machine.nodeName && !context.isShared(context.defaultDatastore)) {
    refusals.push({ code: 'HW2007', given: `${image.imageName} on ${image.nodeName} for a machine on ${machine.nodeName}`, allowed: 'a template on the same node, or a shared datastore', remedy: `If ${context.defaultDatastore} is shared, say pve.datastore('${context.defaultDatastore}', { shared: true }).` });
  }
  const base = machine.template?.diskSize;
  if (base && !rootDisk.size.isAtLeast(base)) {
    refusals.push({ code: 'HW1211', given: `${rootDisk.size} from a template of ${base}`, allowed: `${base} or more`, remedy: 'Give the machine a larger `diskSize`, or make a VmTemplate with a smaller one.' });
  }
  if (machine.tuning.fullClone === false && rootDisk.datastore !== undefined && rootDisk.datastore !== context.defaultDatastore) {
    refusals.push({ code: 'HW2020', given: `a linked clone on ${rootDisk.datastore}`, allowed: context.defaultDatastore, remedy: 'Leave fullClone out, or keep the root disk on the template\'s datastore.' });
  }
  return refusals;
}

function inspectDevices(intent: IVmIntent, machine: ProxmoxMachine): Refused[] {
  const counts: [string, number, number][] = [
    ['disks', intent.dataDisks.length + 1, MOST.disks],
    ['interfaces', intent.nics.length, intent.provisioning.identity ? MOST.addresses : MOST.nics],
    ['PCI devices', machine.facts.passthroughs.length, MOST.passthroughs],
  ];
  const refusals: Refused[] = counts.filter(([, count, most]) => count > most)
    .map(([kind, count, most]) => ({ code: 'HW2012', given: `${count} ${kind}`, allowed: `${most} at most`, remedy: 'Spread them over two machines.' }));
  const slots = slotsOf(intent, machine.facts);
  for (const { disk, slot } of slots) {
    if (!Number.isInteger(slot) || slot < 0 || slot > LAST_SLOT || slots.some(other => other.disk !== disk && other.slot === slot)) {
      refusals.push({ code: 'HW2019', given: `slot ${slot} for disk ${disk.diskName}`, allowed: `a free slot from 0 to ${LAST_SLOT}`, remedy: 'Give each disk a slot of its own: pve.tune(vm, { disks: { name: { slot } } }).' });
    }
  }
  const { vmId } = machine;
  if (!Number.isInteger(vmId) || vmId < 100 || vmId > 999999999) {
    refusals.push({ code: 'HW2009', given: `VM id ${vmId}`, allowed: 'a whole number from 100 to 999999999', remedy: 'Leave vmId out, or give a free one.' });
  }
  if (machine.tuning.cpuSockets !== undefined && intent.cpus % machine.tuning.cpuSockets !== 0) {
    refusals.push({ code: 'HW1217', given: `${intent.cpus} processors on ${machine.tuning.cpuSockets} sockets`, allowed: 'a multiple of the sockets', remedy: 'Give a number of processors that the sockets divide.' });
  }
  return refusals;
}

function notesOf(intent: IVmIntent, machine: ProxmoxMachine): Note[] {
  const notes: Note[] = [];
  const note = (field: string, text: string) => notes.push({ field, text });
  if (intent.timezone !== undefined && !intent.provisioning.document) {
    note('timezone', `${intent.timezone} is not set at first boot: Proxmox's own cloud-init has no time zone. Provisioning.cloudInit() sets it.`);
  }
  for (const disk of intent.dataDisks.filter(one => one.mount !== undefined)) {
    note(`disk ${disk.diskName}`, `attached; ${disk.filesystem} at ${disk.mount}, owned by ${disk.owner}, is made inside the guest, not by Terraform.`);
  }
  if (intent.firewalled) { note('firewall', 'works only while the firewall of the cluster is on (Datacenter > Firewall > Options); this stack does not switch it on.'); }
  if (intent.hardened && !intent.managementDeclared && intent.managementNetworks.length > 0) {
    note('managementNetworks', `none were declared: the management port is open to ${intent.managementNetworks.join(', ')}, the subnet of the machine's own address.`);
  }
  if (machine.firmware.secureBoot) { note('firmware', 'secure boot starts with the Microsoft certificates of 2011; for those of 2023 run `qm enroll-efi-keys` on the node (bpg/proxmox issue 2900).'); }
  if (intent.image instanceof ProxmoxIso) { note('provisioning', 'an installer sets up this machine: host name, address and administrator are not given to it.'); }
  if (machine.facts.clone && !intent.image.guestAgentInside && !intent.provisioning.installsGuestAgent) {
    note('guestAgent', 'the channel is on, the agent is not in the image: until it is installed, Proxmox shows no address and stops hard instead of shutting down.');
  }
  if (waitsForAddress(intent) && intent.image.guest instanceof OperatingSystem && isUncertain(intent.image.guest, 'guestAgent.qemuPreinstalled')) {
    note('guestAgent', `no source confirms that ${intent.image.guest.displayName} brings qemu-guest-agent; without it the first apply waits for ${machine.tuning.agentTimeout?.toGoDuration() ?? '5m'} in vain.`);
  }
  return notes;
}

function factsOf(intent: IVmIntent, machine: ProxmoxMachine): Record<string, string> {
  return {
    vmId: String(machine.vmId),
    node: machine.nodeName,
    firmware: String(machine.firmware),
    cpuType: machine.tuning.cpuType ?? cpuTypeFor(intent.image.guest),
  };
}
