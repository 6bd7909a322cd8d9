import { Lazy, TerraformProvider, TerraformResource } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { AzureUserIdentity } from './azure-identity';
import { AzureCatalogImageOptions, AzureImage, AzureImageOptions, AzureImageReference } from './azure-image';
import { AzureAvailabilitySet, AzurePlacement, AzureProximityGroup, AzureScaleSet } from './azure-placement';
import { AzurePlatformProps } from './azure-platform-props';
import { AzureExistingSubnetOptions, AzureSubnet } from './azure-subnet';
import { engineOf, makeEngine } from './engines';
import { AzurePolicyRule } from './policy/azure-policy-rule';
import { AzurePolicyWaiverOptions } from './policy/azure-policy-waiver-options';
import { AzureTuning } from './tuning';
import { GuestFacts } from '../../model/guest-facts';
import { IGuestSystem } from '../../model/guest-system';
import { knownAddressOf } from '../../model/known-address';
import { Platform, VmBinding } from '../../model/platform';
import { KeptFacts, Refused, VmReport } from '../../model/report';
import { ITemplateIntent } from '../../model/template-intent';
import { IVirtualMachine } from '../../model/virtual-machine';
import { IVmIntent } from '../../model/vm-intent';

/** What may be said of a flexible scale set. */
export interface AzureScaleSetOptions {
  /**
   * Zones of its machines.
   * @default - none: it is regional
   */
  readonly zones?: number[];
  /**
   * Fault domains that machines of a regional set are spread over, 1 to 3; with 1 Azure spreads them as far as it can.
   * @default 1
   */
  readonly faultDomains?: number;
  /**
   * Group of machines that are near each other.
   * @default - none
   */
  readonly proximityGroup?: AzureProximityGroup;
}

/** What may be said of an availability set. */
export interface AzureAvailabilitySetOptions {
  /**
   * Group of machines that are near each other.
   * @default - none
   */
  readonly proximityGroup?: AzureProximityGroup;
}

/** Why a machine has a public address. */
export interface AzurePublicIpOptions {
  /** One sentence for those who audit the estate. */
  readonly reason: string;
}

/** One region and resource group of Azure. */
export class AzurePlatform extends Platform {
  /** `azure`. */
  public readonly platformName: string = 'azure';
  /** The provider block; `AzurermProvider` of @cdktf/provider-azurerm is its type. */
  public readonly provider: TerraformProvider;

  /**
   * @param scope stack, or a construct in one
   * @param id construct id; it names the provider where there are several
   * @param props region, resource group
   */
  constructor(scope: Construct, id: string, props: AzurePlatformProps) {
    super(scope, id);
    this.provider = makeEngine(this, props).provider;
  }

  /** The subscription; platforms that name none are in the one of ARM_SUBSCRIPTION_ID. */
  public override get systemName(): string {
    const { subscriptionId: id } = engineOf(this).settings;
    return `azure ${id ?? 'ARM_SUBSCRIPTION_ID'}`;
  }

  /**
   * The marketplace's image of a system (docs/azure-images.md).
   * @param guest for example `OperatingSystem.RHEL_9`
   * @param options processor, edition
   */
  public image(guest: IGuestSystem, options: AzureCatalogImageOptions = {}): AzureImage {
    return engineOf(this).nouns.image(guest, options);
  }

  /**
   * Another image of the marketplace.
   * @param reference publisher, offer, SKU
   * @param options what is inside
   */
  public marketplaceImage(reference: AzureImageReference, options: AzureImageOptions): AzureImage {
    return engineOf(this).nouns.marketplaceImage(reference, options);
  }

  /**
   * A generalized image of a compute gallery, or a version of one.
   * @param id id of the image or version
   * @param options what is inside
   */
  public galleryImage(id: string, options: AzureImageOptions): AzureImage {
    return engineOf(this).nouns.galleryImage(id, options);
  }

  /**
   * A subnet that exists: its security group and its way out are somebody else's.
   * @param id id of the subnet
   * @param options its addresses
   */
  public existingSubnet(id: string, options: AzureExistingSubnetOptions = {}): AzureSubnet {
    return engineOf(this).nouns.existingSubnet(id, options);
  }

  /**
   * An identity that machines share, which the stack makes.
   * @param name name in the resource group
   */
  public userIdentity(name: string): AzureUserIdentity {
    return engineOf(this).nouns.userIdentity(name);
  }

  /**
   * An identity that exists.
   * @param id id of the user-assigned identity
   */
  public existingUserIdentity(id: string): AzureUserIdentity {
    return engineOf(this).nouns.existingUserIdentity(id);
  }

  /**
   * An availability set, which the stack makes.
   * @param name name in the resource group
   * @param options proximity group
   */
  public availabilitySet(name: string, options: AzureAvailabilitySetOptions = {}): AzureAvailabilitySet {
    return engineOf(this).nouns.availabilitySet(name, options);
  }

  /**
   * A flexible scale set, which the stack makes.
   * @param name name in the resource group
   * @param options zones, fault domains
   */
  public scaleSet(name: string, options: AzureScaleSetOptions = {}): AzureScaleSet {
    return engineOf(this).nouns.scaleSet(name, options);
  }

  /**
   * A group of machines that are near each other, which the stack makes.
   * @param name name in the resource group
   */
  public proximityGroup(name: string): AzureProximityGroup {
    return engineOf(this).nouns.proximityGroup(name);
  }

  /**
   * Sets what only Azure knows of a machine. Later calls add to earlier ones.
   * @param vm machine on this platform
   * @param tuning what to set
   */
  public tune(vm: IVirtualMachine, tuning: AzureTuning): void {
    engineOf(this).tune(vm, tuning);
  }

  /**
   * Says where in the region a machine runs.
   * @param vm machine on this platform
   * @param placement zone, set, host
   */
  public place(vm: IVirtualMachine, placement: AzurePlacement): void {
    engineOf(this).place(vm, placement);
  }

  /**
   * Gives the machine's own identity a role.
   * @param vm machine on this platform
   * @param roleName name of the role, for example `Key Vault Secrets User`
   * @param scopeId id of what it holds for
   */
  public grant(vm: IVirtualMachine, roleName: string, scopeId: string): void {
    engineOf(this).grant(vm, roleName, scopeId);
  }

  /**
   * Gives a machine a public address. Its security group lets in what the machine allows, and nothing else.
   * @param vm machine on this platform
   * @param options why
   */
  public publicIp(vm: IVirtualMachine, options: AzurePublicIpOptions): void {
    engineOf(this).publicIp(vm, options.reason);
  }

  /**
   * Says that a rule of the policy for Azure (docs/guides/azure-policy.md) does not hold for a construct and what is below it.
   * @param rule what does not hold
   * @param target machine, network, or a resource of your own in this stack
   * @param options why, and until when
   */
  public waive(rule: AzurePolicyRule, target: IConstruct, options: AzurePolicyWaiverOptions): void {
    engineOf(this).waive(rule, target, options);
  }

  /**
   * Asks for rules of the policy that hold only where they are asked for.
   * @param rules for example `AzurePolicyRule.MACHINE_WITHOUT_BACKUP`
   */
  public enforcePolicy(...rules: AzurePolicyRule[]): void {
    engineOf(this).enforcePolicy(rules);
  }

  /**
   * The machine's resource, a `LinuxVirtualMachine` or `WindowsVirtualMachine` of @cdktf/provider-azurerm: what is set on it wins over the library and is noted in `estate.json`.
   * @param vm machine on this platform
   */
  public resourceOf(vm: IVirtualMachine): TerraformResource {
    return engineOf(this).resourceOf(vm);
  }

  /**
   * Makes the resources of a machine.
   * @param scope construct of the machine
   * @param intent live view of what the machine shall be
   */
  public override bindVm(scope: Construct, intent: IVmIntent): VmBinding {
    const engine = engineOf(this);
    const resource = engine.bindVm(scope, intent);
    // What is learned is settled when the program has ended: only then are there interfaces.
    let learned: string | undefined;
    const learn = () => learned ??= Lazy.stringValue({ produce: () => engine.learnedAddress(intent) });
    const known = ([nic] = intent.nics) => nic && !engine.isReachedPublicly(intent) ? knownAddressOf(scope, nic) : undefined;
    return { resource, get address() { return known() ?? learn(); } };
  }

  /**
   * Nothing: the security group of a machine is made with its interfaces.
   * @param _scope construct of the machine
   * @param _intent live view of what the machine shall be
   */
  public override bindFirewall(_scope: Construct, _intent: IVmIntent): void {}

  /**
   * What Azure refuses, notes and decides for a machine.
   * @param intent what the machine shall be
   */
  public override inspectVm(intent: IVmIntent): VmReport {
    return engineOf(this).inspectVm(intent) ?? super.inspectVm(intent);
  }

  /**
   * LUNs of disks, and what a machine is made from.
   * @param intent what the machine shall be
   */
  public override keptOf(intent: IVmIntent): KeptFacts {
    return engineOf(this).keptOf(intent) ?? super.keptOf(intent);
  }

  /**
   * How Ansible gets in: by SSH with the key that Azure gave the administrator, on Windows by the listener that a run command opens.
   * @param intent what the machine shall be
   */
  public override guestOf(intent: IVmIntent): GuestFacts {
    return engineOf(this).guestOf(intent) ?? super.guestOf(intent);
  }

  /**
   * Nothing: machines are made from the image itself.
   * @param _scope construct of the template
   * @param _intent live view of what the template shall be
   */
  public override bindTemplate(_scope: Construct, _intent: ITemplateIntent): void {}

  /**
   * What Azure refuses for a template.
   * @param intent what the template shall be
   */
  public override inspectTemplate(intent: ITemplateIntent): Refused[] {
    return engineOf(this).inspectTemplate(intent);
  }
}
