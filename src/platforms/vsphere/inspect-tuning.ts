import { ALLOWED_RANGES, ALLOWED_TIMES, ALLOWED_VALUES, HARDWARE_VERSIONS } from './allowed-values';
import { VsphereTuning } from './tuning';
import type { VsphereSettings } from './vsphere-context';
import { guestIdKnownSince, isGuestIdKnown } from '../../catalog/vsphere-guest-ids';
import { Refused } from '../../model/report';
import { IVmIntent } from '../../model/vm-intent';
import { shown } from '../../private/fail';
import { AcceptedValues, inspectNames, inspectValues } from '../inspect-values';

/** What the provider accepts. */
const ACCEPTED: AcceptedValues = { code: 'HW2112', values: ALLOWED_VALUES, ranges: ALLOWED_RANGES, coded: ['disks.unitNumber'] };

/** Fields that are about what only vCenter has. */
const OF_VCENTER: readonly (keyof VsphereTuning)[] = ['customAttributes', 'folder', 'linkedClone', 'cloneTimeout', 'storagePolicy'];

/** What the provider or vSphere would refuse of a tuning. */
export function inspectTuning(intent: IVmIntent, tuning: VsphereTuning, settings: VsphereSettings): Refused[] {
  return [
    ...inspectValues(tuning, ACCEPTED), ...inspectNames(intent, tuning, 'HW2113'), ...inspectGuestId(tuning, settings), ...inspectHardware(tuning), ...inspectTimes(tuning),
    ...settings.standalone ? inspectStandalone(tuning) : [],
  ];
}

function inspectGuestId({ guestId }: VsphereTuning, { version }: VsphereSettings): Refused[] {
  if (guestId === undefined || isGuestIdKnown(guestId, version)) { return []; }
  const since = guestIdKnownSince(guestId);
  return [{
    code: 'HW2104',
    given: since === undefined ? `guestId ${shown(guestId)}` : `guestId ${shown(guestId)}, known since ${since}, on vSphere ${version}`,
    allowed: `a guest id that vSphere ${version} knows`,
    remedy: 'Leave guestId out: the template says it, or else the guest and the version do.',
  }];
}

function inspectHardware({ hardwareVersion }: VsphereTuning): Refused[] {
  return hardwareVersion === undefined || HARDWARE_VERSIONS.includes(hardwareVersion) ? [] : [
    { code: 'HW2112', given: `hardwareVersion ${hardwareVersion}`, allowed: HARDWARE_VERSIONS.join(', '), remedy: 'Leave it out: the template has one.' },
  ];
}

function inspectTimes(tuning: VsphereTuning): Refused[] {
  const known = Object.entries(ALLOWED_TIMES) as [keyof typeof ALLOWED_TIMES, readonly [number, number]][];
  return known.flatMap(([field, [least, most]]) => {
    const given = tuning[field];
    const seconds = given?.toSeconds() ?? least;
    const allowed = most === Number.MAX_SAFE_INTEGER ? `${least / 60} minutes or more` : `${least / 60} to ${most / 60} minutes`;
    return seconds >= least && seconds <= most ? [] : [{ code: 'HW2112', given: `${field} ${given}`, allowed, remedy: 'Give one in this range.' }];
  });
}

function inspectStandalone(tuning: VsphereTuning): Refused[] {
  const fields: string[] = OF_VCENTER.filter(field => tuning[field] !== undefined);
  for (const [name, { storagePolicy }] of Object.entries(tuning.disks ?? {})) { if (storagePolicy !== undefined) { fields.push(`disks.${name}.storagePolicy`); } }
  return fields.map(field => ({ code: 'HW2102', given: field, allowed: 'what a host has without vCenter', remedy: 'Leave it out, or let a vCenter manage the host and use VspherePlatform.' }));
}
