import { TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { vsphereBindings } from './bindings';
import { LibraryCopy } from './library-copy';
import { Lookups } from './lookups';
import { VsphereImage } from './vsphere-image';
import type { VsphereMachine } from './vsphere-machine';
import { ITemplateIntent } from '../../model/template-intent';
import { IVmIntent } from '../../model/vm-intent';
import { shortHash } from '../../private/identity';
import { addressOf } from '../../private/moves';
import { Labels } from '../../values';
import { childOf } from '../child-of';
import { nameProvider, referenceTo } from '../provider-aliases';

/** What a platform was configured with. */
export interface VsphereSettings {
  readonly systemName: string;
  /** Whether it is a host without vCenter. */
  readonly standalone: boolean;
  readonly version: string;
  readonly datacenter?: string;
  readonly cluster?: string;
  readonly host?: string;
  readonly resourcePool?: string;
  readonly datastore?: string;
  readonly datastoreCluster?: string;
  readonly library: string;
  readonly keyProvider?: string;
  readonly ownTagCategories: readonly string[];
  /** Whether the license of the host allows no changes. */
  readonly readOnly: boolean;
}

/** What one vCenter or host holds: machines, templates, and what is looked up. */
export class VsphereContext {
  public readonly machines = new Map<IVmIntent, VsphereMachine>();
  public readonly templates = new Map<ITemplateIntent, LibraryCopy | undefined>();
  public readonly lookups: Lookups;
  private readonly imageCopies = new Map<string, LibraryCopy>();
  private readonly ownTags = new Map<string, TerraformResource>();

  constructor(private readonly scope: Construct, public readonly settings: VsphereSettings, private readonly provider: TerraformProvider) {
    this.lookups = new Lookups(scope, settings);
    nameProvider(scope, provider);
  }

  public get stack(): TerraformStack {
    return TerraformStack.of(this.scope);
  }

  public get providerReference(): TerraformProvider | undefined {
    return referenceTo(this.provider);
  }

  /** Copy of an image in the content library that a template makes; a template of anything else needs none. */
  public addTemplate(owner: Construct, intent: ITemplateIntent, image: VsphereImage): void {
    const known = [...this.templates].find(([{ path }, copy]) => path === intent.path && copy?.image.version === image.version)?.[1];
    this.templates.set(intent, known ?? (image._isCopied ? new LibraryCopy(childOf(owner, `Item-${shortHash(image.version)}`), this, image, () => intent.templateName) : undefined));
  }

  /** The copy that machines share which name an image directly. */
  public copyOf(image: VsphereImage): LibraryCopy {
    let copy = this.imageCopies.get(image.version);
    if (!copy) {
      const id = `${image.imageName}-${shortHash(image.version)}`;
      copy = new LibraryCopy(childOf(childOf(this.scope, 'Templates'), id), this, image, () => image.imageName);
      this.imageCopies.set(image.version, copy);
    }
    return copy;
  }

  /** References to the tags of labels, sorted; categories that the stack owns are made here. A tag has a name, also where its label is a key alone. */
  public tagIds({ entries }: Labels): string[] {
    const owns = (category: string) => this.settings.ownTagCategories.includes(category);
    const tags = Object.entries(entries).map(([category, name]) => [category, name === '' ? category : name] as const);
    return tags.map(([category, name]) => owns(category) ? this.ownTag(category, name) : this.lookups.tagId(category, name)).sort();
  }

  private ownTag(category: string, name: string): string {
    const bindings = vsphereBindings();
    const scope = childOf(childOf(this.scope, 'Tags'), category);
    const provider = () => this.providerReference;
    const owner = this.own(category, () => bindings.tagCategory(scope, 'Category', () => (
      { name: category, cardinality: 'SINGLE', associableTypes: ['VirtualMachine'], description: 'hostwright', provider: provider() }
    )));
    const tag = this.own(`${category} ${name}`, () => bindings.tag(scope, name, () => (
      { name, categoryId: `\${${addressOf(owner)}.id}`, description: 'hostwright', provider: provider() }
    )));
    return `\${${addressOf(tag)}.id}`;
  }

  private own(key: string, make: () => TerraformResource): TerraformResource {
    const known = this.ownTags.get(key) ?? make();
    this.ownTags.set(key, known);
    return known;
  }
}
