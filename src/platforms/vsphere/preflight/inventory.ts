import { findAt, findNamed, printed } from './govc';
import { Asked } from './needs';
import { VsphereSettings } from '../vsphere-context';

/** An object that permissions are set on. */
export interface Target {
  /** Where it lies, without folders that nobody named. */
  readonly path: string;
  /** Part of the names of its roles. */
  readonly area: string;
  /** Whether a role holds below it too. */
  readonly propagate: boolean;
  /** Prints its path. */
  readonly check: string;
}

interface Kind {
  readonly what: string;
  /** Folder of the datacenter that has it. */
  readonly root: string;
  /** Types as `govc find` has them. */
  readonly types: readonly string[];
  readonly area: string;
  readonly propagate: boolean;
}

const SWITCHES = ['w', 'VmwareDistributedVirtualSwitch'];
const COMPUTE = { root: 'host', area: 'compute', propagate: true };

/** Objects of the inventory, by the data sources that look them up. A pool and a cluster hold what runs in them; a network and a datastore hold nothing else. */
const KINDS: Readonly<Record<string, Kind>> = {
  vsphere_compute_cluster: { what: 'cluster', types: ['c'], ...COMPUTE },
  vsphere_host: { what: 'host', types: ['h'], ...COMPUTE },
  vsphere_resource_pool: { what: 'resource pool', types: ['p'], ...COMPUTE },
  vsphere_datastore: { what: 'datastore', root: 'datastore', types: ['s'], area: 'storage', propagate: false },
  vsphere_datastore_cluster: { what: 'datastore cluster', root: 'datastore', types: ['StoragePod'], area: 'storage', propagate: true },
  vsphere_network: { what: 'network', root: 'network', types: ['n', 'g', 'o'], area: 'networks', propagate: false },
  vsphere_distributed_virtual_switch: { what: 'distributed switch', root: 'network', types: SWITCHES, area: 'networks', propagate: false },
  vsphere_virtual_machine: { what: 'template', root: 'vm', types: ['m'], area: 'templates', propagate: false },
};

/** Word for what a data source looks up in the inventory; undefined for what lies beside it. */
export function inventoryWord({ type }: Asked): string | undefined {
  return KINDS[type]?.what;
}

/** Undefined for what lies beside the inventory. */
export function targetOf(asked: Asked, settings: VsphereSettings): Target | undefined {
  const kind = KINDS[asked.type];
  if (!kind || asked.name === '') { return undefined; }
  const { root, area, propagate } = kind;
  const { type, name, parent } = asked;
  const alone = type === 'vsphere_host' && settings.cluster === undefined;
  // The pool of a host alone belongs to the compute resource that has its name.
  const types = alone ? ['r'] : kind.types;
  const below = `${datacenterPath(settings)}/${root}`;
  const path = name.startsWith('/') ? name : [below, ...type === 'vsphere_resource_pool' && !name.includes('/') ? [settings.cluster ?? settings.host, 'Resources'] : [], ...parent ? [parent.name] : [], name].join('/');
  const onSwitch = parent ? [`-config.distributedVirtualSwitch ${printed(findNamed(SWITCHES, parent.name, below, '-i'))}`] : [];
  return { path, area, propagate, check: name.includes('/') ? findAt(path) : findNamed(types, name, below, ...onSwitch) };
}

/** A folder of machines; the root of all machines is an empty text. */
export function folderTarget(folder: string, settings: VsphereSettings): Target {
  const path = `${datacenterPath(settings)}/vm${folder === '' ? '' : `/${folder}`}`;
  return { path, area: 'machines', propagate: true, check: findAt(path) };
}

export function datacenterTarget(settings: VsphereSettings): Target {
  const path = datacenterPath(settings);
  return { path, area: 'datacenter', propagate: false, check: findAt(path) };
}

/** The server itself. */
export const SERVER: Target = { path: '/', area: 'server', propagate: false, check: findAt('/') };
/** A host without vCenter, with all that it has. */
export const WHOLE_HOST: Target = { ...SERVER, area: 'host', propagate: true };
/** What stands above all inventories, and what no command reaches: tags and content libraries have their permissions there. */
export const GLOBAL: Target = { path: 'global', area: 'global', propagate: true, check: '' };

export function datacenterPath({ datacenter }: VsphereSettings): string {
  return `/${datacenter ?? 'ha-datacenter'}`;
}
