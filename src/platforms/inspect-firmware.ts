import { Firmware } from '../model/firmware';
import { IGuestSystem } from '../model/guest-system';
import { Refused } from '../model/report';

/** Whether a guest boots with a firmware, and runs with it; `code` is that of a TPM which it insists on. */
export function inspectFirmware(guest: IGuestSystem, firmware: Firmware | undefined, code: string): Refused[] {
  if (!firmware) { return []; }
  const refusals: Refused[] = [];
  const boots = firmware.isUefi ? guest.supportsUefi : guest.supportsBios;
  if (!boots) {
    const other = firmware.isUefi ? 'Firmware.bios()' : 'Firmware.uefi()';
    refusals.push({ code: 'HW1308', given: `${firmware} for ${guest.displayName}`, allowed: other, remedy: 'Leave `firmware` out: the library takes the best that the image boots with.' });
  } else if (firmware.secureBoot && !guest.supportsSecureBoot) {
    refusals.push({ code: 'HW1308', given: `secure boot for ${guest.displayName}`, allowed: 'Firmware.uefi({ secureBoot: false })', remedy: 'The boot loader of this image is not signed.' });
  }
  if (guest.needsTpm && !firmware.vtpm) {
    refusals.push({ code, given: `${firmware} for ${guest.displayName}`, allowed: 'Firmware.uefi({ vtpm: true })', remedy: 'Add the TPM, or leave `firmware` out.' });
  }
  return refusals;
}
