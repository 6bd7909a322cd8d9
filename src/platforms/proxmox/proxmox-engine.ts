import type { ProxmoxProvider } from '@hostwright/provider-proxmox/lib/provider';
import type { VirtualEnvironmentPool } from '@hostwright/provider-proxmox/lib/virtual-environment-pool';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { addressOf } from './address';
import { bindClusterFirewall } from './bind-cluster-firewall';
import { bindHighAvailability } from './bind-high-availability';
import { proxmoxBindings } from './bindings';
import { ClusterFirewall } from './cluster-firewall';
import { ClusterFirewalls } from './cluster-firewalls';
import { datastoreName } from './datastore-name';
import { guestOf } from './guest-facts';
import { inspectPlatform } from './inspect-platform';
import { inspectTemplate } from './inspect-template';
import { inspectVm } from './inspect-vm';
import { Preflight } from './preflight/preflight';
import { PreflightSubject } from './preflight/subject';
import { ProxmoxContext } from './proxmox-context';
import { ProxmoxDatastore, ProxmoxDatastoreOptions } from './proxmox-datastore';
import { ProxmoxExistingTemplate } from './proxmox-existing-template';
import { ProxmoxHighAvailability } from './proxmox-high-availability';
import { ProxmoxImage } from './proxmox-image';
import { ProxmoxMachine } from './proxmox-machine';
import { ProxmoxPassthroughOptions, ProxmoxPciMapping } from './proxmox-pci-mapping';
import type { ProxmoxPlatform } from './proxmox-platform';
import { ProxmoxPlatformProps } from './proxmox-platform-props';
import { ProxmoxTemplate } from './proxmox-template';
import { renderProvider, TOKEN_VARIABLE } from './render-provider';
import { ProxmoxTuning } from './tuning';
import { describeRefused } from '../../model/describe-refused';
import { Estate } from '../../model/estate';
import { GuestFacts } from '../../model/guest-facts';
import { Placement } from '../../model/placement';
import { VmBinding } from '../../model/platform';
import { KeptFacts, Refused, VmReport } from '../../model/report';
import { ITemplateIntent } from '../../model/template-intent';
import { IVirtualMachine } from '../../model/virtual-machine';
import { IVmIntent } from '../../model/vm-intent';
import { WorkedOut } from '../../private/being-written';
import { fail, shown } from '../../private/fail';
import { refuseToken, wholeNumber } from '../../private/plain-value';
import { declareVariable } from '../../private/secret-variable';
import { IpAddress, SecretKind, SecretRef } from '../../values';
import { foreignMachine, foreignNoun } from '../foreign';

/** What a ProxmoxPlatform does: everything behind its nouns. */
export class ProxmoxEngine {
  public readonly provider: ProxmoxProvider;
  private readonly context: ProxmoxContext;
  private readonly foreign: Refused[] = [];
  private readonly reports = new Map<IVmIntent, WorkedOut<VmReport>>();

  constructor(private readonly platform: ProxmoxPlatform, props: ProxmoxPlatformProps) {
    const { path } = platform.node;
    const token = props.apiToken ?? SecretRef.environmentVariable(TOKEN_VARIABLE);
    for (const secret of [token, props.ssh?.privateKey]) {
      if (secret?.kind === SecretKind.TERRAFORM_VARIABLE) { declareVariable(platform, secret.name); }
    }
    const endpoint = checkedEndpoint(props.endpoint, path);
    this.provider = new (proxmoxBindings(path).provider)(platform, 'Provider', renderProvider(endpoint, token, props.verifyTls ?? true, props.ssh));
    this.context = new ProxmoxContext(platform, {
      systemName: `proxmox ${endpoint.toLowerCase().replace(/\/$/, '')}`,
      defaultNode: Placement.onHost(props.nodeName).hostName!,
      defaultDatastore: datastoreName(props.datastore, path),
      imageDatastore: datastoreName(props.imageDatastore ?? 'local', path),
      snippetDatastore: datastoreName(props.snippetDatastore ?? 'local', path),
      firstVmId: wholeNumber(props.firstVmId ?? 10000, 'firstVmId', 100, 999999999),
      lastVmId: wholeNumber(props.lastVmId ?? 99999, 'lastVmId', props.firstVmId ?? 10000, 999999999),
      hasSsh: props.ssh !== undefined,
    }, this.provider);
    Estate.of(platform)._lock.addresses.avoid(() => addressIn(endpoint));
    const firewall = props.clusterFirewall ?? ClusterFirewall.existing();
    bindClusterFirewall(platform, this.context, firewall);
    Preflight.of(TerraformStack.of(platform)).add(this.preflightSubject(props, endpoint, token, firewall.isManaged));
    platform.node.addValidation({
      validate: () => [...inspectPlatform(this.context, token, props.ssh), ...ClusterFirewalls.of(platform).inspect(platform), ...this.foreign].map(describeRefused),
    });
  }

  public get systemName(): string {
    return this.context.systemName;
  }

  public get defaultNode(): string {
    return this.context.defaultNode;
  }

  /** Keeps the VM id of a template that exists from being given to a machine. */
  public reserve({ vmId, imageName }: ProxmoxExistingTemplate): void {
    this.context.reserve(vmId, imageName);
  }

  public datastore(name: string, { shared }: ProxmoxDatastoreOptions): ProxmoxDatastore {
    const checked = datastoreName(name, this.platform.node.path);
    if (shared) { this.context.share(checked); }
    return { datastoreName: checked, shared: this.context.isShared(checked) };
  }

  /** Makes a pool that the stack owns. */
  public bindPool(poolId: string): VirtualEnvironmentPool {
    this.context.ownPools.add(poolId);
    return proxmoxBindings().pool(this.platform, `Pool-${poolId}`, () => ({ poolId, comment: 'hostwright', provider: this.context.providerReference }));
  }

  public tune(vm: IVirtualMachine, tuning: ProxmoxTuning): void {
    const { platform } = this;
    for (const [name, noun] of [['pool', tuning.pool], ['cdrom', tuning.cdrom]] as const) {
      if (noun && noun.platform !== platform) { this.foreign.push(foreignNoun(`${name} of ${noun.platform.node.path} for ${vm.node.path}`, platform)); }
    }
    this.machineOf(vm, 'tune')?.tune(tuning);
  }

  public passthrough(vm: IVirtualMachine, mapping: ProxmoxPciMapping, options: ProxmoxPassthroughOptions): void {
    const { platform } = this;
    if (mapping.platform !== platform) { this.foreign.push(foreignNoun(`PCI mapping ${shown(mapping.mappingName)} of ${mapping.platform.node.path}`, platform)); }
    this.machineOf(vm, 'passthrough')?.passthrough(mapping.mappingName, options);
  }

  public highlyAvailable(vm: IVirtualMachine, options: ProxmoxHighAvailability): void {
    const machine = this.machineOf(vm, 'highlyAvailable');
    if (machine) { bindHighAvailability(vm.resource.node.scope as Construct, this.context, machine.keepAvailable(options)); }
  }

  public resourceOf(vm: IVirtualMachine): ProxmoxMachine['resource'] {
    const machine = this.context.machines.get(vm.intent);
    return machine ? machine.resource : fail(foreignMachine(vm, 'resourceOf', this.platform), vm.node.path);
  }

  public bindVm(scope: Construct, intent: IVmIntent): VmBinding {
    const secret = intent.admin?.passwordRef;
    if (secret?.kind === SecretKind.TERRAFORM_VARIABLE) { declareVariable(this.platform, secret.name); }
    const machine = new ProxmoxMachine(scope, this.context, intent, this.templateOf(intent));
    this.context.machines.set(intent, machine);
    this.reports.set(intent, new WorkedOut(scope, () => inspectVm(intent, machine, this.context)));
    return { resource: machine.resource, get address() { return addressOf(machine.resource, intent); } };
  }

  public bindFirewall(intent: IVmIntent): void {
    this.context.machines.get(intent)?.bindFirewall();
  }

  /** Undefined for a machine of another platform. */
  public inspectVm(intent: IVmIntent): VmReport | undefined {
    return this.reports.get(intent)?.value;
  }

  /** Undefined for a machine of another platform. */
  public keptOf(intent: IVmIntent): KeptFacts | undefined {
    return this.context.machines.get(intent)?.kept;
  }

  /** Undefined for a machine of another platform. */
  public guestOf(intent: IVmIntent): GuestFacts | undefined {
    return this.context.machines.has(intent) ? guestOf(intent) : undefined;
  }

  public bindTemplate(scope: Construct, intent: ITemplateIntent): void {
    if (intent.image instanceof ProxmoxImage) { this.context.addTemplate(scope, intent, intent.image); }
  }

  public inspectTemplate(intent: ITemplateIntent): Refused[] {
    return inspectTemplate(intent, this.platform);
  }

  private preflightSubject({ ssh, verifyTls }: ProxmoxPlatformProps, endpoint: string, token: SecretRef, managesFirewall: boolean): PreflightSubject {
    const { platform: { node: { path } }, context, provider } = this;
    const below = path.slice(context.stack.node.path.length + 1).split('/');
    return { path, below, endpoint, verifyTls: verifyTls ?? true, token, ssh, managesFirewall, context, provider };
  }

  private templateOf(intent: IVmIntent): ProxmoxTemplate | undefined {
    const { image } = intent;
    return this.context.templates.get(image as unknown as ITemplateIntent) ?? (image instanceof ProxmoxImage ? this.context.templateOf(image, intent) : undefined);
  }

  /** A foreign machine is refused together with everything else. */
  private machineOf(vm: IVirtualMachine, verb: string): ProxmoxMachine | undefined {
    const machine = this.context.machines.get(vm.intent);
    if (!machine) { this.foreign.push(foreignMachine(vm, verb, this.platform)); }
    return machine;
  }
}

function checkedEndpoint(endpoint: string, path: string): string {
  refuseToken(endpoint, 'endpoint');
  if (!/^https:\/\/[^\s/@?#]+(:[0-9]+)?\/?$/.test(endpoint)) {
    fail({ code: 'HW1103', given: `endpoint ${shown(endpoint)}`, allowed: 'an https URL without path, for example `https://pve.lan:8006`', remedy: 'Write the address of the web interface.' }, path);
  }
  return endpoint;
}

/** Address of the node that answers, where it is written out: no machine gets it. */
function addressIn(endpoint: string): IpAddress[] {
  const address = IpAddress._parse(new URL(endpoint).hostname.replace(/^\[|\]$/g, ''));
  return address ? [address] : [];
}
