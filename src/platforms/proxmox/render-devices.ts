import type { VirtualEnvironmentVmConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { MachineFacts } from './machine-facts';
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
    cdrom: disc && { fileId: disc.volumeId, interface: 'ide3' },
    hostpci: facts.passthroughs.length === 0 ? undefined : facts.passthroughs.map(({ mappingName, options }, position) => ({
      device: `hostpci${position}`,
      mapping: mappingName,
      pcie: options.pcie ?? facts.firmware.isUefi,
      rombar: options.romBar ?? true,
      xvga: options.primaryGpu ?? false,
      mdev: options.mediatedDevice,
    })),
    usb: tuning.usbDevices?.map(({ mapping, host, usb3 }) => ({ mapping, host, usb3: usb3 ?? true })),
    virtiofs: tuning.sharedFolders?.map(({ mapping, cache, directIo, exposeAcl, exposeXattr }) => ({ mapping, cache, directIo, exposeAcl, exposeXattr })),
    rng: tuning.rngSource === undefined ? undefined : [{ source: tuning.rngSource, maxBytes: tuning.rngMaxBytes, period: tuning.rngPeriod && tuning.rngPeriod.toSeconds() * 1000 }],
    smbios: tuning.smbios,
    watchdog: tuning.watchdogAction === undefined ? undefined : { enabled: true, action: tuning.watchdogAction, model: tuning.watchdogModel ?? 'i6300esb' },
    amdSev: tuning.amdSev === undefined ? undefined : { type: tuning.amdSev },
    hotplug: tuning.hotplug,
    hookScriptFileId: tuning.hookScriptFileId,
    kvmArguments: tuning.kvmArguments,
  };
}

export function serialDevicesOf({ tuning }: MachineFacts): readonly string[] {
  return tuning.serialDevices ?? ['socket'];
}
