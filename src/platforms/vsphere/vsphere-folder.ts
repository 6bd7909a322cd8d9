import { TerraformResource } from 'cdktf';
import { vspherePath } from './vsphere-name';
import { IPlatform } from '../../model/platform';

/** A folder of machines. */
export class VsphereFolder {
  /** @internal */
  public static _of(platform: IPlatform, path: string, resource?: TerraformResource): VsphereFolder {
    // The provider takes a path from the root of the inventory for another folder.
    return new VsphereFolder(platform, vspherePath(path, 'folder', platform.node.path).replace(/^\//, ''), resource);
  }

  private constructor(
    /** Platform that made the noun. */
    public readonly platform: IPlatform,
    /** Path below the folder of machines of the datacenter, for example `estate/ledger`. */
    public readonly folderPath: string,
    /** The folder where this estate owns it; undefined for one that exists. */
    public readonly resource?: TerraformResource,
  ) {}
}
