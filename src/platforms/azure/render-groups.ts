import type { AvailabilitySetConfig } from '@cdktf/provider-azurerm/lib/availability-set';
import type { OrchestratedVirtualMachineScaleSetConfig } from '@cdktf/provider-azurerm/lib/orchestrated-virtual-machine-scale-set';
import { AzureCommon } from './azure-context';
import { AzureProximityGroup } from './azure-placement';

/** Two fault domains are in every region (Microsoft, Availability sets overview). */
const FAULT_DOMAINS = 2;
const UPDATE_DOMAINS = 5;

/** How the machines of a flexible scale set are spread. */
export interface ScaleSetShape {
  readonly zones: readonly number[];
  readonly faultDomains: number;
  readonly proximityGroup?: AzureProximityGroup;
}

export function renderAvailabilitySet(name: string, common: AzureCommon, proximityPlacementGroupId?: string): AvailabilitySetConfig {
  return { ...common, name, managed: true, platformFaultDomainCount: FAULT_DOMAINS, platformUpdateDomainCount: UPDATE_DOMAINS, proximityPlacementGroupId };
}

/** A scale set without a profile: it makes no machines, and holds those that are put into it. */
export function renderScaleSet(name: string, common: AzureCommon, { zones, faultDomains, proximityGroup }: ScaleSetShape): OrchestratedVirtualMachineScaleSetConfig {
  return {
    ...common,
    name,
    platformFaultDomainCount: faultDomains,
    zones: zones.length > 0 ? zones.map(String) : undefined,
    singlePlacementGroup: false,
    proximityPlacementGroupId: proximityGroup?._id,
  };
}
