import type { VirtualMachineConfig } from '@cdktf/provider-vsphere/lib/virtual-machine';
import { lifecycleOf } from './lifecycle';
import { MachineFacts } from './machine-facts';
import { controllerCount, renderDisks, unitsOf } from './render-disks';
import { renderNetworkInterfaces } from './render-network';
import { renderSource } from './render-source';
import { VsphereTuning } from './tuning';
import { milliseconds, minutes } from './units';
import { IVmIntent } from '../../model/vm-intent';
import { Duration } from '../../values';

/** A machine as the provider's configuration. Pure and total: refused machines render too. */
export function renderVm(intent: IVmIntent, facts: MachineFacts): VirtualMachineConfig {
  const { tuning, source: { image, copiedFrom, template = copiedFrom } } = facts;
  const ofTemplate = (attribute: string) => template === undefined ? undefined : `\${${template}.${attribute}}`;
  return {
    name: intent.hostName.toString(),
    resourcePoolId: facts.resourcePoolId,
    hostSystemId: facts.hostId,
    datacenterId: facts.datacenterId,
    datastoreId: facts.datastoreId,
    datastoreClusterId: facts.datastoreClusterId,
    storagePolicyId: facts.storagePolicyId,
    folder: tuning.folder?.folderPath,
    annotation: facts.annotation,
    tags: facts.tagIds.length > 0 ? [...facts.tagIds] : undefined,
    customAttributes: facts.customAttributes,
    guestId: facts.guestId,
    alternateGuestName: tuning.alternateGuestName,
    hardwareVersion: tuning.hardwareVersion,
    firmware: facts.firmware ? facts.firmware.isUefi ? 'efi' : 'bios' : ofTemplate('firmware'),
    efiSecureBootEnabled: facts.firmware ? facts.firmware.secureBoot : ofTemplate('efi_secure_boot_enabled') as unknown as boolean,
    vtpm: facts.vtpm ? { version: '2.0' } : undefined,
    ...renderProcessors(intent, tuning),
    ...renderMemory(intent, facts),
    scsiType: tuning.scsiType ?? image.scsiType ?? ofTemplate('scsi_type') ?? 'pvscsi',
    scsiBusSharing: tuning.scsiBusSharing,
    scsiControllerCount: controllerCount(unitsOf(intent, tuning)),
    disk: renderDisks(intent, facts),
    networkInterface: renderNetworkInterfaces(intent, facts),
    cdrom: tuning.discs?.map(({ path }, position) => ({ path, datastoreId: facts.discDatastoreIds[position] })),
    pciDeviceId: facts.pciDeviceIds.length > 0 ? [...facts.pciDeviceIds] : undefined,
    ...renderSource(intent, facts),
    ...renderGuest(tuning, facts),
    ...renderWaits(intent, tuning),
    replaceTrigger: facts.origin,
    dependsOn: [...facts.dependsOn],
    provider: facts.provider,
    lifecycle: lifecycleOf(intent, facts),
  };
}

/** Whether an apply waits for an address: only where VMware's tools alone know it. */
export function networkWaitOf({ nics: [nic] }: IVmIntent, { networkWait }: VsphereTuning): Duration | undefined {
  if (networkWait) { return networkWait; }
  return !nic || nic.ip.primaryAddress || nic.ip.isStatic ? undefined : Duration.minutes(5);
}

function renderProcessors({ cpus }: IVmIntent, tuning: VsphereTuning): Partial<VirtualMachineConfig> {
  return {
    numCpus: cpus,
    numCoresPerSocket: tuning.coresPerSocket ?? 1,
    cpuHotAddEnabled: tuning.cpuHotAddEnabled ?? false,
    cpuHotRemoveEnabled: tuning.cpuHotRemoveEnabled ?? false,
    cpuReservation: tuning.cpuReservation,
    cpuLimit: tuning.cpuLimit,
    cpuShareLevel: tuning.cpuShareLevel,
    cpuShareCount: tuning.cpuShareCount,
    cpuPerformanceCountersEnabled: tuning.cpuPerformanceCountersEnabled,
    latencySensitivity: tuning.latencySensitivity,
    nestedHvEnabled: tuning.nestedHvEnabled,
    vbsEnabled: tuning.vbsEnabled,
    vvtdEnabled: tuning.vvtdEnabled,
    eptRviMode: tuning.eptRviMode,
    hvMode: tuning.hvMode,
  };
}

/** A device of the host reads and writes the memory of the machine by itself: all of it must be there. */
function renderMemory({ memory }: IVmIntent, { tuning, pciDeviceIds }: MachineFacts): Partial<VirtualMachineConfig> {
  const whole = pciDeviceIds.length > 0;
  return {
    memory: memory.toMebibytes(),
    memoryHotAddEnabled: tuning.memoryHotAddEnabled ?? false,
    memoryReservation: tuning.memoryReservation?.toMebibytes() ?? (whole ? memory.toMebibytes() : undefined),
    memoryReservationLockedToMax: tuning.memoryReservationLockedToMax ?? (whole || undefined),
    memoryLimit: tuning.memoryLimit?.toMebibytes(),
    memoryShareLevel: tuning.memoryShareLevel,
    memoryShareCount: tuning.memoryShareCount,
    swapPlacementPolicy: tuning.swapPlacementPolicy,
  };
}

function renderGuest(tuning: VsphereTuning, { guestInfo }: MachineFacts): Partial<VirtualMachineConfig> {
  const extraConfig = { ...guestInfo, ...tuning.extraConfig };
  return {
    enableDiskUuid: tuning.enableDiskUuid ?? true,
    enableLogging: tuning.enableLogging ?? true,
    extraConfig: Object.keys(extraConfig).length > 0 ? extraConfig : undefined,
    // An address holds from a restart on. Without it the provider also forgets that processors and memory of the same apply need one.
    extraConfigRebootRequired: tuning.restartOnExtraConfig ?? true,
    vapp: tuning.vappProperties && { properties: tuning.vappProperties },
    bootDelay: milliseconds(tuning.bootDelay),
    bootRetryEnabled: tuning.bootRetryEnabled,
    bootRetryDelay: milliseconds(tuning.bootRetryDelay),
    toolsUpgradePolicy: tuning.toolsUpgradePolicy,
    syncTimeWithHost: tuning.syncTimeWithHost ?? true,
    syncTimeWithHostPeriodically: tuning.syncTimeWithHostPeriodically,
    runToolsScriptsAfterPowerOn: tuning.toolsScriptsAfterPowerOn,
    runToolsScriptsAfterResume: tuning.toolsScriptsAfterResume,
    runToolsScriptsBeforeGuestReboot: tuning.toolsScriptsBeforeReboot,
    runToolsScriptsBeforeGuestShutdown: tuning.toolsScriptsBeforeShutdown,
    runToolsScriptsBeforeGuestStandby: tuning.toolsScriptsBeforeStandby,
  };
}

function renderWaits(intent: IVmIntent, tuning: VsphereTuning): Partial<VirtualMachineConfig> {
  return {
    waitForGuestNetTimeout: minutes(networkWaitOf(intent, tuning)) ?? 0,
    waitForGuestNetRoutable: tuning.networkWaitRoutable,
    ignoredGuestIps: tuning.ignoredGuestIps,
    shutdownWaitTimeout: minutes(tuning.shutdownTimeout),
    forcePowerOff: tuning.forcePowerOff,
    poweronTimeout: tuning.powerOnTimeout?.toSeconds(),
    migrateWaitTimeout: minutes(tuning.migrateTimeout),
  };
}
