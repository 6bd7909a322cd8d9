import type { LinuxVirtualMachineConfig } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import type { WindowsVirtualMachineConfig } from '@cdktf/provider-azurerm/lib/windows-virtual-machine';
import { lifecycleOf } from './lifecycle';
import { MachineFacts } from './machine-facts';
import { IVmIntent } from '../../model/vm-intent';

/** Configuration of both kinds of machines. */
type Shared = keyof LinuxVirtualMachineConfig & keyof WindowsVirtualMachineConfig;
type Common = Pick<LinuxVirtualMachineConfig, Shared> & Pick<WindowsVirtualMachineConfig, Shared>;

/** A Linux machine as the provider's configuration. Pure and total: refused machines render too. */
export function renderLinux(intent: IVmIntent, facts: MachineFacts): LinuxVirtualMachineConfig {
  const { admin } = intent;
  return {
    ...renderMachine(intent, facts),
    disablePasswordAuthentication: true,
    adminSshKey: admin?.publicKeys.map(publicKey => ({ username: admin.userName, publicKey })),
  };
}

/** A Windows machine as the provider's configuration. Pure and total. */
export function renderWindows(intent: IVmIntent, facts: MachineFacts): WindowsVirtualMachineConfig {
  const { patching } = facts;
  return {
    ...renderMachine(intent, facts),
    adminPassword: facts.adminPassword,
    automaticUpdatesEnabled: patching.mode !== 'Manual',
    hotpatchingEnabled: patching.hotpatching,
  };
}

/** What both kinds have. Every argument stands here by its name: to spread parts into a struct of this length costs more than all else of it. */
function renderMachine(intent: IVmIntent, facts: MachineFacts): Common {
  const { tuning, common, firmware, size, identity, patching, placement, image: { _traits: { reference, galleryId, plan } } } = facts;
  const { spot } = placement;
  const hostName = intent.hostName.toString();
  return {
    ...common,
    name: hostName,
    computerName: hostName,
    size: facts.sizeName,
    adminUsername: intent.admin?.userName,
    networkInterfaceIds: [...facts.interfaceIds],
    customData: facts.customData,
    userData: tuning.userData === undefined ? undefined : Buffer.from(tuning.userData).toString('base64'),
    provisionVmAgent: true,
    allowExtensionOperations: facts.usesExtensions,
    extensionsTimeBudget: tuning.extensionsTimeBudget && isoMinutes(tuning.extensionsTimeBudget.toSeconds()),
    encryptionAtHostEnabled: facts.encryptsAtHost,
    secureBootEnabled: firmware.isUefi ? firmware.secureBoot : undefined,
    vtpmEnabled: firmware.isUefi ? firmware.vtpm : undefined,
    diskControllerType: size && (size.controllers.includes('SCSI') ? 'SCSI' : 'NVMe'),
    licenseType: tuning.licenseType,
    // Always whole: what is left out Azure keeps as it was.
    additionalCapabilities: { hibernationEnabled: tuning.hibernation ?? false, ultraSsdEnabled: usesUltra(facts) },
    bootDiagnostics: tuning.bootDiagnostics ?? true ? {} : undefined,
    identity: identity && { type: identity.toString(), identityIds: identity.identities.length > 0 ? identity.identities.map(({ _id: id }) => id) : undefined },
    terminationNotification: tuning.terminationNotice && { enabled: true, timeout: isoMinutes(tuning.terminationNotice.toSeconds()) },
    tags: { ...facts.tags },
    osDisk: renderSystemDisk(hostName, facts),
    sourceImageId: galleryId,
    sourceImageReference: galleryId === undefined && reference ? { publisher: reference.publisher, offer: reference.offer, sku: reference.sku, version: reference.version ?? 'latest' } : undefined,
    plan: plan && { ...plan },
    zone: facts.zone?.toString(),
    availabilitySetId: placement.availabilitySet?._id,
    virtualMachineScaleSetId: placement.scaleSet?._id,
    platformFaultDomain: placement.faultDomain,
    proximityPlacementGroupId: placement.proximityGroup?._id,
    dedicatedHostId: placement.dedicatedHostId,
    dedicatedHostGroupId: placement.dedicatedHostGroupId,
    capacityReservationGroupId: placement.capacityReservationGroupId,
    priority: spot ? 'Spot' : 'Regular',
    evictionPolicy: spot && (spot.eviction ?? 'Deallocate'),
    maxBidPrice: facts.bids ? spot?.maxPrice ?? -1 : undefined,
    patchMode: patching.mode,
    patchAssessmentMode: patching.isByPlatform ? 'AutomaticByPlatform' : 'ImageDefault',
    rebootSetting: patching.reboot,
    bypassPlatformSafetyChecksOnUserScheduleEnabled: patching.isByPlatform ? patching.onOwnSchedule : undefined,
    dependsOn: [...facts.dependsOn],
    lifecycle: lifecycleOf(intent, facts),
  };
}

function usesUltra({ disks }: MachineFacts): boolean {
  return disks.some(({ storage }) => storage.typeName === 'UltraSSD_LRS');
}

function renderSystemDisk(hostName: string, { disks: [root], image, tuning: { confidential } }: MachineFacts): LinuxVirtualMachineConfig['osDisk'] {
  return {
    name: `${hostName}-root`,
    caching: root.caching,
    storageAccountType: root.storage.typeName,
    // As large as the image is, which Azure knows best.
    diskSizeGb: root.disk.size.compareTo(image.minimumDisk) === 0 && !root.ephemeral ? undefined : root.gibibytes,
    writeAcceleratorEnabled: root.writeAccelerator,
    diskEncryptionSetId: root.tuning.diskEncryptionSetId,
    securityEncryptionType: confidential?.encryptionType,
    secureVmDiskEncryptionSetId: confidential?.diskEncryptionSetId,
    diffDiskSettings: root.ephemeral && { option: 'Local', placement: root.ephemeral },
  };
}

/** A time as Azure writes it, such as `PT90M`. */
function isoMinutes(seconds: number): string {
  return `PT${Math.ceil(seconds / 60)}M`;
}
