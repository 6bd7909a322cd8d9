import { gzipSync } from 'zlib';
import { DataVsphereComputeCluster } from '@cdktf/provider-vsphere/lib/data-vsphere-compute-cluster';
import { DataVsphereDatastore } from '@cdktf/provider-vsphere/lib/data-vsphere-datastore';
import { DataVsphereNetwork } from '@cdktf/provider-vsphere/lib/data-vsphere-network';
import { DataVsphereTag } from '@cdktf/provider-vsphere/lib/data-vsphere-tag';
import { DataVsphereVirtualMachine } from '@cdktf/provider-vsphere/lib/data-vsphere-virtual-machine';
import { VirtualMachine, VirtualMachineDisk } from '@cdktf/provider-vsphere/lib/virtual-machine';
import { Construct } from 'constructs';
import { RESOURCE } from './extras';
import { MachineSpec } from './machines';
import { DATA_GIB, MEMORY_GIB, ROOT_GIB } from './spec';
import { metadata, userdata } from './vsphere-documents';

/** What a stack looks up once. */
export interface Found {
  readonly template: DataVsphereVirtualMachine;
  readonly cluster: DataVsphereComputeCluster;
  readonly datastore: DataVsphereDatastore;
  readonly network: DataVsphereNetwork;
  /** By role; that of the environment is `env`. */
  readonly tags: Readonly<Record<string, DataVsphereTag>>;
}

/** What a change of would replace the machine, or set it up anew. */
const BORN_WITH = ['replace_trigger', 'clone', 'firmware', 'efi_secure_boot_enabled', 'guest_id', 'scsi_type', 'disk[0].thin_provisioned', 'disk[0].eagerly_scrub', 'extra_config["guestinfo.userdata"]'];
const ENCODING = 'gzip+base64';

/** A hardened machine by hand: the same resource, at the same address. */
export class HandMachine extends Construct {
  public readonly vm: VirtualMachine;

  constructor(scope: Construct, spec: MachineSpec, found: Found) {
    super(scope, spec.id);
    this.vm = this.machine(spec, found);
  }

  private machine(spec: MachineSpec, { template, cluster, datastore, network, tags }: Found): VirtualMachine {
    const templateDisk = template.disks.get(0);
    return new VirtualMachine(this, RESOURCE, {
      name: spec.hostName,
      resourcePoolId: cluster.resourcePoolId,
      datastoreId: datastore.id,
      tags: [tags.env.id, tags[spec.role].id],
      guestId: template.guestId,
      firmware: template.firmware,
      efiSecureBootEnabled: template.efiSecureBootEnabled,
      numCpus: 2,
      numCoresPerSocket: 1,
      cpuHotAddEnabled: false,
      cpuHotRemoveEnabled: false,
      memory: MEMORY_GIB * 1024,
      memoryHotAddEnabled: false,
      scsiType: template.scsiType,
      scsiControllerCount: 1,
      disk: [
        disk('root', 0, ROOT_GIB, { thinProvisioned: templateDisk.thinProvisioned, eagerlyScrub: templateDisk.eagerlyScrub, keepOnRemove: false }),
        ...spec.hasData ? [disk(spec.dataSerial, 1, DATA_GIB, { thinProvisioned: true, eagerlyScrub: false, keepOnRemove: true })] : [],
      ],
      networkInterface: [{
        networkId: network.id,
        adapterType: 'vmxnet3',
        useStaticMac: true,
        macAddress: spec.mac,
        bandwidthLimit: -1,
        bandwidthReservation: 0,
        bandwidthShareLevel: 'normal',
      }],
      clone: { templateUuid: template.id, linkedClone: false },
      enableDiskUuid: true,
      enableLogging: true,
      extraConfig: {
        'guestinfo.metadata': packed(metadata(spec)),
        'guestinfo.metadata.encoding': ENCODING,
        'guestinfo.userdata': packed(userdata(spec.hostName)),
        'guestinfo.userdata.encoding': ENCODING,
      },
      extraConfigRebootRequired: true,
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
