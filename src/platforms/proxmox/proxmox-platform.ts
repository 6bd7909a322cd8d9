import type { ProxmoxProvider } from '@hostwright/provider-proxmox/lib/provider';
import type { VirtualEnvironmentVm } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { Construct } from 'constructs';
import { importFileName } from './import-file-name';
import { pinnedGuest } from './pinned-guest';
import { ProxmoxDatastore, ProxmoxDatastoreOptions } from './proxmox-datastore';
import type { ProxmoxEngine } from './proxmox-engine';
import { ProxmoxExistingTemplate, ProxmoxExistingTemplateOptions } from './proxmox-existing-template';
import { ProxmoxHighAvailability } from './proxmox-high-availability';
import { ProxmoxImage } from './proxmox-image';
import { ProxmoxIso } from './proxmox-iso';
import { ProxmoxBridgeOptions, ProxmoxNetwork } from './proxmox-network';
import { ProxmoxPassthroughOptions, ProxmoxPciMapping } from './proxmox-pci-mapping';
import { ProxmoxCloudImageOptions, ProxmoxImageOptions, ProxmoxPlatformProps } from './proxmox-platform-props';
import { ProxmoxPool } from './proxmox-pool';
import { ProxmoxTuning } from './tuning';
import { proxmoxImage, whyNoProxmoxImage } from '../../catalog/image-catalog';
import { OperatingSystem } from '../../catalog/operating-system';
import { GuestFacts } from '../../model/guest-facts';
import { Platform, VmBinding } from '../../model/platform';
import { KeptFacts, Refused, VmReport } from '../../model/report';
import { ITemplateIntent } from '../../model/template-intent';
import { IVirtualMachine } from '../../model/virtual-machine';
import { IVmIntent } from '../../model/vm-intent';
import { fail, shown } from '../../private/fail';
import { refuseToken } from '../../private/plain-value';
import { Digest } from '../../values';

/** A Proxmox VE endpoint: one node, or a cluster behind one of its nodes. Machines need an API token only. */
export class ProxmoxPlatform extends Platform {
  /** `proxmox`. */
  public readonly platformName: string = 'proxmox';
  /** The provider block, typed. */
  public readonly provider: ProxmoxProvider;
  private readonly engine: ProxmoxEngine;

  /**
   * @param scope stack, or a construct in one
   * @param id construct id; it names the provider where there are several
   * @param props endpoint, node and datastores
   */
  constructor(scope: Construct, id: string, props: ProxmoxPlatformProps) {
    super(scope, id);
    this.engine = engineFor(this, props);
    this.provider = this.engine.provider;
  }

  /** The cluster behind the endpoint; two addresses of one cluster are two systems to the library. */
  public override get systemName(): string {
    return this.engine.systemName;
  }

  /**
   * An image of the catalogue, pinned by its digest.
   * @param os operating system; `DEBIAN_13` means the genericcloud image
   * @param options whether extended support is enough
   */
  public image(os: OperatingSystem, options: ProxmoxImageOptions = {}): ProxmoxImage {
    const row = proxmoxImage(os);
    const source = row
      ? { url: row.url, digest: row.digest, fromCatalogue: true, fileName: importFileName(os.id, row.digest, row.fileExtension) }
      : { url: '', fileName: importFileName(os.id, undefined, '.qcow2'), missing: whyNoProxmoxImage(os) };
    return ProxmoxImage._of(this, os.id, row ? pinnedGuest(os, row) : os, source, options.extendedSupport ?? false);
  }

  /**
   * An image of your own, or one that the catalogue has no digest for.
   * @param url where the node downloads it; `.qcow2`, `.img`, `.raw` or `.vmdk`
   * @param options digest, guest
   */
  public cloudImage(url: string, options: ProxmoxCloudImageOptions): ProxmoxImage {
    refuseToken(url, 'image URL');
    if (!/^https?:\/\/[^\s?#]+$/.test(url)) {
      fail({ code: 'HW1103', given: `image URL ${shown(url)}`, allowed: 'an http or https URL without query', remedy: 'Give the address that the node itself can reach.' }, this.node.path);
    }
    const digest = Digest.of(options.digest);
    const extension = /\.(raw|vmdk)$/.exec(url)?.[0] ?? '.qcow2';
    const name = options.guest.id;
    return ProxmoxImage._of(this, name, options.guest, { url, digest, fileName: importFileName(name, digest, extension) }, options.extendedSupport ?? false);
  }

  /**
   * A template that exists in the cluster and that this estate does not own.
   * @param vmId VM id of the template
   * @param options what is inside, and on which node it lies
   */
  public existingTemplate(vmId: number, options: ProxmoxExistingTemplateOptions): ProxmoxExistingTemplate {
    const template = ProxmoxExistingTemplate._of(this, options.nodeName ?? this.engine.defaultNode, vmId, options);
    this.engine.reserve(template);
    return template;
  }

  /**
   * A disc that lies on a datastore: as an image it boots an installer, in `tune({ cdrom })` it brings drivers.
   * @param volumeId volume, for example `local:iso/debian-13-netinst.iso`
   * @param guest what it installs
   */
  public iso(volumeId: string, guest: OperatingSystem): ProxmoxIso {
    return ProxmoxIso._of(this, volumeId, guest);
  }

  /**
   * A bridge of the nodes.
   * @param name for example `vmbr0`
   * @param options VLAN
   */
  public bridge(name: string, options: ProxmoxBridgeOptions = {}): ProxmoxNetwork {
    return ProxmoxNetwork._bridge(this, name, options);
  }

  /**
   * A VNet of the cluster's SDN.
   * @param name at most 8 lower-case letters and digits
   */
  public vnet(name: string): ProxmoxNetwork {
    return ProxmoxNetwork._vnet(this, name);
  }

  /**
   * Tells what is known of a datastore; may come before or after its use.
   * @param name as the cluster shows it
   * @param options whether it is shared
   */
  public datastore(name: string, options: ProxmoxDatastoreOptions = {}): ProxmoxDatastore {
    return this.engine.datastore(name, options);
  }

  /**
   * A PCI device of the cluster's resource mappings.
   * @param name as Datacenter > Resource Mappings shows it
   */
  public pciMapping(name: string): ProxmoxPciMapping {
    return ProxmoxPciMapping._of(this, name);
  }

  /**
   * A resource pool that exists.
   * @param id as the cluster shows it
   */
  public existingPool(id: string): ProxmoxPool {
    return ProxmoxPool._of(this, id);
  }

  /**
   * A resource pool that this estate owns.
   * @param id letters, digits, `_` and `-`
   */
  public pool(id: string): ProxmoxPool {
    ProxmoxPool._of(this, id);
    return ProxmoxPool._of(this, id, this.engine.bindPool(id));
  }

  /**
   * Sets what only Proxmox knows of a machine. Later calls add to earlier ones.
   * @param vm machine on this platform
   * @param tuning what to set
   */
  public tune(vm: IVirtualMachine, tuning: ProxmoxTuning): void {
    this.engine.tune(vm, tuning);
  }

  /**
   * Gives a PCI device to a machine.
   * @param vm machine on this platform
   * @param mapping device by resource mapping
   * @param options PCI Express, primary graphics card, mediated device
   */
  public passthrough(vm: IVirtualMachine, mapping: ProxmoxPciMapping, options: ProxmoxPassthroughOptions = {}): void {
    this.engine.passthrough(vm, mapping, options);
  }

  /**
   * Lets the cluster keep a machine running, on whichever node (Proxmox VE 9). Later calls add to earlier ones.
   * @param vm machine on this platform
   * @param options nodes, restarts
   */
  public highlyAvailable(vm: IVirtualMachine, options: ProxmoxHighAvailability = {}): void {
    this.engine.highlyAvailable(vm, options);
  }

  /**
   * The machine's resource, typed: what is set on it wins over the library and is noted in `estate.json`.
   * @param vm machine on this platform
   */
  public resourceOf(vm: IVirtualMachine): VirtualEnvironmentVm {
    return this.engine.resourceOf(vm);
  }

  /**
   * Makes the resources of a machine.
   * @param scope construct of the machine
   * @param intent live view of what the machine shall be
   */
  public override bindVm(scope: Construct, intent: IVmIntent): VmBinding {
    return this.engine.bindVm(scope, intent);
  }

  /**
   * Makes the firewall of a machine.
   * @param _scope construct of the machine
   * @param intent live view of what the machine shall be
   */
  public override bindFirewall(_scope: Construct, intent: IVmIntent): void {
    this.engine.bindFirewall(intent);
  }

  /**
   * What Proxmox refuses, notes and decides for a machine.
   * @param intent what the machine shall be
   */
  public override inspectVm(intent: IVmIntent): VmReport {
    return this.engine.inspectVm(intent) ?? super.inspectVm(intent);
  }

  /**
   * VM id, slots of disks, and what a machine is made from.
   * @param intent what the machine shall be
   */
  public override keptOf(intent: IVmIntent): KeptFacts {
    return this.engine.keptOf(intent) ?? super.keptOf(intent);
  }

  /**
   * How Ansible gets in: by SSH with the key that cloud-init brought, on Windows by the listener that Cloudbase-Init opens.
   * @param intent what the machine shall be
   */
  public override guestOf(intent: IVmIntent): GuestFacts {
    return this.engine.guestOf(intent) ?? super.guestOf(intent);
  }

  /**
   * Makes a template.
   * @param scope construct of the template
   * @param intent live view of what the template shall be
   */
  public override bindTemplate(scope: Construct, intent: ITemplateIntent): void {
    this.engine.bindTemplate(scope, intent);
  }

  /**
   * What Proxmox refuses for a template.
   * @param intent what the template shall be
   */
  public override inspectTemplate(intent: ITemplateIntent): Refused[] {
    return this.engine.inspectTemplate(intent);
  }
}

/** Loaded with the first platform: a program without Proxmox does not pay for it. */
function engineFor(platform: ProxmoxPlatform, props: ProxmoxPlatformProps): ProxmoxEngine {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { ProxmoxEngine: Engine } = require('./proxmox-engine') as typeof import('./proxmox-engine');
  return new Engine(platform, props);
}
