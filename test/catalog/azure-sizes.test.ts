import { AzureSize, azureSize, AzureSizeNeeds, azureSizes, lackOf, smallestAzureSize } from '../../src/catalog/azure-sizes';

const GIB = 1024;

function needs(cpus: number, gibibytes: number, more: Partial<AzureSizeNeeds> = {}): AzureSizeNeeds {
  return { cpus, memoryMebibytes: gibibytes * GIB, arch: 'x86_64', generation: 2, controllers: ['SCSI', 'NVMe'], dataDisks: 0, interfaces: 1, ...more };
}

/** What a size carries, asked for in full. */
function allOf(size: AzureSize): AzureSizeNeeds {
  const { generations: [generation], maxDataDisks: dataDisks, maxInterfaces: interfaces, acceleratedNetworking, encryptionAtHost, confidential, ephemeral } = size;
  const [placement, gibibytes] = Object.entries(ephemeral)[0] ?? [];
  return {
    ...size,
    generation,
    dataDisks,
    interfaces,
    acceleratedNetworking: acceleratedNetworking !== 'unsupported',
    encryptionAtHost: encryptionAtHost === true,
    confidential: confidential !== null,
    ephemeral: placement === undefined ? undefined : { placement: placement as 'CacheDisk', gibibytes: gibibytes! },
  };
}

describe('azure-sizes.json', () => {
  const all = azureSizes();

  test('has each size once, sorted by name', () => {
    expect(all).toHaveLength(87);
    expect(all.map(({ name }) => name)).toEqual([...new Set(all.map(({ name }) => name))].sort());
  });

  test.each(all.map(size => [size.name, size] as const))('%s is told in full', (name, size) => {
    expect(name).toMatch(/^Standard_[A-Z]+\d+[a-z]*(_[A-Z0-9]+)?(_v\d)?$/);
    for (const [least, value] of [[1, size.cpus], [512, size.memoryMebibytes], [0, size.gpus], [1, size.maxDataDisks], [1, size.maxInterfaces]]) {
      expect(Number.isInteger(value)).toBe(true);
      expect(value).toBeGreaterThanOrEqual(least);
    }
    expect(size.generations.length > 0 && size.generations.every(generation => [1, 2].includes(generation))).toBe(true);
    expect(size.controllers.length > 0 && size.controllers.every(controller => ['SCSI', 'NVMe'].includes(controller))).toBe(true);
    expect(Object.keys(size.ephemeral).every(placement => ['CacheDisk', 'ResourceDisk', 'NvmeDisk'].includes(placement))).toBe(true);
    expect(size.retiresOn ?? '2027-01-01').toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(size.uncertain.filter(field => !(field in size))).toEqual([]);
  });

  test('a machine of generation 1 has neither secure boot nor an encrypted memory', () => {
    expect(all.filter(({ trustedLaunch, confidential, generations }) => (trustedLaunch || confidential !== null) && !generations.includes(2))).toEqual([]);
    expect(all.filter(({ trustedLaunch, confidential }) => trustedLaunch && confidential !== null)).toEqual([]);
  });
});

describe('what a size carries', () => {
  test.each(azureSizes().map(size => [size.name, size] as const))('%s lacks nothing of what it has', (_, size) => { expect(lackOf(size, allOf(size))).toEqual([]); });

  test.each<[string, Partial<AzureSizeNeeds>, string]>([
    ['processors', { cpus: 3 }, '3 processors (it has 2)'],
    ['memory', { memoryMebibytes: 8193 }, '8193 MiB of memory (it has 8192)'],
    ['an architecture', { arch: 'aarch64' }, 'aarch64 (it is x86_64)'],
    ['a generation', { generation: 3 }, 'images of generation 3'],
    ['a controller', { controllers: ['NVMe'] }, 'NVMe (its disks are on SCSI)'],
    ['data disks', { dataDisks: 5 }, '5 data disks (4 at most)'],
    ['interfaces', { interfaces: 3 }, '3 interfaces (2 at most)'],
    ['GPUs', { gpus: 1 }, '1 GPUs (it has 0)'],
    ['confidential computing', { confidential: true }, 'confidential computing'],
    ['write acceleration', { writeAccelerator: true }, 'write acceleration'],
    ['a local disk', { ephemeral: { placement: 'ResourceDisk', gibibytes: 30 } }, '30 GiB on ResourceDisk (0 at most)'],
  ])('%s that Standard_D2s_v5 lacks are told', (_, more, lack) => { expect(lackOf(azureSize('Standard_D2s_v5')!, needs(2, 8, more))).toEqual([lack]); });

  test.each<[string, string, Partial<AzureSizeNeeds>, string]>([
    ['premium storage', 'Standard_D2_v5', { premiumStorage: true }, 'premium storage'],
    ['accelerated networking', 'Standard_DC2as_v5', { acceleratedNetworking: true }, 'accelerated networking'],
    ['encryption at host', 'Standard_D2_v3', { encryptionAtHost: true }, 'encryption at host'],
    ['Trusted Launch', 'Standard_M8ms', { trustedLaunch: true }, 'Trusted Launch'],
  ])('%s that %s lacks is told', (_, name, more, lack) => {
    const size = azureSize(name)!;
    expect(lackOf(size, { ...needs(1, 1, more), generation: size.generations[0] })).toEqual([lack]);
  });
});

describe('the smallest size', () => {
  const grid = [1, 2, 3, 4, 8, 16, 32, 64, 96].flatMap(cpus => [1, 2, 4, 8, 16, 32, 64, 128, 512, 800].map((gibibytes): [number, number] => [cpus, gibibytes]));

  test.each(grid)('for %d processors and %d GiB carries them, and no smaller one does', (cpus, gibibytes) => {
    const wanted = needs(cpus, gibibytes);
    const chosen = smallestAzureSize(wanted);
    const enough = azureSizes().filter(size => size.retiresOn === null && !/^Standard_(DC|EC|H|L|N)/.test(size.name) && lackOf(size, wanted).length === 0);
    expect(chosen === undefined).toBe(enough.length === 0);
    expect(enough.filter(size => size.cpus < chosen!.cpus || (size.cpus === chosen!.cpus && size.memoryMebibytes < chosen!.memoryMebibytes))).toEqual([]);
  });

  test('is never one that is switched off, nor one made for other work', () => {
    const chosen = grid.flatMap(([cpus, gibibytes]) => smallestAzureSize(needs(cpus, gibibytes)) ?? []);
    expect(chosen.filter(({ retiresOn, gpus, confidential }) => retiresOn !== null || gpus > 0 || confidential !== null)).toEqual([]);
  });

  test('with GPUs or encrypted memory is one that has them', () => {
    expect(smallestAzureSize(needs(1, 1, { gpus: 1 }))?.gpus).toBeGreaterThan(0);
    expect(smallestAzureSize(needs(1, 1, { confidential: true }))?.confidential).not.toBeNull();
  });

  test('of another architecture, of an old image, with its system on a local disk', () => {
    expect(smallestAzureSize(needs(2, 8, { arch: 'aarch64' }))?.arch).toBe('aarch64');
    expect(smallestAzureSize(needs(2, 8, { generation: 1 }))?.generations).toContain(1);
    expect(smallestAzureSize(needs(2, 8, { controllers: ['SCSI'] }))?.controllers).toContain('SCSI');
    const local = smallestAzureSize(needs(2, 8, { ephemeral: { placement: 'ResourceDisk', gibibytes: 30 } }));
    expect(local?.ephemeral.ResourceDisk).toBeGreaterThanOrEqual(30);
  });
});

test.each(['standard_d2s_v5', 'Standard_NotASize', 'Standard_A0', '', 'constructor'])('%s is no size of the catalogue', name => { expect(azureSize(name)).toBeUndefined(); });
