import { intentCoverage as vcenterCoverage } from './coverage';
import { IntentTable, refused, rendered } from '../intent-coverage';

/** What becomes of each field of the intent on a host without vCenter. */
export const intentCoverage: IntentTable = {
  ...vcenterCoverage,
  firmware: refused('HW1212', 'BIOS or UEFI and secure boot, as the image was installed with; one that differs is refused, and so is a virtual TPM (HW2109)'),
  hardened: rendered('prevent_destroy of machines with data'),
  image: rendered('the OVA that is deployed, or the machine\'s own copy of a disk image; a clone is refused (HW2101)'),
  labels: rendered('lines of the machine\'s note: a host has no tags'),
  placement: refused('HW2102', 'the host itself is the only place'),
};
