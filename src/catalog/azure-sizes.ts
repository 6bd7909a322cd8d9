import type rows from './azure-sizes.json';

/** Where an operating system disk that is never kept can lie. */
export type EphemeralPlacement = 'CacheDisk' | 'ResourceDisk' | 'NvmeDisk';

/** A size of machines on Azure and what it carries, by the documentation of the series and the API of the SKUs. */
export interface AzureSize {
  /** Name, such as `Standard_D2s_v5`. */
  readonly name: string;
  readonly series: string;
  readonly cpus: number;
  readonly memoryMebibytes: number;
  readonly gpus: number;
  /** Generations of Hyper-V whose images it boots. */
  readonly generations: readonly number[];
  readonly arch: 'x86_64' | 'aarch64';
  readonly premiumStorage: boolean;
  readonly acceleratedNetworking: 'supported' | 'required' | 'unsupported';
  /** Null where nobody says it. */
  readonly encryptionAtHost: boolean | null;
  /** GiB that an ephemeral disk of the system may have, by its place. */
  readonly ephemeral: Readonly<Partial<Record<EphemeralPlacement, number>>>;
  readonly trustedLaunch: boolean;
  readonly confidential: 'SEV-SNP' | 'TDX' | null;
  /** Ways to its disks. */
  readonly controllers: readonly ('SCSI' | 'NVMe')[];
  readonly maxDataDisks: number;
  readonly maxInterfaces: number;
  readonly writeAccelerator: boolean;
  readonly burstable: boolean;
  /** Day on which it is switched off, where one was announced. */
  readonly retiresOn: string | null;
  /** Size that takes its place. */
  readonly successor: string | null;
  /** Fields that no page confirms. */
  readonly uncertain: readonly string[];
  /** Page that the row was read off. */
  readonly source: string;
}

/** What a machine asks of its size; what is left out it does not ask for. */
export interface AzureSizeNeeds {
  readonly cpus: number;
  readonly memoryMebibytes: number;
  readonly arch: AzureSize['arch'];
  /** Generation of Hyper-V that its image is for. */
  readonly generation: number;
  /** Controllers that its image has drivers for. */
  readonly controllers: AzureSize['controllers'];
  readonly dataDisks: number;
  readonly interfaces: number;
  readonly gpus?: number;
  readonly premiumStorage?: boolean;
  readonly acceleratedNetworking?: boolean;
  readonly encryptionAtHost?: boolean;
  readonly trustedLaunch?: boolean;
  readonly confidential?: boolean;
  readonly writeAccelerator?: boolean;
  /** GiB of an ephemeral disk, and where it shall lie. */
  readonly ephemeral?: { readonly placement: EphemeralPlacement; readonly gibibytes: number };
}

let byName: ReadonlyMap<string, AzureSize> | undefined;

function sizes(): ReadonlyMap<string, AzureSize> {
  // Read on the first call, so that loading the library stays cheap; the type-only import makes the compiler check the shape and copy the file.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return byName ??= new Map((require('./azure-sizes.json') as typeof rows as AzureSize[]).map(size => [size.name, size]));
}

/** Every size of the catalogue, by name. */
export function azureSizes(): AzureSize[] {
  return [...sizes().values()];
}

/** The size of a name as Azure writes it; undefined for one that the catalogue does not have. */
export function azureSize(name: string): AzureSize | undefined {
  return sizes().get(name);
}

/** What a size lacks of what a machine asks for, each in words; nothing where it does. */
export function lackOf(size: AzureSize, needs: AzureSizeNeeds): string[] {
  const { ephemeral: disk } = needs;
  const checks: [boolean, string][] = [
    [size.cpus >= needs.cpus, `${needs.cpus} processors (it has ${size.cpus})`],
    [size.memoryMebibytes >= needs.memoryMebibytes, `${needs.memoryMebibytes} MiB of memory (it has ${size.memoryMebibytes})`],
    [size.arch === needs.arch, `${needs.arch} (it is ${size.arch})`],
    [size.generations.includes(needs.generation), `images of generation ${needs.generation}`],
    [size.controllers.some(controller => needs.controllers.includes(controller)), `${needs.controllers.join(' or ')} (its disks are on ${size.controllers.join(' and ')})`],
    [size.maxDataDisks >= needs.dataDisks, `${needs.dataDisks} data disks (${size.maxDataDisks} at most)`],
    [size.maxInterfaces >= needs.interfaces, `${needs.interfaces} interfaces (${size.maxInterfaces} at most)`],
    [size.gpus >= (needs.gpus ?? 0), `${needs.gpus} GPUs (it has ${size.gpus})`],
    [!needs.premiumStorage || size.premiumStorage, 'premium storage'],
    [!needs.acceleratedNetworking || size.acceleratedNetworking !== 'unsupported', 'accelerated networking'],
    [!needs.encryptionAtHost || size.encryptionAtHost === true, 'encryption at host'],
    [!needs.trustedLaunch || size.trustedLaunch, 'Trusted Launch'],
    [!needs.confidential || size.confidential !== null, 'confidential computing'],
    [!needs.writeAccelerator || size.writeAccelerator, 'write acceleration'],
    [!disk || (size.ephemeral[disk.placement] ?? 0) >= disk.gibibytes, disk ? `${disk.gibibytes} GiB on ${disk.placement} (${size.ephemeral[disk.placement] ?? 0} at most)` : ''],
  ];
  return checks.filter(([has]) => !has).map(([, what]) => what);
}

/** By what was asked for: most machines of an estate ask for the same. */
const smallest = new Map<string, AzureSize | undefined>();

/**
 * The smallest size that carries what is asked for: fewest processors, then least memory; among equals one that is not burstable, has no local disk
 * that nobody asked for and is of the newest hardware. Never chosen are sizes that will be switched off, and those made for one kind of work
 * (GPUs, confidential computing, enclaves, RDMA, local NVMe) unless it is asked for. Undefined where no size of the catalogue does.
 */
export function smallestAzureSize(needs: AzureSizeNeeds): AzureSize | undefined {
  const asked = JSON.stringify(needs);
  if (!smallest.has(asked)) { smallest.set(asked, findSmallest(needs)); }
  return smallest.get(asked);
}

function findSmallest(needs: AzureSizeNeeds): AzureSize | undefined {
  return azureSizes().filter(size => size.retiresOn === null && isFor(size, needs) && lackOf(size, needs).length === 0).sort(bySmallness)[0];
}

/** Families that are made for one kind of work. */
const SPECIAL = /^Standard_(?:DC|EC|H|L|N)/;

function isFor({ name, gpus, confidential }: AzureSize, needs: AzureSizeNeeds): boolean {
  return !SPECIAL.test(name) || (gpus > 0 && (needs.gpus ?? 0) > 0) || (confidential !== null && needs.confidential === true);
}

function bySmallness(one: AzureSize, other: AzureSize): number {
  const [left, right] = [one, other].map(size => [size.cpus, size.memoryMebibytes, Number(size.burstable), Number(hasLocalDisk(size)), -hardwareVersion(size)]);
  const difference = left.map((value, at) => value - right[at]).find(value => value !== 0);
  return difference ?? (one.name < other.name ? -1 : 1);
}

/** By the letter `d` of its features, as Azure names sizes. */
function hasLocalDisk({ name }: AzureSize): boolean {
  return /^Standard_[A-Z]+\d+[a-z]*d/.test(name);
}

function hardwareVersion({ name }: AzureSize): number {
  return Number(/_v(\d+)$/.exec(name)?.[1] ?? 1);
}
