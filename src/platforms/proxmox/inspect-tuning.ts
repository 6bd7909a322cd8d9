import { ALLOWED_PATTERNS, ALLOWED_RANGES, ALLOWED_VALUES } from './allowed-values';
import { CPU_TYPES, cpuTypeFor } from './cpu-types';
import { ProxmoxTuning } from './tuning';
import { Refused } from '../../model/report';
import { IVmIntent } from '../../model/vm-intent';
import { shown } from '../../private/fail';
import { AcceptedValues, inspectNames, inspectValues } from '../inspect-values';

/** Fields that Proxmox accepts from root@pam only (qemu-server, API2/Qemu.pm). */
const ROOT_ONLY: readonly (keyof ProxmoxTuning)[] = [
  'amdSev', 'amdSevAllowSmt', 'amdSevKernelHashes', 'amdSevNoDebug', 'amdSevNoKeySharing', 'cpuAffinity', 'cpuArchitecture', 'hookScriptFileId', 'hugepages', 'keepHugepages',
  'kvmArguments', 'memoryShared',
];

/** What the provider accepts. */
const ACCEPTED: AcceptedValues = {
  code: 'HW2005', values: ALLOWED_VALUES, patterns: ALLOWED_PATTERNS, ranges: ALLOWED_RANGES, fractions: ['cpuLimit', 'nics.rateLimit'], coded: ['disks.slot', 'vmId'],
};

/** What the provider or Proxmox would refuse of a tuning. */
export function inspectTuning(intent: IVmIntent, tuning: ProxmoxTuning): Refused[] {
  return [...inspectValues(tuning, ACCEPTED), ...inspectNames(intent, tuning, 'HW2013'), ...rootOnly(tuning), ...processorLevel(intent, tuning)];
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
