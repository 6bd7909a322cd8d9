import type { VirtualEnvironmentVm } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { Aspects, IAspect, TerraformResource, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { proxmoxBindings } from './bindings';
import { bestFirmware } from '../firmware-choice';
import { ProxmoxImage } from './proxmox-image';
import { ProxmoxScope } from './proxmox-scope';
import { renderDownload, renderTemplate } from './render-template';
import { defaultOf } from '../../model/defaults-scope';
import { Estate } from '../../model/estate';
import { Firmware } from '../../model/firmware';
import { ITemplateIntent } from '../../model/template-intent';
import { numberFrom, shortHash } from '../../private/identity';
import { NumberClaim, NumberPool } from '../../private/number-pool';
import { Size } from '../../values';

/**
 * A template and its copies: one for each node that clones from it while the datastore is node-local, one for all when it is shared.
 * A copy is known by node and version of the image, so a new image's copy appears beside the old one, which keeps its address.
 */
export class ProxmoxTemplate {
  private readonly claims = new Map<string, NumberClaim>();
  private readonly vmIdPool: NumberPool;
  private knownVersion?: string;
  private readonly replicas = new Map<string, VirtualEnvironmentVm>();

  /**
   * @param owner construct that says where it was: the template's own, or the platform
   * @param scope parent of the copies; templates of one name share it, and make their copies on the same nodes
   * @param nodes nodes that clone from here
   */
  constructor(
    private readonly owner: IConstruct,
    private readonly scope: Construct,
    private readonly platform: ProxmoxScope,
    private readonly intent: ITemplateIntent,
    private readonly image: ProxmoxImage,
    private readonly nodes: Set<string>,
  ) {
    this.vmIdPool = Estate.of(scope)._lock.numbers('vmId', platform.systemName);
    Aspects.of(scope).add(new CompleteTemplate(scope, this));
  }

  /** Text that changes with each version of the image. */
  public get version(): string {
    return this.image.version;
  }

  /** The same in a few characters. */
  public get shortVersion(): string {
    return this.knownVersion ??= shortHash(this.version);
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
    return this.vmIdPool.numberOf(this.claimFor(home));
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
      if (this.replicas.has(node)) { continue; }
      const resource = this.makeReplica(node);
      this.replicas.set(node, resource);
      Estate.of(this.scope)._addTemplate({
        name: this.claimFor(node).name, system: this.platform.systemName, owner: this.owner, resource, numbers: () => ({ vmId: this.vmIdFor(node) }),
      });
    }
  }

  /** In the lock a copy is known by its stack too: two stacks may make one template each. */
  private claimFor(home: string): NumberClaim {
    let claim = this.claims.get(home);
    if (!claim) {
      const { firstVmId: first, lastVmId: last } = this.platform;
      const stack = TerraformStack.of(this.scope).node.id;
      claim = {
        name: () => `${stack}/${this.nameOf()}@${home}`,
        owner: () => `${this.intent.path} on ${home}`,
        scope: this.scope,
        first,
        last,
        start: () => numberFrom(`${this.nameOf()}@${home}`, first, last),
        explicit: () => undefined,
      };
      this.claims.set(home, claim);
      this.vmIdPool.claim(claim);
    }
    return claim;
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
    const { imageDatastore: datastore } = this.platform;
    const download = this.platform.download(this.image, nodeName, (scope, id, imageNode) =>
      bindings.downloadFile(scope, id, () => renderDownload(this.image, { nodeName: imageNode, datastore, imageMirror: defaultOf(scope, 'imageMirror'), provider: this.platform.providerReference })));
    return bindings.vm(this.scope, `${nodeName}-${this.shortVersion}`, () => renderTemplate(this.intent, {
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
