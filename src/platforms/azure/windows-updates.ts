import type { AzureImage } from './azure-image';
import { AzurePatching } from './azure-patching';

const HOTPATCHES = 'hotpatches of Azure Edition';
const BY_ITSELF = 'updates of Windows by itself';
const BY_NOBODY = 'no updates of Windows by itself';

/**
 * The way of updates that a machine is made for. Between automatic updates and none it cannot change (Microsoft, WindowsConfiguration), and an image that
 * is made for hotpatches takes Azure's patching alone (azurerm 4.55 and 5.2).
 */
export function updatesMadeFor({ _traits: { hotpatch } }: AzureImage, { mode }: AzurePatching): string {
  if (hotpatch) { return HOTPATCHES; }
  return mode === 'Manual' ? BY_NOBODY : BY_ITSELF;
}

/** What a machine that was made for one of the ways is told, where its program now says another one. */
export function patchingMadeFor(way: string): AzurePatching {
  return way === BY_ITSELF ? AzurePatching.byWindows() : AzurePatching.manual();
}

/** Whether a machine that stays was made for hotpatches and its program now names an image that is not, or the other way round: no way of patching suits both. */
export function isOtherEdition({ _traits: { hotpatch } }: AzureImage, born: string | undefined): boolean {
  return born !== undefined && (born === HOTPATCHES) !== hotpatch;
}
