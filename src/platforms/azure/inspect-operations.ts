import { ALLOWED_RANGES, ALLOWED_TIMES, ALLOWED_VALUES, LICENSES } from './allowed-values';
import type { AzureMachine } from './azure-machine';
import { Check, refusedBy } from './checks';
import { isOtherEdition } from './windows-updates';
import { windowsTimeZones } from '../../catalog/windows-time-zones';
import { Refused } from '../../model/report';
import { shown } from '../../private/fail';
import { secretShapeIn } from '../../private/secret-shapes';
import { AcceptedValues, inspectNames, inspectValues } from '../inspect-values';

/** What provider and Azure accept. */
const ACCEPTED: AcceptedValues = { code: 'HW2211', values: ALLOWED_VALUES, ranges: ALLOWED_RANGES, coded: ['disks.lun', 'disks.logicalSectorSize'] };
/** Who is told before a shutdown. */
const MESSAGES = {
  email: { pattern: /^[^@\s;]+@[^@\s;]+(?:;[^@\s;]+@[^@\s;]+)*$/, allowed: 'addresses such as ops@example.com, with `;` between them' },
  webhook: { pattern: /^https?:\/\/[^\s/]+/, allowed: 'an address that begins with https://' },
};
/** Microsoft, Tag limits. */
const TAGS = { most: 50, name: 512, value: 256 };
/** The library's own, on disks. */
const OWN_TAG = 'disk';
const MOST_USER_DATA = 65_535;

/** What is done with a machine that runs: patches, licenses, shutdown, tags. */
export function inspectOperations(machine: AzureMachine): Refused[] {
  const { intent, tuning } = machine;
  return [
    ...inspectValues(tuning, ACCEPTED), ...inspectNames(intent, tuning, 'HW2212'), ...inspectTimes(machine), ...refusedBy(PATCHING_CHECKS, 'HW2224', machine), ...inspectLicense(machine), ...inspectUserData(machine), ...inspectTags(machine),
  ];
}

function inspectTimes({ tuning: { autoShutdown, extensionsTimeBudget, terminationNotice } }: AzureMachine): Refused[] {
  const times = Object.entries({ extensionsTimeBudget, terminationNotice, warning: autoShutdown?.warning });
  const refusals = times.flatMap(([name, time]): Refused[] => {
    const [least, most] = ALLOWED_TIMES[name as keyof typeof ALLOWED_TIMES];
    const minutes = time && time.toSeconds() / 60;
    return minutes === undefined || (Number.isInteger(minutes) && minutes >= least && minutes <= most) ? [] : [{ code: 'HW2211', given: `${name} ${time}`, allowed: `whole minutes from ${least} to ${most}`, remedy: 'Give a time in this range.' }];
  });
  for (const [name, text] of Object.entries({ email: autoShutdown?.email, webhook: autoShutdown?.webhook })) {
    if (text !== undefined && !MESSAGES[name as keyof typeof MESSAGES].pattern.test(text)) {
      refusals.push({ code: 'HW2211', given: `${name} ${shown(text)} of the daily shutdown`, allowed: MESSAGES[name as keyof typeof MESSAGES].allowed, remedy: 'Correct it, or leave it out: nobody is told then.' });
    }
  }
  if (autoShutdown && !windowsTimeZones().includes(autoShutdown.timezone)) {
    refusals.push({ code: 'HW2211', given: `time zone ${shown(autoShutdown.timezone)} of the daily shutdown`, allowed: 'a time zone by its name in Windows, such as UTC or W. Europe Standard Time', remedy: 'Give the name that `tzutil /l` shows.' });
  }
  return refusals;
}

const ANEW = 'Leave `patching` out, or choose one of these.';
const ONE_POLICY = 'Leave `patching` out, or change `updates`.';

const isWindows = ({ image: { guest } }: AzureMachine) => guest.isWindows;
const onGuest = ({ patching, image: { guest } }: AzureMachine) => `${patching} for ${guest.displayName}`;
const onImage = ({ patching, image }: AzureMachine) => `${patching} for ${image.version}`;

const PATCHING_CHECKS: readonly Check<AzureMachine>[] = [
  [
    ({ image, bornWith }) => isOtherEdition(image, bornWith.patching), ({ image, bornWith }) => `${image.version} for a machine that was made for ${bornWith.patching}`,
    'an edition that is patched in the same way, or ChangePolicy.replace()', 'Name the edition that it was made from: `image(guest, { edition })`.',
  ],
  [one => !isWindows(one) && !one.patching.isByPlatform && one.patching.mode !== 'ImageDefault', onGuest, 'AzurePatching.byImage(), or AzurePatching.byPlatform()', ANEW],
  [one => isWindows(one) && one.patching.mode === 'ImageDefault', onGuest, 'AzurePatching.byWindows(), byPlatform(), or manual()', ANEW],
  [
    ({ patching, image }) => patching.isByPlatform && !image._traits.platformPatching, onImage,
    'an image on Microsoft\'s list for automatic guest patching', 'Leave `patching` out; of an image of the marketplace that is on the list say { platformPatching: true }.',
  ],
  [
    ({ patching, image }) => patching.hotpatching && !image._traits.hotpatch, ({ image }) => `hotpatches for ${image.version}`,
    'an image of Windows Server Azure Edition that is made for them', 'Take such an edition (docs/azure-images.md), or leave `patching` out.',
  ],
  [
    ({ patching }) => patching.hotpatching && patching.onOwnSchedule, () => 'hotpatches on a schedule of yours',
    'AzurePatching.hotpatch(), or AzurePatching.byPlatform({ onOwnSchedule: true })', 'Choose one of these: Azure makes no exception from its safety checks for hotpatches.',
  ],
  [
    ({ patching, image }) => image._traits.hotpatch && !patching.isByPlatform, onImage,
    'AzurePatching.hotpatch(), or AzurePatching.byPlatform()', 'Choose one of these: tune(vm, { patching }).',
  ],
  [
    one => isWindows(one) && one.tuning.patching?.mode === 'AutomaticByOS' && !one.intent.updates.isAutomatic,
    ({ patching }) => `${patching} beside UpdatePolicy.manual()`, 'one policy', ONE_POLICY,
  ],
  [
    ({ tuning: { patching }, intent: { updates } }) => patching?.mode === 'Manual' && updates.isAutomatic,
    ({ patching }) => `${patching} beside UpdatePolicy.automatic()`, 'one policy', ONE_POLICY,
  ],
];

function inspectLicense({ intent: { image: { guest } }, tuning: { licenseType } }: AzureMachine): Refused[] {
  if (licenseType === undefined) { return []; }
  const fitting = Object.entries(LICENSES).filter(([, pattern]) => pattern.test(guest.id)).map(([name]) => name);
  return fitting.includes(licenseType) ? [] : [{
    code: 'HW2225', given: `license ${shown(licenseType)} for ${guest.displayName}`, allowed: fitting.length > 0 ? fitting.join(', ') : 'none for this system', remedy: fitting.length > 0 ? 'Choose one of these, or leave `licenseType` out.' : 'Leave `licenseType` out.',
  }];
}

function inspectUserData({ tuning: { userData } }: AzureMachine): Refused[] {
  if (userData === undefined) { return []; }
  const secret = secretShapeIn(userData);
  if (secret !== undefined) { return [{ code: 'HW2213', given: `userData with a secret in it (${secret})`, allowed: 'a text without secrets', remedy: 'Whoever is on the machine reads it: let the machine read secrets of a Key Vault by its identity.' }]; }
  const bytes = Buffer.byteLength(userData);
  return bytes <= MOST_USER_DATA ? [] : [{ code: 'HW2211', given: `userData of ${bytes} bytes`, allowed: `${MOST_USER_DATA} bytes`, remedy: 'Keep large texts in storage.' }];
}

function inspectTags({ tags }: AzureMachine): Refused[] {
  const entries = Object.entries(tags);
  const wrong = entries.filter(([name, value]) => name === '' || name.length > TAGS.name || name.toLowerCase() === OWN_TAG || /[<>%&\\?/]/.test(name) || /^(?:microsoft|azure|windows)/i.test(name) || value.length > TAGS.value);
  const doubled = entries.filter(([name], at) => entries.findIndex(([other]) => other.toLowerCase() === name.toLowerCase()) !== at);
  return [
    ...entries.length > TAGS.most - 1 ? [{ code: 'HW2211', given: `${entries.length} tags`, allowed: `${TAGS.most - 1}: disks have one more`, remedy: 'Take some away.' }] : [],
    ...[...wrong, ...doubled].map(([name]) => ({ code: 'HW2211', given: `tag ${shown(name)}`, allowed: `names of 1 to ${TAGS.name} characters without < > % & \\ ? /, which differ in more than case, are not ${OWN_TAG} and do not begin with microsoft, azure or windows; values of at most ${TAGS.value}`, remedy: 'Write it otherwise.' })),
  ];
}
