import { Token } from 'cdktf';
import { MEMORY_RANGE, MOST } from './allowed-values';
import { cpuTypeFor } from './cpu-types';
import { isDatastoreName } from './datastore-name';
import { bestFirmware } from '../firmware-choice';
import { inspectFirmware } from '../inspect-firmware';
import { inspectImage } from './inspect-image';
import { inspectTuning } from './inspect-tuning';
import { noteVm } from './note-vm';
import { ProxmoxAddressWait } from './proxmox-address-wait';
import { ProxmoxContext } from './proxmox-context';
import { ProxmoxExistingTemplate } from './proxmox-existing-template';
import { ProxmoxImage } from './proxmox-image';
import { ProxmoxIso } from './proxmox-iso';
import { ProxmoxMachine } from './proxmox-machine';
import { serialDevicesOf } from './render-devices';
import { slotsOf } from './render-disks';
import { addressWaitOf } from './render-vm';
import { Estate } from '../../model/estate';
import { ProvisioningSystem } from '../../model/provisioning-system';
import { Refused, VmReport } from '../../model/report';
import { IVmIntent } from '../../model/vm-intent';
import { shown } from '../../private/fail';
import { SecretPlace } from '../../values';
import { secretIn } from '../../values/secret-table';

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
      ...inspectIdentity(intent, machine, context),
      ...inspectClone(intent, machine, context),
      ...inspectDatastores(intent),
      ...inspectDevices(intent, machine),
      ...inspectAmounts(intent, machine),
    ],
    notes: [...age.notes, ...noteVm(intent, machine, context)],
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
  if (machine.firmware.secureBoot && machine.tuning.efiDiskType === '2m') {
    refusals.push({ code: 'HW2005', given: 'efiDiskType "2m" with secure boot', allowed: '4m', remedy: 'Leave efiDiskType out: the smaller disk has no room for the keys.' });
  }
  // That of a VmTemplate is refused where it was asked for.
  return [...refusals, ...inspectFirmware(image.guest, firmware ?? (image instanceof ProxmoxExistingTemplate ? image.firmware : undefined), 'HW2015')];
}

function inspectIdentity(intent: IVmIntent, machine: ProxmoxMachine, context: ProxmoxContext): Refused[] {
  const { image, provisioning, nics, admin } = intent;
  const refusals: Refused[] = [];
  const reads = [ProvisioningSystem.CLOUD_INIT, ProvisioningSystem.CLOUDBASE_INIT, ProvisioningSystem.NUAGEINIT];
  if (provisioning.identity && !(image instanceof ProxmoxIso) && !reads.includes(image.guest.provisioningSystem)) {
    refusals.push({ code: 'HW2016', given: `${image.guest.displayName} (${image.guest.provisioningSystem})`, allowed: 'an image with cloud-init or Cloudbase-Init', remedy: 'Use Provisioning.none() and configure the machine by its own means.' });
  }
  const agent = machine.tuning.agentEnabled !== false && (image.guestAgentInside === true || provisioning.installsGuestAgent);
  if (addressWaitOf(intent, machine.facts) !== ProxmoxAddressWait.NOTHING && !agent) {
    refusals.push({ code: 'HW2004', given: `${nics[0].ip} for ${intent.hostName} from ${image.imageName}`, allowed: 'a static address, an image that brings qemu-guest-agent, or Provisioning.cloudInit()', remedy: 'Give a static address: IpAssignment.of(\'10.0.20.10/24\', \'10.0.20.1\').' });
  }
  if (machine.hasSnippet && !context.settings.hasSsh) {
    refusals.push({ code: 'HW2010', given: `${provisioning.document ? 'Provisioning.cloudInit()' : 'a cloud-init document from its birth'} for ${intent.hostName}`, allowed: 'a platform with `ssh`', remedy: 'Give the platform ssh: { userName }, or use Provisioning.native().' });
  }
  const { refused } = admin?.passwordRef ? secretIn(SecretPlace.RESOURCE_ARGUMENT, admin.passwordRef) : {};
  if (refused) { refusals.push({ code: 'HW2021', ...refused, given: `password from ${admin!.passwordRef}` }); }
  return refusals;
}

function inspectClone(intent: IVmIntent, machine: ProxmoxMachine, context: ProxmoxContext): Refused[] {
  const { image, rootDisk } = intent;
  const refusals: Refused[] = [];
  if (image instanceof ProxmoxExistingTemplate && image.nodeName !== machine.nodeName && !context.isShared(context.defaultDatastore)) {
    refusals.push({ code: 'HW2007', given: `${image.imageName} on ${image.nodeName} for a machine on ${machine.nodeName}`, allowed: 'a template on the same node, or a shared datastore', remedy: `If ${context.defaultDatastore} is shared, say pve.datastore('${context.defaultDatastore}', { shared: true }).` });
  }
  const base = machine.template?.diskSize;
  // What is too small for the image itself is refused for every platform.
  if (base && rootDisk.size.isAtLeast(image.minimumDisk) && !rootDisk.size.isAtLeast(base)) {
    refusals.push({ code: 'HW1211', given: `${rootDisk.size} from a template of ${base}`, allowed: `${base} or more`, remedy: 'Give the machine a larger `diskSize`, or make a VmTemplate with a smaller one.' });
  }
  const copies = machine.template !== undefined || image instanceof ProxmoxExistingTemplate;
  if (copies && machine.tuning.fullClone === false && machine.facts.datastore !== context.defaultDatastore) {
    refusals.push({ code: 'HW2020', given: `a linked clone on ${machine.facts.datastore}`, allowed: context.defaultDatastore, remedy: 'Leave fullClone out, or leave `datastore` out.' });
  }
  return refusals;
}

/** The model takes names of every platform; the platform's own names are held to this at once. */
function inspectDatastores({ rootDisk, dataDisks }: IVmIntent): Refused[] {
  return [rootDisk, ...dataDisks].filter(({ datastore }) => datastore !== undefined && !isDatastoreName(datastore)).map(({ diskName, datastore }) => ({
    code: 'HW1103', given: `datastore ${shown(datastore)} for disk ${diskName}`, allowed: 'a letter, then letters, digits, `.`, `_` and `-`', remedy: 'Write the storage as the cluster shows it, for example `local-zfs`.',
  }));
}

function inspectDevices(intent: IVmIntent, machine: ProxmoxMachine): Refused[] {
  const { facts, tuning } = machine;
  const counts: [string, number, number][] = [
    ['disks', intent.dataDisks.length + 1, MOST.disks],
    ['interfaces', intent.nics.length, intent.provisioning.identity ? MOST.addresses : MOST.interfaces],
    ['PCI devices', facts.passthroughs.length, MOST.passthroughs],
    ['serial devices', serialDevicesOf(facts).length, MOST.serialDevices],
    ['shared folders', (tuning.sharedFolders ?? []).length, MOST.sharedFolders],
    ['discs', (facts.iso ? 1 : 0) + (tuning.cdrom ? 1 : 0), MOST.discs],
  ];
  const refusals: Refused[] = counts.filter(([, count, most]) => count > most)
    .map(([kind, count, most]) => ({ code: 'HW2012', given: `${count} ${kind}`, allowed: `${most} at most`, remedy: 'Take some away, or spread them over two machines.' }));
  if (facts.passthroughs.some(({ options }) => options.romFile !== undefined)) {
    refusals.push({ code: 'HW2006', given: 'romFile', allowed: 'what an API token may set', remedy: 'Leave it out, or set it on the node as root.' });
  }
  const slots = slotsOf(intent, tuning);
  for (const { disk, slot } of slots) {
    if (!Number.isInteger(slot) || slot < 0 || slot > LAST_SLOT || slots.some(other => other.disk !== disk && other.slot === slot)) {
      refusals.push({ code: 'HW2019', given: `slot ${slot} for disk ${disk.diskName}`, allowed: `a free slot from 0 to ${LAST_SLOT}`, remedy: 'Give each disk a slot of its own: pve.tune(vm, { disks: { name: { slot } } }).' });
    }
  }
  return refusals;
}

function inspectAmounts(intent: IVmIntent, machine: ProxmoxMachine): Refused[] {
  const refusals: Refused[] = [];
  const { vmId, tuning, highAvailability } = machine;
  if (!Number.isInteger(vmId) || vmId < 100 || vmId > 999999999) {
    refusals.push({ code: 'HW2009', given: `VM id ${knownAtSynth(vmId)}`, allowed: 'a whole number from 100 to 999999999', remedy: 'Leave vmId out, or give a free one.' });
  }
  if (tuning.cpuSockets !== undefined && intent.cpus % tuning.cpuSockets !== 0) {
    refusals.push({ code: 'HW1217', given: `${intent.cpus} processors on ${tuning.cpuSockets} sockets`, allowed: 'a multiple of the sockets', remedy: 'Give a number of processors that the sockets divide.' });
  }
  const memory = intent.memory.toMebibytes();
  if (memory < MEMORY_RANGE[0] || memory > MEMORY_RANGE[1]) {
    refusals.push({ code: 'HW1217', given: `memory ${intent.memory}`, allowed: '64 MiB to 256 TiB', remedy: 'Give the machine an amount in this range.' });
  }
  for (const disk of [intent.rootDisk, ...intent.dataDisks].filter(one => one.size.toMebibytes() % 1024 !== 0)) {
    refusals.push({ code: 'HW1102', given: `${disk.size} for disk ${disk.diskName}`, allowed: 'a whole number of GiB', remedy: 'Write it with Size.gibibytes().' });
  }
  for (const [name, value] of [['maxRestart', highAvailability?.maxRestart], ['maxRelocate', highAvailability?.maxRelocate]] as const) {
    if (value !== undefined && !(Number.isInteger(value) && value >= 0 && value <= 10)) {
      refusals.push({ code: 'HW2005', given: `${name} ${value}`, allowed: 'a whole number from 0 to 10', remedy: 'Give one in this range.' });
    }
  }
  return refusals;
}

function factsOf(intent: IVmIntent, machine: ProxmoxMachine): Record<string, string> {
  return {
    vmId: String(machine.vmId),
    node: machine.nodeName,
    firmware: String(machine.firmware),
    cpuType: knownAtSynth(machine.tuning.cpuType ?? cpuTypeFor(intent.image.guest)),
  };
}

function knownAtSynth(value: string | number): string {
  return Token.isUnresolved(value) ? 'that is known after apply only' : String(value);
}
