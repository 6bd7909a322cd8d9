import type { AvailabilitySet, AvailabilitySetConfig } from '@cdktf/provider-azurerm/lib/availability-set';
import type { DataAzurermKeyVault } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault';
import type { DataAzurermKeyVaultSecret } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault-secret';
import type { DevTestGlobalVmShutdownSchedule, DevTestGlobalVmShutdownScheduleConfig } from '@cdktf/provider-azurerm/lib/dev-test-global-vm-shutdown-schedule';
import type { LinuxVirtualMachine, LinuxVirtualMachineConfig } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import type { ManagedDisk, ManagedDiskConfig } from '@cdktf/provider-azurerm/lib/managed-disk';
import type { ManagementLock, ManagementLockConfig } from '@cdktf/provider-azurerm/lib/management-lock';
import type { NatGateway, NatGatewayConfig } from '@cdktf/provider-azurerm/lib/nat-gateway';
import type { NatGatewayPublicIpAssociation, NatGatewayPublicIpAssociationConfig } from '@cdktf/provider-azurerm/lib/nat-gateway-public-ip-association';
import type { NetworkInterface, NetworkInterfaceConfig } from '@cdktf/provider-azurerm/lib/network-interface';
import type { NetworkInterfaceSecurityGroupAssociation, NetworkInterfaceSecurityGroupAssociationConfig } from '@cdktf/provider-azurerm/lib/network-interface-security-group-association';
import type { NetworkSecurityGroup, NetworkSecurityGroupConfig } from '@cdktf/provider-azurerm/lib/network-security-group';
import type { OrchestratedVirtualMachineScaleSet, OrchestratedVirtualMachineScaleSetConfig } from '@cdktf/provider-azurerm/lib/orchestrated-virtual-machine-scale-set';
import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { ProximityPlacementGroup, ProximityPlacementGroupConfig } from '@cdktf/provider-azurerm/lib/proximity-placement-group';
import type { PublicIp, PublicIpConfig } from '@cdktf/provider-azurerm/lib/public-ip';
import type { ResourceGroup, ResourceGroupConfig } from '@cdktf/provider-azurerm/lib/resource-group';
import type { RoleAssignment, RoleAssignmentConfig } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { RouteTable, RouteTableConfig } from '@cdktf/provider-azurerm/lib/route-table';
import type { Subnet, SubnetConfig } from '@cdktf/provider-azurerm/lib/subnet';
import type { SubnetNatGatewayAssociation, SubnetNatGatewayAssociationConfig } from '@cdktf/provider-azurerm/lib/subnet-nat-gateway-association';
import type { SubnetNetworkSecurityGroupAssociation, SubnetNetworkSecurityGroupAssociationConfig } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import type { SubnetRouteTableAssociation, SubnetRouteTableAssociationConfig } from '@cdktf/provider-azurerm/lib/subnet-route-table-association';
import type { UserAssignedIdentity, UserAssignedIdentityConfig } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import type { VirtualMachineDataDiskAttachment, VirtualMachineDataDiskAttachmentConfig } from '@cdktf/provider-azurerm/lib/virtual-machine-data-disk-attachment';
import type { VirtualMachineExtension, VirtualMachineExtensionConfig } from '@cdktf/provider-azurerm/lib/virtual-machine-extension';
import type { VirtualMachineRunCommand, VirtualMachineRunCommandConfig } from '@cdktf/provider-azurerm/lib/virtual-machine-run-command';
import type { VirtualNetwork, VirtualNetworkConfig } from '@cdktf/provider-azurerm/lib/virtual-network';
import type { WindowsVirtualMachine, WindowsVirtualMachineConfig } from '@cdktf/provider-azurerm/lib/windows-virtual-machine';
import { TerraformMetaArguments, TerraformResource } from 'cdktf';
import { fail } from '../../private/fail';
import { lateBound, LateBoundMaker, LateBoundOptions } from '../../private/late-bound';

/** Blocks that Terraform takes as an attribute: every key of each is written. */
const INLINE_RULES: LateBoundOptions = { complete: ['security_rule'] };

/** The L1s that the platform makes. Each is loaded when it is first made: together they are as large as the library. */
export class AzureBindings {
  public get provider() { return typeOf<typeof AzurermProvider>('provider', 'AzurermProvider'); }
  public get keyVault() { return typeOf<typeof DataAzurermKeyVault>('data-azurerm-key-vault', 'DataAzurermKeyVault'); }
  public get keyVaultSecret() { return typeOf<typeof DataAzurermKeyVaultSecret>('data-azurerm-key-vault-secret', 'DataAzurermKeyVaultSecret'); }
  public get availabilitySet() { return maker<AvailabilitySetConfig, AvailabilitySet>('availability-set', 'AvailabilitySet'); }
  public get dataDiskAttachment() { return maker<VirtualMachineDataDiskAttachmentConfig, VirtualMachineDataDiskAttachment>('virtual-machine-data-disk-attachment', 'VirtualMachineDataDiskAttachment'); }
  public get extension() { return maker<VirtualMachineExtensionConfig, VirtualMachineExtension>('virtual-machine-extension', 'VirtualMachineExtension'); }
  public get linuxVm() { return maker<LinuxVirtualMachineConfig, LinuxVirtualMachine>('linux-virtual-machine', 'LinuxVirtualMachine'); }
  public get managedDisk() { return maker<ManagedDiskConfig, ManagedDisk>('managed-disk', 'ManagedDisk'); }
  public get managementLock() { return maker<ManagementLockConfig, ManagementLock>('management-lock', 'ManagementLock'); }
  public get natGateway() { return maker<NatGatewayConfig, NatGateway>('nat-gateway', 'NatGateway'); }
  public get natGatewayAddress() { return maker<NatGatewayPublicIpAssociationConfig, NatGatewayPublicIpAssociation>('nat-gateway-public-ip-association', 'NatGatewayPublicIpAssociation'); }
  public get networkInterface() { return maker<NetworkInterfaceConfig, NetworkInterface>('network-interface', 'NetworkInterface'); }
  public get networkInterfaceSecurityGroup() {
    return maker<NetworkInterfaceSecurityGroupAssociationConfig, NetworkInterfaceSecurityGroupAssociation>('network-interface-security-group-association', 'NetworkInterfaceSecurityGroupAssociation');
  }
  public get networkSecurityGroup() { return maker<NetworkSecurityGroupConfig, NetworkSecurityGroup>('network-security-group', 'NetworkSecurityGroup', INLINE_RULES); }
  public get proximityPlacementGroup() { return maker<ProximityPlacementGroupConfig, ProximityPlacementGroup>('proximity-placement-group', 'ProximityPlacementGroup'); }
  public get publicIp() { return maker<PublicIpConfig, PublicIp>('public-ip', 'PublicIp'); }
  public get resourceGroup() { return maker<ResourceGroupConfig, ResourceGroup>('resource-group', 'ResourceGroup'); }
  public get roleAssignment() { return maker<RoleAssignmentConfig, RoleAssignment>('role-assignment', 'RoleAssignment'); }
  public get routeTable() { return maker<RouteTableConfig, RouteTable>('route-table', 'RouteTable', { complete: ['route'] }); }
  public get runCommand() { return maker<VirtualMachineRunCommandConfig, VirtualMachineRunCommand>('virtual-machine-run-command', 'VirtualMachineRunCommand'); }
  public get scaleSet() { return maker<OrchestratedVirtualMachineScaleSetConfig, OrchestratedVirtualMachineScaleSet>('orchestrated-virtual-machine-scale-set', 'OrchestratedVirtualMachineScaleSet'); }
  public get shutdownSchedule() { return maker<DevTestGlobalVmShutdownScheduleConfig, DevTestGlobalVmShutdownSchedule>('dev-test-global-vm-shutdown-schedule', 'DevTestGlobalVmShutdownSchedule'); }
  public get subnet() { return maker<SubnetConfig, Subnet>('subnet', 'Subnet'); }
  public get subnetNatGateway() { return maker<SubnetNatGatewayAssociationConfig, SubnetNatGatewayAssociation>('subnet-nat-gateway-association', 'SubnetNatGatewayAssociation'); }
  public get subnetRouteTable() { return maker<SubnetRouteTableAssociationConfig, SubnetRouteTableAssociation>('subnet-route-table-association', 'SubnetRouteTableAssociation'); }
  public get subnetSecurityGroup() {
    return maker<SubnetNetworkSecurityGroupAssociationConfig, SubnetNetworkSecurityGroupAssociation>('subnet-network-security-group-association', 'SubnetNetworkSecurityGroupAssociation');
  }
  public get userIdentity() { return maker<UserAssignedIdentityConfig, UserAssignedIdentity>('user-assigned-identity', 'UserAssignedIdentity'); }
  public get virtualNetwork() { return maker<VirtualNetworkConfig, VirtualNetwork>('virtual-network', 'VirtualNetwork'); }
  public get windowsVm() { return maker<WindowsVirtualMachineConfig, WindowsVirtualMachine>('windows-virtual-machine', 'WindowsVirtualMachine'); }
}

const BINDINGS = new AzureBindings();
let found = false;
const MAKERS = new Map<string, LateBoundMaker<never, TerraformResource>>();

/** The provider's bindings. Who needs no Azure neither installs nor loads them. */
export function azureBindings(path?: string): AzureBindings {
  if (found) { return BINDINGS; }
  try {
    require.resolve('@cdktf/provider-azurerm/package.json');
    found = true;
  } catch {
    fail({ code: 'HW2201', given: '@cdktf/provider-azurerm', allowed: 'the package installed beside hostwright', remedy: 'npm install @cdktf/provider-azurerm' }, path);
  }
  return BINDINGS;
}

function maker<C extends TerraformMetaArguments, R extends TerraformResource>(module: string, name: string, options?: LateBoundOptions): LateBoundMaker<C, R> {
  const known = MAKERS.get(module) ?? lateBound<C, R>(typeOf(module, name), options) as LateBoundMaker<never, TerraformResource>;
  MAKERS.set(module, known);
  return known as LateBoundMaker<C, R>;
}

function typeOf<T>(module: string, name: string): T {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require(`@cdktf/provider-azurerm/lib/${module}`) as Record<string, T>)[name];
}
