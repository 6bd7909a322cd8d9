import { imageRow } from './image-row';
import { OperatingSystem } from './operating-system';
import type guestIds from './vsphere-guest-ids.json';
import { IGuestSystem } from '../model/guest-system';
import { OsFamily } from '../model/os-family';
import { ProvisioningSystem } from '../model/provisioning-system';

export { isReducedKernel } from './image-catalog';

/** The oldest version that the facts tell apart: what is marked with it was there before, too. */
const ALWAYS = '6.7';

/** Linux of an unknown distribution, by the newest kernel that a version knows; the newest version first. */
const ANY_LINUX = ['other6xLinux64Guest', 'other5xLinux64Guest', 'otherLinux64Guest'];

/** Families whose name says that it is Linux. */
const LINUX = [OsFamily.DEBIAN, OsFamily.REDHAT, OsFamily.SUSE, OsFamily.ALPINE, OsFamily.ARCH, OsFamily.IMMUTABLE_LINUX];

/** First-boot systems that have a source of data for VMware, as the rows of the catalogue say. */
const READS_GUESTINFO = [ProvisioningSystem.CLOUD_INIT, ProvisioningSystem.CLOUDBASE_INIT, ProvisioningSystem.IGNITION, ProvisioningSystem.TALOS];

let sinceById: ReadonlyMap<string, string | null> | undefined;

/**
 * The guest id for a system on a version of vSphere, such as `8.0`, `7.0.3` or `8.0U2`.
 *
 * Of a system of the catalogue it is its own id, else its fallback, else undefined: no id that the version knows is near enough. A system that the program
 * describes has the generic id of its family (see `genericGuestId`).
 */
export function vsphereGuestId(guest: IGuestSystem, version: string): string | undefined {
  if (!isListed(guest)) { return genericGuestId(guest.family, version); }
  const { guestId, fallbackGuestId } = imageRow(guest.id).vsphere;
  return [guestId, fallbackGuestId].find(id => isGuestIdKnown(id, version));
}

/**
 * What a family alone tells: for Linux "Other 6.x" from 8.0 on, "Other 5.x" from 7.0.1 on, before that "Other Linux"; for a BSD "Other". Undefined for Windows, whose
 * ids tell desktop from server, and for a family that says nothing.
 */
export function genericGuestId(family: OsFamily, version: string): string | undefined {
  if (family === OsFamily.BSD) { return 'otherGuest64'; }
  return LINUX.includes(family) ? ANY_LINUX.find(id => isGuestIdKnown(id, version)) : undefined;
}

/**
 * The first version of vSphere that knows an id: `8.0`, `7.0.1`; `6.7` where it is older than what the facts tell apart. Undefined where no version knows it.
 *
 * Source: `minAPIVersionForEnumValue` of VirtualMachineGuestOsIdentifier in govmomi (vim25/types), an API version such as 8.0.0.1: its first three numbers are those
 * of the product.
 */
export function guestIdKnownSince(id: string): string | undefined {
  const since = guestIdVersions().get(id);
  return since === undefined ? undefined : since === null ? ALWAYS : since.replace(/^(\d+\.\d+\.\d+)\.\d+$/, '$1').replace(/^(\d+\.\d+)\.0$/, '$1');
}

/** Whether a version of vSphere knows an id. What cannot be read as a version knows only what is old. */
export function isGuestIdKnown(id: string, version: string): boolean {
  const since = guestIdKnownSince(id);
  return since !== undefined && (since === ALWAYS || compareVersions(version, since) >= 0);
}

/** Below 0 where the first is older. By number, three deep: `8.0U2`, `8.0 Update 2` and `8.0.2.00100` are one version, `8` is `8.0.0`. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map(numbersOf);
  return [0, 1, 2].map(at => (a[at] ?? 0) - (b[at] ?? 0)).find(difference => difference !== 0) ?? 0;
}

/** Whether the first-boot system inside the image reads what VMware hands over as guestinfo. */
export function readsGuestinfo(guest: IGuestSystem): boolean {
  return isListed(guest) ? imageRow(guest.id).provisioning.vmware : READS_GUESTINFO.includes(guest.provisioningSystem);
}

/**
 * The system of the catalogue that the name of a template starts with: `RHEL 9 golden` is RHEL_9, `ubuntu2404-2026-01` UBUNTU_24_04. Case and separators say nothing, and
 * the longest id wins. A longer number or word is another one: `rhel90` and `archive` are undefined, as is every name that starts with no id.
 */
export function guestByName(name: string): OperatingSystem | undefined {
  const fitting = OperatingSystem.all().filter(({ id }) => startOf(id).test(name));
  return fitting.sort((one, other) => other.id.length - one.id.length)[0];
}

/** Matches what starts with an id, with any separators between its words, and none inside a number of it. */
function startOf(id: string): RegExp {
  const words = id.match(/[a-z]|\d+/g)!;
  return new RegExp(`^[^a-z0-9]*${words.join('[^a-z0-9]*')}(?!${/\d$/.test(id) ? '\\d' : '[a-z0-9]'})`, 'i');
}

/** Only a constant of the catalogue is one: an own system may carry the same id. */
function isListed(guest: IGuestSystem): boolean {
  return guest instanceof OperatingSystem && !guest.isCustom;
}

function numbersOf(version: string): number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}

function guestIdVersions(): ReadonlyMap<string, string | null> {
  // Read on the first call, so that loading the library stays cheap; the type-only import makes the compiler check the shape and copy the file.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return sinceById ??= new Map(Object.entries(require('./vsphere-guest-ids.json') as typeof guestIds));
}
