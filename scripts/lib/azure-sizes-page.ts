import { GENERATED, markdownTable } from './markdown';
import { AzureSize, azureSizes } from '../../src/catalog/azure-sizes';

/** Fields of the catalogue as the page names them. */
const WORDS: Readonly<Record<string, string>> = {
  acceleratedNetworking: 'accelerated networking',
  controllers: 'SCSI or NVMe',
  encryptionAtHost: 'encryption at host',
  ephemeral: 'ephemeral',
  generations: 'generations',
  maxDataDisks: 'data disks',
  retiresOn: 'switched off on',
  successor: 'successor',
  trustedLaunch: 'Trusted Launch',
};
const PLACES: Readonly<Record<string, string>> = { CacheDisk: 'cache', NvmeDisk: 'NVMe disk', ResourceDisk: 'temporary disk' };
const COLUMNS = ['Size', 'Processors', 'Memory, GiB', 'Data disks', 'Interfaces', 'Features', 'Ephemeral disk, GiB at most', 'No page confirms'];

/** docs/azure-sizes.md: the catalogue of sizes that the smallest is taken from. */
export function azureSizesPage(): string {
  const all = azureSizes();
  const [ending, staying] = [all.filter(isEnding), all.filter(size => !isEnding(size))];
  return [
    GENERATED,
    '# Sizes on Azure',
    '',
    `A machine gets the smallest of these ${staying.length} sizes that carries its processors, its memory and all else that it asks for, unless \`tune(vm, { size: VmSize.of(name) })\` names one, or \`VmSize.custom({ ... })\` describes one that is not here.`,
    '',
    ...markdownTable(COLUMNS, staying.map(rowOf)),
    '',
    'Sizes with GPUs, for confidential computing, with RDMA or with local NVMe disks for data (series DC, EC, H, L and N) are taken only for machines that ask for what they are made for, or by name.',
    'An ephemeral disk of the system with Trusted Launch needs one GiB more than the disk has.',
    '',
    '## Sizes that Azure switches off',
    '',
    'These are taken only where the program names them, which `estate.json` notes; from their day on they are refused (`HW2205`).',
    '',
    ...markdownTable(['Switched off on', 'Successor', ...COLUMNS], ending.map(size => [size.retiresOn!, size.successor === null ? '' : `\`${size.successor}\``, ...rowOf(size)])),
    '',
  ].join('\n');
}

function isEnding({ retiresOn }: AzureSize): boolean {
  return retiresOn !== null;
}

function rowOf(size: AzureSize): string[] {
  const { name, cpus, arch, memoryMebibytes, maxDataDisks, maxInterfaces, uncertain } = size;
  return [
    `\`${name}\``, arch === 'aarch64' ? `${cpus} Arm` : cpus.toString(), (memoryMebibytes / 1024).toString(), maxDataDisks.toString(), maxInterfaces.toString(), featuresOf(size).join(', '), ephemeralOf(size),
    uncertain.map(field => WORDS[field]).join(', '),
  ];
}

function featuresOf(size: AzureSize): string[] {
  const { gpus, burstable, controllers, generations, premiumStorage, acceleratedNetworking, encryptionAtHost, trustedLaunch, confidential, writeAccelerator } = size;
  const features: [boolean, string][] = [
    [gpus > 0, gpus === 1 ? '1 GPU' : `${gpus} GPUs`],
    [burstable, 'burstable'],
    [true, controllers.join(' and ')],
    [true, generations.length > 1 ? `generations ${generations.join(' and ')}` : `generation ${generations[0]}`],
    [premiumStorage, 'premium storage'],
    [acceleratedNetworking !== 'unsupported', `accelerated networking${acceleratedNetworking === 'required' ? ' always' : ''}`],
    [encryptionAtHost === true, 'encryption at host'],
    [trustedLaunch, 'Trusted Launch'],
    [confidential !== null, `confidential by ${confidential}`],
    [writeAccelerator, 'write accelerator'],
  ];
  return features.filter(([has]) => has).map(([, words]) => words);
}

function ephemeralOf({ ephemeral }: AzureSize): string {
  return Object.entries(ephemeral).map(([place, gibibytes]) => `${PLACES[place]} ${gibibytes}`).join(', ');
}
