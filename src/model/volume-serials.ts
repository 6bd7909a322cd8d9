import { VolumeMark } from './guest-facts';
import { IVmIntent } from './vm-intent';

/** Every data disk by its serial, where the hypervisor shows the guest what the identity of the machine says. */
export function serialsOf({ dataDisks, identity }: IVmIntent): Record<string, VolumeMark> {
  return Object.fromEntries(dataDisks.map(disk => [disk.diskName, { serial: identity.serialOf(disk) }]));
}
