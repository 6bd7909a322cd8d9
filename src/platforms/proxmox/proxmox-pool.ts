import type { VirtualEnvironmentPool } from '@hostwright/provider-proxmox/lib/virtual-environment-pool';
import { IPlatform } from '../../model/platform';
import { fail, shown } from '../../private/fail';
import { refuseToken } from '../../private/plain-value';

/** A resource pool: machines that are granted rights and backed up together. */
export class ProxmoxPool {
  /** @internal */
  public static _of(platform: IPlatform, id: string, resource?: VirtualEnvironmentPool): ProxmoxPool {
    refuseToken(id, 'pool');
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) {
      fail({ code: 'HW1103', given: `pool ${shown(id)}`, allowed: 'letters, digits, `_` and `-`', remedy: 'Write the pool as the cluster shows it.' }, platform.node.path);
    }
    return new ProxmoxPool(platform, id, resource);
  }

  private constructor(
    /** Platform that made it. */
    public readonly platform: IPlatform,
    /** Id of the pool. */
    public readonly poolId: string,
    /** The pool's own resource; undefined for a pool that exists. */
    public readonly resource?: VirtualEnvironmentPool,
  ) {}
}
