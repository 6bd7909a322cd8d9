import type { VirtualEnvironmentVmConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { cpuTypeFor } from './cpu-types';
import { isFlagged, lifecycleOf } from './lifecycle';
import { MachineFacts } from './machine-facts';
import { ProxmoxAddressWait } from './proxmox-address-wait';
import { cdromDriveOf, renderDevices } from './render-devices';
import { renderDisks } from './render-disks';
import { renderInitialization } from './render-initialization';
import { renderNetworkDevices } from './render-network';
import { IGuestSystem } from '../../model/guest-system';
import { OsFamily } from '../../model/os-family';
import { IVmIntent } from '../../model/vm-intent';

/** A machine as the provider's configuration. Pure and total: refused machines render too. */
export function renderVm(intent: IVmIntent, facts: MachineFacts): VirtualEnvironmentVmConfig {
  const { tuning, firmware } = facts;
  return {
    nodeName: facts.nodeName,
    vmId: facts.vmId,
    name: intent.hostName.toString(),
    description: tuning.description,
    tags: tagsOf(intent),
    poolId: tuning.pool?.poolId,
    onBoot: tuning.startOnBoot ?? true,
    started: tuning.started ?? true,
    protection: tuning.protection ?? isFlagged(intent),
    migrate: tuning.migrate ?? true,
    startup: startupOf(facts),
    bios: firmware.isUefi ? 'ovmf' : 'seabios',
    machine: tuning.machineType ?? (firmware.isUefi ? 'q35' : 'pc'),
    acpi: tuning.acpi,
    scsiHardware: tuning.scsiHardware ?? 'virtio-scsi-single',
    bootOrder: tuning.bootOrder ?? (facts.iso ? ['scsi0', cdromDriveOf(facts)] : ['scsi0']),
    operatingSystem: { type: tuning.osType ?? osTypeOf(intent.image.guest) },
    cpu: {
      cores: Math.max(1, Math.floor(intent.cpus / (tuning.cpuSockets ?? 1))),
      sockets: tuning.cpuSockets ?? 1,
      type: tuning.cpuType ?? cpuTypeFor(intent.image.guest),
      flags: tuning.cpuFlags,
      hotplugged: tuning.cpuHotplugged,
      limit: tuning.cpuLimit,
      units: tuning.cpuUnits,
      affinity: tuning.cpuAffinity,
      architecture: tuning.cpuArchitecture,
      numa: tuning.numa ?? (tuning.numaNodes ?? []).length > 0,
    },
    memory: {
      dedicated: intent.memory.toMebibytes(),
      floating: tuning.memoryFloating?.toMebibytes() ?? 0,
      shared: tuning.memoryShared?.toMebibytes(),
      hugepages: tuning.hugepages,
      keepHugepages: tuning.keepHugepages,
    },
    numa: tuning.numaNodes?.map(({ device, cpus, memory, hostNodes, policy }) => ({ device, cpus, memory: memory.toMebibytes(), hostnodes: hostNodes, policy })),
    efiDisk: efiDiskOf(facts),
    tpmState: firmware.vtpm ? { datastoreId: tuning.tpmDatastore ?? facts.datastore, version: tuning.tpmVersion ?? 'v2.0' } : undefined,
    disk: renderDisks(intent, facts),
    networkDevice: renderNetworkDevices(intent, facts),
    initialization: renderInitialization(intent, facts),
    clone: facts.clone && {
      vmId: facts.clone.vmId,
      nodeName: facts.clone.nodeName,
      full: tuning.fullClone ?? true,
      datastoreId: tuning.fullClone === false ? undefined : facts.datastore,
      retries: tuning.cloneRetries ?? 3,
    },
    agent: agentOf(intent, facts),
    ...renderDevices(intent, facts),
    stopOnDestroy: tuning.stopOnDestroy ?? true,
    purgeOnDestroy: tuning.purgeOnDestroy,
    deleteUnreferencedDisksOnDestroy: tuning.deleteUnreferencedDisksOnDestroy ?? !intent.hardened,
    rebootAfterUpdate: tuning.rebootAfterUpdate,
    reboot: tuning.rebootAfterCreation,
    timeoutCreate: tuning.createTimeout?.toSeconds(),
    timeoutClone: tuning.cloneTimeout?.toSeconds(),
    timeoutMigrate: tuning.migrateTimeout?.toSeconds(),
    timeoutReboot: tuning.rebootTimeout?.toSeconds(),
    timeoutShutdownVm: tuning.shutdownTimeout?.toSeconds(),
    timeoutStartVm: tuning.startTimeout?.toSeconds(),
    timeoutStopVm: tuning.stopTimeout?.toSeconds(),
    dependsOn: [...facts.dependsOn],
    provider: facts.provider,
    lifecycle: lifecycleOf(intent, facts),
  };
}

/** Lower-case and sorted, as Proxmox keeps them. */
export function tagsOf(intent: IVmIntent): string[] {
  return [...new Set(['hostwright', ...intent.labels.toTags()])].sort();
}

/** What an apply waits for: the management address where only the guest knows it. An installer has no agent. */
export function addressWaitOf(intent: IVmIntent, { tuning, iso }: MachineFacts): ProxmoxAddressWait {
  const [nic] = intent.nics;
  if (tuning.agentWaitForIp) { return tuning.agentWaitForIp; }
  if (!nic || nic.ip.primaryAddress || nic.ip.isStatic || iso || tuning.agentEnabled === false) { return ProxmoxAddressWait.NOTHING; }
  return nic.ip.isDhcpV4 ? ProxmoxAddressWait.IPV4 : ProxmoxAddressWait.IPV6;
}

function efiDiskOf({ firmware, datastore, tuning }: MachineFacts): VirtualEnvironmentVmConfig['efiDisk'] {
  return firmware.isUefi
    ? { datastoreId: tuning.efiDiskDatastore ?? datastore, fileFormat: tuning.efiDiskFileFormat, type: tuning.efiDiskType ?? '4m', preEnrolledKeys: firmware.secureBoot }
    : undefined;
}

function agentOf(intent: IVmIntent, facts: MachineFacts): VirtualEnvironmentVmConfig['agent'] {
  const { tuning } = facts;
  const wait = addressWaitOf(intent, facts);
  const both = wait === ProxmoxAddressWait.BOTH;
  return {
    enabled: tuning.agentEnabled ?? true,
    trim: tuning.agentTrim ?? true,
    type: tuning.agentType ?? 'virtio',
    timeout: tuning.agentTimeout?.toGoDuration() ?? '5m',
    waitForIp: wait === ProxmoxAddressWait.NOTHING
      ? { disabled: true }
      : { disabled: false, ipv4: both || wait === ProxmoxAddressWait.IPV4, ipv6: both || wait === ProxmoxAddressWait.IPV6 },
  };
}

function startupOf({ tuning }: MachineFacts): VirtualEnvironmentVmConfig['startup'] {
  const { startupOrder, startupUpDelay, startupDownDelay } = tuning;
  return startupOrder === undefined && !startupUpDelay && !startupDownDelay
    ? undefined
    : { order: startupOrder, upDelay: startupUpDelay?.toSeconds(), downDelay: startupDownDelay?.toSeconds() };
}

/** Type of guest as Proxmox knows it (qemu-server): win10 up to Server 2019, win11 from Server 2022 on. */
export function osTypeOf(guest: IGuestSystem): string {
  if (guest.isWindows) { return /^windows-(10|server-2016|server-2019)/.test(guest.id) ? 'win10' : 'win11'; }
  return guest.family === OsFamily.BSD || guest.family === OsFamily.OTHER ? 'other' : 'l26';
}
