import type { VirtualEnvironmentVm } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { Aspects, IAspect, TerraformResource } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { proxmoxBindings } from './bindings';
import { bestFirmware } from './firmware-choice';
import { ProxmoxImage } from './proxmox-image';
import { ProxmoxScope } from './proxmox-scope';
import { renderDownload, renderTemplate } from './render-template';
import { defaultOf } from '../../model/defaults-scope';
import { Firmware } from '../../model/firmware';
import { ITemplateIntent } from '../../model/template-intent';
import { numberFrom, shortHash } from '../../private/identity';
import { Size } from '../../values';

/**
 * A template and its copies: one for each node that clones from it while the datastore is node-local, one for all when it is shared.
 * A copy is known by node and version of the image, so a new image's copy appears beside the old one, which keeps its address.
 */
export class ProxmoxTemplate {
  private readonly hashedVmIds = new Map<string, number>();
  private readonly replicas = new Map<string, VirtualEnvironmentVm>();

  /**
   * @param scope parent of the copies; templates of one name share it, and make their copies on the same nodes
   * @param nodes nodes that clone from here
   */
  constructor(
    private readonly scope: Construct,
    private readonly platform: ProxmoxScope,
    private readonly intent: ITemplateIntent,
    private readonly image: ProxmoxImage,
    private readonly nodes: Set<string>,
  ) {
    Aspects.of(scope).add(new CompleteTemplate(scope, this));
  }

  /** Text that changes with each version of the image. */
  public get version(): string {
    return this.image.version;
  }

  public get firmware(): Firmware {
    return this.intent.firmware ?? bestFirmware(this.image.guest);
  }

  public get diskSize(): Size {
    return this.intent.diskSize;
  }

  /** Notes that machines on a node clone from here. */
  public usedOn(nodeName: string): void {
    this.nodes.add(nodeName);
  }

  /** Node of the copy that machines on a node clone from. */
  public homeFor(nodeName: string): string {
    return this.platform.isShared(this.platform.defaultDatastore) ? this.platform.defaultNode : nodeName;
  }

  /** VM id of that copy. */
  public vmIdFor(nodeName: string): number {
    const home = this.homeFor(nodeName);
    const known = this.hashedVmIds.get(home) ?? numberFrom(`${this.nameOf()}@${home}`, this.platform.firstVmId, this.platform.lastVmId);
    this.hashedVmIds.set(home, known);
    return known;
  }

  /** The copy itself; undefined until the tree is complete. */
  public replicaFor(nodeName: string): TerraformResource | undefined {
    return this.replicas.get(this.homeFor(nodeName));
  }

  /** VM ids of all copies by node. */
  public get vmIds(): Map<string, number> {
    return new Map([...this.homes()].map(node => [node, this.vmIdFor(node)]));
  }

  /** Makes the copies: called once the tree is complete, since sharing and machines may be declared in any order. */
  public complete(): void {
    for (const node of this.homes()) {
      if (!this.replicas.has(node)) { this.replicas.set(node, this.makeReplica(node)); }
    }
  }

  private homes(): Set<string> {
    const used = this.nodes.size > 0 ? this.nodes : new Set([this.platform.defaultNode]);
    return new Set([...used].sort().map(node => this.homeFor(node)));
  }

  /** Name that tells versions apart; at most 63 characters. */
  private nameOf(): string {
    return `${this.intent.templateName.slice(0, 54)}-${shortHash(`${this.image.version}/${this.firmware.toString()}/${this.intent.diskSize.toString()}`)}`;
  }

  private makeReplica(nodeName: string): VirtualEnvironmentVm {
    const bindings = proxmoxBindings();
    const version = shortHash(this.image.version);
    const { imageDatastore: datastore } = this.platform;
    const download = this.platform.download(this.image, nodeName, (scope, id, imageNode) =>
      bindings.downloadFile(scope, id, () => renderDownload(this.image, { nodeName: imageNode, datastore, imageMirror: defaultOf(scope, 'imageMirror'), provider: this.platform.providerReference })));
    return bindings.vm(this.scope, `${nodeName}-${version}`, () => renderTemplate(this.intent, {
      name: this.nameOf(),
      nodeName,
      vmId: this.vmIdFor(nodeName),
      datastore: this.platform.defaultDatastore,
      firmware: this.firmware,
      imageFileId: download.id,
      provider: this.platform.providerReference,
    }));
  }
}

/** Aspects run when the tree is complete, just before it is rendered. */
class CompleteTemplate implements IAspect {
  constructor(private readonly scope: IConstruct, private readonly template: ProxmoxTemplate) {}

  public visit(node: IConstruct): void {
    if (node === this.scope) { this.template.complete(); }
  }
}
