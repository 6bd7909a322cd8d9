import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { asWritten } from './as-written';
import type { AzureContext } from './azure-context';
import type { AzureGrant, AzureMachine } from './azure-machine';
import { azureBindings } from './bindings';
import { PlannedDisk } from './disk-plan';
import { accessOf } from './guest-facts';
import { isKept, renderAttachment, renderDisk } from './render-disk';
import { renderInterface, renderPublicIp } from './render-interface';
import { renderListener } from './render-listener';
import { renderAttestation, renderLock, renderShutdown } from './render-operations';
import { renderSecurityGroup } from './render-security-group';
import { Disk } from '../../model/disk';
import { Nic } from '../../model/nic';
import { shortHash } from '../../private/identity';
import { addressOf, formerPathsOf, Moves } from '../../private/moves';
import { pathBelowStack } from '../../private/naming';
import { childOf } from '../child-of';
import { isProtected } from '../protection';

/** Resources beside that of a machine. They are made when its program has ended: only then is known which there are. */
export class MachineParts {
  private readonly interfaces = new Map<string, TerraformResource>();
  private readonly guards: TerraformResource[] = [];
  private publicAddress?: TerraformResource;
  private made = false;

  constructor(private readonly machine: AzureMachine, private readonly context: AzureContext) {}

  /** References to the interfaces, in their order. */
  public get interfaceIds(): string[] {
    return this.machine.intent.nics.flatMap(({ nicName }) => this.interfaces.has(nicName) ? [idOf(this.interfaces.get(nicName)!)] : []);
  }

  /** What must be there before the machine starts: what guards its interfaces. */
  public get beforeMachine(): readonly TerraformResource[] { return this.guards; }

  /** What resources are told that are not made yet, and that may refer to another stack. */
  public get lateTexts(): unknown[] {
    const { grants, tuning: { disks = {}, nics = {} } } = this.machine;
    return [
      ...grants.map(({ scopeId }) => scopeId),
      ...Object.values(disks).map(({ diskEncryptionSetId }) => diskEncryptionSetId),
      ...Object.values(nics).map(({ internalDnsName }) => internalDnsName),
    ];
  }

  /** The interface of a name; undefined before it is made. */
  public interfaceOf(nicName: string): TerraformResource | undefined { return this.interfaces.get(nicName); }

  /** What Terraform learns of the machine's own address. */
  public get privateAddressExpression(): string {
    const [primary] = this.interfaces.values();
    return primary ? `\${try(${addressOf(primary)}.private_ip_address, null)}` : '';
  }

  /** What Terraform learns of its public address. */
  public get publicAddressExpression(): string {
    return this.publicAddress ? `\${try(${addressOf(this.publicAddress)}.ip_address, null)}` : '';
  }

  /** Makes what is not there yet. Disks come before roles, and those before extensions, one after another (Microsoft, Virtual machine extensions). */
  public make(): void {
    if (this.made) { return; }
    this.made = true;
    const { intent } = this.machine;
    const group = intent.firewalled ? this.makeSecurityGroup() : undefined;
    if (this.machine.publicReason !== undefined) { this.publicAddress = azureBindings().publicIp(this.machine.scope, 'PublicIp', () => renderPublicIp(intent, this.machine.zone, this.context.common, this.machine.tags)); }
    for (const nic of intent.nics) { this.makeInterface(nic, group); }
    const attachments = intent.dataDisks.map(disk => this.makeDisk(disk));
    const roles = this.makeRoles(attachments);
    const extensions = this.makeExtensions([...attachments, ...roles]);
    if (isProtected(intent)) { this.makeLock(this.machine.resource, 'Lock', this.machine.scope, extensions); }
    const { autoShutdown } = this.machine.tuning;
    if (autoShutdown) { azureBindings().shutdownSchedule(this.machine.scope, 'Shutdown', () => ({ ...renderShutdown(autoShutdown, this.machineId, this.context.common), tags: { ...this.machine.tags } })); }
  }

  private get machineId(): string { return idOf(this.machine.resource); }

  private makeSecurityGroup(): TerraformResource {
    const { machine, context } = this;
    return azureBindings().networkSecurityGroup(machine.scope, 'SecurityGroup', () => renderSecurityGroup(machine.intent, context.common, machine.tags, machine.publicReason !== undefined));
  }

  private makeInterface(nic: Nic, group: TerraformResource | undefined): void {
    const { machine, context } = this;
    const bindings = azureBindings();
    const scope = childOf(childOf(machine.scope, 'Interfaces'), nic.nicName);
    const made = bindings.networkInterface(scope, 'Resource', () => renderInterface(machine.intent, nic, {
      common: context.common, size: machine.sizeChoice.size, tuning: machine.tuning.nics?.[nic.nicName] ?? {}, publicIpId: this.publicIdOf(nic), tags: machine.tags,
    }));
    this.interfaces.set(nic.nicName, made);
    if (group) {
      this.guards.push(bindings.networkInterfaceSecurityGroup(scope, 'SecurityGroup', () => ({ networkInterfaceId: idOf(made), networkSecurityGroupId: idOf(group), provider: context.providerReference })));
    }
  }

  private publicIdOf(nic: Nic): string | undefined {
    return nic === this.machine.intent.nics[0] && this.publicAddress ? idOf(this.publicAddress) : undefined;
  }

  private makeDisk(disk: Disk): TerraformResource {
    const { machine, context } = this;
    const bindings = azureBindings();
    const disks = childOf(machine.scope, 'Disks');
    const scope = childOf(disks, disk.diskName);
    moveDisk(scope, disks, disk);
    const planned = (): PlannedDisk => machine.disks.find(one => one.disk === disk)!;
    const made = bindings.managedDisk(scope, 'Resource', () => renderDisk(machine.intent, planned(), { common: context.common, zone: machine.zone, tags: machine.tags }));
    if (isKept(machine.intent, disk)) { this.makeLock(made, 'Lock', scope); }
    return bindings.dataDiskAttachment(scope, 'Attachment', () => renderAttachment(planned(), this.machineId, idOf(made), context.common));
  }

  /** A lock holds what belongs to its machine as well: it goes before an extension does. */
  private makeLock(resource: TerraformResource, id: string, scope: Construct, after: readonly TerraformResource[] = []): void {
    azureBindings().managementLock(scope, id, () => ({ ...renderLock(idOf(resource), this.context.providerReference), dependsOn: after.length > 0 ? [...after] : undefined }));
  }

  private makeRoles(after: readonly TerraformResource[]): TerraformResource[] {
    const { machine, context } = this;
    return Object.entries(rolesOf(machine)).sort(([one], [two]) => one < two ? -1 : 1).map(([id, { roleName, scopeId }]) => azureBindings().roleAssignment(childOf(machine.scope, 'Roles'), id, () => ({
      scope: scopeId, roleDefinitionName: roleName, principalId: `\${${addressOf(machine.resource)}.identity[0].principal_id}`, principalType: 'ServicePrincipal', dependsOn: [...after], provider: context.providerReference,
    })));
  }

  private makeExtensions(after: readonly TerraformResource[]): TerraformResource[] {
    const { machine, context } = this;
    const bindings = azureBindings();
    const scope = childOf(machine.scope, 'Extensions');
    const made: TerraformResource[] = [];
    const previous = () => made.length > 0 ? made.slice(-1) : [...after];
    if (machine.opensListener) {
      const dependsOn = previous();
      made.push(bindings.runCommand(scope, 'Listener', () => (
        { ...renderListener(machine.intent, accessOf(machine.intent), this.machineId, context.common), tags: { ...machine.tags }, dependsOn }
      )));
    }
    if (machine.attests) {
      const dependsOn = previous();
      made.push(bindings.extension(scope, 'Attestation', () => ({ ...renderAttestation(machine.image.guest.isWindows, this.machineId, context.common), tags: { ...machine.tags }, dependsOn })));
    }
    return made;
  }
}

/** Roles of a machine by what they are, each once: Terraform keeps those that stay when others come or go, and Azure takes none twice. */
function rolesOf({ grants, resource }: AzureMachine): Record<string, AzureGrant> {
  return Object.fromEntries(grants.map(grant => {
    const { roleName, scopeId } = grant;
    return [`${roleName.replace(/[^A-Za-z0-9]+/g, '')}-${shortHash(JSON.stringify([roleName, asWritten(scopeId, resource)]))}`, grant];
  }));
}

/** A disk that got another name is the same disk. It got it before its machine was moved, or after: one chain leads over all places where it may be. */
function moveDisk(scope: Construct, disks: Construct, { diskName, formerNames }: Disk): void {
  if (formerNames.length === 0) { return; }
  const moves = Moves.of(scope);
  for (const path of formerPathsOf(disks)) {
    for (const name of [...formerNames, diskName]) { moves.add([...path, name].join('/')); }
  }
  for (const name of formerNames) { moves.add([...pathBelowStack(disks), name].join('/')); }
}

function idOf(resource: TerraformResource): string {
  return `\${${addressOf(resource)}.id}`;
}
