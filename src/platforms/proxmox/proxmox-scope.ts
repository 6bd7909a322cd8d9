import type { DownloadFile } from '@hostwright/provider-proxmox/lib/download-file';
import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { ProxmoxImage } from './proxmox-image';

/** Makes the download of an image on a node. */
export type DownloadMaker = (scope: Construct, id: string, nodeName: string) => DownloadFile;

/** What templates and machines need of their platform. */
export interface ProxmoxScope {
  readonly defaultNode: string;
  readonly defaultDatastore: string;
  readonly imageDatastore: string;
  readonly snippetDatastore: string;
  readonly firstVmId: number;
  readonly lastVmId: number;
  readonly providerReference?: TerraformProvider;
  isShared(datastore: string): boolean;
  /** One download for each image and node, or one for all where the datastore is shared. */
  download(image: ProxmoxImage, nodeName: string, make: DownloadMaker): DownloadFile;
}
