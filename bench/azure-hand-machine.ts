import { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import { ManagedDisk } from '@cdktf/provider-azurerm/lib/managed-disk';
import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { NetworkInterface } from '@cdktf/provider-azurerm/lib/network-interface';
import { NetworkInterfaceSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/network-interface-security-group-association';
import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { VirtualMachineDataDiskAttachment } from '@cdktf/provider-azurerm/lib/virtual-machine-data-disk-attachment';
import { VirtualMachineExtension } from '@cdktf/provider-azurerm/lib/virtual-machine-extension';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { HandSubnet } from './azure-hand-network';
import { HAND_RULES } from './azure-hand-rules';
import { RESOURCE } from './extras';
import { MachineSpec } from './machines';
import { ADMIN, AZURE, DATA_GIB, DNS, ROOT_GIB } from './spec';

/** What a change of would replace the machine, or set it up anew; the last one Azure changes by itself. */
const LEFT_ALONE = [
  'admin_password', 'admin_ssh_key', 'admin_username', 'availability_set_id', 'custom_data', 'eviction_policy', ...['diff_disk_settings', 'secure_vm_disk_encryption_set_id', 'security_encryption_type', 'storage_account_type'].map(name => `os_disk[0].${name}`),
  'plan', 'platform_fault_domain', 'priority', 'secure_boot_enabled', 'source_image_id', 'source_image_reference', 'virtual_machine_scale_set_id', 'vtpm_enabled', 'vm_agent_platform_updates_enabled',
];

const ATTESTATION = JSON.stringify({
  AttestationConfig: {
    MaaSettings: { maaEndpoint: '', maaTenantName: 'GuestAttestation' },
    AscSettings: { ascReportingEndpoint: '', ascReportingFrequency: '' },
    useCustomToken: 'false',
    disableAlerts: 'false',
  },
});

const { location, resourceGroup: resourceGroupName } = AZURE;

/** A hardened machine by hand: the same resources, at the same addresses. */
export class HandMachine extends Construct {
  public readonly vm: LinuxVirtualMachine;

  constructor(scope: Construct, spec: MachineSpec, subnet: HandSubnet) {
    super(scope, spec.id);
    const tags = { env: 'bench', role: spec.role };
    const group = this.securityGroup(spec, tags);
    const { nic, guard } = this.plug(spec, tags, subnet, group);
    this.vm = this.machine(spec, tags, nic, guard);
    const attachments = spec.hasData ? [this.dataDisk(spec, tags)] : [];
    const attestation = new VirtualMachineExtension(new Construct(this, 'Extensions'), 'Attestation', {
      name: 'GuestAttestation',
      virtualMachineId: this.vm.id,
      publisher: 'Microsoft.Azure.Security.LinuxAttestation',
      type: 'GuestAttestation',
      typeHandlerVersion: '1.0',
      autoUpgradeMinorVersion: true,
      automaticUpgradeEnabled: true,
      settings: ATTESTATION,
      tags,
      dependsOn: attachments,
    });
    if (spec.hasData) { lock(this, this.vm, [attestation]); }
  }

  private securityGroup({ hostName }: MachineSpec, tags: Record<string, string>): NetworkSecurityGroup {
    return new NetworkSecurityGroup(this, 'SecurityGroup', {
      location,
      resourceGroupName,
      name: `${hostName}-nsg`,
      securityRule: HAND_RULES,
      tags,
    });
  }

  private plug({ hostName, address }: MachineSpec, tags: Record<string, string>, { subnet, before }: HandSubnet, group: NetworkSecurityGroup) {
    const scope = new Construct(new Construct(this, 'Interfaces'), 'net0');
    const nic = new NetworkInterface(scope, RESOURCE, {
      location,
      resourceGroupName,
      name: `${hostName}-net0`,
      dnsServers: [DNS],
      acceleratedNetworkingEnabled: true,
      ipForwardingEnabled: false,
      ipConfiguration: [{
        name: 'primary',
        subnetId: subnet.id,
        privateIpAddressVersion: 'IPv4',
        privateIpAddressAllocation: 'Static',
        privateIpAddress: address.split('/')[0],
      }],
      tags,
      dependsOn: before,
    });
    return { nic, guard: new NetworkInterfaceSecurityGroupAssociation(scope, 'SecurityGroup', { networkInterfaceId: nic.id, networkSecurityGroupId: group.id }) };
  }

  private machine({ hostName, hasData }: MachineSpec, tags: Record<string, string>, nic: NetworkInterface, guard: TerraformResource): LinuxVirtualMachine {
    return new LinuxVirtualMachine(this, RESOURCE, {
      location,
      resourceGroupName,
      name: hostName,
      computerName: hostName,
      size: 'Standard_D2as_v5',
      diskControllerType: 'SCSI',
      adminUsername: ADMIN.userName,
      adminSshKey: [{ username: ADMIN.userName, publicKey: ADMIN.key }],
      disablePasswordAuthentication: true,
      networkInterfaceIds: [nic.id],
      provisionVmAgent: true,
      allowExtensionOperations: true,
      encryptionAtHostEnabled: true,
      secureBootEnabled: true,
      vtpmEnabled: true,
      bootDiagnostics: {},
      additionalCapabilities: { hibernationEnabled: false, ultraSsdEnabled: false },
      identity: { type: 'SystemAssigned' },
      osDisk: { name: `${hostName}-root`, caching: 'ReadWrite', storageAccountType: 'Premium_LRS', diskSizeGb: ROOT_GIB, writeAcceleratorEnabled: false },
      sourceImageId: AZURE.image,
      priority: 'Regular',
      patchMode: 'ImageDefault',
      patchAssessmentMode: 'ImageDefault',
      tags,
      dependsOn: [guard],
      lifecycle: { preventDestroy: hasData, ignoreChanges: LEFT_ALONE },
    });
  }

  private dataDisk({ hostName, dataSerial }: MachineSpec, tags: Record<string, string>): VirtualMachineDataDiskAttachment {
    const scope = new Construct(new Construct(this, 'Disks'), 'data');
    const disk = new ManagedDisk(scope, RESOURCE, {
      location,
      resourceGroupName,
      name: `${hostName}-${dataSerial}`,
      createOption: 'Empty',
      storageAccountType: 'Premium_LRS',
      diskSizeGb: DATA_GIB,
      networkAccessPolicy: 'DenyAll',
      publicNetworkAccessEnabled: false,
      tags: { ...tags, disk: 'data' },
      lifecycle: { preventDestroy: true },
    });
    lock(scope, disk);
    return new VirtualMachineDataDiskAttachment(scope, 'Attachment', { virtualMachineId: this.vm.id, managedDiskId: disk.id, lun: 0, caching: 'None', writeAcceleratorEnabled: false });
  }
}

function lock(scope: Construct, { id }: LinuxVirtualMachine | ManagedDisk, dependsOn?: TerraformResource[]): void {
  new ManagementLock(scope, 'Lock', { name: 'hostwright-keep', scope: id, lockLevel: 'CanNotDelete', notes: 'holds data that cannot be made again; the program lets it go by retire()', dependsOn });
}
