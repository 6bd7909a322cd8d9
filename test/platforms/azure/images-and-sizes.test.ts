import { azure, gib, machine, onAzure, SUBSCRIPTION, vmOf, writtenOnAzure } from './written-on-azure';
import { AzureConfidential, AzureImage, AzureImageReference, AzurePlatform, Firmware, GuestAccess, HardenedVm, HardenedVmProps, OperatingSystem, VmSize } from '../../../src';
import { azureSize } from '../../../src/catalog/azure-sizes';
import { Json, refusal, Written } from '../written';

const { ROCKY_9, RHEL_9, UBUNTU_24_04, DEBIAN_12, FLATCAR } = OperatingSystem;
const GALLERY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/golden/images/rhel9`;
type Make = (platform: AzurePlatform) => AzureImage;

const from = (image: Make, change: Partial<HardenedVmProps> = {}, use: (platform: AzurePlatform, vm: HardenedVm) => void = () => {}) => writtenOnAzure(stack => {
  const platform = azure(stack);
  use(platform, machine(stack, platform, { image: image(platform), ...change }));
});
const sizeOf = (result: Written) => { const { size, sizeChosen } = result.machine('web').facts; return [size, sizeChosen]; };
const IMAGE_KEYS = ['source_image_reference', 'source_image_id', 'plan', 'secure_boot_enabled', 'vtpm_enabled'];
const reference = (publisher: string, offer: string, sku: string, version = 'latest'): AzureImageReference => ({ publisher, offer, sku, version });
const plan = (name: string, product: string, publisher: string) => ({ name, product, publisher });
const WITHOUT = { source_image_reference: undefined, source_image_id: undefined, plan: undefined, secure_boot_enabled: true, vtpm_enabled: true };

describe('images', () => {
  test.each<[string, Make, Json]>([
    ['the ordinary one', platform => platform.image(UBUNTU_24_04), { source_image_reference: reference('Canonical', 'ubuntu-24_04-lts', 'server') }],
    ['a version', platform => platform.image(UBUNTU_24_04, { version: '24.04.202611010' }), { source_image_reference: reference('Canonical', 'ubuntu-24_04-lts', 'server', '24.04.202611010') }],
    ['an edition', platform => platform.image(RHEL_9, { edition: 'sap-ha' }), { source_image_reference: reference('RedHat', 'RHEL-SAP-HA', '96sapha-gen2') }],
    ['one of generation 1', platform => platform.image(DEBIAN_12, { edition: 'gen1' }), { source_image_reference: reference('Debian', 'debian-12', '12'), secure_boot_enabled: undefined, vtpm_enabled: undefined }],
    ['one of a third party', platform => platform.image(ROCKY_9), {
      source_image_reference: reference('resf', 'rockylinux-x86_64', '9-base'), plan: plan('9-base', 'rockylinux-x86_64', 'resf'), secure_boot_enabled: false, vtpm_enabled: false,
    }],
    ['one that the catalogue does not have', platform => platform.marketplaceImage({ publisher: 'acme', offer: 'appliance', sku: 'v2', version: '2.0.1' }, { guest: DEBIAN_12, plan: plan('v2', 'appliance', 'acme'), trustedLaunch: true }), {
      source_image_reference: reference('acme', 'appliance', 'v2', '2.0.1'), plan: plan('v2', 'appliance', 'acme'),
    }],
    ['one of a gallery', platform => platform.galleryImage(GALLERY, { guest: RHEL_9, trustedLaunch: true }), { source_image_id: GALLERY }],
    ['a version of one, by another case', platform => platform.galleryImage(`${GALLERY}/versions/1.2.3`.replace('resourceGroups', 'resourcegroups'), { guest: RHEL_9 }), {
      source_image_id: `${GALLERY}/versions/1.2.3`, secure_boot_enabled: false, vtpm_enabled: false,
    }],
  ])('GIVEN %s WHEN synthesized THEN publisher, plan and firmware are its', (_, image, expected) => {
    const result = from(image);
    const vm = vmOf(result);
    expect(Object.fromEntries(IMAGE_KEYS.map(key => [key, vm[key]]))).toEqual({ ...WITHOUT, ...expected });
  });

  test('GIVEN one without cloud-init that is entered by a key WHEN synthesized THEN nothing is given to the first boot', () => {
    expect(vmOf(from(platform => platform.image(FLATCAR), { access: GuestAccess.none('it is run by a cluster') })).custom_data).toBeUndefined();
  });

  test('GIVEN the disk of an image WHEN a machine has none of its own THEN Azure takes it; a larger one stands there', () => {
    expect([undefined, gib(64), gib(100)].map(diskSize => vmOf(from(platform => platform.image(RHEL_9), { diskSize })).os_disk.disk_size_gb)).toEqual([undefined, undefined, 100]);
  });
});

describe('sizes', () => {
  const bare = (change: Partial<HardenedVmProps> = {}, use?: (platform: AzurePlatform, vm: HardenedVm) => void) => from(platform => platform.image(UBUNTU_24_04), change, use);

  test.each<[string, Partial<HardenedVmProps>, (platform: AzurePlatform, vm: HardenedVm) => void, RegExp, string]>([
    ['processors and memory', { cpus: 8, memory: gib(32) }, () => {}, /^Standard_D8a?s_v\d$/, '8 processors, 32768 MiB, premium storage, encryption at host, Trusted Launch'],
    ['more memory for each of them', { cpus: 2, memory: gib(16) }, () => {}, /^Standard_E2a?s_v\d$/, '2 processors, 16384 MiB, premium storage, encryption at host, Trusted Launch'],
    ['interfaces', {}, (platform, vm) => { for (const at of [1, 2, 3]) { vm.addNic(platform.existingSubnet(`/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/lab/subnets/s${at}`)); } },
      /./, '2 processors, 2048 MiB, 4 interfaces, premium storage, encryption at host, Trusted Launch'],
    ['data disks', {}, (_, vm) => { for (let disk = 1; disk <= 9; disk += 1) { vm.addDisk(`d${disk}`, gib(4)); } }, /./, '2 processors, 2048 MiB, 9 data disks, premium storage, encryption at host, Trusted Launch'],
    ['a GPU', {}, (platform, vm) => platform.tune(vm, { gpus: 1, guestAttestation: false }), /_N/, '2 processors, 2048 MiB, 1 GPUs, premium storage, encryption at host, Trusted Launch'],
  ])('GIVEN %s WHEN synthesized THEN the smallest size that carries them is taken, and estate.json says why', (_, change, use, expected, words) => {
    const result = bare(change, use);
    const [size, why] = sizeOf(result);
    expect(vmOf(result).size).toBe(size);
    expect(why).toBe(`the smallest of the catalogue with ${words}`);
    expect(size).toMatch(expected);
    const { maxDataDisks, maxInterfaces, gpus, ...carries } = azureSize(size)!;
    expect(carries).toMatchObject({ encryptionAtHost: true, trustedLaunch: true, retiresOn: null });
    expect(maxDataDisks).toBeGreaterThanOrEqual(Object.keys(result.all('azurerm_managed_disk')).length);
    expect(maxInterfaces).toBeGreaterThanOrEqual(Object.keys(result.all('azurerm_network_interface')).length);
    expect(gpus > 0).toBe(/GPUs/.test(words));
  });

  test('GIVEN an image for Arm WHEN synthesized THEN the size has such processors', () => {
    const result = from(platform => platform.image(UBUNTU_24_04, { arm64: true }));
    expect(vmOf(result).source_image_reference.sku).toBe('server-arm64');
    expect(azureSize(vmOf(result).size)!.arch).toBe('aarch64');
    expect(sizeOf(result)[1]).toMatch(/, Arm processors$/);
  });

  test('GIVEN a confidential machine WHEN synthesized THEN size, disk and firmware are for it', () => {
    const result = from(platform => platform.image(UBUNTU_24_04, { edition: 'confidential' }), {}, (platform, vm) => platform.tune(vm, { confidential: AzureConfidential.guestState(), withoutEncryptionAtHost: 'the sizes for it do not have it' }));
    expect(vmOf(result)).toMatchObject({ vtpm_enabled: true, secure_boot_enabled: true, os_disk: { security_encryption_type: 'VMGuestStateOnly' } });
    expect(azureSize(vmOf(result).size)!.confidential).not.toBeNull();
    expect(sizeOf(result)[1]).toContain('confidential computing');
  });

  test('GIVEN one by name, and one that the program describes WHEN synthesized THEN they are taken, and estate.json says so', () => {
    const named = bare({}, (platform, vm) => platform.tune(vm, { size: VmSize.of('Standard_D4s_v5') }));
    const custom = bare({}, (platform, vm) => platform.tune(vm, { size: VmSize.custom({ name: 'Standard_X4s_v9', cpus: 4, memory: gib(16), maxDataDisks: 8, maxInterfaces: 2, scsi: false, nvme: true, acceleratedNetworking: false }) }));
    expect([named, custom].map(sizeOf)).toEqual([['Standard_D4s_v5', 'named by the program'], ['Standard_X4s_v9', 'named and described by the program']]);
    expect([named, custom].map(result => vmOf(result).disk_controller_type)).toEqual(['SCSI', 'NVMe']);
    expect([named, custom].map(result => result.one('azurerm_network_interface').accelerated_networking_enabled)).toEqual([true, false]);
    expect(named.machine('web').notes).toEqual(expect.arrayContaining([{ field: 'cpus', text: 'Standard_D4s_v5 has 4.' }, { field: 'memory', text: 'Standard_D4s_v5 has 16 GiB.' }]));
  });

  test('GIVEN one by name without Trusted Launch WHEN synthesized THEN the machine does without, and that is noted', () => {
    const result = onAzure((platform, vm) => platform.tune(vm, { size: VmSize.custom({ name: 'Standard_X2', cpus: 2, memory: gib(8), maxDataDisks: 4, maxInterfaces: 2, trustedLaunch: false }) }));
    expect(vmOf(result)).toMatchObject({ secure_boot_enabled: false, vtpm_enabled: false });
    expect(result.machine('web').notes).toContainEqual({ field: 'firmware', text: 'no Trusted Launch: the size or the program leaves it out.' });
  });
});

describe('controllers', () => {
  const BOTH = { name: 'Standard_X2s_v9', cpus: 2, memory: gib(8), maxDataDisks: 8, maxInterfaces: 2 };
  const onUbuntu = (use: (vm: HardenedVm, platform: AzurePlatform) => void) => from(platform => platform.image(UBUNTU_24_04), {}, (platform, vm) => use(vm, platform));
  const controllerOf = (use: (vm: HardenedVm, platform: AzurePlatform) => void) => vmOf(onUbuntu(use)).disk_controller_type;

  test.each<[string, (vm: HardenedVm, platform: AzurePlatform) => void, string]>([
    ['a chosen size', () => {}, 'SCSI'],
    ['a mounted disk', vm => { vm.addDisk('data', gib(4), { mount: '/srv' }); }, 'SCSI'],
    ['a size with both', (vm, platform) => platform.tune(vm, { size: VmSize.custom({ ...BOTH, nvme: true }) }), 'SCSI'],
    ['a size with NVMe alone, and a raw disk', (vm, platform) => { vm.addDisk('raw', gib(4)); platform.tune(vm, { size: VmSize.custom({ ...BOTH, scsi: false, nvme: true }) }); }, 'NVMe'],
  ])('GIVEN %s WHEN synthesized THEN its disks hang where the guest finds them', (_, use, expected) => {
    expect(controllerOf(use)).toBe(expected);
  });

  test('GIVEN a mounted disk on a size with NVMe alone WHEN synthesized THEN it is refused: the guest would not find it by its LUN', () => {
    const report = refusal(stack => {
      const platform = azure(stack);
      const vm = machine(stack, platform);
      vm.addDisk('data', gib(4), { mount: '/srv' });
      platform.tune(vm, { size: VmSize.custom({ ...BOTH, scsi: false, nvme: true }) });
    });
    expect(report).toContain('HW2203');
    expect(report).toContain('Standard_X2s_v9, which lacks SCSI (its disks are on NVMe)');
  });
});

test('GIVEN firmware of the program WHEN synthesized THEN it is had, on an image and a size that can', () => {
  const of = (firmware: Firmware) => { const { secure_boot_enabled: secure, vtpm_enabled: vtpm } = vmOf(onAzure(() => {}, { firmware })); return [secure, vtpm]; };
  expect([Firmware.uefi({ vtpm: true }), Firmware.uefi(), Firmware.uefi({ secureBoot: false })].map(of)).toEqual([[true, true], [true, false], [false, false]]);
});
