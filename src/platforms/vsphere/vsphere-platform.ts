import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { engineOf, makeEngine } from './engines';
import { VsphereTuning } from './tuning';
import type { VsphereCustomization } from './vsphere-customization';
import { VsphereFolder } from './vsphere-folder';
import { VsphereImage, VsphereImageKind, VsphereImageOptions } from './vsphere-image';
import { vsphereName, vspherePath } from './vsphere-name';
import { VsphereNetwork, VspherePortGroupOptions } from './vsphere-network';
import { VspherePciDevice, VspherePciDeviceOptions } from './vsphere-pci-device';
import { VsphereChangeWindowOptions, VsphereDrsOptions, VsphereHaOptions, VsphereRuleOptions } from './vsphere-placement';
import { VspherePlatformBase } from './vsphere-platform-base';
import { VspherePlatformProps } from './vsphere-platform-props';
import { VsphereVersion } from './vsphere-version';
import { IVirtualMachine } from '../../model/virtual-machine';

/** What may be said of a template that exists. */
export interface VsphereTemplateOptions extends VsphereImageOptions {
  /**
   * Whether a VmTemplate, or machines that name it directly, copy it into the content library first and are deployed from there.
   * @default false
   */
  readonly copyToLibrary?: boolean;
}

/** What may be said of an item of a content library, or of an OVA that becomes one. */
export interface VsphereLibraryOptions extends VsphereImageOptions {
  /**
   * Content library.
   * @default - that of the platform
   */
  readonly library?: string;
}

/** A vCenter: one cluster of it, or a host that it manages. Everything that it is told by name must exist. */
export class VspherePlatform extends VspherePlatformBase {
  /** `vsphere`. */
  public readonly platformName: string = 'vsphere';
  /** The provider block; `DataVsphere...` and `VsphereProvider` of @cdktf/provider-vsphere have its type. */
  public readonly provider: TerraformProvider;

  /**
   * @param scope stack, or a construct in one
   * @param id construct id; it names the provider where there are several
   * @param props server, datacenter, cluster and datastore
   */
  constructor(scope: Construct, id: string, props: VspherePlatformProps) {
    super(scope, id);
    const { path } = this.node;
    const named = (name: string | undefined, what: string) => name === undefined ? undefined : vsphereName(name, what, path);
    this.provider = makeEngine(this, {
      ...props,
      standalone: false,
      readOnly: false,
      version: props.version ?? VsphereVersion.V8_0,
      datacenter: vspherePath(props.datacenter, 'datacenter', path),
      cluster: named(props.cluster, 'cluster'),
      host: named(props.host, 'host'),
      resourcePool: props.resourcePool === undefined ? undefined : vspherePath(props.resourcePool, 'resource pool', path),
      datastore: named(props.datastore, 'datastore'),
      datastoreCluster: named(props.datastoreCluster, 'datastore cluster'),
      library: vsphereName(props.library ?? 'templates', 'content library', path),
      keyProvider: named(props.keyProvider, 'key provider'),
      ownTagCategories: props.ownTagCategories ?? [],
    }).provider;
  }

  /**
   * A template, or a machine that serves as one, in the inventory: machines are cloned from it.
   * @param name name, or its path below the folder of machines where the name is not the only one
   * @param options what is inside
   */
  public existingTemplate(name: string, options: VsphereTemplateOptions = {}): VsphereImage {
    return VsphereImage._of(this, { kind: VsphereImageKind.TEMPLATE, place: vspherePath(name, 'template', this.node.path), copied: options.copyToLibrary }, options);
  }

  /**
   * An OVF item of a content library that exists: machines are deployed from it.
   * @param name name of the item
   * @param options what is inside, library
   */
  public libraryItem(name: string, options: VsphereLibraryOptions = {}): VsphereImage {
    const { path } = this.node;
    const library = vsphereName(options.library ?? engineOf(this).settings.library, 'content library', path);
    return VsphereImage._of(this, { kind: VsphereImageKind.LIBRARY_ITEM, place: vsphereName(name, 'library item', path), library }, options);
  }

  /**
   * An OVA or OVF file: it is taken into the content library once, and machines are deployed from there. A VmTemplate gives the item a name of its own.
   * @param place http or https URL that vCenter reaches, or a path on the machine that runs Terraform
   * @param options what is inside, library
   */
  public ova(place: string, options: VsphereLibraryOptions = {}): VsphereImage {
    const library = vsphereName(options.library ?? engineOf(this).settings.library, 'content library', this.node.path);
    return VsphereImage._of(this, { kind: VsphereImageKind.OVA, place: this._ovaPlace(place), library }, options);
  }

  /**
   * A port group of a standard or distributed switch, or a segment of NSX.
   * @param name as vCenter shows it
   * @param options distributed switch
   */
  public portGroup(name: string, options: VspherePortGroupOptions = {}): VsphereNetwork {
    return VsphereNetwork._of(this, name, options);
  }

  /**
   * A folder of machines that exists.
   * @param path below the folder of machines of the datacenter, for example `estate/ledger`
   */
  public existingFolder(path: string): VsphereFolder {
    return VsphereFolder._of(this, path);
  }

  /**
   * A folder of machines that this estate owns, with those above it: none of them may exist.
   * @param path below the folder of machines of the datacenter
   */
  public folder(path: string): VsphereFolder {
    return engineOf(this).ownFolder(path);
  }

  /**
   * A PCI device of a host.
   * @param hostName host as vCenter shows it
   * @param options how the device is found
   */
  public pciDevice(hostName: string, options: VspherePciDeviceOptions): VspherePciDevice {
    return VspherePciDevice._of(this, hostName, options);
  }

  /**
   * Sets what only vSphere knows of a machine. Later calls add to earlier ones.
   * @param vm machine on this platform
   * @param tuning what to set
   */
  public tune(vm: IVirtualMachine, tuning: VsphereTuning): void {
    engineOf(this).tune(vm, tuning);
  }

  /**
   * Lets vCenter set host name and network inside of a guest that has no cloud-init. Windows is customized without being asked.
   * @param vm machine on this platform
   * @param customization Linux, Windows, or a specification that exists
   */
  public customize(vm: IVirtualMachine, customization: VsphereCustomization): void {
    engineOf(this).customize(vm, customization);
  }

  /**
   * Gives a PCI device to a machine, which must be placed on its host. All memory of the machine is kept for it.
   * @param vm machine on this platform
   * @param device device of a host
   */
  public passthrough(vm: IVirtualMachine, device: VspherePciDevice): void {
    engineOf(this).passthrough(vm, device);
  }

  /**
   * Gives a vGPU profile to a machine: refused (HW2124), since the provider has no argument for it; the refusal says what to do instead.
   * @param vm machine on this platform
   * @param profileName for example `grid_a2-4q`
   */
  public vgpu(vm: IVirtualMachine, profileName: string): void {
    engineOf(this).vgpu(vm, profileName);
  }

  /**
   * Keeps machines on different hosts (DRS anti-affinity). Later calls with one name add machines.
   * @param ruleName name of the rule, unique in the cluster
   * @param vms machines on this platform
   * @param options whether it binds
   */
  public keepApart(ruleName: string, vms: IVirtualMachine[], options: VsphereRuleOptions = {}): void {
    engineOf(this).keepApart(vsphereName(ruleName, 'rule', this.node.path), vms, options);
  }

  /**
   * Keeps machines on some hosts of the cluster (DRS VM-host rule), for licenses or rooms. Later calls with one name add machines and hosts.
   * @param ruleName name of the rule, unique in the cluster
   * @param hostNames hosts as vCenter shows them
   * @param vms machines on this platform
   * @param options whether it binds
   */
  public keepOn(ruleName: string, hostNames: string[], vms: IVirtualMachine[], options: VsphereRuleOptions = {}): void {
    engineOf(this).keepOn(vsphereName(ruleName, 'rule', this.node.path), hostNames.map(name => vsphereName(name, 'host', this.node.path)), vms, options);
  }

  /**
   * Lets DRS treat a machine differently from its cluster. Later calls add to earlier ones.
   * @param vm machine on this platform
   * @param options automation level
   */
  public overrideDrs(vm: IVirtualMachine, options: VsphereDrsOptions = {}): void {
    engineOf(this).overrideDrs(vm, options);
  }

  /**
   * Lets vSphere HA treat a machine differently from its cluster. Later calls add to earlier ones.
   * @param vm machine on this platform
   * @param options restart priority, isolation, monitoring
   */
  public overrideHa(vm: IVirtualMachine, options: VsphereHaOptions): void {
    engineOf(this).overrideHa(vm, options);
  }

  /**
   * Takes a snapshot at the next apply, to go back to while a change is made; taking the line out removes it. Not a backup.
   * @param vm machine on this platform
   * @param windowName name of the snapshot
   * @param options reason, last day
   */
  public changeWindow(vm: IVirtualMachine, windowName: string, options: VsphereChangeWindowOptions): void {
    engineOf(this).changeWindow(vm, vsphereName(windowName, 'change window', this.node.path), options);
  }
}
