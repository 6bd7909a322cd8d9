import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { Access } from './access';
import { asWritten } from './as-written';
import type { AzureContext } from './azure-context';
import { AzureIdentity } from './azure-identity';
import { AzureImage } from './azure-image';
import { AzurePatching } from './azure-patching';
import { AzurePlacement } from './azure-placement';
import { azureSecret } from './azure-secret';
import { azureBindings } from './bindings';
import { diskPlanOf, PlannedDisk } from './disk-plan';
import { accessOf, guestOf } from './guest-facts';
import { fittingTuning, misfitsOfPlacement, misfitsOfTuning } from './inspect-kinds';
import type { Misfit } from './kinds';
import { MachineFacts } from './machine-facts';
import { MachineParts } from './machine-parts';
import type { AzureSettings } from './platform-settings';
import { renderLinux, renderWindows } from './render-vm';
import { chooseSize, keptChoices, SizeChoice } from './size-choice';
import { AzureTuning } from './tuning';
import { patchingMadeFor, updatesMadeFor } from './windows-updates';
import { azureSize } from '../../catalog/azure-sizes';
import { cloudConfig } from '../../guest/cloud-config';
import { Firmware } from '../../model/firmware';
import { GuestFacts } from '../../model/guest-facts';
import { KeptFacts } from '../../model/report';
import { IVmIntent } from '../../model/vm-intent';
import { WorkedOut } from '../../private/being-written';
import { shortHash } from '../../private/identity';
import { isPreparing } from '../../private/preparing';
import { SecretRef } from '../../values';
import { merged } from '../merged';
import { originOf } from '../origin';
import { needsListener } from '../windows-listener';

/** A role that a machine has somewhere. */
export interface AzureGrant {
  readonly roleName: string;
  readonly scopeId: string;
}

/** One machine on Azure: its resources, and what was decided and tuned for it. */
export class AzureMachine {
  public readonly resource: TerraformResource;
  public readonly parts: MachineParts;
  /** Roles that its own identity has. */
  public readonly grants: AzureGrant[] = [];
  /** What it was told and no renderer takes: values that no compiler has checked. They are refused, and nothing else reads them. */
  public readonly misfits: Misfit[] = [];
  /** Why it has a public address; undefined for none. */
  public publicReason?: string;
  private tuned: AzureTuning = {};
  private where = AzurePlacement.regional();
  private readonly choice: () => SizeChoice;
  private readonly diskPlan: () => readonly PlannedDisk[];
  private readonly document: () => string;
  private readonly allTags: () => Record<string, string>;

  constructor(public readonly scope: Construct, private readonly context: AzureContext, public readonly intent: IVmIntent, public readonly image: AzureImage) {
    this.choice = this.settled(() => chooseSize(this));
    this.diskPlan = this.settled(() => diskPlanOf(this));
    this.document = this.settled(() => this.readsDocument ? cloudConfig(intent, this.guestFacts) : '');
    this.allTags = this.settled(() => ({ ...intent.labels.entries, ...this.tuned.tags }));
    this.parts = new MachineParts(this, context);
    const bindings = azureBindings();
    this.resource = intent.image.guest.isWindows
      ? bindings.windowsVm(scope, 'Resource', this.settled(() => renderWindows(intent, this.facts)), () => this.given)
      : bindings.linuxVm(scope, 'Resource', this.settled(() => renderLinux(intent, this.facts)), () => this.given);
  }

  /** What its platform was configured with. */
  public get settings(): AzureSettings { return this.context.settings; }

  public get tuning(): AzureTuning { return this.tuned; }

  public tune(given: AzureTuning): void {
    this.misfits.push(...misfitsOfTuning(given));
    const tuning = fittingTuning(given);
    const { disks, nics, tags } = this.tuned;
    this.tuned = { ...this.tuned, ...tuning, disks: merged(disks, tuning.disks), nics: merged(nics, tuning.nics), tags: { ...tags, ...tuning.tags } };
  }

  public get placement(): AzurePlacement { return this.where; }

  public place(placement: AzurePlacement): void {
    const misfits = misfitsOfPlacement(placement);
    this.misfits.push(...misfits);
    if (misfits.length === 0) { this.where = placement; }
  }

  public get access(): Access { return this.tuned.access ?? this.settings.access; }

  public get sizeChoice(): SizeChoice { return this.choice(); }

  /** Its disks, that of the system first. */
  public get disks(): readonly PlannedDisk[] { return this.diskPlan(); }

  public get encryptsAtHost(): boolean { return this.tuned.withoutEncryptionAtHost === undefined; }

  public get isConfidential(): boolean { return this.tuned.confidential !== undefined; }

  /** Trusted Launch is had where it can be: with a size that was named only where that has it, unless the program insists on it. */
  public get wantsTrustedLaunch(): boolean {
    const { intent: { firmware }, image: { _traits: { trustedLaunch } }, tuning: { size } } = this;
    if (firmware) { return firmware.secureBoot || firmware.vtpm; }
    const named = size && (size._props ? size._props.trustedLaunch ?? true : azureSize(size.sizeName)?.trustedLaunch);
    return trustedLaunch && (named ?? true);
  }

  public get firmware(): Firmware {
    const { intent: { firmware }, image: { _traits: { generation } } } = this;
    if (firmware) { return firmware; }
    if (this.isConfidential || this.wantsTrustedLaunch) { return Firmware.uefi({ vtpm: true }); }
    return generation === 2 ? Firmware.uefi({ secureBoot: false }) : Firmware.bios();
  }

  public get attests(): boolean {
    const { firmware, intent: { hardened }, tuning: { guestAttestation } } = this;
    return guestAttestation ?? (hardened && firmware.secureBoot && firmware.vtpm);
  }

  public get patching(): AzurePatching {
    const { tuning: { patching }, intent: { image: { guest }, updates }, image: { _traits: { hotpatch } } } = this;
    if (patching) { return patching; }
    // The provider refuses every other mode for an image that is made for it.
    if (hotpatch) { return AzurePatching.hotpatch(); }
    if (!guest.isWindows) { return AzurePatching.byImage(); }
    return updates.isAutomatic ? AzurePatching.byWindows() : AzurePatching.manual();
  }

  /** The same, but for Windows that stays as it was made. */
  public get appliedPatching(): AzurePatching {
    const { patching, image, bornWith: { patching: born } } = this;
    return born === undefined || born === updatesMadeFor(image, patching) ? patching : patchingMadeFor(born);
  }

  public get opensListener(): boolean { return this.image.guest.isWindows && needsListener(accessOf(this.intent)); }

  public get usesExtensions(): boolean { return this.attests || this.opensListener || this.appliedPatching.isByPlatform; }

  /** One of its own where something needs it. */
  public get identity(): AzureIdentity | undefined {
    const { tuning: { identity }, grants } = this;
    const needsOwn = this.attests || grants.length > 0;
    return needsOwn ? identity?.withSystem() ?? AzureIdentity.system() : identity;
  }

  /** A machine that stays where it was born does so in its zone: disks that come later must be there too. */
  public get zone(): number | undefined {
    const { node: born } = this.bornWith;
    if (born === undefined) { return this.where.zone; }
    const zone = /zone (\d+)/.exec(born)?.[1];
    return zone === undefined ? undefined : Number(zone);
  }

  /** An ordinary machine that stays one has no price of its own. */
  private get bids(): boolean {
    const { node: born } = this.bornWith;
    return this.where.spot !== undefined && (born === undefined || born.split(', ').includes('spot'));
  }

  /** What it was made from and stays on; empty for one that is built anew with its program. */
  public get bornWith(): Readonly<Record<string, string | undefined>> {
    const { changePolicy, identity } = this.intent;
    return changePolicy.replaces ? {} : identity._kept?.origin ?? {};
  }

  /** Secret that Terraform reads for it; undefined for none, and for one that it cannot read. */
  public get secret(): SecretRef | undefined {
    const { admin, image: { guest } } = this.intent;
    return guest.isWindows && admin?.passwordRef && !azureSecret(admin.passwordRef).refused ? admin.passwordRef : undefined;
  }

  public get guestFacts(): GuestFacts { return guestOf(this); }

  /** The document of the first boot; empty for none. */
  public get firstBoot(): string { return this.document(); }

  public get tags(): Record<string, string> { return this.allTags(); }

  public get kept(): KeptFacts {
    const slots = Object.fromEntries(this.disks.map(({ disk, slot }) => [disk.diskName, slot]));
    const originOfThis = () => ({
      ...originOf(this.intent, {
        image: this.image.version, firmware: this.firmware.toString(), provisioning: this.firstBoot === '' ? 'native' : `custom data ${shortHash(this.firstBoot)}`, node: this.where.toString(),
      }),
      rootDisk: this.rootDiskKind,
      ...this.image.guest.isWindows && { patching: updatesMadeFor(this.image, this.patching) },
    });
    const choicesOfThis = () => keptChoices(this);
    return { numbers: {}, slots, get origin() { return originOfThis(); }, get choices() { return choicesOfThis(); } };
  }

  public get facts(): MachineFacts {
    const { sizeChoice: { size }, tuning, context, parts, intent: { admin, image: { guest } } } = this;
    return {
      common: context.common,
      image: this.image,
      sizeName: size?.name ?? tuning.size?.sizeName ?? '',
      size,
      firmware: this.firmware,
      encryptsAtHost: this.encryptsAtHost,
      placement: this.where,
      zone: this.zone,
      bids: this.bids,
      identity: this.identity,
      patching: this.appliedPatching,
      usesExtensions: this.usesExtensions,
      disks: this.disks,
      interfaceIds: parts.interfaceIds,
      customData: this.firstBoot === '' ? undefined : Buffer.from(this.firstBoot).toString('base64'),
      adminPassword: guest.isWindows && admin?.passwordRef ? azureSecret(admin.passwordRef).text : undefined,
      tags: this.tags,
      tuning,
      setByAzure: this.settings.line._setByAzure,
      dependsOn: parts.beforeMachine,
    };
  }

  /** What only a new machine takes of its disk. */
  private get rootDiskKind(): string {
    const [{ storage, ephemeral }] = this.disks;
    const { confidential } = this.tuned;
    const key = confidential?.diskEncryptionSetId;
    return [storage.typeName, ephemeral, confidential?.encryptionType, key === undefined ? undefined : asWritten(key, this.resource)].filter(part => part !== undefined).join(', ');
  }

  /** Everything that may refer to another stack. */
  private get given(): object {
    const { tuned, where: { dedicatedHostId, dedicatedHostGroupId, capacityReservationGroupId, spot }, image: { _traits: { reference, plan } } } = this;
    return { tuned, dedicatedHostId, dedicatedHostGroupId, capacityReservationGroupId, spot, reference, plan };
  }

  /** What is worked out once while the App is written, but not while its stack is only asked what it refers to: aspects may change the machine after that. */
  private settled<T>(workOut: () => T): () => T {
    const worked = new WorkedOut(this.scope, workOut);
    return () => isPreparing(this.context.stack) ? workOut() : worked.value;
  }

  private get readsDocument(): boolean {
    const { provisioning } = this.intent;
    return provisioning.document && this.image._traits.cloudInit;
  }
}
