import type { ContentLibraryItemConfig } from '@cdktf/provider-vsphere/lib/content-library-item';
import { TerraformProvider } from 'cdktf';
import { VsphereImage } from './vsphere-image';
import { shortHash } from '../../private/identity';

/** What is known of a library item beside its image. */
export interface LibraryItemFacts {
  readonly name: string;
  readonly libraryId: string;
  /** Address of the data source of what is copied; undefined for an OVA. */
  readonly template?: string;
  readonly provider?: TerraformProvider;
}

/** An item of a content library. The version is part of its name: every change makes a new item, which lies beside the old one until that is taken away. */
export function renderLibraryItem(image: VsphereImage, { name, libraryId, template, provider }: LibraryItemFacts): ContentLibraryItemConfig {
  return {
    name: `${name.slice(0, 71)}-${shortHash(image.version)}`,
    libraryId,
    type: 'ovf',
    // Of a copy the provider forgets the description when it makes it, and makes another for want of it.
    ...template === undefined ? { description: `hostwright: ${image.guest.displayName}`, fileUrl: image.source.place } : { sourceUuid: `\${${template}.id}` },
    provider,
    lifecycle: { createBeforeDestroy: true },
  };
}
