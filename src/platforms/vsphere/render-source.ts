import type { VirtualMachineConfig } from '@cdktf/provider-vsphere/lib/virtual-machine';
import { MachineFacts } from './machine-facts';
import { renderCustomization } from './render-customization';
import { minutes } from './units';
import { VsphereImageKind } from './vsphere-image';
import { IVmIntent } from '../../model/vm-intent';

/** What the machine is made from: a clone, or an OVA that is deployed; a copied disk is attached with the others. */
export function renderSource(intent: IVmIntent, facts: MachineFacts): Partial<VirtualMachineConfig> {
  const { source: { id, image }, tuning } = facts;
  if (id !== undefined) { return { clone: cloneOf(intent, facts, id) }; }
  if (image.source.kind !== VsphereImageKind.OVA) { return {}; }
  const { place } = image.source;
  return {
    ovfDeploy: {
      ...isRemote(place) ? { remoteOvfUrl: place } : { localOvfPath: place },
      diskProvisioning: tuning.ovfDiskProvisioning ?? 'thin',
      deploymentOption: tuning.ovfDeploymentOption,
      ovfNetworkMap: facts.ovfNetworkIds,
    },
  };
}

/** Whether a file is fetched over the network; else it lies beside the program. */
export function isRemote(place: string): boolean {
  return /^https?:\/\//.test(place);
}

function cloneOf(intent: IVmIntent, { tuning, customization, customizationSpecId, ovfNetworkIds }: MachineFacts, templateUuid: string): VirtualMachineConfig['clone'] {
  return {
    templateUuid,
    linkedClone: tuning.linkedClone ?? false,
    timeout: minutes(tuning.cloneTimeout),
    ovfNetworkMap: ovfNetworkIds,
    customizationSpec: customizationSpecId === undefined ? undefined : { id: customizationSpecId },
    customize: customization && customizationSpecId === undefined ? renderCustomization(intent, customization) : undefined,
  };
}
