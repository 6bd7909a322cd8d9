import { VirtualEnvironmentFirewallOptions } from '@hostwright/provider-proxmox/lib/virtual-environment-firewall-options';
import { VirtualEnvironmentFirewallRules, VirtualEnvironmentFirewallRulesRule } from '@hostwright/provider-proxmox/lib/virtual-environment-firewall-rules';
import { VirtualEnvironmentVm, VirtualEnvironmentVmDisk } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { Construct } from 'constructs';
import { RESOURCE } from './extras';
import { MachineSpec } from './machines';
import { ADMIN, DATA_GIB, DNS, DOMAIN, GATEWAY, MANAGEMENT, MEMORY_GIB, ROOT_GIB, SERVED } from './spec';

export const NODE = 'pve1';
const STORE = 'local-zfs';

/** What attributes-as-blocks demand in Terraform JSON, and what the types of cdktf do not foresee: a null for each key that is not set. */
const NULL = null as unknown as undefined;

/** What a change of would replace the machine, or set it up anew. */
const BORN_WITH = ['clone', ...['type', 'user_account', 'user_data_file_id', 'vendor_data_file_id', 'network_data_file_id', 'meta_data_file_id'].map(name => `initialization[0].${name}`)];

/** A hardened machine by hand: the same resources, at the same addresses. */
export class HandMachine extends Construct {
  public readonly vm: VirtualEnvironmentVm;

  constructor(scope: Construct, spec: MachineSpec, template: VirtualEnvironmentVm) {
    super(scope, spec.id);
    this.vm = this.machine(spec, template);
    this.firewall(spec);
  }

  private machine(spec: MachineSpec, template: VirtualEnvironmentVm): VirtualEnvironmentVm {
    return new VirtualEnvironmentVm(this, RESOURCE, {
      nodeName: NODE,
      vmId: spec.vmId,
      name: spec.hostName,
      tags: ['env-bench', 'hostwright', `role-${spec.role}`],
      onBoot: true,
      started: true,
      protection: spec.hasData,
      migrate: true,
      bios: 'ovmf',
      machine: 'q35',
      scsiHardware: 'virtio-scsi-single',
      bootOrder: ['scsi0'],
      operatingSystem: { type: 'l26' },
      cpu: { cores: 2, sockets: 1, type: 'x86-64-v2-AES', numa: false },
      memory: { dedicated: MEMORY_GIB * 1024, floating: 0 },
      efiDisk: { datastoreId: STORE, type: '4m', preEnrolledKeys: true },
      disk: [disk(0, ROOT_GIB, spec.rootSerial), ...spec.hasData ? [disk(1, DATA_GIB, spec.dataSerial)] : []],
      networkDevice: [{
        bridge: 'vmbr0',
        vlanId: 20,
        macAddress: spec.mac,
        model: 'virtio',
        firewall: true,
        disconnected: false,
        enabled: NULL,
        mtu: NULL,
        queues: NULL,
        rateLimit: NULL,
        trunks: NULL,
      }],
      initialization: {
        datastoreId: STORE,
        interface: 'scsi30',
        type: 'nocloud',
        upgrade: false,
        dns: { servers: [DNS], domain: DOMAIN },
        ipConfig: [{ ipv4: { address: spec.address, gateway: GATEWAY } }],
        userAccount: { username: ADMIN.userName, keys: [ADMIN.key] },
      },
      clone: { vmId: template.vmIdInput!, full: true, datastoreId: STORE, retries: 3 },
      agent: { enabled: true, trim: true, type: 'virtio', timeout: '5m', waitForIp: { disabled: true } },
      serialDevice: [{ device: 'socket' }],
      vga: { type: 'serial0' },
      tabletDevice: false,
      stopOnDestroy: true,
      deleteUnreferencedDisksOnDestroy: false,
      dependsOn: [template],
      lifecycle: { ignoreChanges: BORN_WITH, preventDestroy: spec.hasData || undefined },
    });
  }

  private firewall({ vmId }: MachineSpec): void {
    new VirtualEnvironmentFirewallOptions(this, 'FirewallOptions', {
      nodeName: NODE,
      vmId,
      enabled: true,
      inputPolicy: 'DROP',
      outputPolicy: 'ACCEPT',
      dhcp: false,
      macfilter: true,
      ipfilter: false,
      ndp: true,
      radv: false,
      logLevelIn: 'info',
      logLevelOut: 'nolog',
      dependsOn: [this.vm],
    });
    new VirtualEnvironmentFirewallRules(this, 'FirewallRules', {
      nodeName: NODE,
      vmId,
      rule: [
        allow('ssh', '22', MANAGEMENT),
        allow('http', '80', SERVED),
        allow('https', '443', SERVED),
        allow('postgresql', '5432', SERVED),
        allow('node-exporter', '9100', SERVED),
      ],
      dependsOn: [this.vm],
    });
  }
}

function disk(slot: number, size: number, serial: string): VirtualEnvironmentVmDisk {
  return {
    interface: `scsi${slot}`,
    datastoreId: STORE,
    size,
    serial,
    aio: 'io_uring',
    backup: true,
    cache: 'none',
    discard: 'on',
    iothread: true,
    replicate: true,
    ssd: true,
  };
}

function allow(comment: string, dport: string, source: string): VirtualEnvironmentFirewallRulesRule {
  return { type: 'in', action: 'ACCEPT', enabled: true, comment, proto: 'tcp', dport, source, log: 'nolog' };
}
