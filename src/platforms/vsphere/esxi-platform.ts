import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { engineOf, makeEngine } from './engines';
import { EsxiLicense, EsxiPlatformProps } from './esxi-platform-props';
import { VsphereTuning } from './tuning';
import { VsphereImage, VsphereImageKind, VsphereImageOptions } from './vsphere-image';
import { vsphereName, vspherePath } from './vsphere-name';
import { VsphereNetwork } from './vsphere-network';
import { VspherePlatformBase } from './vsphere-platform-base';
import { VsphereVersion } from './vsphere-version';
import { IVirtualMachine } from '../../model/virtual-machine';

/** What must be said of a disk that lies on a datastore. */
export interface EsxiDiskImageOptions extends VsphereImageOptions {
  /**
   * Datastore that holds it.
   * @default - that of the platform
   */
  readonly datastore?: string;
}

/**
 * An ESXi host that no vCenter manages. It cannot clone: machines are deployed from an OVA, or get a copy of a disk image.
 * Tags, folders, clusters, libraries, storage policies, customization and virtual TPMs are vCenter's, and refused.
 */
export class EsxiPlatform extends VspherePlatformBase {
  /** `esxi`. */
  public readonly platformName: string = 'esxi';
  /** The provider block; `VsphereProvider` of @cdktf/provider-vsphere has its type. */
  public readonly provider: TerraformProvider;

  /**
   * @param scope stack, or a construct in one
   * @param id construct id; it names the provider where there are several
   * @param props server, datastore
   */
  constructor(scope: Construct, id: string, props: EsxiPlatformProps) {
    super(scope, id);
    const { license, version, datastore, ...login } = props;
    this.provider = makeEngine(this, {
      ...login,
      standalone: true,
      readOnly: license === EsxiLicense.FREE,
      version: version ?? VsphereVersion.V8_0,
      datastore: vsphereName(datastore, 'datastore', this.node.path),
      library: '',
      ownTagCategories: [],
    }).provider;
  }

  /**
   * An OVA or OVF file, from which each machine is deployed.
   * @param place http or https URL that the machine with Terraform reaches, or a path on it
   * @param options what is inside
   */
  public ova(place: string, options: VsphereImageOptions = {}): VsphereImage {
    return VsphereImage._of(this, { kind: VsphereImageKind.OVA, place: this._ovaPlace(place) }, options);
  }

  /**
   * A virtual disk on a datastore of the host; each machine gets a copy of it as its root disk.
   * @param path on its datastore, for example `images/debian-13.vmdk`
   * @param options what is inside, datastore
   */
  public diskImage(path: string, options: EsxiDiskImageOptions = {}): VsphereImage {
    const datastore = options.datastore === undefined ? undefined : vsphereName(options.datastore, 'datastore', this.node.path);
    return VsphereImage._of(this, { kind: VsphereImageKind.DISK_IMAGE, place: vspherePath(path, 'disk image', this.node.path), datastore }, options);
  }

  /**
   * A template of the inventory: refused (HW2101) for every machine that is made from it, since cloning is a function of vCenter.
   * @param name name of the machine
   * @param options what is inside
   */
  public existingTemplate(name: string, options: VsphereImageOptions = {}): VsphereImage {
    return VsphereImage._of(this, { kind: VsphereImageKind.TEMPLATE, place: vspherePath(name, 'template', this.node.path) }, options);
  }

  /**
   * A port group of the host.
   * @param name as the host shows it
   */
  public portGroup(name: string): VsphereNetwork {
    return VsphereNetwork._of(this, name);
  }

  /**
   * Sets what only vSphere knows of a machine. Later calls add to earlier ones.
   * @param vm machine on this platform
   * @param tuning what to set
   */
  public tune(vm: IVirtualMachine, tuning: VsphereTuning): void {
    engineOf(this).tune(vm, tuning);
  }
}
