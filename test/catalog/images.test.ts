import { imageRow, imageRows } from '../../src/catalog/image-row';
import images from '../../src/catalog/images.json';
import { CalendarDate, Digest } from '../../src/values';

describe('images.json', () => {
  test('has 65 rows, sorted by id, each id once', () => {
    const ids = images.map(row => row.id);
    expect(ids).toHaveLength(65);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect([...imageRows().keys()]).toEqual(ids);
  });

  test('every pinned digest parses, and 30 rows have one for x86_64', () => {
    const files = images.flatMap(row => Object.values(row.pinned)).filter(file => file !== null);
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      expect(Digest.of(file.digest).toString()).toBe(file.digest);
      expect(file.url).toMatch(/^https?:\/\/\S+\.(img|qcow2|raw\.xz)$/);
    }
    expect(images.filter(row => row.pinned.x86_64 !== null)).toHaveLength(30);
  });

  test('no file is pinned twice', () => {
    const urls = images.flatMap(row => Object.values(row.pinned)).flatMap(file => file === null ? [] : [file.url]);
    expect(new Set(urls).size).toBe(urls.length);
  });

  test('pins only for architectures that the row has', () => {
    for (const row of images) {
      const pinned = Object.entries(row.pinned).filter(([, file]) => file !== null).map(([arch]) => arch);
      expect(row.arch).toEqual(expect.arrayContaining(pinned));
    }
  });

  test('dates are days of the calendar, and extended support ends after the vendor\'s own', () => {
    for (const { id, eol, eolExtended } of images) {
      if (eolExtended === null) {
        expect(eol === null || CalendarDate.of(eol).toString() === eol).toBe(true);
      } else {
        expect([id, CalendarDate.of(eolExtended).isAfter(CalendarDate.of(eol ?? '9999-12-31'))]).toEqual([id, true]);
      }
    }
  });

  test('words come from short lists', () => {
    const words = (pick: (row: (typeof images)[number]) => unknown) => [...new Set(images.map(pick))].sort();
    expect(words(row => row.format)).toEqual(['iso', 'ova', 'qcow2', 'raw', 'tar', 'vma']);
    expect(words(row => row.compression)).toEqual([null, 'xz'].sort());
    expect(words(row => row.minCpu)).toEqual(['x86-64-v1', 'x86-64-v2', 'x86-64-v3']);
    expect(words(row => row.proxmox.osType)).toEqual(['l26', 'other', 'win10', 'win11']);
    expect(words(row => row.proxmox.contentType)).toEqual([null, 'import', 'iso'].sort());
    expect(words(row => row.vsphere.minVsphere)).toEqual(['6.7-or-earlier', '7.0.1', '8.0', '9.0']);
    expect([...new Set(images.flatMap(row => [...row.firmware, ...row.pinnedFirmware]))].sort()).toEqual(['bios', 'uefi']);
  });

  test('secure boot needs UEFI, and a pinned file keeps to the firmware of its row', () => {
    for (const row of images) {
      expect(row.firmware.length).toBeGreaterThan(0);
      expect(row.firmware).toEqual(expect.arrayContaining(row.pinnedFirmware));
      expect([row.id, row.secureBoot === true && !row.firmware.includes('uefi')]).toEqual([row.id, false]);
    }
  });

  test('a row that is pinned by another names one that has a file', () => {
    const rows = images.filter(row => row.proxmox.pinnedBy !== null);
    expect(rows.map(row => row.id)).toEqual(['debian-11', 'debian-12', 'debian-13']);
    for (const row of rows) {
      expect(imageRow(row.proxmox.pinnedBy ?? '').pinned.x86_64).not.toBeNull();
    }
  });

  test('an id without a row is a fault of the library', () => {
    expect(() => imageRow('debian-99')).toThrow('images.json has no row "debian-99"');
  });
});
