import type { NetworkInterfaceConfig } from '@cdktf/provider-azurerm/lib/network-interface';
import type { PublicIpConfig } from '@cdktf/provider-azurerm/lib/public-ip';
import { TerraformResource } from 'cdktf';
import { AzureCommon } from './azure-context';
import { AzureSubnet } from './azure-subnet';
import { AzureNicTuning } from './tuning-devices';
import { AzureSize } from '../../catalog/azure-sizes';
import { Nic } from '../../model/nic';
import { IVmIntent } from '../../model/vm-intent';

/** What is known of an interface beside the intent. */
export interface InterfaceFacts {
  readonly common: AzureCommon;
  readonly size?: AzureSize;
  readonly tuning: AzureNicTuning;
  /** Reference to its public address; undefined for none. */
  readonly publicIpId?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** An interface of a machine. Pure and total. */
export function renderInterface({ hostName, dns, nics }: IVmIntent, nic: Nic, { common, size, tuning, publicIpId, tags }: InterfaceFacts): NetworkInterfaceConfig {
  const subnet = nic.network as Partial<AzureSubnet>;
  const address = nic.ip.addressV4?.toString();
  return {
    ...common,
    name: `${hostName.toString()}-${nic.nicName}`,
    // Name servers of the network serve where none is named.
    dnsServers: dns.filter(server => !server.includes(':')),
    acceleratedNetworkingEnabled: tuning.acceleratedNetworking ?? (size !== undefined && size.acceleratedNetworking !== 'unsupported'),
    ipForwardingEnabled: tuning.forwardsBecause !== undefined,
    internalDnsNameLabel: tuning.internalDnsName,
    ipConfiguration: [{
      name: 'primary',
      subnetId: subnet._id ?? '',
      privateIpAddressVersion: 'IPv4',
      privateIpAddressAllocation: address === undefined ? 'Dynamic' : 'Static',
      privateIpAddress: address,
      publicIpAddressId: publicIpId,
    }],
    tags: { ...tags },
    dependsOn: [...subnet._before ?? []] as TerraformResource[],
    // One that leaves goes after its machine has let go of it. The first one never leaves, and its successor would want the same address.
    lifecycle: nic === nics[0] ? undefined : { createBeforeDestroy: true },
  };
}

/** A public address of a machine: nobody comes in by it but whom the security groups let in. Pure and total. */
export function renderPublicIp({ hostName }: IVmIntent, zone: number | undefined, common: AzureCommon, tags: Readonly<Record<string, string>>): PublicIpConfig {
  return {
    ...common,
    // Its successor in another zone is made before it goes, which takes another name.
    name: `${hostName.toString()}-ip${zone === undefined ? '' : `-zone${zone}`}`,
    allocationMethod: 'Static',
    sku: 'Standard',
    zones: zone === undefined ? undefined : [zone.toString()],
    tags: { ...tags },
    lifecycle: { createBeforeDestroy: true },
  };
}
