import type { VirtualMachine, VirtualMachineConfig } from '@cdktf/provider-vsphere/lib/virtual-machine';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { vsphereBindings } from './bindings';
import { guestOf } from './guest-facts';
import { guestInfo, metadataText, userdataText } from './guest-info';
import { lookedUp } from './looked-up';
import { LookedUp, MachineFacts, MachineSource } from './machine-facts';
import { renderDiskCopy } from './render-disk-copy';
import { unitsOf } from './render-disks';
import { renderVm } from './render-vm';
import { VsphereTuning } from './tuning';
import type { VsphereContext } from './vsphere-context';
import { VsphereCustomization } from './vsphere-customization';
import { VsphereImage, VsphereImageKind } from './vsphere-image';
import { VspherePciDevice } from './vsphere-pci-device';
import { readsGuestinfo, vsphereGuestId } from '../../catalog/vsphere-guest-ids';
import { Firmware } from '../../model/firmware';
import { GuestFacts } from '../../model/guest-facts';
import { KeptFacts } from '../../model/report';
import { ITemplateIntent } from '../../model/template-intent';
import { IVmIntent } from '../../model/vm-intent';
import { WorkedOut } from '../../private/being-written';
import { shortHash } from '../../private/identity';
import { isPreparing } from '../../private/preparing';
import { bestFirmware } from '../firmware-choice';
import { merged } from '../merged';
import { originOf } from '../origin';

const GUESTINFO = 'guestinfo';

/** For a render of which nothing is kept. */
const NO_TEXTS: MadeTexts = {
  resourcePoolId: '', networkIds: [], tagIds: [], pciDeviceIds: [], diskDatastoreIds: {}, diskPolicyIds: {}, discDatastoreIds: [], guestInfo: {}, origin: '',
};

/** What is made of the intent alone: it refers to nothing that the program gave. */
type MadeTexts = LookedUp & Pick<MachineFacts, 'guestInfo' | 'origin'>;

/** One machine on vSphere: its resource, and what was decided and tuned for it. */
export class VsphereMachine {
  public readonly resource: VirtualMachine;
  /** What it starts from, behind a template of the estate. */
  public readonly image: VsphereImage;
  private settings: VsphereTuning = {};
  private given?: VsphereCustomization;
  private readonly devices: VspherePciDevice[] = [];
  private readonly userdata: WorkedOut<string>;
  private readonly documents: WorkedOut<Record<string, string>>;
  private readonly born: WorkedOut<Record<string, string>>;
  private readonly written: WorkedOut<VirtualMachineConfig>;
  private readonly diskCopy?: TerraformResource;

  constructor(scope: Construct, private readonly context: VsphereContext, public readonly intent: IVmIntent, image: VsphereImage) {
    this.image = image;
    this.userdata = new WorkedOut(scope, () => userdataText(intent, this.guestFacts));
    this.documents = new WorkedOut(scope, () => this.hasGuestInfo ? guestInfo(metadataText(intent), this.userdata.value) : {});
    const bindings = vsphereBindings();
    if (image.source.kind === VsphereImageKind.DISK_IMAGE) { this.diskCopy = bindings.file(scope, 'RootDisk', () => renderDiskCopy(intent, image, context)); }
    this.born = new WorkedOut(scope, () => this.workOutOrigin());
    this.written = new WorkedOut(scope, () => renderVm(intent, this.facts));
    // What is only asked whether it refers to another stack needs no texts of its own.
    this.resource = bindings.vm(scope, 'Resource', () => isPreparing(context.stack) ? renderVm(intent, this.factsWith(NO_TEXTS)) : this.config, () => [this.settings, this.given ?? null]);
  }

  public get tuning(): VsphereTuning { return this.settings; }

  public get pciDevices(): VspherePciDevice[] { return [...this.devices]; }

  public tune(tuning: VsphereTuning): void {
    const { disks, nics, extraConfig } = this.settings;
    this.settings = { ...this.settings, ...tuning, disks: merged(disks, tuning.disks), nics: merged(nics, tuning.nics), extraConfig: { ...extraConfig, ...tuning.extraConfig } };
  }

  public passthrough(device: VspherePciDevice): void { this.devices.push(device); }

  public customize(customization: VsphereCustomization): void { this.given = customization; }

  /** What vCenter itself sets inside of the guest: what was asked for, else Windows, which no cloud-init serves there. */
  public get customization(): VsphereCustomization | undefined {
    const { provisioning, image: { guest } } = this.intent;
    if (this.given || !provisioning.identity || !guest.isWindows || this.context.settings.standalone) { return this.given; }
    return VsphereCustomization.windows();
  }

  /** Whether the guest gets its identity by guestinfo. A machine that stays on what it was born from reads what it was born with, and nothing else. */
  public get hasGuestInfo(): boolean {
    const { provisioning, image: { guest }, changePolicy, identity } = this.intent;
    const born = changePolicy.replaces ? undefined : identity._kept?.origin.provisioning;
    if (born !== undefined) { return born.startsWith(GUESTINFO); }
    return provisioning.identity && this.customization === undefined && readsGuestinfo(guest);
  }

  /** Firmware that is known at synth; undefined where only the template knows it. */
  public get firmware(): Firmware | undefined {
    const { firmware, image } = this.intent;
    const declared = firmware ?? image.firmware ?? this.image.firmware;
    return declared ?? (this.image.source.kind === VsphereImageKind.TEMPLATE ? undefined : bestFirmware(this.image.guest));
  }

  /** A hardened machine has a virtual TPM where vCenter can encrypt one and the firmware can use it. */
  public get vtpm(): boolean {
    const { firmware } = this;
    const { hardened, image: { guest } } = this.intent;
    const canHave = this.context.settings.keyProvider !== undefined && firmware?.isUefi === true;
    return firmware?.vtpm === true || guest.needsTpm || (hardened && canHave);
  }

  /**
   * Undefined where the file or item says it: the provider leaves out what is written beside it, and would change it at the next apply.
   * Also where a copied disk says nothing, and no id of that version is near enough.
   */
  public get guestId(): string | undefined {
    const { template } = this.source;
    if (this.settings.guestId !== undefined) { return this.settings.guestId; }
    if (template !== undefined) { return `\${${template}.guest_id}`; }
    return this.image.source.kind === VsphereImageKind.DISK_IMAGE ? vsphereGuestId(this.image.guest, this.context.settings.version) : undefined;
  }

  public get guestFacts(): GuestFacts {
    const units = new Map(unitsOf(this.intent, this.settings).map(({ disk, slot }) => [disk.diskName, slot]));
    return guestOf(this.intent, { customization: this.customization, unitOf: name => units.get(name)! });
  }

  public get source(): MachineSource {
    const { image, context: { lookups, settings } } = this;
    const { kind, place, library } = image.source;
    const copy = this.context.templates.get(this.intent.image as unknown as ITemplateIntent) ?? (image._isCopied && !settings.standalone ? this.context.copyOf(image) : undefined);
    if (copy) { return { image, id: copy.id, copiedFrom: image._isTemplate ? lookups.template(place) : undefined }; }
    if (kind === VsphereImageKind.TEMPLATE) {
      const template = lookups.template(place);
      return { image, template, id: `\${${template}.id}` };
    }
    if (kind === VsphereImageKind.LIBRARY_ITEM) { return { image, id: lookups.libraryItemId(library ?? settings.library, place) }; }
    return { image, copiedDisk: this.diskCopy && renderDiskCopy(this.intent, image, this.context).destinationFile };
  }

  /** What only a new machine takes. */
  public get origin(): Record<string, string> { return this.born.value; }

  private workOutOrigin(): Record<string, string> {
    return originOf(this.intent, { image: this.image.version, firmware: this.firmware?.toString() ?? 'as the template', provisioning: this.provisioningText });
  }

  public get kept(): KeptFacts {
    const slots = Object.fromEntries(unitsOf(this.intent, this.settings).map(({ disk, slot }) => [disk.diskName, slot]));
    // A machine that stays on what it was born from is not asked for it.
    const originOfThis = () => this.origin;
    return { numbers: {}, slots, get origin() { return originOfThis(); } };
  }

  /** Entries of guestinfo; none where the guest gets its identity in another way. */
  public get guestInfo(): Record<string, string> { return this.documents.value; }

  /** What is written for it. */
  public get config(): VirtualMachineConfig { return this.written.value; }

  public get facts(): MachineFacts {
    return this.factsWith({ ...lookedUp(this, this.context), guestInfo: this.guestInfo, origin: shortHash(JSON.stringify(this.origin), 16) });
  }

  private factsWith(texts: MadeTexts): MachineFacts {
    const { intent, settings: tuning, context, customization } = this;
    return {
      ...texts,
      source: this.source,
      firmware: this.firmware,
      vtpm: this.vtpm,
      guestId: this.guestId,
      customization,
      tuning,
      annotation: tuning.annotation ?? (context.settings.standalone ? labelsText(intent) : undefined),
      dependsOn: [this.diskCopy, tuning.folder?.resource].filter(resource => resource !== undefined),
      provider: context.providerReference,
    };
  }

  /** What the program says, also of a machine that stays on something else. */
  private get provisioningText(): string {
    if (this.customization) { return `customization ${this.customization.toString()}`; }
    const { provisioning, image: { guest } } = this.intent;
    return provisioning.identity && readsGuestinfo(guest) ? `${GUESTINFO} ${shortHash(this.userdata.value)}` : 'none';
  }
}

/** On a host without tags labels stand in the note. */
function labelsText({ labels }: IVmIntent): string | undefined {
  const entries = Object.entries(labels.entries);
  return entries.length === 0 ? undefined : entries.map(([key, value]) => `${key}=${value}`).sort().join('\n');
}
