import type { DownloadFileConfig } from '@hostwright/provider-proxmox/lib/download-file';
import type { VirtualEnvironmentVmConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { TerraformProvider } from 'cdktf';
import { cpuTypeFor } from './cpu-types';
import { ProxmoxImage } from './proxmox-image';
import { CLOUD_INIT_DRIVE } from './render-initialization';
import { osTypeOf } from './render-vm';
import { Firmware } from '../../model/firmware';
import { ITemplateIntent } from '../../model/template-intent';
import { wholeGibibytes } from '../disk-slots';

/** Where an image is downloaded to. */
export interface DownloadFacts {
  readonly nodeName: string;
  readonly datastore: string;
  /** Cache of catalogue images: the original address follows it, host first. */
  readonly imageMirror?: string;
  readonly provider?: TerraformProvider;
}

/** What the platform decided for one copy of a template. */
export interface TemplateFacts {
  readonly name: string;
  readonly nodeName: string;
  readonly vmId: number;
  readonly datastore: string;
  readonly firmware: Firmware;
  /** Volume id of the downloaded image, a reference. */
  readonly imageFileId: string;
  readonly provider?: TerraformProvider;
}

/** A pinned download: the node checks the digest, and a changed file on the server is refused instead of replacing machines. */
export function renderDownload(image: ProxmoxImage, facts: DownloadFacts): DownloadFileConfig {
  const { url, digest, fileName, fromCatalogue } = image.source;
  return {
    nodeName: facts.nodeName,
    datastoreId: facts.datastore,
    contentType: 'import',
    url: facts.imageMirror !== undefined && fromCatalogue ? `${facts.imageMirror}/${url.replace(/^https?:\/\//, '')}` : url,
    fileName,
    checksum: digest?.hex,
    checksumAlgorithm: digest?.algorithm,
    overwrite: false,
    // The digest is in the name of the file: wherever it came from, it is the same, and a new download would make the templates anew.
    lifecycle: { ignoreChanges: ['url'] },
    provider: facts.provider,
  };
}

/** A template: the image on its disk, with everything that clones inherit. Never started. */
export function renderTemplate(intent: ITemplateIntent, facts: TemplateFacts): VirtualEnvironmentVmConfig {
  const { guest } = intent.image;
  const { firmware } = facts;
  return {
    nodeName: facts.nodeName,
    vmId: facts.vmId,
    name: facts.name,
    tags: ['hostwright', 'template'],
    template: true,
    started: false,
    onBoot: false,
    bios: firmware.isUefi ? 'ovmf' : 'seabios',
    machine: firmware.isUefi ? 'q35' : 'pc',
    scsiHardware: 'virtio-scsi-single',
    bootOrder: ['scsi0'],
    operatingSystem: { type: osTypeOf(guest) },
    cpu: { cores: 1, sockets: 1, type: cpuTypeFor(guest) },
    memory: { dedicated: 1024, floating: 0 },
    efiDisk: firmware.isUefi ? { datastoreId: facts.datastore, type: '4m', preEnrolledKeys: firmware.secureBoot } : undefined,
    tpmState: firmware.vtpm ? { datastoreId: facts.datastore, version: 'v2.0' } : undefined,
    disk: [{
      interface: 'scsi0',
      datastoreId: facts.datastore,
      importFromAttribute: facts.imageFileId,
      size: wholeGibibytes(intent.diskSize),
      aio: 'io_uring',
      backup: true,
      cache: 'none',
      discard: 'on',
      iothread: true,
      replicate: true,
      ssd: true,
    }],
    initialization: { datastoreId: facts.datastore, interface: CLOUD_INIT_DRIVE, type: guest.isWindows ? 'configdrive2' : 'nocloud', upgrade: false },
    agent: { enabled: true, trim: true, type: 'virtio', timeout: '5m', waitForIp: { disabled: true } },
    serialDevice: [{ device: 'socket' }],
    vga: { type: guest.isWindows ? 'std' : 'serial0' },
    tabletDevice: false,
    stopOnDestroy: true,
    deleteUnreferencedDisksOnDestroy: false,
    provider: facts.provider,
  };
}
