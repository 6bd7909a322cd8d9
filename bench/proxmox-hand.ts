import { DownloadFile } from '@hostwright/provider-proxmox/lib/download-file';
import { ProxmoxProvider } from '@hostwright/provider-proxmox/lib/provider';
import { VirtualEnvironmentVm } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { App, Aspects, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { Construct, IValidation } from 'constructs';
import { DescribeMachines, DESCRIPTION, MARKS, OVERRIDE, placeOf } from './extras';
import { MachineSpec } from './machines';
import { ESTATE, Program, READER } from './program';
import { HandMachine, NODE } from './proxmox-hand-machine';
import { ENDPOINT, IMAGE } from './spec';

/** What the library takes from hashes: here it is what an author typed once. The comparison of both outputs holds it to the library. */
const TEMPLATE = { name: 'debian-2f662e9b', vmId: 52878, id: 'pve1-1aa881d3' };
const FILE_NAME = 'hostwright-debian-13-3f5a1c0e9b7d.qcow2';

/** The estate as a good cdktf user writes it: one construct for a machine, one file for its template, literals for the rest. */
class Estate extends TerraformStack {
  public readonly first: string;

  constructor(scope: Construct, machines: readonly MachineSpec[], validation: IValidation) {
    super(scope, ESTATE);
    new LocalBackend(this, { path: `../../../terraform.${ESTATE}.tfstate` });
    const pve = new Construct(this, 'Pve');
    new ProxmoxProvider(pve, 'Provider', { endpoint: ENDPOINT, insecure: false });
    const template = this.template(pve);

    const vms = machines.map(spec => new HandMachine(this, spec, template).vm);

    const { overridden } = MARKS.proxmox;
    vms[0].addOverride(overridden, OVERRIDE);
    this.addOverride(placeOf(vms[1], overridden), OVERRIDE);
    this.first = vms[0].id;
    Aspects.of(this).add(new DescribeMachines(VirtualEnvironmentVm, vm => { vm.description = DESCRIPTION; }));
    this.node.addValidation(validation);
  }

  private template(pve: Construct): VirtualEnvironmentVm {
    const download = new DownloadFile(new Construct(pve, 'Images'), `${NODE}-${FILE_NAME}`, {
      nodeName: NODE,
      datastoreId: 'local',
      contentType: 'import',
      url: IMAGE.url,
      fileName: FILE_NAME,
      checksum: IMAGE.digest.split(':')[1],
      checksumAlgorithm: 'sha256',
      overwrite: false,
      lifecycle: { ignoreChanges: ['url'] },
    });
    return new VirtualEnvironmentVm(new Construct(new Construct(this, 'Debian'), 'Replicas'), TEMPLATE.id, {
      nodeName: NODE,
      vmId: TEMPLATE.vmId,
      name: TEMPLATE.name,
      tags: ['hostwright', 'template'],
      template: true,
      started: false,
      onBoot: false,
      bios: 'ovmf',
      machine: 'q35',
      scsiHardware: 'virtio-scsi-single',
      bootOrder: ['scsi0'],
      operatingSystem: { type: 'l26' },
      cpu: { cores: 1, sockets: 1, type: 'x86-64-v2-AES' },
      memory: { dedicated: 1024, floating: 0 },
      efiDisk: { datastoreId: 'local-zfs', type: '4m', preEnrolledKeys: true },
      disk: [{
        interface: 'scsi0',
        datastoreId: 'local-zfs',
        importFromAttribute: download.id,
        size: 3,
        aio: 'io_uring',
        backup: true,
        cache: 'none',
        discard: 'on',
        iothread: true,
        replicate: true,
        ssd: true,
      }],
      initialization: { datastoreId: 'local-zfs', interface: 'scsi30', type: 'nocloud', upgrade: false },
      agent: { enabled: true, trim: true, type: 'virtio', timeout: '5m', waitForIp: { disabled: true } },
      serialDevice: [{ device: 'socket' }],
      vga: { type: 'serial0' },
      tabletDevice: false,
      stopOnDestroy: true,
      deleteUnreferencedDisksOnDestroy: false,
    });
  }
}

/** Reads the first machine across the stacks. */
class Reader extends TerraformStack {
  constructor(scope: Construct, first: string) {
    super(scope, READER);
    new LocalBackend(this, { path: `../../../terraform.${READER}.tfstate` });
    new TerraformOutput(this, 'first', { value: first });
  }
}

/** The hand-written side. */
export const hand: Program = (app: App, machines, validation) => {
  const estate = new Estate(app, machines, validation);
  new Reader(app, estate.first);
};
