import { ALLOWED_PATTERNS, ALLOWED_RANGES, ALLOWED_VALUES } from './allowed-values';
import { CPU_TYPES, cpuTypeFor } from './cpu-types';
import { ProxmoxTuning } from './tuning';
import { TuningField, tuningFields } from './tuning-fields';
import { Refused } from '../../model/report';
import { IVmIntent } from '../../model/vm-intent';
import { shown } from '../../private/fail';

/** Fields that Proxmox accepts from root@pam only (qemu-server, API2/Qemu.pm). */
const ROOT_ONLY: readonly (keyof ProxmoxTuning)[] = [
  'amdSev', 'amdSevAllowSmt', 'amdSevKernelHashes', 'amdSevNoDebug', 'amdSevNoKeySharing', 'cpuAffinity', 'cpuArchitecture', 'hookScriptFileId', 'hugepages', 'keepHugepages',
  'kvmArguments', 'memoryShared',
];

/** Numbers that need not be whole. */
const FRACTIONS = ['cpuLimit', 'nics.rateLimit'];

/** Numbers with a refusal of their own. */
const CODED = ['disks.slot', 'vmId'];

/** What the provider or Proxmox would refuse of a tuning. */
export function inspectTuning(intent: IVmIntent, tuning: ProxmoxTuning): Refused[] {
  const fields = tuningFields(tuning);
  return [
    ...fields.flatMap(unknownText),
    ...fields.flatMap(numberOutside),
    ...unknownNames(intent, tuning),
    ...rootOnly(tuning),
    ...processorLevel(intent, tuning),
  ];
}

function unknownText({ field, at, value }: TuningField): Refused[] {
  const allowed = ALLOWED_VALUES[field];
  return typeof value !== 'string' || !allowed || allowed.includes(value) || ALLOWED_PATTERNS[field]?.test(value)
    ? []
    : [{ code: 'HW2005', given: `${at} ${shown(value)}`, allowed: allowed.join(', '), remedy: 'Choose one of these.' }];
}

function numberOutside({ field, at, value }: TuningField): Refused[] {
  if (typeof value !== 'number' || CODED.includes(field)) { return []; }
  const [least, most] = ALLOWED_RANGES[field] ?? [0, Number.MAX_SAFE_INTEGER];
  return value >= least && value <= most && (Number.isInteger(value) || FRACTIONS.includes(field))
    ? []
    : [{
      code: 'HW2005',
      given: `${at} ${value}`,
      allowed: `a ${FRACTIONS.includes(field) ? '' : 'whole '}number from ${least}${most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ' on'}`,
      remedy: 'Give one in this range.',
    }];
}

function unknownNames(intent: IVmIntent, tuning: ProxmoxTuning): Refused[] {
  const disks = ['root', ...intent.dataDisks.map(disk => disk.diskName)];
  const nics = intent.nics.map(nic => nic.nicName);
  const missing = (kind: string, given: string[], known: string[]): Refused[] => given.filter(name => !known.includes(name))
    .map(name => ({ code: 'HW2013', given: `${kind} ${shown(name)}`, allowed: known.join(', '), remedy: 'Name one that the machine has.' }));
  return [...missing('disk', Object.keys(tuning.disks ?? {}), disks), ...missing('interface', Object.keys(tuning.nics ?? {}), nics)];
}

function rootOnly(tuning: ProxmoxTuning): Refused[] {
  const fields: string[] = ROOT_ONLY.filter(field => tuning[field] !== undefined);
  if (tuning.usbDevices?.some(device => device.host !== undefined && device.host !== 'spice')) { fields.push('usbDevices.host'); }
  if (tuning.serialDevices?.some(device => device !== 'socket')) { fields.push('serialDevices'); }
  return fields.map(field => ({
    code: 'HW2006',
    given: field,
    allowed: 'what an API token may set',
    remedy: field.startsWith('usb') ? 'Use a resource mapping: usbDevices: [{ mapping }].' : 'Leave it out, or set it on the node as root.',
  }));
}

function processorLevel(intent: IVmIntent, tuning: ProxmoxTuning): Refused[] {
  const { guest } = intent.image;
  const level = tuning.cpuType === undefined ? 0 : CPU_TYPES[tuning.cpuType] ?? 0;
  return level === 0 || level >= guest.cpuLevel.level ? [] : [{
    code: 'HW2003',
    given: `cpuType ${shown(tuning.cpuType)} for ${guest.displayName}`,
    allowed: `x86-64-v${guest.cpuLevel.level} or higher, or \`host\``,
    remedy: `Leave cpuType out: the library writes ${cpuTypeFor(guest)}.`,
  }];
}
