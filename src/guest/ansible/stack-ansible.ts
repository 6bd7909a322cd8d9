import { App, Lazy, TerraformOutput, TerraformStack, Token } from 'cdktf';
import { AnsiblePaths } from './ansible-config';
import { ANSIBLE_FOLDER, ANSIBLE_ID, AnsibleFolder } from './ansible-folder';
import { AnsibleHost, ansibleHost } from './ansible-host';
import { bundledProgramText, bundledPrograms } from './bundled-programs';
import { bundledRoleFiles, bundledRoleText, withIncludedRoles } from './bundled-roles';
import { EstateAnsible } from './estate-ansible';
import { groupName } from './group-names';
import { HostVariables } from './host-variables';
import { inspectAccess, inspectHosts } from './inspect-hosts';
import { inspectRoute } from './inspect-route';
import { Inventory, inventoryOf } from './inventory';
import { PROGRAM_FOLDER } from './route-variables';
import { sshOptions } from './ssh-options';
import { INVENTORY_OUTPUT, terraformHosts } from './terraform-hosts';
import { UserFiles } from './user-files';
import { environmentNameOf } from '../../model/defaults-scope';
import { IHost } from '../../model/host';
import { isSettledLate } from '../../model/known-address';
import { WorkedOut } from '../../private/being-written';
import { describe } from '../../private/fail';
import { plainYaml } from '../../private/plain-yaml';

/** Role that `update.yml` runs on every host. */
const UPDATE_ROLE = 'hostwright_update';

/** What follows from the hosts of a stack. */
interface Known {
  readonly byHost: ReadonlyMap<IHost, AnsibleHost>;
  readonly hosts: readonly AnsibleHost[];
  readonly inventory: Inventory;
  /** Roles of the library that run, and those that they include. */
  readonly roles: ReadonlySet<string>;
  /** Programs of the library that routes lead through. */
  readonly programs: ReadonlySet<string | undefined>;
}

/** `ansible/` in the folder of a stack: inventory, plays and roles for its hosts. */
export class StackAnsible extends AnsibleFolder {
  /** The folder of a stack, made with its first host. */
  public static of(stack: TerraformStack): StackAnsible {
    return stack.node.tryFindChild(ANSIBLE_ID) as StackAnsible | undefined ?? new StackAnsible(stack);
  }

  private readonly members: IHost[] = [];
  private output?: TerraformOutput;
  /** Thousands of files follow from it. */
  private readonly worked = new WorkedOut(this, () => this.workOut());

  private constructor(private readonly stack: TerraformStack) {
    super(stack, new UserFiles(App.of(stack), App.of(stack).outdir, `stacks/${stack.node.id}/${ANSIBLE_FOLDER}`));
    this.addFile('inventory/hosts.yml', () => this.yaml(this.known.inventory.hosts));
    this.addFile(`inventory/group_vars/${this.group}.yml`, () => this.yaml({ ...sshOptions(this.userFiles.knownHosts), ...this.known.inventory.shared }));
    this.addFile('inventory/terraform_hosts.py', () => terraformHosts('../..', this.header), { executable: true, isWritten: () => this.hasLateHosts });
    this.addCommonFiles();
    for (const role of bundledRoleFiles()) {
      this.addFile(`roles/${role.file}`, () => bundledRoleText(role), { isWritten: () => this.known.roles.has(role.roleName) });
    }
    for (const program of bundledPrograms()) {
      this.addFile(`${PROGRAM_FOLDER}/${program}`, () => bundledProgramText(program, this.header), { executable: true, isWritten: () => this.known.programs.has(program) });
    }
    EstateAnsible.of(stack).add(this);
    this.node.addValidation({ validate: () => inspectHosts(this.stackId, this.hosts, this.requirements, this.userFiles).map(describe) });
  }

  /** Id of the stack. */
  public get stackId(): string {
    return this.stack.node.id;
  }

  /** Hosts that Ansible gets into. */
  public get hosts(): readonly AnsibleHost[] {
    return this.known.hosts;
  }

  /** Whether some address is known after apply only. */
  public get hasLateHosts(): boolean {
    return this.hosts.some(({ isStatic }) => !isStatic);
  }

  /** Makes the output with the addresses that the inventory script reads, null for a machine that has none yet. A host may be added with a known address, and get a late one after all. */
  public expectLateHosts(): void {
    if (this.output) { return; }
    this.output = new TerraformOutput(this, 'Addresses', {
      description: 'addresses of the hosts that Ansible finds by ansible/inventory/terraform_hosts.py',
      value: Lazy.anyValue({ produce: () => Object.fromEntries(this.late().map(({ guestIntent, address }) => [guestIntent.hostName.toString(), address])) }),
    });
    this.output.overrideLogicalId(INVENTORY_OUTPUT);
  }

  /** Adds a host. */
  public add(host: IHost): void {
    this.members.push(host);
    new HostVariables(host, this);
    host.node.addValidation({ validate: () => [...inspectAccess(host), ...inspectRoute(host)].map(describe) });
    if (Token.isUnresolved(host.address) && !isSettledLate(host.address)) { this.expectLateHosts(); }
  }

  /** Whether the inventory has a host: one that Ansible gets into, and the first of its name. */
  public holds(host: IHost): boolean {
    return this.known.byHost.has(host);
  }

  /** Text of the variables of one host. */
  public variablesOf(host: IHost): string {
    const { byHost, inventory } = this.known;
    const found = byHost.get(host);
    return found ? `---\n# generated by hostwright from ${found.path}; do not edit\n${plainYaml(inventory.variablesOf(found))}` : '';
  }

  protected paths(): AnsiblePaths {
    const { inventory, roles } = this.userFiles;
    return {
      inventories: ['inventory/hosts.yml', ...this.hasLateHosts ? ['inventory/terraform_hosts.py'] : [], ...inventory === undefined ? [] : [inventory]],
      roles: [...roles === undefined ? [] : [roles], 'roles'],
      collections: this.userFiles.collections,
    };
  }

  private get group(): string {
    return groupName('stack', this.stackId);
  }

  private get known(): Known {
    return this.worked.value;
  }

  private workOut(): Known {
    const byName = new Map<string, IHost>();
    for (const host of this.members) {
      const name = host.guestIntent.hostName.toString();
      if (host.guestFacts.access.isPossible && !byName.has(name)) { byName.set(name, host); }
    }
    const members = [...byName.values()];
    const routes = members.flatMap(({ guestFacts: { route } }) => route ?? []);
    const jumpHosts = new Set(routes.map(({ jumpHost }) => jumpHost));
    const byHost = new Map(members.map((host): [IHost, AnsibleHost] => [host, ansibleHost(host, this.stackId, environmentNameOf(host), jumpHosts.has(host))]));
    const hosts = [...byHost.values()];
    const bundled = new Set(hosts.flatMap(({ roles }) => roles.filter(({ role }) => role.isBundled).map(({ role }) => role.roleName)));
    return {
      byHost,
      hosts,
      inventory: inventoryOf(this.stackId, hosts),
      roles: withIncludedRoles([UPDATE_ROLE, ...bundled]),
      programs: new Set(routes.filter(({ isBundled }) => isBundled).map(({ program }) => program)),
    };
  }

  private late(): IHost[] {
    return this.members.filter(({ address, guestFacts: { access } }) => access.isPossible && Token.isUnresolved(address));
  }
}
