/** Refusals about operating systems and the images that carry them. */
export const IMAGE_CODES = {
  HW1301: { title: 'operating system past its end of life', why: 'It gets no security fixes any more; what is built on it cannot be called hardened.' },
  HW1302: { title: 'image without a pinned digest', why: 'A file that is fetched without a digest can change between two runs, and a changed image replaces machines.' },
  HW1303: { title: 'archive that cannot be imported', why: 'The platform imports disk images only; a tar, ova or vma archive would have to be unpacked first.' },
  HW1304: { title: 'image that the vendor does not publish', why: 'It needs a login or exists on a marketplace only, so no address can be written down that anyone can fetch.' },
  HW1305: { title: 'installer instead of a disk image', why: 'The vendor publishes an installation medium only; a machine cannot be cloned from it.' },
  HW1306: { title: 'own operating system where a catalogue image is needed', why: 'The catalogue knows no file for an operating system that was described in the program.' },
  HW1307: { title: 'contradictory description of an operating system', why: 'A guest that starts with no firmware, or with secure boot but without UEFI, cannot start.' },
  HW1308: { title: 'firmware that the image does not start with', why: 'A disk without the matching boot loader stops before the kernel; nothing reports it.' },
};
