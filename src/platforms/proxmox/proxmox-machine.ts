import type { VirtualEnvironmentVm } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { proxmoxBindings } from './bindings';
import { bestFirmware } from '../firmware-choice';
import { isHeldInPlace } from './lifecycle';
import { MachineFacts, Passthrough } from './machine-facts';
import { birthOf, provisioningText } from './origin';
import { OriginMark } from './origin-mark';
import { ProxmoxExistingTemplate } from './proxmox-existing-template';
import { ProxmoxHighAvailability } from './proxmox-high-availability';
import { ProxmoxIso } from './proxmox-iso';
import { ProxmoxPassthroughOptions } from './proxmox-pci-mapping';
import { ProxmoxScope } from './proxmox-scope';
import { ProxmoxTemplate } from './proxmox-template';
import { slotsOf } from './render-disks';
import { renderFirewallOptions, renderFirewallRules } from './render-firewall';
import { renderVm } from './render-vm';
import { Snippet } from './snippet';
import { ProxmoxTuning } from './tuning';
import { Estate } from '../../model/estate';
import { Firmware } from '../../model/firmware';
import { KeptFacts } from '../../model/report';
import { IVmIntent } from '../../model/vm-intent';
import { WorkedOut } from '../../private/being-written';
import { numberFrom } from '../../private/identity';
import { addressOf } from '../../private/moves';
import { NumberClaim, NumberPool } from '../../private/number-pool';
import { isPreparing } from '../../private/preparing';
import { SecretPlace } from '../../values';
import { secretIn } from '../../values/secret-table';
import { merged } from '../merged';
import { originOf } from '../origin';

/** What comes from the model alone has no token: its values refuse them. */
const NOTHING = () => undefined;

/** One machine on Proxmox: its resources, and what was decided and tuned for it. */
export class ProxmoxMachine {
  public readonly resource: VirtualEnvironmentVm;
  private settings: ProxmoxTuning = {};
  private readonly passthroughs: Passthrough[] = [];
  private readonly snippet?: Snippet;
  private readonly originMark?: TerraformResource;
  private readonly settled: WorkedOut<MachineFacts>;
  private readonly vmIds: NumberPool;
  private readonly vmIdClaim: NumberClaim;
  private firewall: TerraformResource[] = [];
  private availability?: ProxmoxHighAvailability;

  constructor(private readonly scope: Construct, private readonly platform: ProxmoxScope, public readonly intent: IVmIntent, public readonly template?: ProxmoxTemplate) {
    const bindings = proxmoxBindings();
    const { firstVmId: first, lastVmId: last } = platform;
    this.vmIdClaim = {
      name: () => intent.hostName.toString(), owner: () => intent.path, scope, first, last, start: name => numberFrom(name, first, last), explicit: () => this.settings.vmId,
    };
    this.vmIds = Estate.of(scope)._lock.numbers('vmId', platform.systemName);
    this.vmIds.claim(this.vmIdClaim);
    this.settled = new WorkedOut(scope, () => this.workOutFacts());
    template?.usedOn(this.nodeName);
    if (intent.provisioning.document || this.wasBornWithDocument) { this.snippet = new Snippet(scope, platform, intent, this.nodeName, () => this.settings.migrate === false); }
    if (intent.changePolicy.replaces) { this.originMark = new OriginMark(scope, () => this.origin); }
    this.resource = bindings.vm(scope, 'Resource', () => renderVm(this.intent, this.facts), () => [this.settings, this.passthroughs]);
  }

  public get nodeName(): string {
    return this.intent.placement.hostName ?? this.platform.defaultNode;
  }

  /** Where it is now: text, or what Terraform finds where the cluster may move it. */
  private get presentNode(): string {
    return isHeldInPlace({ movedByCluster: this.availability !== undefined, tuning: this.settings }) ? `\${${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}.node_name}` : this.nodeName;
  }

  public get vmId(): number {
    return this.settings.vmId ?? this.vmIds.numberOf(this.vmIdClaim);
  }

  public get tuning(): ProxmoxTuning {
    return this.settings;
  }

  /** Firmware of what it is cloned from, or what was asked for where nothing is cloned. */
  public get firmware(): Firmware {
    const { image, firmware } = this.intent;
    return this.template?.firmware ?? image.firmware ?? firmware ?? bestFirmware(image.guest);
  }

  /** What only a new machine takes. */
  public get origin(): Record<string, string> {
    const { image } = this.intent;
    return originOf(this.intent, {
      image: this.template ? `${image.imageName} ${this.template.shortVersion}` : image.imageName,
      firmware: this.firmware.toString(),
      provisioning: provisioningText(this.intent, () => this.snippet!.text),
      node: this.settings.migrate === false ? this.nodeName : undefined,
    });
  }

  public get kept(): KeptFacts {
    const slots: Record<string, number> = {};
    for (const { disk, slot } of slotsOf(this.intent, this.settings)) { slots[disk.diskName] = slot; }
    // A machine that stays on what it was born from is not asked for it.
    const originOfThis = () => this.origin;
    return { numbers: { vmId: this.vmId }, slots, get origin() { return originOfThis(); } };
  }

  /** A machine that stays on what it was born from still names its document, and Proxmox still reads it. */
  private get wasBornWithDocument(): boolean {
    return !this.intent.changePolicy.replaces && birthOf(this.intent.identity._kept?.origin)?.document === true;
  }

  /** Whether the provider must copy a document to the node. */
  public get hasSnippet(): boolean {
    return this.snippet !== undefined;
  }

  private get isBornOtherwise(): boolean {
    const { guest, firmware } = this.intent.identity._kept?.origin ?? {};
    return (guest !== undefined && guest !== this.intent.image.guest.id) || (firmware !== undefined && firmware !== this.firmware.toString());
  }

  /** While the stack is prepared the program's Aspects have not run: what is found then is not kept. */
  public get facts(): MachineFacts {
    return isPreparing(this.resource.cdktfStack) ? this.workOutFacts() : this.settled.value;
  }

  private workOutFacts(): MachineFacts {
    const { image, admin } = this.intent;
    const replica = this.template?.replicaFor(this.nodeName);
    return {
      nodeName: this.nodeName,
      vmId: this.vmId,
      datastore: this.intent.rootDisk.datastore ?? this.platform.defaultDatastore,
      firmware: this.firmware,
      tuning: this.settings,
      passthroughs: this.passthroughs,
      clone: this.cloneFacts(),
      iso: image instanceof ProxmoxIso ? image : undefined,
      snippet: this.snippet?.fileId,
      password: admin?.passwordRef && secretIn(SecretPlace.RESOURCE_ARGUMENT, admin.passwordRef).text,
      movedByCluster: this.availability !== undefined,
      origin: this.originMark && addressOf(this.originMark),
      birth: birthOf(this.intent.identity._kept?.origin),
      bornOtherwise: this.isBornOtherwise,
      dependsOn: [replica, this.snippet?.resource, this.settings.pool?.resource].filter(resource => resource !== undefined),
      provider: this.platform.providerReference,
    };
  }

  public tune(tuning: ProxmoxTuning): void {
    this.settings = {
      ...this.settings,
      ...tuning,
      disks: merged(this.settings.disks, tuning.disks),
      nics: merged(this.settings.nics, tuning.nics),
    };
    this.vmIds.reconsider();
  }

  public passthrough(mappingName: string, options: ProxmoxPassthroughOptions): void {
    this.passthroughs.push({ mappingName, options });
  }

  /** Options of high availability; undefined while the cluster does not keep the machine running. */
  public get highAvailability(): ProxmoxHighAvailability | undefined {
    return this.availability;
  }

  public keepAvailable(options: ProxmoxHighAvailability): this {
    this.availability = { ...this.availability, ...options };
    return this;
  }

  public bindFirewall(): void {
    if (this.firewall.length > 0) { return; }
    const bindings = proxmoxBindings();
    const facts = () => ({ nodeName: this.presentNode, vmId: this.vmId, dependsOn: [this.resource], provider: this.platform.providerReference });
    this.firewall = [
      bindings.firewallOptions(this.scope, 'FirewallOptions', () => renderFirewallOptions(this.intent, facts()), NOTHING),
      bindings.firewallRules(this.scope, 'FirewallRules', () => renderFirewallRules(this.intent, facts()), NOTHING),
    ];
  }

  private cloneFacts(): MachineFacts['clone'] {
    const { image } = this.intent;
    const source = this.template ? { vmId: this.template.vmIdFor(this.nodeName), nodeName: this.template.homeFor(this.nodeName) }
      : image instanceof ProxmoxExistingTemplate ? { vmId: image.vmId, nodeName: image.nodeName } : undefined;
    return source && { vmId: source.vmId, nodeName: source.nodeName === this.nodeName ? undefined : source.nodeName };
  }
}
