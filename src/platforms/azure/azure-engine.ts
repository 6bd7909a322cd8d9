import { Aspects, TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { AzureContext } from './azure-context';
import { AzureIdentity, AzureUserIdentity } from './azure-identity';
import { AzureImage } from './azure-image';
import { AzureMachine } from './azure-machine';
import { AzureNouns } from './azure-nouns';
import { AzurePlacement } from './azure-placement';
import type { AzurePlatformProps } from './azure-platform-props';
import { AzureProviderLine } from './azure-provider-line';
import { declareSecret } from './azure-secret';
import { azureBindings } from './bindings';
import { refusedMisfits } from './inspect-kinds';
import { inspectTemplate } from './inspect-template';
import { inspectVm } from './inspect-vm';
import { NetworkParts, NetworkSettings } from './network-parts';
import { ownWaivers } from './own-waivers';
import { AzureSettings, misfitsOfPlatform, settingsOf } from './platform-settings';
import { AzurePolicyRule } from './policy/azure-policy-rule';
import type { AzurePolicyWaiverOptions } from './policy/azure-policy-waiver-options';
import { StackPolicy } from './policy/stack-policy';
import { AzurePreflight } from './preflight/preflight';
import { renderProvider } from './render-provider';
import { AzureTuning } from './tuning';
import { StackAnsible } from '../../guest/ansible/stack-ansible';
import { describeRefused } from '../../model/describe-refused';
import { GuestFacts } from '../../model/guest-facts';
import { IPlatform } from '../../model/platform';
import { KeptFacts, Refused, VmReport } from '../../model/report';
import { ITemplateIntent } from '../../model/template-intent';
import { IVirtualMachine } from '../../model/virtual-machine';
import { IVmIntent } from '../../model/vm-intent';
import { WorkedOut } from '../../private/being-written';
import { fail } from '../../private/fail';
import { LateReferences } from '../../private/late-references';
import { SecretRef } from '../../values';
import { foreignMachine, foreignNoun } from '../foreign';

/** Line of the provider that a stack requires: that of its first platform. */
const LINES = new WeakMap<TerraformStack, AzureProviderLine>();

/** What the platform does: everything behind its nouns and verbs. */
export class AzureEngine {
  public readonly provider: TerraformProvider;
  public readonly nouns: AzureNouns;
  private readonly context: AzureContext;
  private readonly policy: StackPolicy;
  private readonly secrets: SecretRef[] = [];
  private readonly late: (() => Refused[])[] = [];
  private readonly reports = new Map<IVmIntent, WorkedOut<VmReport>>();

  constructor(private readonly platform: IPlatform & Construct, props: AzurePlatformProps) {
    const { path } = platform.node;
    const settings = settingsOf(props, path);
    this.provider = new (azureBindings(path).provider)(platform, 'Provider', renderProvider(settings));
    requireVersions(this.provider, settings.line.constraint);
    this.context = new AzureContext(platform, settings, this.provider);
    this.nouns = new AzureNouns(platform, this.context, refused => this.refuse(refused));
    this.late.push(() => refusedMisfits(misfitsOfPlatform(props)));
    this.inspectLine(settings.line);
    this.policy = StackPolicy.of(this.context.stack);
    this.policy.deriveWaivers(() => [...this.context.machines.values()].flatMap(ownWaivers));
    this.addToPreflight();
    new LateReferences(platform, () => [...this.context.machines.values()].flatMap(({ parts }) => parts.lateTexts));
    // Disks, interfaces and the like are made for what a machine has in the end, before anything is rendered.
    Aspects.of(platform).add({ visit: node => { if (node === platform) { this.complete(); } } });
    platform.node.addValidation({ validate: () => this.late.flatMap(find => find()).map(describeRefused) });
  }

  public get settings(): AzureSettings { return this.context.settings; }

  public tune(vm: IVirtualMachine, tuning: AzureTuning): void {
    for (const { platform, identityName } of identitiesIn(tuning)) { this.checkOwn(platform, `identity ${identityName}`, vm); }
    // Its public address is known after apply only, whatever its private one is.
    if (tuning.access?.isPublic) { StackAnsible.of(this.context.stack).expectLateHosts(); }
    this.machineOf(vm, 'tune')?.tune(tuning);
  }

  public place(vm: IVirtualMachine, placement: AzurePlacement): void {
    this.machineOf(vm, 'place')?.place(placement);
  }

  public grant(vm: IVirtualMachine, roleName: string, scopeId: string): void {
    this.machineOf(vm, 'grant')?.grants.push({ roleName, scopeId });
  }

  public publicIp(vm: IVirtualMachine, reason: string): void {
    const machine = this.machineOf(vm, 'publicIp');
    if (machine) { machine.publicReason = reason; }
  }

  public waive(rule: AzurePolicyRule, target: IConstruct, options: AzurePolicyWaiverOptions): void {
    this.policy.waive({ rule, path: target.node.path, options });
  }

  public enforcePolicy(rules: readonly AzurePolicyRule[]): void {
    this.policy.enforce(rules);
  }

  public resourceOf(vm: IVirtualMachine): TerraformResource {
    const machine = this.context.machines.get(vm.intent);
    return machine ? machine.resource : fail(foreignMachine(vm, 'resourceOf', this.platform), vm.node.path);
  }

  public bindVm(scope: Construct, intent: IVmIntent): TerraformResource {
    const machine = new AzureMachine(scope, this.context, intent, this.imageOf(intent));
    this.context.machines.set(intent, machine);
    this.reports.set(intent, new WorkedOut(scope, () => inspectVm(machine, this.platform, this.context)));
    return machine.resource;
  }

  /** What Terraform learns of the address by which the control node reaches a machine. */
  public learnedAddress(intent: IVmIntent): string {
    const { parts, access } = this.context.machines.get(intent)!;
    return access.isPublic ? parts.publicAddressExpression : parts.privateAddressExpression;
  }

  public isReachedPublicly(intent: IVmIntent): boolean {
    return this.context.machines.get(intent)?.access.isPublic ?? false;
  }

  public inspectVm(intent: IVmIntent): VmReport | undefined {
    return this.reports.get(intent)?.value;
  }

  public keptOf(intent: IVmIntent): KeptFacts | undefined {
    return this.context.machines.get(intent)?.kept;
  }

  public guestOf(intent: IVmIntent): GuestFacts | undefined {
    return this.context.machines.get(intent)?.guestFacts;
  }

  public inspectTemplate(intent: ITemplateIntent): Refused[] {
    return inspectTemplate(intent, this.platform);
  }

  public addNetwork(scope: Construct, settings: NetworkSettings): NetworkParts {
    return new NetworkParts(scope, this.platform, this.context, settings);
  }

  /** Collected with everything else. */
  public refuse(refused: Refused): void {
    this.late.push(() => [refused]);
  }

  private inspectLine(line: AzureProviderLine): void {
    const { stack } = this.context;
    const first = LINES.get(stack) ?? line;
    LINES.set(stack, first);
    if (first !== line) { this.refuse({ code: 'HW2258', given: `${line} beside ${first} in stack ${stack.node.id}`, allowed: 'one line for all platforms of a stack', remedy: 'Give them the same `providerLine`, or put one of them into a stack of its own.' }); }
  }

  private addToPreflight(): void {
    const { platform: { node: { path } }, provider, secrets, context: { stack, settings } } = this;
    const { location, resourceGroup, createResourceGroup: createsResourceGroup, subscriptionId } = settings;
    const below = path.slice(stack.node.path.length + 1).split('/');
    AzurePreflight.of(stack).add({ path, below, provider, stack, location, resourceGroup, createsResourceGroup, subscriptionId, secrets });
  }

  private complete(): void {
    for (const machine of this.context.machines.values()) {
      // Not before: only now it is known which providers have an alias.
      if (machine.secret) { this.declare(machine.scope, machine.secret); }
      machine.parts.make();
    }
  }

  private declare(scope: Construct, secret: SecretRef): void {
    declareSecret(scope, secret, this.context);
    if (!this.secrets.includes(secret)) { this.secrets.push(secret); }
  }

  private imageOf({ image }: IVmIntent): AzureImage {
    const behind = (image as unknown as Partial<ITemplateIntent>).image ?? image;
    // The platform of the image made this call: it is one of its own.
    return behind as unknown as AzureImage;
  }

  private checkOwn(platform: IPlatform, noun: string, vm?: IVirtualMachine): void {
    if (platform !== this.platform) { this.refuse(foreignNoun(`${noun} of ${platform.node.path}${vm ? ` for ${vm.node.path}` : ''}`, this.platform)); }
  }

  /** A foreign machine is refused together with everything else. */
  private machineOf(vm: IVirtualMachine, verb: string): AzureMachine | undefined {
    const machine = this.context.machines.get(vm.intent);
    if (!machine) { this.refuse(foreignMachine(vm, verb, this.platform)); }
    return machine;
  }
}

/** Those that a machine was told and that are some: values that no compiler has checked are refused with its tuning. */
function identitiesIn({ identity }: AzureTuning): AzureUserIdentity[] {
  return identity instanceof AzureIdentity ? identity.identities.filter(one => one instanceof AzureUserIdentity) : [];
}

/** The bindings ask for the very version that they were made from; the stack asks for those that the library was checked with. */
function requireVersions(provider: TerraformProvider, constraint: string): void {
  const versions = { providerName: 'azurerm', providerVersion: constraint, providerVersionConstraint: constraint };
  Object.assign(provider, { terraformGeneratorMetadata: versions, terraformProviderSource: 'hashicorp/azurerm' });
}
