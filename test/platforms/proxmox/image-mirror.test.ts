import { Estate, EstateStack, HardenedVm, IpAssignment, OperatingSystem, VmTemplate } from '../../../src';
import { ADMIN, DAY, Json, proxmox, Written, writtenApp } from '../written';

const DOWNLOAD = 'proxmox_download_file';
const MIRROR = 'http://cache.lan:8080/images';

/** One machine on a catalogue image and one on a file of one's own, with or without a mirror on a level. */
function lab(mirror: { estate?: string; stack?: string } = {}): Written {
  return writtenApp(app => {
    if (mirror.estate) { Estate.of(app).declareDefaults({ imageMirror: mirror.estate }); }
    const stack = new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'], imageMirror: mirror.stack } });
    const pve = proxmox(stack);
    const network = pve.bridge('vmbr0');
    const own = pve.cloudImage('https://images.example/own.qcow2', { digest: `sha256:${'ab'.repeat(32)}`, guest: OperatingSystem.ROCKY_9 });
    new HardenedVm(stack, 'Web', { image: new VmTemplate(stack, 'Debian', { image: pve.image(OperatingSystem.DEBIAN_13) }), network, ip: IpAssignment.of('10.0.20.10/24') });
    new HardenedVm(stack, 'Own', { image: own, network, ip: IpAssignment.of('10.0.20.11/24') });
  }, ['lab']).lab;
}

function urls(written: Written): string[] {
  return Object.values(written.all(DOWNLOAD)).map(({ url }) => url as string).sort();
}

/** The document without what was set and where images come from. */
function rest({ document }: Written): Json {
  return JSON.parse(JSON.stringify(document, (key, value) => key === 'url' ? undefined : value));
}

describe('a mirror of images', () => {
  test('GIVEN none WHEN synthesized THEN images come from their vendors', () => {
    expect(urls(lab())).toEqual([expect.stringMatching(/^https:\/\/cloud\.debian\.org\/.+\.qcow2$/), 'https://images.example/own.qcow2']);
  });

  test.each<[string, { estate?: string; stack?: string }]>([
    ['the estate', { estate: MIRROR }], ['the stack', { stack: MIRROR }], ['the stack before the estate', { estate: 'http://other.lan', stack: MIRROR }],
  ])('GIVEN one of %s WHEN synthesized THEN a catalogue image comes from it, host first, and an own address stays', (_, mirror) => {
    const [vendor] = urls(lab());
    expect(urls(lab(mirror))).toEqual([vendor.replace('https://', `${MIRROR}/`), 'https://images.example/own.qcow2']);
  });

  test('GIVEN one WHEN synthesized THEN digest, names, ids and addresses are what they were without it', () => {
    expect(rest(lab({ stack: MIRROR }))).toEqual(rest(lab()));
    expect(Object.values(lab({ stack: MIRROR }).all(DOWNLOAD)).every(({ checksum }) => typeof checksum === 'string')).toBe(true);
  });

  test('GIVEN one that comes later WHEN planned THEN nothing is downloaded anew: the provider would replace the file, and templates with it', () => {
    for (const written of [lab(), lab({ stack: MIRROR })]) {
      expect(Object.values(written.all(DOWNLOAD)).map(({ lifecycle }) => lifecycle)).toEqual([{ ignore_changes: ['url'] }, { ignore_changes: ['url'] }]);
    }
  });
});
