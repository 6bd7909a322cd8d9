import { Aspects, TerraformProvider, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { OVERRIDE_VALUES } from './allowed-values';
import { vsphereBindings } from './bindings';
import { inspectPlatform } from './inspect-platform';
import { inspectTemplate } from './inspect-template';
import { inspectVm } from './inspect-vm';
import { lookedUp } from './looked-up';
import { PlacementRules } from './placement-rules';
import { VspherePreflight } from './preflight/preflight';
import { PASSWORD_VARIABLE, renderProvider, VsphereLogin } from './render-provider';
import { VsphereTuning } from './tuning';
import { VsphereContext, VsphereSettings } from './vsphere-context';
import { VsphereCustomization } from './vsphere-customization';
import { VsphereFolder } from './vsphere-folder';
import { VsphereImage } from './vsphere-image';
import { VsphereMachine } from './vsphere-machine';
import { vspherePath } from './vsphere-name';
import { VspherePciDevice } from './vsphere-pci-device';
import { VsphereChangeWindowOptions, VsphereDrsOptions, VsphereHaOptions, VsphereRuleOptions } from './vsphere-placement';
import { describeRefused } from '../../model/describe-refused';
import { Estate } from '../../model/estate';
import { GuestFacts } from '../../model/guest-facts';
import { IPlatform } from '../../model/platform';
import { KeptFacts, Refused, VmReport } from '../../model/report';
import { ITemplateIntent } from '../../model/template-intent';
import { IVirtualMachine } from '../../model/virtual-machine';
import { IVmIntent } from '../../model/vm-intent';
import { WorkedOut } from '../../private/being-written';
import { fail, shown } from '../../private/fail';
import { addressOf } from '../../private/moves';
import { refuseToken } from '../../private/plain-value';
import { declareVariable } from '../../private/secret-variable';
import { SecretKind, SecretRef } from '../../values';
import { childOf } from '../child-of';
import { constructId } from '../construct-id';
import { foreignMachine, foreignNoun } from '../foreign';

/** What a platform is told of itself. */
export interface VsphereEngineProps extends Omit<VsphereSettings, 'systemName'> {
  readonly server: string;
  readonly user?: string;
  readonly password?: SecretRef;
  readonly verifyTls?: boolean;
}

/** What the platforms of vSphere do: everything behind the nouns of a vCenter, and of a standalone host. */
export class VsphereEngine {
  public readonly provider: TerraformProvider;
  private readonly context: VsphereContext;
  private readonly rules: PlacementRules;
  private readonly late: (() => Refused[])[] = [];
  private readonly reports = new Map<IVmIntent, WorkedOut<VmReport>>();

  constructor(private readonly platform: IPlatform & Construct, { server, user, password, verifyTls, ...settings }: VsphereEngineProps) {
    const { path } = platform.node;
    const secret = password ?? SecretRef.environmentVariable(PASSWORD_VARIABLE);
    this.declare(secret);
    const login: VsphereLogin = { server: checkedServer(server, path), user: checkedUser(user, path), password: secret, verifyTls: verifyTls ?? true };
    this.provider = new (vsphereBindings(path).provider)(platform, 'Provider', renderProvider(login));
    this.context = new VsphereContext(platform, { ...settings, systemName: `vsphere ${server.toLowerCase()}` }, this.provider);
    this.rules = new PlacementRules(platform, this.context);
    this.addToPreflight(login);
    // Names are looked up for what the tree holds in the end: data sources are made before it is rendered.
    Aspects.of(platform).add({ visit: node => { if (node === platform) { this.complete(); } } });
    platform.node.addValidation({ validate: () => [...inspectPlatform(this.context, secret), ...this.rules.inspect(), ...this.late.flatMap(find => find())].map(describeRefused) });
  }

  public get systemName(): string { return this.context.settings.systemName; }

  public get settings(): VsphereSettings { return this.context.settings; }

  public tune(vm: IVirtualMachine, tuning: VsphereTuning): void {
    const { platform } = this;
    const nouns = [tuning.folder && { platform: tuning.folder.platform, name: `folder ${tuning.folder.folderPath}` }, ...Object.values(tuning.ovfNetworkMap ?? {}).map(network => ({ platform: network.platform, name: `network ${network.networkName}` }))];
    for (const noun of nouns) { if (noun && noun.platform !== platform) { this.refuse(foreignNoun(`${noun.name} of ${noun.platform.node.path} for ${vm.node.path}`, platform)); } }
    this.machineOf(vm, 'tune')?.tune(tuning);
  }

  public passthrough(vm: IVirtualMachine, device: VspherePciDevice): void {
    const { platform } = this;
    if (device.platform !== platform) { this.refuse(foreignNoun(`PCI device of ${device.platform.node.path}`, platform)); }
    this.machineOf(vm, 'passthrough')?.passthrough(device);
  }

  public customize(vm: IVirtualMachine, customization: VsphereCustomization): void {
    for (const secret of customization._secrets) { this.declare(secret); }
    this.machineOf(vm, 'customize')?.customize(customization);
  }

  /** Makes the folder and those above it: the provider makes no parents. */
  public ownFolder(path: string): VsphereFolder {
    const names = vspherePath(path, 'folder', this.platform.node.path).split('/').filter(name => name !== '');
    let resource: TerraformResource | undefined;
    names.forEach((_, last) => { resource = this.folderAt(names.slice(0, last + 1), resource); });
    return VsphereFolder._of(this.platform, names.join('/'), resource);
  }

  public keepApart(ruleName: string, vms: readonly IVirtualMachine[], options: VsphereRuleOptions): void {
    if (this.inCluster('keepApart', vms)) { this.rules.keepApart(ruleName, vms, options); }
  }

  public keepOn(ruleName: string, hostNames: readonly string[], vms: readonly IVirtualMachine[], options: VsphereRuleOptions): void {
    if (this.inCluster('keepOn', vms)) { this.rules.keepOn(ruleName, hostNames, vms, options); }
  }

  public overrideDrs(vm: IVirtualMachine, options: VsphereDrsOptions): void {
    this.checkValues(vm, options);
    if (this.inCluster('overrideDrs', [vm])) { this.rules.overrideDrs(vm, options); }
  }

  public overrideHa(vm: IVirtualMachine, options: VsphereHaOptions): void {
    this.checkValues(vm, options);
    if (this.inCluster('overrideHa', [vm])) { this.rules.overrideHa(vm, options); }
  }

  public changeWindow(vm: IVirtualMachine, windowName: string, options: VsphereChangeWindowOptions): void {
    if (!this.machineOf(vm, 'changeWindow')) { return; }
    if (vm.node.tryFindChild(`Change-${windowName}`)) {
      this.refuse({ code: 'HW2112', given: `change window ${shown(windowName)} of ${vm.node.path} twice`, allowed: 'one for each name', remedy: 'Give the second change a name of its own.' });
      return;
    }
    this.rules.changeWindow(vm, windowName, options);
    const { expires } = options;
    this.late.push(() => !Estate.of(this.platform).checkDate.isAfter(expires) ? [] : [{
      code: 'HW2121', given: `change window ${shown(windowName)} of ${vm.node.path}, which ended on ${expires}`, allowed: 'a window that lasts', remedy: 'Take the line out: the next apply removes the snapshot. Move the date only while the change goes on.',
    }]);
  }

  public vgpu(vm: IVirtualMachine, profileName: string): void {
    if (!this.machineOf(vm, 'vgpu')) { return; }
    this.refuse({ code: 'HW2124', given: `vGPU profile ${shown(profileName)} for ${vm.node.path}`, allowed: 'a PCI device as a whole: passthrough(vm, device)', remedy: 'Give the profile to the template itself, whose clones keep it, and leave this line out.' });
  }

  public resourceOf(vm: IVirtualMachine): TerraformResource {
    const machine = this.context.machines.get(vm.intent);
    return machine ? machine.resource : fail(foreignMachine(vm, 'resourceOf', this.platform), vm.node.path);
  }

  public bindVm(scope: Construct, intent: IVmIntent): TerraformResource {
    this.declare(intent.admin?.passwordRef);
    const image = this.imageOf(intent);
    const machine = new VsphereMachine(scope, this.context, intent, image);
    this.context.machines.set(intent, machine);
    this.reports.set(intent, new WorkedOut(scope, () => inspectVm(machine, this.context)));
    return machine.resource;
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

  public bindTemplate(scope: Construct, intent: ITemplateIntent): void {
    if (intent.image instanceof VsphereImage) { this.context.addTemplate(scope, intent, intent.image); }
  }

  public inspectTemplate(intent: ITemplateIntent): Refused[] {
    return inspectTemplate(intent, this.platform, this.context);
  }

  private addToPreflight({ server, verifyTls, user, password }: VsphereLogin): void {
    const { platform: { node: { path } }, context, provider } = this;
    const below = path.slice(context.stack.node.path.length + 1).split('/');
    VspherePreflight.of(context.stack).add({ path, below, server, verifyTls, user, password, context, provider });
  }

  private complete(): void {
    for (const machine of this.context.machines.values()) { lookedUp(machine, this.context); }
    this.context.lookups.askThrough(this.context.providerReference);
  }

  private folderAt(names: readonly string[], parent: TerraformResource | undefined): TerraformResource {
    const scope = childOf(this.platform, 'Folders');
    const id = constructId('', names.join('/'));
    const { datacenterId } = this.context.lookups;
    const known = scope.node.tryFindChild(id) as TerraformResource | undefined;
    return known ?? vsphereBindings().folder(scope, id, () => ({
      path: parent ? `\${${addressOf(parent)}.path}/${names.at(-1)}` : names[0], type: 'vm', datacenterId, provider: this.context.providerReference,
    }));
  }

  private imageOf({ image }: IVmIntent): VsphereImage {
    const behind = (image as unknown as Partial<ITemplateIntent>).image ?? image;
    // The platform of the image made this call: it is one of its own.
    return behind as unknown as VsphereImage;
  }

  private declare(secret: SecretRef | undefined): void {
    if (secret?.kind === SecretKind.TERRAFORM_VARIABLE) { declareVariable(this.platform, secret.name); }
  }

  private refuse(refused: Refused): void {
    this.late.push(() => [refused]);
  }

  private inCluster(verb: string, vms: readonly IVirtualMachine[]): boolean {
    const known = vms.map(vm => this.machineOf(vm, verb));
    const { cluster } = this.context.settings;
    if (cluster === undefined) { this.refuse({ code: 'HW2102', given: `${verb} on ${this.platform.node.path}`, allowed: 'a platform with `cluster`', remedy: 'DRS and HA are functions of a cluster: name it, or leave the line out.' }); }
    return cluster !== undefined && known.every(machine => machine !== undefined);
  }

  private checkValues(vm: IVirtualMachine, options: object): void {
    for (const [name, value] of Object.entries(options)) {
      const allowed = OVERRIDE_VALUES[name];
      if (allowed && !allowed.includes(value)) { this.refuse({ code: 'HW2112', given: `${name} ${shown(value)} for ${vm.node.path}`, allowed: allowed.join(', '), remedy: 'Choose one of these.' }); }
    }
  }

  /** A foreign machine is refused together with everything else. */
  private machineOf(vm: IVirtualMachine, verb: string): VsphereMachine | undefined {
    const machine = this.context.machines.get(vm.intent);
    if (!machine) { this.refuse(foreignMachine(vm, verb, this.platform)); }
    return machine;
  }
}

function checkedServer(server: string, path: string): string {
  refuseToken(server, 'server');
  if (!/^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?$/.test(server)) {
    fail({ code: 'HW1103', given: `server ${shown(server)}`, allowed: 'a host name or an address, with a port where it is not 443', remedy: 'Write it without https:// and without a path, for example `vc.corp.example`.' }, path);
  }
  return server;
}

function checkedUser(user: string | undefined, path: string): string | undefined {
  refuseToken(user, 'user');
  if (user !== undefined && !/^[^\s"$%]{1,256}$/u.test(user)) {
    fail({ code: 'HW1103', given: `user ${shown(user)}`, allowed: '1 to 256 characters without white space, quotes, $ and %', remedy: 'Write the name that logs in, for example `terraform@vsphere.local`.' }, path);
  }
  return user;
}
