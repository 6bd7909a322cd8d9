import { Use } from './use';
import { NeededSecrets } from '../../preflight/needed-secrets';
import { ClusterFirewall } from '../cluster-firewall';

/** A datastore: what is put on it, and by which nodes. */
export interface DatastoreNeeds {
  /** Content types that it must allow. */
  readonly contents: Set<string>;
  readonly nodes: Set<string>;
  /** Whether disks are made on it. */
  disks: boolean;
  /** Whether disks of UEFI variables lie on it, which the provider reads by their volume. */
  volumesRead: boolean;
  /** Whether images are downloaded to it. */
  images: boolean;
  /** Whether snippets are written to it. */
  snippets: boolean;
}

/** A bridge or a VNet: which VLANs are used on it, and by which nodes. */
export interface NetworkNeeds {
  readonly isVnet: boolean;
  readonly vlans: Set<number>;
  untagged: boolean;
  readonly nodes: Set<string>;
}

/** A VM id that must be free before the first apply. */
export interface VmIdNeed {
  readonly vmId: number;
  readonly name: string;
  readonly nodeName: string;
}

/** A file that a node downloads. */
export interface DownloadNeed {
  readonly url: string;
  readonly digest: string;
  readonly nodeName: string;
  readonly datastore: string;
}

/** Kinds of hardware mappings, as the paths of the API have them, in words. */
export const MAPPING_KINDS: Readonly<Record<string, string>> = { dir: 'folder', pci: 'PCI device', usb: 'USB device' };

/** Everything that what one platform makes in a stack needs of its cluster. */
export interface Needs {
  readonly uses: Set<Use>;
  readonly nodes: Set<string>;
  readonly datastores: Map<string, DatastoreNeeds>;
  readonly networks: Map<string, NetworkNeeds>;
  /** Names of hardware mappings, by kind. */
  readonly mappings: Map<string, Set<string>>;
  /** Processor types of the cluster's own making, without `custom-`. */
  readonly cpuModels: Set<string>;
  /** Pools, and whether the stack makes them. */
  readonly pools: Map<string, boolean>;
  /** Templates that exist: VM id and node. */
  readonly templates: Map<number, string>;
  /** Volumes that exist, such as discs, and the nodes that read them. */
  readonly volumes: Map<string, Set<string>>;
  readonly vmIds: VmIdNeed[];
  readonly downloads: DownloadNeed[];
  /** Nodes that are reached by SSH. */
  readonly sshNodes: Set<string>;
  readonly secrets: NeededSecrets;
  /** What is known of the firewall of the cluster. */
  readonly clusterFirewall: ClusterFirewall;
  /** Whether it is this platform that manages it. */
  readonly managesFirewall: boolean;
}

export function noNeeds(clusterFirewall: ClusterFirewall, managesFirewall: boolean): Needs {
  return {
    uses: new Set(),
    nodes: new Set(),
    datastores: new Map(),
    networks: new Map(),
    mappings: new Map(),
    cpuModels: new Set(),
    pools: new Map(),
    templates: new Map(),
    volumes: new Map(),
    vmIds: [],
    downloads: [],
    sshNodes: new Set(),
    secrets: new NeededSecrets(),
    clusterFirewall,
    managesFirewall,
  };
}

/** The needs of one datastore, which are empty at first. */
export function datastoreIn(needs: Needs, name: string): DatastoreNeeds {
  const known = needs.datastores.get(name) ?? { contents: new Set(), nodes: new Set(), disks: false, volumesRead: false, images: false, snippets: false };
  needs.datastores.set(name, known);
  return known;
}

/** Notes that a guest has disks on a datastore. */
export function addDisks(needs: Needs, datastore: string, nodeName: string): void {
  const found = datastoreIn(needs, datastore);
  found.contents.add('images');
  found.nodes.add(nodeName);
  found.disks = true;
}
