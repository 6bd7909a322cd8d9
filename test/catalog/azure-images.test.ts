import { AzureMarketplaceImage, azureImage, azureImageOf, azureImages, azureUrn, retiredAzureImage } from '../../src/catalog/azure-images';
import retired from '../../src/catalog/azure-retired-images.json';
import { azureSizes } from '../../src/catalog/azure-sizes';
import images from '../../src/catalog/images.json';
import { CalendarDate } from '../../src/values';

const all = azureImages();
const rows = all.map(image => [azureUrn(image), image] as const);
const nameOf = ({ publisher, offer, sku }: AzureMarketplaceImage) => `${publisher}:${offer}:${sku}`.toLowerCase();

/** Systems that Azure's marketplace has, as the vendors' pages said on 2026-11-21. */
const ON_AZURE = [
  'almalinux-10', 'almalinux-8', 'almalinux-9', 'azurelinux-3', 'debian-11', 'debian-12', 'debian-13', 'flatcar-stable', 'freebsd-14.4', 'opensuse-leap-15.6', 'oracle-10', 'oracle-8', 'oracle-9',
  'rhel-10', 'rhel-8', 'rhel-9', 'rocky-10', 'rocky-8', 'rocky-9', 'sles-15-sp6', 'sles-15-sp7', 'sles-16.0', 'ubuntu-20.04', 'ubuntu-22.04', 'ubuntu-22.04-minimal', 'ubuntu-24.04',
  'ubuntu-24.04-minimal', 'ubuntu-25.10', 'ubuntu-26.04', 'windows-10-22h2', 'windows-11-24h2', 'windows-11-25h2', 'windows-server-2019', 'windows-server-2022', 'windows-server-2025',
];

/** What azurerm 4.55 and 5.2 take as hot-patchable, of WindowsServer: `isValidHotPatchSourceImageReference` in internal/services/compute/shared_schema.go. */
const HOTPATCH = [
  '2022-datacenter-azure-edition-core', '2022-datacenter-azure-edition-core-smalldisk', '2022-datacenter-azure-edition-hotpatch', '2022-datacenter-azure-edition-hotpatch-smalldisk',
  '2025-datacenter-azure-edition', '2025-datacenter-azure-edition-core', '2025-datacenter-azure-edition-core-smalldisk', '2025-datacenter-azure-edition-smalldisk',
];

/** What azurerm 4.55 and 5.2 take as `license_type`: linux_virtual_machine_resource.go and windows_virtual_machine_resource.go. */
const LICENCES = {
  linux: ['RHEL_BASE', 'RHEL_BASESAPAPPS', 'RHEL_BASESAPHA', 'RHEL_BYOS', 'RHEL_EUS', 'RHEL_SAPAPPS', 'RHEL_SAPHA', 'SLES_BYOS', 'SLES_HPC', 'SLES_SAP', 'UBUNTU_PRO'],
  windows: ['Windows_Client', 'Windows_Server'],
};

/** articles/virtual-machines/automatic-vm-guest-patching.md, "Supported OS images", without previews, HPC, Batch and AKS. */
const PATCHED: Record<string, string> = {
  'MicrosoftWindowsServer:WindowsServer': `${HOTPATCH.join(' ')} 2008-R2-SP1 2012-R2-Datacenter 2012-R2-Datacenter-gensecond 2012-R2-Datacenter-smalldisk 2012-R2-Datacenter-smalldisk-g2 2016-Datacenter
    2016-datacenter-gensecond 2016-Datacenter-Server-Core 2016-datacenter-smalldisk 2016-datacenter-with-containers 2019-Datacenter 2019-Datacenter-Core 2019-datacenter-gensecond 2019-datacenter-smalldisk
    2019-datacenter-smalldisk-g2 2019-datacenter-with-containers 2022-datacenter 2022-datacenter-azure-edition 2022-datacenter-azure-edition-smalldisk 2022-datacenter-core 2022-datacenter-core-g2
    2022-datacenter-g2 2022-datacenter-smalldisk 2022-datacenter-smalldisk-g2 2025-datacenter 2025-datacenter-core 2025-datacenter-core-smalldisk 2025-datacenter-smalldisk`,
  'Canonical:UbuntuServer': '16.04-LTS 16.04.0-LTS 18.04-LTS 18_04-LTS-arm64 18_04-LTS-gen2',
  'Canonical:ubuntu-24_04-lts': 'cvm server server-arm64 server-gen1 ubuntu-pro ubuntu-pro-cvm',
  'Canonical:0001-com-ubuntu-confidential-vm-focal': '20_04-lts-cvm',
  'Canonical:0001-com-ubuntu-confidential-vm-jammy': '22_04-lts-cvm',
  'Canonical:0001-com-ubuntu-pro-bionic': 'pro-18_04-lts',
  'Canonical:0001-com-ubuntu-pro-focal': 'pro-20_04-lts pro-20_04-lts-gen2',
  'Canonical:0001-com-ubuntu-pro-jammy': 'pro-22_04-lts-gen2',
  'Canonical:0001-com-ubuntu-server-focal': '20_04-lts 20_04-lts-arm64 20_04-lts-gen2',
  'Canonical:0001-com-ubuntu-server-jammy': '22_04-lts 22_04-lts-arm64 22_04-lts-gen2',
  'Center-for-Internet-Security-Inc:cis-rhel': 'cis-redhat7-l2-gen1 cis-redhat8-l1-gen1 cis-redhat8-l1-gen2 cis-redhat8-l2-gen1 cis-redhat9-l1-gen2 cis-redhat9-l2-gen2',
  'Center-for-Internet-Security-Inc:cis-ubuntu': 'cis-ubuntulinux2004-l1-gen1 cis-ubuntulinux2204-l1-gen2 cis-ubuntulinux2404-l1-gen1 cis-ubuntulinux2404-l1-gen2',
  'MicrosoftCblMariner:azure-linux-3': 'azure-linux-3-gen2',
  'Redhat:RHEL': '7-lvm 7-raw 8 8_8 8_10 8-lvm 8-lvm-gen2 86-gen2 9_0 9_1 9_2 9_3 9_4 9-lvm 9-lvm-gen2',
  'Redhat:RHEL-RAW': '8-raw 8-raw-gen2',
  'Redhat:RHEL-ARM64': '8_6-arm64 9_0-arm64 9_1-arm64',
  'Redhat:RHEL-SAP-APPS': '86sapapps-gen2 88sapapps-gen2',
  'Redhat:RHEL-SAP-HA': '86sapha-gen2 88sapha-gen2',
  'SUSE:sles-12-sp5': 'gen1 gen2',
  'SUSE:sles-15-sp2': 'gen1 gen2',
  'SUSE:sles-sap-15-sp4': 'gen2',
  'SUSE:sles-sap-15-sp5': 'gen2',
};
const patched = new Set(Object.entries(PATCHED).flatMap(([offer, skus]) => skus.split(/\s+/).map(sku => `${offer}:${sku}`.toLowerCase())));

/** articles/virtual-machines/enable-nvme-interface.md, "Supported Linux OS images" and "Supported Windows OS images" of 2026-06-18. */
const NVME = [
  'azurelinux-3', 'almalinux-8', 'almalinux-9', 'debian-11', 'debian-12', 'oracle-8', 'oracle-9', 'oracle-10', 'rhel-8', 'rhel-9', 'rhel-10', 'sles-15-sp6', 'sles-15-sp7', 'sles-16.0', 'ubuntu-20.04',
  'ubuntu-22.04', 'ubuntu-22.04-minimal', 'ubuntu-24.04', 'ubuntu-24.04-minimal', 'rocky-8', 'rocky-9', 'windows-10-22h2', 'windows-11-24h2', 'windows-11-25h2', 'windows-server-2019',
  'windows-server-2022', 'windows-server-2025',
];

/** articles/virtual-machines/trusted-launch.md, "Operating systems supported", in the versions that the catalogue has. */
const TRUSTED = ['debian-11', 'debian-12', 'rhel-8', 'ubuntu-20.04', 'ubuntu-22.04', 'windows-10-22h2', 'windows-11-24h2', 'windows-11-25h2', 'windows-server-2019', 'windows-server-2022', 'windows-server-2025'];

/** How the SKU tells the generation; the first that fits counts. */
const GENERATIONS: [RegExp, number][] = [
  [/:(\S*-)?gen1$|-gen1:/, 1],
  [/gen2|gensecond|-g2$|-azure-edition|arm64|aarch64|cvm/, 2],
  [/^microsoftwindowsserver:|^microsoftwindowsdesktop:windows-10:/, 1],
  [/^microsoftwindowsdesktop:windows-11:|^resf:|^ciq:/, 2],
  [/^canonical:ubuntu-2\d_\d\d(-lts)?:/, 2],
  [/^kinvolk:flatcar-container-linux-corevm:/, 2],
  [/^canonical:0001-|^debian:|^kinvolk:|^microsoftcblmariner:|^oracle:|^redhat:rhel:\d+-lvm$/, 1],
];

/** How an offer and its SKU tell the version of a system: `_` for its numbers with `_` between them, `#` for those without anything between them. */
const VERSIONS: [RegExp, string][] = [
  [/^almalinux-(\d+)$/, 'almalinux-[^:]*:#-'],
  [/^azurelinux-(3)$/, 'azure-linux-#:azure-linux-#'],
  [/^debian-(\d+)$/, 'debian-#:#(-|:)'],
  [/^flatcar-(stable)$/, 'flatcar-.*:#'],
  [/^freebsd-(\d+\.\d+)$/, 'freebsd-_:_-'],
  [/^opensuse-leap-(15\.6)$/, 'opensuse-leap-15-6:'],
  [/^oracle-(\d+)$/, 'Oracle-Linux:ol#\\d*-'],
  [/^rhel-(\d+)$/, '(RHEL|rhel|cis-rhel)[^:]*:(cis-redhat|rhel-lvm)?#'],
  [/^rocky-(\d+)$/, '(rockylinux|rlc)[^:]*:(rockylinux-aarch64-|rocky)?#(-|:)'],
  [/^sles-15-sp(\d)$/, 'sles-(sap-)?15-sp#(-|:)'],
  [/^sles-(16)\.0$/, 'sles-(sap-)?#-0-'],
  [/^ubuntu-(2[024]\.\d\d)(?:-minimal)?$/, '0001-com-ubuntu-[^:]*:[^:]*_|^[^:]*:ubuntu-_-lts:|cis-ubuntu:cis-ubuntulinux#-'],
  [/^ubuntu-(2[56]\.\d\d)$/, 'ubuntu-_(-lts)?:'],
  [/^windows-(?:server-)?(2\d{3})$/, 'WindowsServer:#-'],
  [/^windows-(\d\d-2\dh2)$/, 'indows-1\\d:win#-'],
];

describe('azure-images.json', () => {
  test.each(rows)('%s is of the version that its row says', (urn, { id }) => {
    const [[shape, numbers]] = VERSIONS.flatMap(([pattern, template]) => pattern.test(id) ? [[template, pattern.exec(id)![1]]] : []);
    expect(urn).toMatch(new RegExp(shape.replaceAll('_', numbers.replace('.', '_')).replaceAll('#', numbers.replace('.', ''))));
  });

  test('has every system that is on Azure, in its ordinary edition', () => {
    const systems = new Set(images.map(({ id }) => id));
    expect(all.filter(({ id }) => !systems.has(id))).toEqual([]);
    expect([...new Set(all.map(({ id }) => id))].sort()).toEqual(ON_AZURE);
    expect(ON_AZURE.filter(id => azureImage(id) === undefined)).toEqual([]);
  });

  test('has each image once, and each edition of a system and processor once', () => {
    expect(all.length).toBeGreaterThan(90);
    expect(new Set(all.map(nameOf)).size).toBe(all.length);
    expect(new Set(all.map(({ id, arch, variant }) => `${id} ${arch} ${variant}`)).size).toBe(all.length);
  });

  test('writes a publisher and an offer in one case', () => {
    const written = [...new Set(all.flatMap(({ publisher, offer }) => [publisher, offer]))];
    expect(new Set(written.map(name => name.toLowerCase())).size).toBe(written.length);
    expect([...new Set(all.map(({ publisher }) => publisher))].sort()).toEqual([
      'Canonical', 'Debian', 'MicrosoftCBLMariner', 'MicrosoftWindowsDesktop', 'MicrosoftWindowsServer', 'Oracle', 'RedHat', 'SUSE', 'almalinux', 'center-for-internet-security-inc', 'ciq', 'kinvolk', 'resf',
      'thefreebsdfoundation',
    ]);
  });

  test.each(rows)('%s is told in full', (urn, image) => {
    expect(urn).toMatch(/^[\w-]+(:[\w.-]+){2}:latest$/);
    expect(image.variant ?? 'ordinary').toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(['x86_64', 'aarch64']).toContain(image.arch);
    expect([['SCSI'], ['SCSI', 'NVMe']]).toContainEqual(image.controllers);
    expect([30, 64, 127]).toContain(image.osDiskGibibytes);
    expect(image.source).toMatch(/^(articles\/\S+\.md|https:\/\/\S+|[\w-]+\/[\w-]+: \S+)$/);
    expect(image.uncertain.filter(field => !(field in image))).toEqual([]);
    expect(new Set(image.uncertain).size).toBe(image.uncertain.length);
  });

  test.each(rows)('%s is of the generation that its SKU says', (_, image) => {
    expect([image.generation]).toEqual(GENERATIONS.filter(([pattern]) => pattern.test(nameOf(image))).map(([, generation]) => generation).slice(0, 1));
    expect(image.arch === 'aarch64' ? image.generation : 2).toBe(2);
    expect(image.variant === 'gen1' ? 1 : 2).toBe(image.generation);
  });

  test.each(rows)('%s is for processors that a size has', (_, { arch, generation }) => {
    expect(azureSizes().some(size => size.arch === arch && size.generations.includes(generation))).toBe(true);
  });
});

describe('a purchase plan', () => {
  /** Publishers and offers whose images carry one: `az vm image show` answers with it, and Terraform programs write it. */
  const WITH_PLAN = /^(resf|ciq|thefreebsdfoundation|center-for-internet-security-inc):|^kinvolk:flatcar-container-linux-free:|^RedHat:rhel-byos:/;

  test.each(rows)('of %s is there where Azure demands one, and names the image', (urn, { plan, publisher, offer, sku }) => {
    expect(plan !== null).toBe(WITH_PLAN.test(urn));
    expect(plan ?? { name: sku, product: offer, publisher }).toEqual({ name: sku, product: offer, publisher: offer === 'rhel-byos' ? 'redhat' : publisher });
  });

  test.each([
    ['rocky-9', { name: '9-base', product: 'rockylinux-x86_64', publisher: 'resf' }],
    ['flatcar-stable', { name: 'stable-gen2', product: 'flatcar-container-linux-free', publisher: 'kinvolk' }],
    ['freebsd-14.4', { name: '14_4-release-amd64-gen2-ufs', product: 'freebsd-14_4', publisher: 'thefreebsdfoundation' }],
    ['almalinux-9', null],
    ['windows-server-2022', null],
  ])('of %s', (id, plan) => { expect(azureImage(id)?.plan).toEqual(plan); });
});

describe('what the pages say', () => {
  test.each(rows)('of patches by the platform for %s', (_, image) => { expect([image.platformPatching]).toEqual([patched.has(nameOf(image))]); });

  test('of patches: the catalogue has images of both kinds', () => {
    expect(all.filter(({ platformPatching }) => platformPatching).length).toBeGreaterThan(30);
    expect(azureImage('windows-server-2025')?.platformPatching).toBe(false);
    expect(azureImage('windows-server-2025', { variant: 'azure-edition' })?.platformPatching).toBe(true);
  });

  test('of hot patches: those that the provider takes, no other', () => {
    const hot = all.filter(({ hotpatch }) => hotpatch);
    expect(hot.map(({ sku }) => sku).sort()).toEqual(HOTPATCH);
    expect(hot.filter(({ publisher, offer, generation, platformPatching }) => `${publisher}:${offer}` !== 'MicrosoftWindowsServer:WindowsServer' || generation !== 2 || !platformPatching)).toEqual([]);
  });

  test.each(rows)('of disks on NVMe for %s', (_, { id, arch, generation, controllers, variant, trustedLaunch, confidential, uncertain }) => {
    const nvme = controllers.includes('NVMe');
    if (generation === 1 || (confidential && !trustedLaunch)) { expect([nvme, uncertain.includes('controllers')]).toEqual([false, false]); }
    if (nvme && (!NVME.includes(id) || arch === 'aarch64')) { expect(uncertain).toContain('controllers'); }
    if (variant === null && arch === 'x86_64' && NVME.includes(id)) { expect([nvme, uncertain.includes('controllers')]).toEqual([true, false]); }
  });

  test.each(rows)('of Trusted Launch for %s', (_, { id, arch, generation, trustedLaunch, variant, uncertain }) => {
    expect(trustedLaunch && (generation === 1 || arch === 'aarch64')).toBe(false);
    if (variant === null && arch === 'x86_64' && TRUSTED.includes(id)) { expect([trustedLaunch, uncertain.includes('trustedLaunch')]).toEqual([true, false]); }
    if (arch === 'aarch64' && id !== 'flatcar-stable') { expect(uncertain).toContain('trustedLaunch'); }
  });

  test.each(['flatcar-stable', 'freebsd-14.4'])('of Trusted Launch: Azure refuses it for %s', id => { expect(azureImage(id)?.trustedLaunch).toBe(false); });

  test('of confidential machines: an own image on Linux, the ordinary one on Windows Server', () => {
    expect(all.filter(({ confidential, generation, arch }) => confidential && (generation !== 2 || arch !== 'x86_64'))).toEqual([]);
    expect(all.filter(({ confidential, trustedLaunch }) => confidential && !trustedLaunch).map(({ id, sku }) => `${id} ${sku}`).sort()).toEqual([
      'rhel-9 9_4_cvm', 'ubuntu-20.04 20_04-lts-cvm', 'ubuntu-22.04 22_04-lts-cvm', 'ubuntu-24.04 cvm', 'ubuntu-24.04 ubuntu-pro-cvm',
    ]);
    expect(all.filter(({ confidential, trustedLaunch }) => confidential && trustedLaunch).map(({ sku }) => sku).sort()).toEqual([
      '2019-datacenter-core-g2', '2019-datacenter-gensecond', '2022-datacenter-azure-edition', '2022-datacenter-azure-edition-core', '2022-datacenter-core-g2', '2022-datacenter-g2',
    ]);
  });

  test.each(rows)('of the first boot of %s', (_, { id, cloudInit, agent }) => {
    const own = ['flatcar-stable', 'freebsd-14.4'].includes(id) || id.startsWith('windows');
    expect([cloudInit, agent]).toEqual([!own, id !== 'freebsd-14.4']);
  });

  test.each(rows)('of the disk of %s', (_, { id, variant, osDiskGibibytes }) => {
    const windows = id.startsWith('windows') ? (variant ?? '').includes('smalldisk') ? 30 : 127 : undefined;
    expect(osDiskGibibytes).toBe(windows ?? (/^(rhel|oracle)-/.test(id) ? 64 : 30));
  });

  test.each(rows)('of licences for %s', (_, { id, hybridBenefit }) => {
    const allowed = id.startsWith('windows') ? LICENCES.windows : LICENCES.linux;
    expect(hybridBenefit.filter(licence => !allowed.includes(licence))).toEqual([]);
  });

  test.each<[string, string | undefined, string[]]>([
    ['windows-server-2022', undefined, ['Windows_Server']],
    ['windows-11-25h2', undefined, ['Windows_Client']],
    ['rhel-9', undefined, ['RHEL_BYOS']],
    ['rhel-9', 'byos', ['RHEL_BASE', 'RHEL_EUS', 'RHEL_SAPAPPS', 'RHEL_SAPHA', 'RHEL_BASESAPAPPS', 'RHEL_BASESAPHA']],
    ['sles-15-sp7', undefined, ['SLES_BYOS']],
    ['ubuntu-24.04', undefined, ['UBUNTU_PRO']],
    ['ubuntu-24.04', 'pro', []],
    ['debian-12', undefined, []],
  ])('of licences for %s (%s)', (id, variant, licences) => { expect(azureImage(id, { variant })?.hybridBenefit).toEqual(licences); });
});

describe('an image is found', () => {
  test.each<[string, Parameters<typeof azureImage>[1], string]>([
    ['ubuntu-24.04', undefined, 'Canonical:ubuntu-24_04-lts:server:latest'],
    ['ubuntu-24.04', { arch: 'aarch64' }, 'Canonical:ubuntu-24_04-lts:server-arm64:latest'],
    ['ubuntu-22.04', { variant: 'confidential' }, 'Canonical:0001-com-ubuntu-confidential-vm-jammy:22_04-lts-cvm:latest'],
    ['ubuntu-22.04', { variant: 'gen1' }, 'Canonical:0001-com-ubuntu-server-jammy:22_04-lts:latest'],
    ['windows-server-2025', { variant: 'azure-edition-core' }, 'MicrosoftWindowsServer:WindowsServer:2025-datacenter-azure-edition-core:latest'],
    ['rhel-9', { arch: 'aarch64', variant: null }, 'RedHat:rhel-arm64:9_7-arm64:latest'],
    ['rocky-9', { arch: 'aarch64' }, 'resf:rockylinux-aarch64:rockylinux-aarch64-9:latest'],
  ])('for %s, %j', (id, choice, urn) => { expect(azureUrn(azureImage(id, choice)!)).toBe(urn); });

  test.each<[string, Parameters<typeof azureImage>[1]]>([
    ['ubuntu-18.04', undefined], ['alpine-3.22', undefined], ['constructor', undefined], ['windows-server-2022', { arch: 'aarch64' }], ['debian-12', { variant: 'core' }], ['debian-12', { variant: '' }],
  ])('never for %s, %j', (id, choice) => { expect(azureImage(id, choice)).toBeUndefined(); });

  test.each(rows)('by its reference %s in any case', (_, image) => {
    expect(azureImageOf(image.publisher, image.offer, image.sku)).toBe(image);
    expect(azureImageOf(image.publisher.toUpperCase(), image.offer.toUpperCase(), image.sku.toUpperCase())).toBe(image);
    expect(azureImageOf(image.publisher, image.offer, `${image.sku}-no`)).toBeUndefined();
  });
});

describe('azure-retired-images.json', () => {
  const named = retired.map(image => [`${image.publisher}:${image.offer}:${image.sku ?? '*'}`, image] as const);
  const anyText = (pattern: string | null) => (pattern ?? '*').replaceAll('*', 'x');

  test.each(named)('%s is told in full', (_, { name, publisher, offer, sku, retiredOn, source }) => {
    expect(name).toMatch(/^(open)?[A-Z][\w .,&-]+$/);
    for (const pattern of [publisher, offer, sku ?? '*']) { expect(pattern).toMatch(/^[\w.*-]+$/); }
    expect(retiredOn === null || CalendarDate.of(retiredOn).toString() === retiredOn).toBe(true);
    expect(source).toMatch(/^(articles\/\S+\.md|https:\/\/\S+|[\w-]+\/[\w-]+: \S+)$/);
  });

  test.each(named)('%s is hidden by no line before it', (_, image) => { expect(retiredAzureImage(image.publisher, anyText(image.offer), anyText(image.sku))).toEqual(image); });

  test.each(named)('%s has a successor that the catalogue has', (_, { successor }) => {
    const [publisher, offer, sku, version] = successor.split(':');
    expect(azureImageOf(publisher, offer, sku)).toMatchObject({ publisher, offer, sku, version });
  });

  test.each(rows)('%s is not retired', (_, { publisher, offer, sku }) => { expect(retiredAzureImage(publisher, offer, sku)).toBeUndefined(); });

  test.each([
    ['OpenLogic', 'CentOS', '7_9-gen2', 'CentOS', '2024-06-30'],
    ['openlogic', 'centos-lvm', '8-lvm', 'CentOS 8', '2021-12-31'],
    ['Canonical', 'UbuntuServer', '16.04-LTS', 'Ubuntu 16.04', '2021-04-30'],
    ['canonical', 'ubuntuserver', '18_04-lts-gen2', 'Ubuntu 18.04', '2023-05-31'],
    ['Canonical', '0001-com-ubuntu-server-bionic', '18_04-lts', 'Ubuntu 18.04', '2023-05-31'],
    ['Debian', 'debian-10', '10-gen2', 'Debian 10', '2024-06-30'],
    ['credativ', 'Debian', '9', 'Debian before 10', '2022-06-30'],
    ['MicrosoftWindowsServer', 'WindowsServer', '2012-R2-Datacenter', 'Windows Server 2012 R2', '2023-10-10'],
    ['MicrosoftWindowsServer', 'WindowsServer', '2012-Datacenter', 'Windows Server 2012', '2023-10-10'],
    ['RedHat', 'RHEL', '7-LVM', 'Red Hat Enterprise Linux 7', '2024-06-30'],
    ['redhat', 'rhel-byos', 'rhel-lvm76', 'Red Hat Enterprise Linux 7', '2024-06-30'],
    ['SUSE', 'sles-12-sp5', 'gen2', 'SUSE Linux Enterprise Server 12', '2024-10-31'],
    ['MicrosoftWindowsDesktop', 'windows-11', 'win11-22h2-pro', 'Windows 11 22H2', '2025-10-14'],
    ['MicrosoftCblMariner', 'cbl-mariner', 'cbl-mariner-2-gen2', 'CBL-Mariner 2.0', '2025-07-31'],
    ['CoreOS', 'CoreOS', 'Stable', 'CoreOS Container Linux', '2020-05-26'],
  ])('%s:%s:%s is', (publisher, offer, sku, name, retiredOn) => { expect(retiredAzureImage(publisher, offer, sku)).toMatchObject({ name, retiredOn }); });

  test.each([
    ['MicrosoftWindowsServer', 'WindowsServer', '2016-datacenter-gensecond'], ['Canonical', '0001-com-ubuntu-pro-bionic', 'pro-18_04-lts'], ['RedHat', 'RHEL', '86-gen2'], ['SUSE', 'sles-15-sp5', 'gen2'],
    ['own', 'CentOS', '7'], ['', '', ''], ['Canonical', 'UbuntuServers', '18.04-LTS'],
  ])('%s:%s:%s is not', (publisher, offer, sku) => { expect(retiredAzureImage(publisher, offer, sku)).toBeUndefined(); });
});

test('a program that changes the list it was given changes no other', () => {
  const before = azureImages().length;
  azureImages().pop();
  expect(azureImages()).toHaveLength(before);
});
