import type { VirtualMachineNetworkInterface } from '@cdktf/provider-vsphere/lib/virtual-machine';
import { MachineFacts } from './machine-facts';
import { IVmIntent } from '../../model/vm-intent';

/** Interfaces in their order, each with the address by which the guest finds it. */
export function renderNetworkInterfaces({ nics }: IVmIntent, { tuning, networkIds }: MachineFacts): VirtualMachineNetworkInterface[] {
  return nics.map(({ nicName, mac }, position) => {
    const own = tuning.nics?.[nicName] ?? {};
    return {
      networkId: networkIds[position],
      adapterType: own.adapterType ?? 'vmxnet3',
      useStaticMac: true,
      macAddress: mac.toString(),
      bandwidthLimit: own.bandwidthLimit ?? -1,
      bandwidthReservation: own.bandwidthReservation ?? 0,
      bandwidthShareLevel: own.bandwidthShareLevel ?? 'normal',
      bandwidthShareCount: own.bandwidthShareCount,
      physicalFunction: own.physicalFunction,
      ovfMapping: own.ovfMapping,
    };
  });
}
