import type { VirtualEnvironmentVmConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { MachineFacts } from './machine-facts';
import { ProxmoxTuning } from './tuning';
import { IVmIntent } from '../../model/vm-intent';

/** Devices beside disks and network: console, passthrough and what tuning adds. */
export function renderDevices(intent: IVmIntent, facts: MachineFacts): Partial<VirtualEnvironmentVmConfig> {
  const { tuning } = facts;
  const serial = serialDevicesOf(facts);
  const disc = facts.iso ?? tuning.cdrom;
  return {
    serialDevice: serial.map(device => ({ device })),
    vga: {
      type: tuning.vgaType ?? (serial.length > 0 && !intent.image.guest.isWindows && !facts.iso ? 'serial0' : 'std'),
      memory: tuning.vgaMemory?.toMebibytes(),
      clipboard: tuning.vgaClipboard,
    },
    tabletDevice: tuning.tabletDevice ?? false,
    keyboardLayout: tuning.keyboardLayout,
    audioDevice: tuning.audioDevice === undefined ? undefined : { device: tuning.audioDevice, driver: 'spice', enabled: true },
    cdrom: disc && { fileId: disc.volumeId, interface: cdromDriveOf(facts) },
    hostpci: facts.passthroughs.length === 0 ? undefined : facts.passthroughs.map(({ mappingName, options }, position) => ({
      device: `hostpci${position}`,
      mapping: mappingName,
      pcie: options.pcie ?? facts.firmware.isUefi,
      rombar: options.romBar ?? true,
      romFile: options.romFile,
      xvga: options.primaryGpu ?? false,
      mdev: options.mediatedDevice,
    })),
    usb: tuning.usbDevices?.map(({ mapping, host, usb3 }) => ({ mapping, host, usb3: usb3 ?? true })),
    virtiofs: tuning.sharedFolders?.map(({ mapping, cache, directIo, exposeAcl, exposeXattr }) => ({ mapping, cache, directIo, exposeAcl, exposeXattr })),
    rng: rngOf(tuning),
    smbios: tuning.smbios,
    watchdog: watchdogOf(tuning),
    amdSev: amdSevOf(tuning),
    hotplug: tuning.hotplug,
    hookScriptFileId: tuning.hookScriptFileId,
    kvmArguments: tuning.kvmArguments,
  };
}

/** Drive of the disc, which an installer boots from. */
export function cdromDriveOf({ tuning }: MachineFacts): string {
  return tuning.cdromInterface ?? 'ide3';
}

export function serialDevicesOf({ tuning }: MachineFacts): readonly string[] {
  return tuning.serialDevices ?? ['socket'];
}

function rngOf({ rngSource, rngMaxBytes, rngPeriod }: ProxmoxTuning): VirtualEnvironmentVmConfig['rng'] {
  return anyGiven(rngSource, rngMaxBytes, rngPeriod)
    ? [{ source: rngSource ?? '/dev/urandom', maxBytes: rngMaxBytes, period: rngPeriod && rngPeriod.toSeconds() * 1000 }]
    : undefined;
}

function watchdogOf({ watchdogAction, watchdogModel }: ProxmoxTuning): VirtualEnvironmentVmConfig['watchdog'] {
  return anyGiven(watchdogAction, watchdogModel) ? { enabled: true, action: watchdogAction ?? 'reset', model: watchdogModel ?? 'i6300esb' } : undefined;
}

function amdSevOf({ amdSev, amdSevAllowSmt, amdSevKernelHashes, amdSevNoDebug, amdSevNoKeySharing }: ProxmoxTuning): VirtualEnvironmentVmConfig['amdSev'] {
  return anyGiven(amdSev, amdSevAllowSmt, amdSevKernelHashes, amdSevNoDebug, amdSevNoKeySharing)
    ? { type: amdSev ?? 'std', allowSmt: amdSevAllowSmt, kernelHashes: amdSevKernelHashes, noDebug: amdSevNoDebug, noKeySharing: amdSevNoKeySharing }
    : undefined;
}

function anyGiven(...settings: unknown[]): boolean {
  return settings.some(setting => setting !== undefined);
}
