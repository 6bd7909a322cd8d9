import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { vsphereBindings } from './bindings';
import { renderLibraryItem } from './render-template';
import type { VsphereContext } from './vsphere-context';
import { VsphereImage } from './vsphere-image';
import { addressOf } from '../../private/moves';

/** An item of a content library that the stack makes: from an OVA, or from a template or machine that exists. */
export class LibraryCopy {
  public readonly resource: TerraformResource;

  constructor(scope: Construct, context: VsphereContext, public readonly image: VsphereImage, nameOf: () => string) {
    const { lookups, settings } = context;
    const libraryId = lookups.libraryId(image.source.library ?? settings.library);
    const template = image._isTemplate ? lookups.template(image.source.place) : undefined;
    this.resource = vsphereBindings().libraryItem(scope, 'Resource', () => renderLibraryItem(image, { name: nameOf(), libraryId, template, provider: context.providerReference }));
  }

  /** Reference to its id. */
  public get id(): string {
    return `\${${addressOf(this.resource)}.id}`;
  }
}
