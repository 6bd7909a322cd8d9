import { fail, shown } from '../private/fail';
import { refuseToken } from '../private/plain-value';

/** Where on a platform a machine runs. */
export class Placement {
  /** The platform decides: its default host. */
  public static automatic(): Placement {
    return new Placement();
  }

  /**
   * A named hypervisor host: a node on Proxmox, an ESXi host on vSphere.
   * @param hostName name of the host as the platform knows it
   */
  public static onHost(hostName: string): Placement {
    refuseToken(hostName, 'host name');
    if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/.test(hostName)) {
      fail({ code: 'HW1103', given: `host ${shown(hostName)}`, allowed: 'letters, digits, dots and hyphens', remedy: 'Write the host as the platform shows it, for example Placement.onHost(\'pve2\').' });
    }
    return new Placement(hostName);
  }

  private constructor(
    /** The host that was named; undefined where the platform decides. */
    public readonly hostName?: string,
  ) {}
}
