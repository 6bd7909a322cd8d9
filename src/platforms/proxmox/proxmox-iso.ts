import { Firmware } from '../../model/firmware';
import { IGuestSystem } from '../../model/guest-system';
import { IMachineImage } from '../../model/machine-image';
import { IPlatform } from '../../model/platform';
import { fail, shown } from '../../private/fail';
import { refuseToken } from '../../private/plain-value';
import { Size } from '../../values';

/** An installation or driver disc that lies on a datastore. As an image it boots an installer on an empty disk. */
export class ProxmoxIso implements IMachineImage {
  /** @internal */
  public static _of(platform: IPlatform, volumeId: string, guest: IGuestSystem): ProxmoxIso {
    refuseToken(volumeId, 'ISO volume');
    if (!/^[A-Za-z][A-Za-z0-9._-]*:iso\/[^\s/:]+\.(iso|img)$/i.test(volumeId)) {
      fail({ code: 'HW1103', given: `ISO ${shown(volumeId)}`, allowed: 'a volume id such as `local:iso/virtio-win.iso`', remedy: 'Write the volume as `pvesm list` shows it.' }, platform.node.path);
    }
    return new ProxmoxIso(platform, volumeId, guest);
  }

  private constructor(
    /** Platform that made it. */
    public readonly platform: IPlatform,
    /** Volume id on the datastore. */
    public readonly volumeId: string,
    /** The guest that it installs. */
    public readonly guest: IGuestSystem,
  ) {}

  /** File name of the disc. */
  public get imageName(): string { return this.volumeId.split('/')[1]; }

  /** Smallest root disk that the guest installs on. */
  public get minimumDisk(): Size { return this.guest.minimumDisk; }

  /** Undefined: the machine chooses. */
  public get firmware(): Firmware | undefined { return undefined; }

  /** Unknown: the installer decides. */
  public get guestAgentInside(): boolean | undefined { return undefined; }
}
