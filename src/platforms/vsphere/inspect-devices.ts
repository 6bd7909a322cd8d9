import { MOST } from './allowed-values';
import { unitsOf } from './render-disks';
import type { VsphereContext } from './vsphere-context';
import { VsphereImageKind } from './vsphere-image';
import type { VsphereMachine } from './vsphere-machine';
import { Refused } from '../../model/report';

/** Disks, interfaces and devices: how many, where, and of what size. */
export function inspectDevices(machine: VsphereMachine, context: VsphereContext): Refused[] {
  return [
    ...inspectCounts(machine), ...inspectUnits(machine), ...inspectDatastores(machine, context),
    ...inspectSizes(machine), ...inspectAddresses(machine), ...inspectPassthrough(machine, context),
  ];
}

function inspectCounts({ intent, tuning, pciDevices }: VsphereMachine): Refused[] {
  const counts: [string, number, number][] = [
    ['disks', intent.dataDisks.length + 1, MOST.disks],
    ['interfaces', intent.nics.length, MOST.interfaces],
    ['discs', (tuning.discs ?? []).length, MOST.discs],
    ['PCI devices', pciDevices.length, MOST.passthroughs],
  ];
  return counts.filter(([, count, most]) => count > most).map(([kind, count, most]) => ({ code: 'HW2116', given: `${count} ${kind}`, allowed: `${most} at most`, remedy: 'Take some away, or spread them over two machines.' }));
}

function inspectUnits({ intent, tuning }: VsphereMachine): Refused[] {
  const placed = unitsOf(intent, tuning);
  // The provider insists on a disk at 0, and a clone puts the template's first one there.
  return placed.flatMap(({ disk, slot: unit }) => {
    const isRoot = disk === intent.rootDisk;
    const most = isRoot ? 0 : disk.mount === undefined ? MOST.disks - 1 : MOST.mountedUnit;
    const wrong = !Number.isInteger(unit) || unit < 0 || unit > most || placed.some(other => other.disk !== disk && other.slot === unit);
    return wrong ? [{
      code: 'HW2117',
      given: `unit number ${unit} for disk ${disk.diskName}`,
      allowed: isRoot ? '0, which no other disk has' : `a free number from 0 to ${most}${disk.mount === undefined ? '' : ', since the guest finds what it mounts on the first controller'}`,
      remedy: 'Give each disk a number of its own: tune(vm, { disks: { name: { unitNumber } } }).',
    }] : [];
  });
}

function inspectDatastores({ intent: { rootDisk, dataDisks }, tuning }: VsphereMachine, { settings }: VsphereContext): Refused[] {
  if (settings.datastoreCluster === undefined || rootDisk.datastore !== undefined) { return []; }
  const named = dataDisks.filter(({ datastore }) => datastore !== undefined).map(({ diskName, datastore }) => `disk ${diskName} on ${datastore}`);
  const discs = (tuning.discs ?? []).filter(({ datastore }) => datastore === undefined).map(({ path }) => `disc ${path} without a datastore`);
  return [...named, ...discs].map(given => ({
    code: 'HW2120', given: `${given} beside the datastore cluster ${settings.datastoreCluster}`, allowed: 'disks that Storage DRS places, and discs with a datastore', remedy: 'Name a datastore for the root disk too, or none for this disk.',
  }));
}

function inspectSizes({ intent: { rootDisk, dataDisks, memory }, image }: VsphereMachine): Refused[] {
  const refusals: Refused[] = [rootDisk, ...dataDisks].filter(({ size }) => size.toMebibytes() % 1024 !== 0).map(({ diskName, size }) => (
    { code: 'HW1102', given: `${size} for disk ${diskName}`, allowed: 'a whole number of GiB', remedy: 'Write it with Size.gibibytes().' }
  ));
  if (memory.toMebibytes() % 4 !== 0) {
    refusals.push({ code: 'HW1217', given: `memory ${memory}`, allowed: 'a multiple of 4 MiB', remedy: 'Give the machine such an amount.' });
  }
  if (image.source.kind === VsphereImageKind.DISK_IMAGE && rootDisk.size.isAtLeast(image.disks[0]) && rootDisk.size.compareTo(image.disks[0]) !== 0) {
    refusals.push({ code: 'HW2107', given: `${rootDisk.size} for a copy of ${image.source.place}`, allowed: `${image.disks[0]}, which the disk image has`, remedy: 'A copied disk keeps its size: grow the image itself, or put data on a disk of its own.' });
  }
  return refusals;
}

/** Ranges from which hosts and vCenter give addresses (VMware, Static MAC Addresses): a machine with one of them does not start. */
function inspectAddresses({ intent: { nics } }: VsphereMachine): Refused[] {
  const isReserved = (mac: string) => /^(00:0c:29|00:05:69|00:50:56:[4-9a-f])/i.test(mac);
  return nics.filter(({ mac }) => isReserved(mac.toString())).map(({ nicName, mac }) => (
    { code: 'HW2118', given: `${mac} for ${nicName}`, allowed: '00:50:56:00:00:00 to 00:50:56:3f:ff:ff, or an address of another maker', remedy: 'Leave `mac` out.' }
  ));
}

function inspectPassthrough({ intent: { placement, hostName }, pciDevices }: VsphereMachine, { settings }: VsphereContext): Refused[] {
  const runsOn = placement.hostName ?? settings.host;
  return pciDevices.filter(device => device.hostName !== runsOn).map(device => ({
    code: 'HW2123',
    given: `a PCI device of ${device.hostName} for ${hostName}, which runs ${runsOn === undefined ? 'anywhere' : `on ${runsOn}`}`,
    // A platform of one host places nothing on another.
    allowed: settings.cluster === undefined ? `a device of ${settings.host}` : `Placement.onHost('${device.hostName}')`,
    remedy: settings.cluster === undefined ? 'Give the machine to a platform with the host that has the device, or with its cluster.' : 'Pin the machine to the host that has the device.',
  }));
}
