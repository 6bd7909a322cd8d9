import { Use } from './use';
import { NeededSecrets } from '../../preflight/needed-secrets';
import { VsphereSettings } from '../vsphere-context';
import { VsphereImage } from '../vsphere-image';

/** What a data source asks for by name. */
export interface Asked {
  /** Type of the data source, such as `vsphere_network`. */
  readonly type: string;
  readonly name: string;
  /** What it is asked in: the switch of a port group, the library of an item, the category of a tag, the host of a device. */
  readonly parent?: Asked;
  /** How a PCI device is found. */
  readonly pattern?: string;
}

/** Something that must not be there before the first apply. */
export interface FreeName {
  readonly what: string;
  /** Path or name. */
  readonly name: string;
  readonly check: string;
}

/** What something that the stack makes does, and where; data sources are told by their addresses. */
export interface Usage {
  readonly uses: readonly Use[];
  /** Folders that it lies in, which exist; the root of all machines is an empty text. */
  readonly folders: readonly string[];
  /** Resource pool, cluster or host that it runs in. */
  readonly pools: readonly string[];
  /** Datastores and datastore clusters that its disks lie on. */
  readonly disks: readonly string[];
  /** Datastores that its discs are read from. */
  readonly discs: readonly string[];
  readonly networks: readonly string[];
  /** Templates and machines that it is made of. */
  readonly templates: readonly string[];
  /** Names of datastores that a disk image is copied from and to. */
  readonly copies: readonly string[];
}

/** Everything that what one platform makes in a stack needs of its vCenter or host. */
export interface Needs {
  readonly settings: VsphereSettings;
  /** By its text: most machines of an estate do the same in the same places. */
  readonly usages: Map<string, Usage>;
  /** What is looked up, by the address of its data source. */
  readonly asked: Map<string, Asked>;
  /** What machines are made of, by version. */
  readonly images: Map<string, VsphereImage>;
  readonly freeNames: FreeName[];
  readonly secrets: NeededSecrets;
}

export function noNeeds(settings: VsphereSettings): Needs {
  return { settings, usages: new Map(), asked: new Map(), images: new Map(), freeNames: [], secrets: new NeededSecrets() };
}

/** Adds what something does; a place that is left out it does not need. */
export function addUsage(needs: Needs, uses: readonly Use[], places: Partial<Usage>): void {
  const usage = { folders: [], pools: [], disks: [], discs: [], networks: [], templates: [], copies: [], ...places, uses };
  needs.usages.set(JSON.stringify(usage), usage);
}

/** Whether anything does it. */
export function isUsed({ usages }: Needs, use: Use): boolean {
  return [...usages.values()].some(({ uses }) => uses.includes(use));
}

/** All places of a kind, each once, sorted. */
export function placesIn({ usages }: Needs, kind: 'folders' | 'disks' | 'copies'): string[] {
  return [...new Set([...usages.values()].flatMap(usage => usage[kind]))].sort();
}
