import type { ProxmoxProvider } from '@hostwright/provider-proxmox/lib/provider';
import type { VirtualEnvironmentVm } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { addressOf } from './address';
import { bindClusterFirewall } from './bind-cluster-firewall';
import { bindHighAvailability } from './bind-high-availability';
import { proxmoxBindings } from './bindings';
import { ClusterFirewall } from './cluster-firewall';
import { ClusterFirewalls } from './cluster-firewalls';
import { datastoreName } from './datastore-name';
import { importFileName } from './import-file-name';
import { inspectPlatform } from './inspect-platform';
import { inspectTemplate } from './inspect-template';
import { inspectVm } from './inspect-vm';
import { pinnedGuest } from './pinned-guest';
import { Preflight } from './preflight/preflight';
import { PreflightSubject } from './preflight/subject';
import { ProxmoxContext } from './proxmox-context';
import { ProxmoxDatastore, ProxmoxDatastoreOptions } from './proxmox-datastore';
import { ProxmoxExistingTemplate, ProxmoxExistingTemplateOptions } from './proxmox-existing-template';
import { ProxmoxHighAvailability } from './proxmox-high-availability';
import { ProxmoxImage } from './proxmox-image';
import { ProxmoxIso } from './proxmox-iso';
import { ProxmoxMachine } from './proxmox-machine';
import { ProxmoxBridgeOptions, ProxmoxNetwork } from './proxmox-network';
import { ProxmoxPassthroughOptions, ProxmoxPciMapping } from './proxmox-pci-mapping';
import { ProxmoxCloudImageOptions, ProxmoxImageOptions, ProxmoxPlatformProps } from './proxmox-platform-props';
import { ProxmoxPool } from './proxmox-pool';
import { ProxmoxTemplate } from './proxmox-template';
import { renderProvider, TOKEN_VARIABLE } from './render-provider';
import { ProxmoxTuning } from './tuning';
import { proxmoxImage, whyNoProxmoxImage } from '../../catalog/image-catalog';
import { OperatingSystem } from '../../catalog/operating-system';
import { describeRefused } from '../../model/describe-refused';
import { Placement } from '../../model/placement';
import { Platform, VmBinding } from '../../model/platform';
import { KeptFacts, Refused, VmReport } from '../../model/report';
import { ITemplateIntent } from '../../model/template-intent';
import { IVirtualMachine } from '../../model/virtual-machine';
import { IVmIntent } from '../../model/vm-intent';
import { fail, shown } from '../../private/fail';
import { refuseToken, wholeNumber } from '../../private/plain-value';
import { declareVariable } from '../../private/secret-variable';
import { Digest, SecretKind, SecretRef } from '../../values';

/** A Proxmox VE endpoint: one node, or a cluster behind one of its nodes. Machines need an API token only. */
export class ProxmoxPlatform extends Platform {
  /** `proxmox`. */
  public readonly platformName: string = 'proxmox';
  /** The provider block, typed. */
  public readonly provider: ProxmoxProvider;
  private readonly context: ProxmoxContext;
  private readonly foreign: Refused[] = [];

  /**
   * @param scope stack, or a construct in one
   * @param id construct id; it names the provider where there are several
   * @param props endpoint, node and datastores
   */
  constructor(scope: Construct, id: string, props: ProxmoxPlatformProps) {
    super(scope, id);
    const token = props.apiToken ?? SecretRef.environmentVariable(TOKEN_VARIABLE);
    for (const secret of [token, props.ssh?.privateKey]) {
      if (secret?.kind === SecretKind.TERRAFORM_VARIABLE) { declareVariable(this, secret.name); }
    }
    const endpoint = checkedEndpoint(props.endpoint, this.node.path);
    this.provider = new (proxmoxBindings(this.node.path).provider)(this, 'Provider', renderProvider(endpoint, token, props.verifyTls ?? true, props.ssh));
    this.context = new ProxmoxContext(this, {
      systemName: `proxmox ${endpoint.toLowerCase().replace(/\/$/, '')}`,
      defaultNode: Placement.onHost(props.nodeName).hostName!,
      defaultDatastore: datastoreName(props.datastore, this.node.path),
      imageDatastore: datastoreName(props.imageDatastore ?? 'local', this.node.path),
      snippetDatastore: datastoreName(props.snippetDatastore ?? 'local', this.node.path),
      firstVmId: wholeNumber(props.firstVmId ?? 10000, 'firstVmId', 100, 999999999),
      lastVmId: wholeNumber(props.lastVmId ?? 99999, 'lastVmId', props.firstVmId ?? 10000, 999999999),
      hasSsh: props.ssh !== undefined,
    }, this.provider);
    const firewall = props.clusterFirewall ?? ClusterFirewall.existing();
    bindClusterFirewall(this, this.context, firewall);
    Preflight.of(TerraformStack.of(this)).add(this.preflightSubject(props, endpoint, token, firewall.isManaged));
    this.node.addValidation({
      validate: () => [...inspectPlatform(this.context, token, props.ssh), ...ClusterFirewalls.of(this).inspect(this), ...this.foreign].map(describeRefused),
    });
  }

  /** The cluster behind the endpoint; two addresses of one cluster are two systems to the library. */
  public override get systemName(): string {
    return this.context.systemName;
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
    const template = ProxmoxExistingTemplate._of(this, options.nodeName ?? this.context.defaultNode, vmId, options);
    this.context.reserve(vmId, template.imageName);
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
    const checked = datastoreName(name, this.node.path);
    if (options.shared) { this.context.share(checked); }
    return { datastoreName: checked, shared: this.context.isShared(checked) };
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
    this.context.ownPools.add(id);
    const resource = proxmoxBindings().pool(this, `Pool-${id}`, () => ({ poolId: id, comment: 'hostwright', provider: this.context.providerReference }));
    return ProxmoxPool._of(this, id, resource);
  }

  /**
   * Sets what only Proxmox knows of a machine. Later calls add to earlier ones.
   * @param vm machine on this platform
   * @param tuning what to set
   */
  public tune(vm: IVirtualMachine, tuning: ProxmoxTuning): void {
    for (const [name, noun] of [['pool', tuning.pool], ['cdrom', tuning.cdrom]] as const) {
      if (noun && noun.platform !== this) { this.foreign.push(foreignNoun(`${name} of ${noun.platform.node.path} for ${vm.node.path}`, this)); }
    }
    this.machineOf(vm, 'tune')?.tune(tuning);
  }

  /**
   * Gives a PCI device to a machine.
   * @param vm machine on this platform
   * @param mapping device by resource mapping
   * @param options PCI Express, primary graphics card, mediated device
   */
  public passthrough(vm: IVirtualMachine, mapping: ProxmoxPciMapping, options: ProxmoxPassthroughOptions = {}): void {
    if (mapping.platform !== this) { this.foreign.push(foreignNoun(`PCI mapping ${shown(mapping.mappingName)} of ${mapping.platform.node.path}`, this)); }
    this.machineOf(vm, 'passthrough')?.passthrough(mapping.mappingName, options);
  }

  /**
   * Lets the cluster keep a machine running, on whichever node (Proxmox VE 9). Later calls add to earlier ones.
   * @param vm machine on this platform
   * @param options nodes, restarts
   */
  public highlyAvailable(vm: IVirtualMachine, options: ProxmoxHighAvailability = {}): void {
    const machine = this.machineOf(vm, 'highlyAvailable');
    if (machine) { bindHighAvailability(vm.resource.node.scope as Construct, this.context, machine.keepAvailable(options)); }
  }

  /**
   * The machine's resource, typed: what is set on it wins over the library and is noted in `estate.json`.
   * @param vm machine on this platform
   */
  public resourceOf(vm: IVirtualMachine): VirtualEnvironmentVm {
    const machine = this.context.machines.get(vm.intent);
    return machine ? machine.resource : fail({ code: 'HW1202', ...foreignMachine(vm, 'resourceOf', this) }, vm.node.path);
  }

  /**
   * Makes the resources of a machine.
   * @param scope construct of the machine
   * @param intent live view of what the machine shall be
   */
  public override bindVm(scope: Construct, intent: IVmIntent): VmBinding {
    const secret = intent.admin?.passwordRef;
    if (secret?.kind === SecretKind.TERRAFORM_VARIABLE) { declareVariable(this, secret.name); }
    const machine = new ProxmoxMachine(scope, this.context, intent, this.templateOf(intent));
    this.context.machines.set(intent, machine);
    return { resource: machine.resource, address: addressOf(machine.resource, intent) };
  }

  /**
   * Makes the firewall of a machine.
   * @param _scope construct of the machine
   * @param intent live view of what the machine shall be
   */
  public override bindFirewall(_scope: Construct, intent: IVmIntent): void {
    this.context.machines.get(intent)?.bindFirewall();
  }

  /**
   * What Proxmox refuses, notes and decides for a machine.
   * @param intent what the machine shall be
   */
  public override inspectVm(intent: IVmIntent): VmReport {
    const machine = this.context.machines.get(intent);
    return machine ? inspectVm(intent, machine, this.context) : super.inspectVm(intent);
  }

  /**
   * VM id, slots of disks, and what a machine is made from.
   * @param intent what the machine shall be
   */
  public override keptOf(intent: IVmIntent): KeptFacts {
    const machine = this.context.machines.get(intent);
    return machine ? machine.kept : super.keptOf(intent);
  }

  /**
   * Makes a template.
   * @param scope construct of the template
   * @param intent live view of what the template shall be
   */
  public override bindTemplate(scope: Construct, intent: ITemplateIntent): void {
    if (intent.image instanceof ProxmoxImage) {
      this.context.addTemplate(scope, intent, intent.image);
    }
  }

  /**
   * What Proxmox refuses for a template.
   * @param intent what the template shall be
   */
  public override inspectTemplate(intent: ITemplateIntent): Refused[] {
    return inspectTemplate(intent, this);
  }

  private preflightSubject({ ssh, verifyTls }: ProxmoxPlatformProps, endpoint: string, token: SecretRef, managesFirewall: boolean): PreflightSubject {
    const { node: { path }, context, provider } = this;
    const below = path.slice(TerraformStack.of(this).node.path.length + 1).split('/');
    return { path, below, endpoint, verifyTls: verifyTls ?? true, token, ssh, managesFirewall, context, provider };
  }

  private templateOf(intent: IVmIntent): ProxmoxTemplate | undefined {
    const { image } = intent;
    return this.context.templates.get(image as unknown as ITemplateIntent) ?? (image instanceof ProxmoxImage ? this.context.templateOf(image, intent) : undefined);
  }

  /** A foreign machine is refused together with everything else. */
  private machineOf(vm: IVirtualMachine, verb: string): ProxmoxMachine | undefined {
    const machine = this.context.machines.get(vm.intent);
    if (!machine) { this.foreign.push({ code: 'HW1202', ...foreignMachine(vm, verb, this) }); }
    return machine;
  }
}

function checkedEndpoint(endpoint: string, path: string): string {
  refuseToken(endpoint, 'endpoint');
  if (!/^https:\/\/[^\s/@?#]+(:[0-9]+)?\/?$/.test(endpoint)) {
    fail({ code: 'HW1103', given: `endpoint ${shown(endpoint)}`, allowed: 'an https URL without path, for example `https://pve.lan:8006`', remedy: 'Write the address of the web interface.' }, path);
  }
  return endpoint;
}

function foreignMachine(vm: IVirtualMachine, verb: string, platform: ProxmoxPlatform): Omit<Refused, 'code'> {
  return {
    given: `${verb} for ${vm.node.path}, which runs on ${vm.platform.node.path}`,
    allowed: `machines of ${platform.node.path}`,
    remedy: 'Call the platform that the machine runs on.',
  };
}

function foreignNoun(noun: string, platform: ProxmoxPlatform): Refused {
  return { code: 'HW1202', given: noun, allowed: `nouns of ${platform.node.path}`, remedy: 'Make the noun with the platform that the machine runs on.' };
}
