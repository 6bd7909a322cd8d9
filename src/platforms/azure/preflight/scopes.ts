import { Element } from './element';
import { PreflightSubject } from './subject';
import { actionsOf, At } from './type-row';
import { referencesIn } from '../../../artifacts/references';

/** Stands for the subscription that the provider finds in its variable. */
export const SUBSCRIPTION = '{subscription}';

/** Something in Azure, and where a role is given for it. */
export interface Place {
  /** Its own id, its group, or its subscription. */
  readonly path: string;
  /** Empty for what gets its id from Terraform. */
  readonly id: string;
  /** Type as actions have it. */
  readonly azureType: string;
}

/** Finds where things lie: what the stack makes in its group, and what is there already under its own id. */
export class Scopes {
  public readonly subscription: string;
  /** Where the platform makes its own things. */
  public readonly own: string;
  private readonly madeGroups: ReadonlySet<string>;
  private readonly places = new Map<Element, Place>();

  constructor(subject: PreflightSubject, private readonly elements: ReadonlyMap<string, Element>) {
    this.subscription = `/subscriptions/${subject.subscriptionId ?? SUBSCRIPTION}`;
    const made = [...elements.values()].filter(({ address }) => address.startsWith('azurerm_resource_group.')).map(({ attributes }) => String(attributes.name));
    // Azure takes no notice of capitals.
    this.madeGroups = new Set([...made, ...subject.createsResourceGroup ? [subject.resourceGroup] : []].map(name => name.toLowerCase()));
    this.own = this.ofGroup(subject.resourceGroup);
  }

  /** Where the actions of an element's row hold. */
  public of(element: Element): string[] {
    const { row, attributes } = element;
    if (!row || row.at === At.SUBSCRIPTION) { return [this.subscription]; }
    if (row.at === At.GROUP) { return [this.placeOf(element).path]; }
    return this.named(attributes[row.named!]).map(({ path, id }) => {
      if (row.at === At.GROUP_OF_NAMED) { return groupOf(path); }
      return row.at === At.ABOVE_NAMED && path === id ? above(path) : path;
    });
  }

  /** What an argument names by id. */
  public named(value: unknown): Place[] {
    if (Array.isArray(value)) { return value.flatMap(one => this.named(one)); }
    if (typeof value !== 'string') { return []; }
    return /^\/subscriptions\//i.test(value) ? [this.existing(value)] : this.referred(value).map(element => this.placeOf(element));
  }

  /** Whether a group is there only after the first apply. */
  public makesGroup(name: string): boolean {
    return this.madeGroups.has(name.toLowerCase());
  }

  /** What an argument says, or refers to. */
  public text(value: unknown): string {
    if (typeof value === 'string' && !value.startsWith('${')) { return value; }
    const [, attribute] = /^\$\{(?:data\.)?\w+\.[\w-]+\.(\w+)\}$/.exec(String(value)) ?? [];
    const [element] = attribute === undefined ? [] : this.referred(value);
    return element ? this.text(element.attributes[attribute]) : String(value);
  }

  /** Many things name the same one. */
  private placeOf(element: Element): Place {
    let place = this.places.get(element);
    if (!place) { this.places.set(element, place = this.findPlace(element)); }
    return place;
  }

  private findPlace(element: Element): Place {
    const { row, type, attributes } = element;
    const azureType = actionsOf(row?.azureType ?? '');
    if (row?.named !== undefined) { return { path: this.of(element)[0] ?? this.own, id: '', azureType }; }
    if (type === 'azurerm_resource_group') { return { path: this.ofGroup(this.text(attributes.name)), id: '', azureType }; }
    const group = this.text(attributes.resource_group_name ?? '');
    if (!row || group === '') { return { path: row ? this.subscription : this.own, id: '', azureType }; }
    const id = `${this.subscription}/resourceGroups/${group}/providers/${row.azureType.replace(/\{(\w+)\}/g, (_, name: string) => this.text(attributes[name]))}/${this.text(attributes.name)}`;
    return { path: element.isLookup ? this.existing(id).path : this.madeAt(element, id), id, azureType };
  }

  /** A child of something that is there is made on it, and anything else in its group. */
  private madeAt({ row, attributes }: Element, id: string): string {
    const [, argument] = /.*\{(\w+)\}/.exec(row!.azureType) ?? [];
    if (argument === undefined) { return this.ofGroup(id.split('/')[4]); }
    const [parent] = this.referred(attributes[argument]);
    return parent ? this.placeOf(parent).path : this.existing(above(id)).path;
  }

  private referred(value: unknown): Element[] {
    return referencesIn(String(value)).flatMap(address => this.elements.get(address) ?? []);
  }

  /** What is there already, outside of the platform's group, has a role of its own; so has a vault wherever it lies. */
  private existing(id: string): Place {
    const azureType = typeOf(id);
    const [, , subscription, , group] = id.split('/');
    const inGroup = `/subscriptions/${subscription}` === this.subscription && group !== undefined ? this.ofGroup(group) : '';
    const isOwn = (inGroup === this.own || inGroup === this.subscription) && azureType.toLowerCase() !== 'microsoft.keyvault/vaults';
    return { path: isOwn ? inGroup : readable(id), id, azureType };
  }

  /** A group that the stack makes can have no role before it is there. */
  private ofGroup(name: string): string {
    return this.makesGroup(name) ? this.subscription : `${this.subscription}/resourceGroups/${name}`;
  }
}

/** The group that something lies in; the subscription for what lies in none. */
export function groupOf(path: string): string {
  return path.split('/').slice(0, /\/resourceGroups\//i.test(path) ? 5 : 3).join('/');
}

function above(path: string): string {
  return path.split('/').slice(0, -2).join('/');
}

/** Who reads a version of an image reads the image. */
function readable(id: string): string {
  return id.replace(/(\/galleries\/[^/]+\/images\/[^/]+)\/versions\/.*$/i, '$1');
}

function typeOf(id: string): string {
  const [provider, ...rest] = (/.*\/providers\/(.*)$/i.exec(id)?.[1] ?? 'Microsoft.Resources/resourceGroups/-').split('/');
  return [provider, ...rest.filter((_, index) => index % 2 === 0)].join('/');
}
