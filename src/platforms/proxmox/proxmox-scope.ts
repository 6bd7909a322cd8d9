import type { DownloadFile } from '@hostwright/provider-proxmox/lib/download-file';
import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { ClusterFirewall } from './cluster-firewall';
import { ProxmoxImage } from './proxmox-image';

/** Makes the download of an image on a node. */
export type DownloadMaker = (scope: Construct, id: string, nodeName: string) => DownloadFile;

/** What templates and machines need of their platform. */
export interface ProxmoxScope {
  /** The cluster behind the endpoint, the same for each construct that manages it. */
  readonly systemName: string;
  readonly defaultNode: string;
  readonly defaultDatastore: string;
  readonly imageDatastore: string;
  readonly snippetDatastore: string;
  readonly firstVmId: number;
  readonly lastVmId: number;
  readonly providerReference?: TerraformProvider;
  /** What is known of the firewall of the cluster, whichever platform said it. */
  readonly clusterFirewall: ClusterFirewall;
  isShared(datastore: string): boolean;
  /** One download for each image and node, or one for all where the datastore is shared. */
  download(image: ProxmoxImage, nodeName: string, make: DownloadMaker): DownloadFile;
}
