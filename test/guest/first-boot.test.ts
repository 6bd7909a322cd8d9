import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { parse } from 'yaml';
import { HttpProxy, IVmIntent, OperatingSystem, Provisioning } from '../../src';
import { cloudConfig } from '../../src/guest/cloud-config';
import { FirstBootField, firstBootSettings } from '../../src/guest/first-boot';
import { guestOf } from '../../src/platforms/proxmox/guest-facts';
import { findCloudConfigSchema, judgeCloudConfig, runCloudInitSchema } from '../judges/cloud-config';
import { imageOf, intentOf } from '../platforms/proxmox/stubs';
import { CERTIFICATE, OTHER_CERTIFICATE } from '../support/certificates';

type Settings = Pick<IVmIntent, FirstBootField>;

const NONE: Partial<Settings> = {};
const PROXY = HttpProxy.of('http://proxy.lan:3128', { directHosts: ['mirror.lan', '10.0.20.4'] });
const EVERYTHING: Settings = {
  timezone: 'Europe/Berlin', ntp: ['ntp.lan', '10.0.20.1', 'fd00::1'], locale: 'de_DE.UTF-8', proxy: PROXY, packageMirror: 'http://mirror.lan/pub', trustedCas: [CERTIFICATE, OTHER_CERTIFICATE],
};
const FIELDS = Object.keys(EVERYTHING) as FirstBootField[];

const { DEBIAN_13, UBUNTU_24_04, ROCKY_9, AMAZON_LINUX_2, AMAZON_LINUX_2023, AZURE_LINUX_3, OPENSUSE_LEAP_15_6, ALPINE_3_23 } = OperatingSystem;
const { ARCH_LINUX, PHOTON_5, KALI_2026_2, FREEBSD_14_4, WINDOWS_SERVER_2025 } = OperatingSystem;

function machine(guest: OperatingSystem, settings: Partial<Settings>): IVmIntent {
  return intentOf({ image: imageOf(guest), provisioning: Provisioning.cloudInit(), ...settings });
}

function written(guest: OperatingSystem, settings: Partial<Settings>): string {
  const intent = machine(guest, settings);
  return cloudConfig(intent, guestOf(intent));
}

/** The document without what is there without settings. */
function document(guest: OperatingSystem, settings: Partial<Settings>): Record<string, any> {
  const { merge_how: _, package_update: __, packages, runcmd, ...rest } = parse(written(guest, settings), { version: '1.1' });
  expect([packages, runcmd.length]).toEqual([['qemu-guest-agent'], expect.any(Number)]);
  return rest;
}

/** Fields whose setting the document carries. */
function carried(guest: OperatingSystem): FirstBootField[] {
  return firstBootSettings(machine(guest, EVERYTHING)).filter(setting => setting.document).map(({ field }) => field).sort();
}

describe('which guest can be told what', () => {
  test('GIVEN no setting WHEN asked THEN there is nothing to tell', () => {
    expect(firstBootSettings(machine(DEBIAN_13, NONE))).toEqual([]);
    expect(document(DEBIAN_13, NONE)).toEqual({});
  });

  test('GIVEN every setting WHEN asked THEN each is told or left over, once', () => {
    for (const guest of OperatingSystem.all()) {
      expect(firstBootSettings(machine(guest, EVERYTHING)).map(({ field }) => field)).toEqual(FIELDS);
    }
  });

  const all = [...FIELDS].sort();
  const without = (...left: FirstBootField[]) => all.filter(field => !left.includes(field));
  test.each<[string, OperatingSystem, FirstBootField[]]>([
    ['debian', DEBIAN_13, all],
    ['ubuntu', UBUNTU_24_04, all],
    ['alpine', ALPINE_3_23, without('proxy')],
    ['rocky', ROCKY_9, without('packageMirror')],
    ['amazon linux, whose clock cloud-init leaves alone', AMAZON_LINUX_2023, without('packageMirror', 'ntp')],
    ['azure linux, whose certificates it leaves alone', AZURE_LINUX_3, without('packageMirror', 'trustedCas')],
    ['opensuse', OPENSUSE_LEAP_15_6, without('packageMirror')],
    ['kali, whose archive is neither Debian\'s nor Ubuntu\'s', KALI_2026_2, without('packageMirror')],
    ['photon', PHOTON_5, ['ntp', 'timezone', 'trustedCas']],
    ['arch', ARCH_LINUX, ['locale', 'timezone']],
    ['freebsd, which has no cloud-init', FREEBSD_14_4, ['timezone']],
    ['windows', WINDOWS_SERVER_2025, ['timezone']],
  ])('GIVEN %s WHEN asked THEN the document carries what its cloud-init does', (_, guest, fields) => {
    expect(carried(guest)).toEqual(fields);
  });

  test('GIVEN a system of one\'s own of a known family WHEN asked THEN its archives are not guessed', () => {
    const own = OperatingSystem.custom({ id: 'acme-4', name: 'ACME Linux 4', family: DEBIAN_13.family });
    expect(carried(own)).toEqual(without('packageMirror'));
  });

  test('GIVEN exceptions of a proxy WHEN the package manager knows none THEN it is said', () => {
    const remarks = [DEBIAN_13, OPENSUSE_LEAP_15_6, ROCKY_9].map(guest => firstBootSettings(machine(guest, { proxy: PROXY }))[0].remark);
    expect(remarks).toEqual([undefined, undefined, 'dnf knows no exceptions: mirror.lan, 10.0.20.4 are reached through the proxy too']);
    expect(firstBootSettings(machine(ROCKY_9, { proxy: HttpProxy.of('http://proxy.lan') }))[0].remark).toBeUndefined();
  });
});

describe('what is written', () => {
  test.each<[string, OperatingSystem, Partial<Settings>, Record<string, unknown>]>([
    ['a time zone', DEBIAN_13, { timezone: 'Europe/Berlin' }, { timezone: 'Europe/Berlin' }],
    ['time servers, each once', ROCKY_9, { ntp: ['ntp.lan', '10.0.20.1', 'ntp.lan'] }, { ntp: { servers: ['ntp.lan', '10.0.20.1'] } }],
    ['a locale', ALPINE_3_23, { locale: 'de_DE.UTF-8' }, { locale: 'de_DE.UTF-8' }],
    ['a proxy of apt', DEBIAN_13, { proxy: HttpProxy.of('http://proxy.lan:3128') }, { apt: { http_proxy: 'http://proxy.lan:3128', https_proxy: 'http://proxy.lan:3128' } }],
    ['a proxy of apt with exceptions', UBUNTU_24_04, { proxy: HttpProxy.of('http://proxy.lan:3128', { directHosts: ['mirror.lan'] }) }, {
      apt: { http_proxy: 'http://proxy.lan:3128', https_proxy: 'http://proxy.lan:3128', conf: 'Acquire::http::Proxy::mirror.lan "DIRECT";\nAcquire::https::Proxy::mirror.lan "DIRECT";\n' },
    }],
    ['a proxy of dnf', ROCKY_9, { proxy: PROXY }, { write_files: [{ path: '/etc/dnf/dnf.conf', content: 'proxy=http://proxy.lan:3128\n', append: true }] }],
    ['a proxy of yum', AMAZON_LINUX_2, { proxy: PROXY }, { write_files: [{ path: '/etc/yum.conf', content: 'proxy=http://proxy.lan:3128\n', append: true }] }],
    ['a proxy of zypper', OPENSUSE_LEAP_15_6, { proxy: PROXY }, {
      write_files: [{
        path: '/etc/sysconfig/proxy',
        permissions: '0644',
        content: 'PROXY_ENABLED="yes"\nHTTP_PROXY="http://proxy.lan:3128"\nHTTPS_PROXY="http://proxy.lan:3128"\nNO_PROXY="localhost,127.0.0.1,mirror.lan,10.0.20.4"\n',
      }],
    }],
    ['Debian\'s archives, security by itself', DEBIAN_13, { packageMirror: 'http://mirror.lan/pub' }, {
      apt: {
        preserve_sources_list: false,
        primary: [{ arches: ['default'], uri: 'http://mirror.lan/pub/debian' }],
        security: [{ arches: ['default'], uri: 'http://mirror.lan/pub/debian-security' }],
      },
    }],
    ['Ubuntu\'s archive', UBUNTU_24_04, { packageMirror: 'http://mirror.lan' }, {
      apt: { preserve_sources_list: false, primary: [{ arches: ['default'], uri: 'http://mirror.lan/ubuntu' }], security: [{ arches: ['default'], uri: 'http://mirror.lan/ubuntu' }] },
    }],
    ['Alpine\'s repositories', ALPINE_3_23, { packageMirror: 'http://mirror.lan' }, { apk_repos: { alpine_repo: { base_url: 'http://mirror.lan/alpine', version: 'v3.23', community_enabled: true } } }],
    ['certificates, a chain one by one', DEBIAN_13, { trustedCas: [`${CERTIFICATE}\n${OTHER_CERTIFICATE}`] }, { ca_certs: { trusted: [`${CERTIFICATE}\n`, `${OTHER_CERTIFICATE}\n`] } }],
  ])('GIVEN %s WHEN written THEN it is the module of the guest', (_, guest, settings, expected) => {
    expect(document(guest, settings)).toEqual(expected);
  });

  test('GIVEN a proxy and a mirror WHEN both are apt\'s THEN they stand in one module', () => {
    expect(Object.keys(document(DEBIAN_13, { proxy: PROXY, packageMirror: 'http://mirror.lan' }).apt).sort()).toEqual(['conf', 'http_proxy', 'https_proxy', 'preserve_sources_list', 'primary', 'security']);
  });
});

const installed = findCloudConfigSchema();
if (installed === undefined) console.warn('SKIPPED: no cloud-init here, so no document was held against its schema (apt-get install cloud-init)');

(installed === undefined ? describe.skip : describe)('cloud-init', () => {
  const schema = () => JSON.parse(fs.readFileSync(installed!, 'utf8'));
  const guests = { 'apt': DEBIAN_13, 'apt of Ubuntu': UBUNTU_24_04, 'dnf': ROCKY_9, 'yum': AMAZON_LINUX_2, 'zypper': OPENSUSE_LEAP_15_6, 'apk': ALPINE_3_23 };
  const combinations: [string, Partial<Settings>][] = [['nothing', NONE], ...FIELDS.map((field): [string, Partial<Settings>] => [field, { [field]: EVERYTHING[field] }]), ['everything', EVERYTHING]];

  type Case = [string, string, OperatingSystem, Partial<Settings>];
  test.each(Object.entries(guests).flatMap(([manager, guest]) => combinations.map(([name, settings]): Case => [name, manager, guest, settings])))(
    'GIVEN %s on a guest with %s WHEN held against its schema THEN every key is known', (_, __, guest, settings) => {
      const verdict = judgeCloudConfig(written(guest, settings), schema());
      expect(verdict.findings).toEqual([]);
      expect(verdict.judged).toBeGreaterThan(4);
    });

  test.each(Object.entries(guests))('GIVEN everything on a guest with %s WHEN cloud-init reads it THEN it is valid', (_, guest) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'first-boot-'));
    const file = path.join(folder, 'vendor-data.yaml');
    fs.writeFileSync(file, written(guest, EVERYTHING));
    const run = runCloudInitSchema(file);
    fs.rmSync(folder, { recursive: true });
    if (!run.installed) return console.warn('SKIPPED: the schema is here, the cloud-init command is not');
    expect(run).toMatchObject({ ok: true });
  }, 30_000);
});
