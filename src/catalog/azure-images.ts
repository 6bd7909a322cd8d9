import type rows from './azure-images.json';
import type retired from './azure-retired-images.json';

/** What a purchase of a third party's image names. */
export interface AzurePlan {
  readonly name: string;
  readonly product: string;
  readonly publisher: string;
}

/** An image of Azure's marketplace and what it can do. */
export interface AzureMarketplaceImage {
  /** Operating system, as images.json names it. */
  readonly id: string;
  /** Edition, such as `core` or `gen1`; null for the ordinary one. */
  readonly variant: string | null;
  /** In the case that Azure writes: the provider compares some of it exactly. */
  readonly publisher: string;
  readonly offer: string;
  readonly sku: string;
  readonly version: string;
  readonly arch: 'x86_64' | 'aarch64';
  /** Of Hyper-V: 1 boots by BIOS, 2 by UEFI. */
  readonly generation: number;
  /** Null where Azure refuses one. */
  readonly plan: AzurePlan | null;
  readonly trustedLaunch: boolean;
  /** Whether it boots on the sizes for confidential computing. */
  readonly confidential: boolean;
  /** Ways to its disks that it has drivers for. */
  readonly controllers: readonly ('SCSI' | 'NVMe')[];
  /** Whether Azure itself patches it (`patch_mode` may be `AutomaticByPlatform`); the match with Microsoft's list is exact. */
  readonly platformPatching: boolean;
  /** Whether it takes patches without a restart. */
  readonly hotpatch: boolean;
  /** Size of its disk; none may be smaller. */
  readonly osDiskGibibytes: number;
  /** Whether the agent of Azure is inside and runs extensions. */
  readonly agent: boolean;
  /** Whether cloud-init reads the custom data. */
  readonly cloudInit: boolean;
  /** Licence types of the provider that are meant for it. */
  readonly hybridBenefit: readonly string[];
  /** Page that the row was read off. */
  readonly source: string;
  /** Fields that no page confirms. */
  readonly uncertain: readonly string[];
}

/** Which of the images of an operating system. */
export interface AzureImageChoice {
  /** Processor; x86_64 where it is left out. */
  readonly arch?: AzureMarketplaceImage['arch'];
  /** Edition; the ordinary one where it is left out. */
  readonly variant?: string | null;
}

/** An image whose support ended; `*` in its names stands for any text. */
export interface RetiredAzureImage {
  readonly name: string;
  readonly publisher: string;
  readonly offer: string;
  /** Null for every one of the offer. */
  readonly sku: string | null;
  /** Last day of the support that the vendor gives away; null where nobody states it. */
  readonly retiredOn: string | null;
  /** URN of what takes its place. */
  readonly successor: string;
  readonly source: string;
}

let images: readonly AzureMarketplaceImage[] | undefined;
let byUrn: ReadonlyMap<string, AzureMarketplaceImage> | undefined;
let ended: readonly RetiredAzureImage[] | undefined;

/** Every image of the catalogue. */
export function azureImages(): AzureMarketplaceImage[] {
  return [...all()];
}

/** The image of an operating system; undefined where the catalogue has none. */
export function azureImage(id: string, { arch = 'x86_64', variant = null }: AzureImageChoice = {}): AzureMarketplaceImage | undefined {
  return all().find(image => image.id === id && image.arch === arch && image.variant === variant);
}

/** The row of a reference; Azure does not mind the case, and neither does this. */
export function azureImageOf(publisher: string, offer: string, sku: string): AzureMarketplaceImage | undefined {
  byUrn ??= new Map(all().map(image => [key(image.publisher, image.offer, image.sku), image]));
  return byUrn.get(key(publisher, offer, sku));
}

/** Why an image should not be used any more; undefined for one of which nothing bad is known. */
export function retiredAzureImage(publisher: string, offer: string, sku: string): RetiredAzureImage | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  ended ??= require('./azure-retired-images.json') as typeof retired;
  return ended.find(image => matches(image.publisher, publisher) && matches(image.offer, offer) && matches(image.sku ?? '*', sku));
}

/** The name of an image as Azure's tools write it. */
export function azureUrn({ publisher, offer, sku, version }: Pick<AzureMarketplaceImage, 'publisher' | 'offer' | 'sku' | 'version'>): string {
  return [publisher, offer, sku, version].join(':');
}

function all(): readonly AzureMarketplaceImage[] {
  // Read on the first call, so that loading the library stays cheap; the type-only import makes the compiler check the shape and copy the file.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return images ??= require('./azure-images.json') as typeof rows as AzureMarketplaceImage[];
}

function key(publisher: string, offer: string, sku: string): string {
  return [publisher, offer, sku].join(':').toLowerCase();
}

function matches(pattern: string, text: string): boolean {
  const expression = pattern.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(`^${expression}$`, 'i').test(text);
}
