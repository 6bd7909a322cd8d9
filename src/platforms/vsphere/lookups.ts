import { TerraformDataSource, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { dataSourceType } from './bindings';
import { VspherePciDevice } from './vsphere-pci-device';
import { untraced } from '../../private/untraced';
import { childOf } from '../child-of';
import { constructId } from '../construct-id';

/** Where names are looked up. */
export interface LookupFacts {
  /** Undefined on a standalone host, which has one without a name. */
  readonly datacenter?: string;
  readonly cluster?: string;
  /** Undefined on a standalone host. */
  readonly host?: string;
  readonly resourcePool?: string;
}

/**
 * What a stack asks vCenter by name: each name once, however many machines need it. What comes back are references as plain text,
 * which cdktf need not resolve.
 */
export class Lookups {
  private readonly sources = new Map<string, string>();
  private readonly made: TerraformDataSource[] = [];

  constructor(private readonly platform: Construct, private readonly facts: LookupFacts) {}

  /** Says which provider is asked, once all of them are known. */
  public askThrough(provider: TerraformProvider | undefined): void {
    for (const source of this.made) { source.provider = provider; }
  }

  public get datacenterId(): string {
    const { datacenter } = this.facts;
    return this.idOf('datacenter', datacenter ?? '', datacenter === undefined ? {} : { name: datacenter });
  }

  /** Cluster of the platform; undefined for a host alone. */
  public get clusterId(): string | undefined {
    const { cluster } = this.facts;
    return cluster === undefined ? undefined : this.idOf('compute-cluster', cluster, { name: cluster, ...this.inDatacenter });
  }

  /** Resource pool of machines that name none. */
  public get rootPoolId(): string {
    const { cluster, resourcePool } = this.facts;
    if (resourcePool !== undefined) { return this.poolId(resourcePool); }
    return this.rootOf(cluster === undefined ? 'host' : 'compute-cluster');
  }

  public poolId(name: string): string {
    // A path is looked for in the datacenter, a name below the root of the cluster or host.
    const below = name.includes('/') ? this.inDatacenter : { parentResourcePoolId: this.rootOf(this.facts.cluster === undefined ? 'host' : 'compute-cluster') };
    return this.idOf('resource-pool', name, { name, ...below });
  }

  /** A host by name; without one that of the platform. */
  public hostId(name: string | undefined = this.facts.host): string {
    return this.idOf('host', name ?? '', { ...name === undefined ? {} : { name }, datacenterId: this.datacenterId });
  }

  public datastoreId(name: string): string {
    return this.idOf('datastore', name, { name, ...this.inDatacenter });
  }

  public datastoreClusterId(name: string): string {
    return this.idOf('datastore-cluster', name, { name, ...this.inDatacenter });
  }

  public networkId(name: string, switchName?: string): string {
    const of = switchName === undefined ? {} : { distributedVirtualSwitchUuid: this.idOf('distributed-virtual-switch', switchName, { name: switchName, ...this.inDatacenter }) };
    return this.idOf('network', switchName === undefined ? name : `${switchName}/${name}`, { name, ...this.inDatacenter, ...of });
  }

  /** Address of a template's data source, whose attributes say how its machines must be. */
  public template(name: string): string {
    return this.source('virtual-machine', name, { name, ...this.inDatacenter });
  }

  public libraryId(name: string): string {
    return this.idOf('content-library', name, { name });
  }

  public libraryItemId(library: string, name: string): string {
    return this.idOf('content-library-item', `${library}/${name}`, { name, libraryId: this.libraryId(library), type: 'ovf' });
  }

  public storagePolicyId(name: string): string {
    return this.idOf('storage-policy', name, { name });
  }

  public tagId(category: string, name: string): string {
    return this.idOf('tag', `${category}/${name}`, { name, categoryId: this.idOf('tag-category', category, { name: category }) });
  }

  public customAttributeId(name: string): string {
    return this.idOf('custom-attribute', name, { name });
  }

  public customizationSpecId(name: string): string {
    return this.idOf('guest-os-customization', name, { name });
  }

  public pciDeviceId({ hostName, options: { namePattern: nameRegex, vendorId, classId } }: VspherePciDevice): string {
    return this.idOf('host-pci-device', [hostName, vendorId, classId, nameRegex].join('/'), { hostId: this.hostId(hostName), nameRegex, vendorId, classId });
  }

  private get inDatacenter(): { datacenterId: string } {
    return { datacenterId: this.datacenterId };
  }

  private rootOf(kind: 'host' | 'compute-cluster'): string {
    const id = kind === 'host' ? this.hostId() : this.clusterId!;
    return id.replace(/\.id\}$/, '.resource_pool_id}');
  }

  /** What is looked up in something else has both names, with a / between them, which no name has: `a-b` in `c` is not `b` in `c-a`. */
  private idOf(kind: string, name: string, config: object): string {
    return `\${${this.source(kind, name, config)}.id}`;
  }

  private source(kind: string, name: string, config: object): string {
    const key = `${kind} ${name}`;
    let address = this.sources.get(key);
    if (address === undefined) {
      address = this.make(kind, name, config);
      this.sources.set(key, address);
    }
    return address;
  }

  private make(kind: string, name: string, config: object): string {
    const source = untraced<TerraformDataSource>(() => new (dataSourceType(kind))(childOf(this.platform, 'Lookups'), constructId(kind, name), config));
    this.made.push(source);
    return `data.${source.terraformResourceType}.${source.friendlyUniqueId}`;
  }
}
