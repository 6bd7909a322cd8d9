import { Firmware } from '../model/firmware';
import { IGuestSystem } from '../model/guest-system';

/** The safest firmware that a guest boots with: UEFI with secure boot, with a TPM only where the guest insists on one. */
export function bestFirmware(guest: IGuestSystem): Firmware {
  return guest.supportsUefi ? Firmware.uefi({ secureBoot: guest.supportsSecureBoot, vtpm: guest.needsTpm }) : Firmware.bios();
}
