import type { DownloadFile } from '@hostwright/provider-proxmox/lib/download-file';
import { TerraformProvider, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { ClusterFirewall } from './cluster-firewall';
import { ClusterFirewalls } from './cluster-firewalls';
import { bestFirmware } from '../firmware-choice';
import { ProxmoxImage } from './proxmox-image';
import { ProxmoxMachine } from './proxmox-machine';
import { DownloadMaker, ProxmoxScope } from './proxmox-scope';
import { ProxmoxTemplate } from './proxmox-template';
import { defaultOf } from '../../model/defaults-scope';
import { Estate } from '../../model/estate';
import { defaultTemplateDisk } from '../../model/template-disk';
import { ITemplateIntent } from '../../model/template-intent';
import { IVmIntent } from '../../model/vm-intent';
import { shortHash } from '../../private/identity';
import { childOf } from '../child-of';
import { nameProvider, referenceTo } from '../provider-aliases';

/** Names of the cluster that a platform was configured with. */
export interface ProxmoxSettings {
  readonly systemName: string;
  readonly defaultNode: string;
  readonly defaultDatastore: string;
  readonly imageDatastore: string;
  readonly snippetDatastore: string;
  readonly firstVmId: number;
  readonly lastVmId: number;
  readonly hasSsh: boolean;
}

/** What one endpoint holds: machines, templates, downloads and what is known of its datastores. */
export class ProxmoxContext implements ProxmoxScope {
  public readonly systemName: string;
  public readonly defaultNode: string;
  public readonly defaultDatastore: string;
  public readonly imageDatastore: string;
  public readonly snippetDatastore: string;
  public readonly firstVmId: number;
  public readonly lastVmId: number;
  public readonly machines = new Map<IVmIntent, ProxmoxMachine>();
  public readonly templates = new Map<ITemplateIntent, ProxmoxTemplate>();
  /** Pools that the stack makes. */
  public readonly ownPools = new Set<string>();
  private readonly shared = new Set<string>();
  private readonly downloads = new Map<string, DownloadFile>();
  private readonly imageTemplates = new Map<string, ProxmoxTemplate>();
  private readonly families = new Map<Construct, { nodes: Set<string>; members: ProxmoxTemplate[] }>();

  constructor(private readonly scope: Construct, public readonly settings: ProxmoxSettings, private readonly provider: TerraformProvider) {
    this.systemName = settings.systemName;
    this.defaultNode = settings.defaultNode;
    this.defaultDatastore = settings.defaultDatastore;
    this.imageDatastore = settings.imageDatastore;
    this.snippetDatastore = settings.snippetDatastore;
    this.firstVmId = settings.firstVmId;
    this.lastVmId = settings.lastVmId;
    nameProvider(scope, provider);
  }

  public get stack(): TerraformStack {
    return TerraformStack.of(this.scope);
  }

  /** The provider where there is more than one of its kind in the stack; one alone needs no reference. */
  public get providerReference(): TerraformProvider | undefined {
    return referenceTo(this.provider);
  }

  /** Address that images of the catalogue are taken from instead; undefined for their own. */
  public get imageMirror(): string | undefined {
    return defaultOf(this.scope, 'imageMirror');
  }

  public get clusterFirewall(): ClusterFirewall {
    return ClusterFirewalls.of(this.scope).find(this.systemName);
  }

  /** Keeps a VM id that somebody else has from being given to a machine. */
  public reserve(vmId: number, name: string): void {
    const owner = () => `the existing ${name}`;
    Estate.of(this.scope)._lock.numbers('vmId', this.systemName).claim({ name: owner, owner, scope: this.scope, first: vmId, last: vmId, start: () => vmId, explicit: () => vmId });
  }

  public share(datastore: string): void {
    this.shared.add(datastore);
  }

  public isShared(datastore: string): boolean {
    return this.shared.has(datastore);
  }

  public download(image: ProxmoxImage, nodeName: string, make: DownloadMaker): DownloadFile {
    const home = this.isShared(this.imageDatastore) ? this.defaultNode : nodeName;
    const id = `${home}-${image.source.fileName}`;
    let download = this.downloads.get(id);
    if (!download) {
      download = make(childOf(this.scope, 'Images'), id, home);
      this.downloads.set(id, download);
    }
    return download;
  }

  /** A template of a construct, which may have several: one for each version of the image. An image that is named twice makes one. */
  public addTemplate(owner: Construct, intent: ITemplateIntent, image: ProxmoxImage): void {
    const scope = childOf(owner, 'Replicas');
    const family = this.families.get(scope) ?? { nodes: new Set(), members: [] };
    this.families.set(scope, family);
    if (family.members.some(({ version }) => version === image.version)) { return; }
    const template = new ProxmoxTemplate(owner, scope, this, intent, image, family.nodes);
    family.members.push(template);
    this.templates.set(intent, template);
  }

  /** The template that machines share which name an image directly: one for each image and firmware. */
  public templateOf(image: ProxmoxImage, intent: IVmIntent): ProxmoxTemplate {
    const firmware = intent.firmware ?? bestFirmware(image.guest);
    const key = `${image.imageName}-${shortHash(`${image.version}/${firmware.toString()}`)}`;
    let template = this.imageTemplates.get(key);
    if (!template) {
      const own: ITemplateIntent = { path: `${this.scope.node.path}/Templates/${key}`, templateName: image.imageName, image, diskSize: defaultTemplateDisk(image), firmware };
      template = new ProxmoxTemplate(this.scope, new Construct(childOf(this.scope, 'Templates'), key), this, own, image, new Set());
      this.imageTemplates.set(key, template);
      this.templates.set(own, template);
    }
    return template;
  }
}
