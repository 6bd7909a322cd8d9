import { Digest } from '../../values';

/** Names a downloaded file after image and digest, with an ending that Proxmox imports. */
export function importFileName(imageName: string, digest: Digest | undefined, extension: string): string {
  return `hostwright-${imageName}${digest ? `-${digest.hex.slice(0, 12)}` : ''}${extension}`;
}
