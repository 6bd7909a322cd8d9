import { gzipSync } from 'zlib';
import { VirtualMachine, VirtualMachineDisk } from '@cdktf/provider-vsphere/lib/virtual-machine';
import { Construct } from 'constructs';
import { RESOURCE } from './extras';
import { MachineSpec } from './machines';
import { DATA_GIB, MEMORY_GIB, ROOT_GIB } from './spec';
import { metadata, userdata } from './vsphere-documents';

/** What a stack looks up once, as references: an author who has a thousand machines does not ask cdktf to resolve each a thousand times. */
export interface Found {
  readonly template: string;
  readonly resourcePoolId: string;
  readonly datastoreId: string;
  readonly networkId: string;
  readonly tagIds: Readonly<Record<string, string>>;
}

/** What a change of would replace the machine, or set it up anew. */
const BORN_WITH = ['replace_trigger', 'clone', 'firmware', 'efi_secure_boot_enabled', 'guest_id', 'scsi_type', 'extra_config["guestinfo.userdata"]'];
const ENCODING = 'gzip+base64';

/** A hardened machine by hand: the same resource, at the same address. */
export class HandMachine extends Construct {
  public readonly vm: VirtualMachine;

  constructor(scope: Construct, spec: MachineSpec, found: Found) {
    super(scope, spec.id);
    this.vm = this.machine(spec, found);
  }

  private machine(spec: MachineSpec, { template, resourcePoolId, datastoreId, networkId, tagIds }: Found): VirtualMachine {
    const ofTemplate = (attribute: string) => `\${${template}.${attribute}}`;
    return new VirtualMachine(this, RESOURCE, {
      name: spec.hostName,
      resourcePoolId,
      datastoreId,
      tags: [tagIds.env, tagIds[spec.role]],
      guestId: ofTemplate('guest_id'),
      firmware: ofTemplate('firmware'),
      efiSecureBootEnabled: flag(ofTemplate('efi_secure_boot_enabled')),
      numCpus: 2,
      numCoresPerSocket: 1,
      cpuHotAddEnabled: false,
      cpuHotRemoveEnabled: false,
      memory: MEMORY_GIB * 1024,
      memoryHotAddEnabled: false,
      scsiType: ofTemplate('scsi_type'),
      scsiControllerCount: 1,
      disk: [
        disk('root', 0, ROOT_GIB, { thinProvisioned: flag(ofTemplate('disks[0].thin_provisioned')), eagerlyScrub: flag(ofTemplate('disks[0].eagerly_scrub')), keepOnRemove: false }),
        ...spec.hasData ? [disk('data', 1, DATA_GIB, { thinProvisioned: true, eagerlyScrub: false, keepOnRemove: true })] : [],
      ],
      networkInterface: [{
        networkId,
        adapterType: 'vmxnet3',
        useStaticMac: true,
        macAddress: spec.mac,
        bandwidthLimit: -1,
        bandwidthReservation: 0,
        bandwidthShareLevel: 'normal',
      }],
      clone: { templateUuid: ofTemplate('id'), linkedClone: false },
      enableDiskUuid: true,
      enableLogging: true,
      extraConfig: {
        'guestinfo.metadata': packed(metadata(spec)),
        'guestinfo.metadata.encoding': ENCODING,
        'guestinfo.userdata': packed(userdata(spec.hostName)),
        'guestinfo.userdata.encoding': ENCODING,
      },
      extraConfigRebootRequired: false,
      syncTimeWithHost: true,
      waitForGuestNetTimeout: 0,
      replaceTrigger: spec.trigger,
      dependsOn: [],
      lifecycle: { ignoreChanges: BORN_WITH, preventDestroy: spec.hasData || undefined },
    });
  }
}

function disk(label: string, unitNumber: number, size: number, more: Partial<VirtualMachineDisk>): VirtualMachineDisk {
  return {
    label,
    unitNumber,
    size,
    diskMode: 'persistent',
    diskSharing: 'sharingNone',
    writeThrough: false,
    ioLimit: -1,
    ioReservation: 0,
    ioShareLevel: 'normal',
    ...more,
  };
}

function packed(text: string): string {
  return gzipSync(text).toString('base64');
}

/** A reference where the type wants a flag. */
function flag(reference: string): boolean {
  return reference as unknown as boolean;
}
