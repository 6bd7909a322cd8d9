import { inspectClone } from './inspect-clone';
import { inspectDevices } from './inspect-devices';
import { inspectIdentity } from './inspect-identity';
import { inspectImage } from './inspect-image';
import { inspectTuning } from './inspect-tuning';
import { noteVm } from './note-vm';
import type { VsphereContext } from './vsphere-context';
import { VsphereImageKind } from './vsphere-image';
import type { VsphereMachine } from './vsphere-machine';
import { Estate } from '../../model/estate';
import { Refused, VmReport } from '../../model/report';
import { inspectFirmware } from '../inspect-firmware';
import { inspectSupport } from '../inspect-support';

/** What vSphere refuses, notes and decides for one machine. */
export function inspectVm(machine: VsphereMachine, context: VsphereContext): VmReport {
  const { intent, image } = machine;
  const { settings } = context;
  const age = inspectSupport(image.guest, Estate.of(machine.resource).checkDate, image.acceptsExtendedSupport);
  return {
    refusals: [
      ...inspectImage(image), ...age.refusals, ...inspectTuning(intent, machine.tuning, settings), ...inspectBoot(machine, context),
      ...inspectIdentity(machine, context), ...inspectClone(machine, context), ...inspectDevices(machine, context),
    ],
    notes: [...age.notes, ...noteVm(machine, context)],
    facts: factsOf(machine, context),
  };
}

function inspectBoot(machine: VsphereMachine, { settings }: VsphereContext): Refused[] {
  const { intent, image, firmware } = machine;
  const { placement } = intent;
  const refusals: Refused[] = [...inspectFirmware(image.guest, intent.firmware ?? image.firmware, 'HW2122')];
  if (intent.firmware && image.firmware && !withoutTpm(intent.firmware.toString(), image.firmware.toString())) {
    refusals.push({ code: 'HW1212', given: `${intent.firmware} from a ${image.source.kind} with ${image.firmware}`, allowed: image.firmware.toString(), remedy: 'Leave `firmware` out, or install the template anew.' });
  }
  // A cluster has many hosts; a platform without one is a host, which vCenter manages or which stands alone.
  if (settings.cluster === undefined && placement.hostName !== undefined && placement.hostName !== settings.host) {
    refusals.push({
      code: 'HW2102',
      given: `placement on ${placement.hostName}`,
      allowed: settings.host ?? 'the host itself',
      remedy: settings.standalone ? 'Leave `placement` out: without vCenter there is no other host.' : 'Leave `placement` out, or give the machine to a platform with the cluster of that host.',
    });
  }
  if (machine.vtpm && settings.keyProvider === undefined) {
    refusals.push({
      code: 'HW2109',
      given: `a virtual TPM for ${intent.hostName}`,
      allowed: settings.standalone ? 'a machine of a vCenter with a key provider' : 'a platform with `keyProvider`',
      remedy: settings.standalone ? 'Leave the TPM out.' : 'Set up a key provider in vCenter (Configure > Key Providers), and name it: keyProvider.',
    });
  }
  if (machine.guestId === undefined && image.source.kind === VsphereImageKind.DISK_IMAGE) {
    refusals.push({ code: 'HW2104', given: `${image.guest.displayName} on vSphere ${settings.version}`, allowed: 'a guest that this version knows', remedy: 'Give the version of your hosts, or a guest id that is near enough: tune(vm, { guestId }).' });
  }
  if (firmware && !firmware.isUefi && machine.vtpm) {
    refusals.push({ code: 'HW2122', given: `a virtual TPM with ${firmware}`, allowed: 'Firmware.uefi()', remedy: 'A TPM needs UEFI: install the template with it.' });
  }
  return refusals;
}

/** A TPM is added to a clone; firmware and secure boot are what the system was installed with. */
function withoutTpm(asked: string, built: string): boolean {
  return asked.replace(', vTPM', '') === built.replace(', vTPM', '');
}

function factsOf(machine: VsphereMachine, { settings }: VsphereContext): Record<string, string> {
  const { intent, image, firmware, guestId } = machine;
  return {
    source: `${image.source.kind} ${image.source.place}`,
    ...settings.standalone ? { host: settings.systemName.replace(/^vsphere /, '') } : { place: intent.placement.hostName ?? settings.cluster ?? settings.host ?? '' },
    datastore: intent.rootDisk.datastore ?? settings.datastore ?? settings.datastoreCluster ?? '',
    firmware: `${firmware ?? 'as the template'}${machine.vtpm && !firmware?.vtpm ? ', vTPM' : ''}`,
    guestId: guestId === undefined || guestId.startsWith('${') ? `as the ${image.source.kind}` : guestId,
  };
}
