import { ClusterFirewall } from './cluster-firewall';
import { ProxmoxSshOptions } from './proxmox-ssh-options';
import { IGuestSystem } from '../../model/guest-system';
import { SecretRef } from '../../values';

/** How the library reaches a Proxmox VE endpoint, and where it puts things. */
export interface ProxmoxPlatformProps {
  /** Address of the web interface, for example `https://pve.lan:8006`. */
  readonly endpoint: string;
  /** Node that machines run on unless they say otherwise. */
  readonly nodeName: string;
  /** Datastore of disks, for example `local-zfs`. Node-local unless `datastore(name, { shared: true })` says otherwise. */
  readonly datastore: string;
  /**
   * Datastore that images are downloaded to; it must allow the content type `import`.
   * @default local
   */
  readonly imageDatastore?: string;
  /**
   * Datastore of cloud-init snippets; it must allow the content type `snippets`.
   * @default local
   */
  readonly snippetDatastore?: string;
  /**
   * API token.
   * @default - the provider reads PROXMOX_VE_API_TOKEN, and nothing is written
   */
  readonly apiToken?: SecretRef;
  /**
   * Whether the certificate of the endpoint is checked.
   * @default true
   */
  readonly verifyTls?: boolean;
  /**
   * SSH to the nodes; needed for cloud-init snippets only.
   * @default - none
   */
  readonly ssh?: ProxmoxSshOptions;
  /**
   * Firewall of the cluster: without it, no firewall of a machine does anything.
   * @default ClusterFirewall.existing()
   */
  readonly clusterFirewall?: ClusterFirewall;
  /**
   * First VM id of the range from which machines get theirs.
   * @default 10000
   */
  readonly firstVmId?: number;
  /**
   * Last VM id of that range.
   * @default 99999
   */
  readonly lastVmId?: number;
}

/** What may be said of a catalogue image. */
export interface ProxmoxImageOptions {
  /**
   * Whether the vendor's extended support (LTS, ESM) is enough.
   * @default - false: it is used, and noted
   */
  readonly extendedSupport?: boolean;
}

/** What the library must know of an image of your own. */
export interface ProxmoxCloudImageOptions {
  /** Digest of the file, for example `sha256:...`; the node checks it. */
  readonly digest: string;
  /** The guest inside, for example `OperatingSystem.DEBIAN_13`. */
  readonly guest: IGuestSystem;
  /**
   * Whether the vendor's extended support (LTS, ESM) is enough.
   * @default - false: it is used, and noted
   */
  readonly extendedSupport?: boolean;
}
