import * as fs from 'fs';
import * as path from 'path';

/** What estate.json says of a machine, as far as scripts read it. */
export interface MachineRecord {
  readonly hostName: string;
  readonly terraformAddress: string;
  readonly platform: string;
  readonly cpus: number;
  readonly memory: string;
  readonly disks: readonly { readonly name: string; readonly size: string }[];
  readonly nics: readonly { readonly address: string }[];
  readonly facts: Readonly<Record<string, string>>;
  readonly notes: readonly { readonly field: string; readonly text: string }[];
}

/** A file of a stack folder and who reads it. */
export interface WrittenFile {
  readonly name: string;
  readonly bytes: number;
  readonly readBy: string;
}

type Json = Record<string, any>;

/** Resources in words; what has none is counted by its type. */
const WORDS: Readonly<Record<string, string>> = {
  azurerm_availability_set: 'availability set',
  azurerm_dev_test_global_vm_shutdown_schedule: 'shutdown schedule',
  azurerm_managed_disk: 'data disk',
  azurerm_management_lock: 'lock',
  azurerm_nat_gateway: 'NAT gateway',
  azurerm_nat_gateway_public_ip_association: 'address of a NAT gateway',
  azurerm_network_interface: 'interface',
  azurerm_network_interface_security_group_association: 'guarded interface',
  azurerm_network_security_group: 'security group',
  azurerm_orchestrated_virtual_machine_scale_set: 'scale set',
  azurerm_proximity_placement_group: 'proximity group',
  azurerm_public_ip: 'public address',
  azurerm_resource_group: 'resource group',
  azurerm_role_assignment: 'role assignment',
  azurerm_route_table: 'route table',
  azurerm_subnet: 'subnet',
  azurerm_subnet_nat_gateway_association: 'way out of a subnet',
  azurerm_subnet_network_security_group_association: 'guarded subnet',
  azurerm_subnet_route_table_association: 'route of a subnet',
  azurerm_user_assigned_identity: 'identity',
  azurerm_virtual_machine_data_disk_attachment: 'attachment',
  azurerm_virtual_machine_extension: 'extension',
  azurerm_virtual_machine_run_command: 'run command',
  azurerm_virtual_network: 'network',
  proxmox_download_file: 'image download',
  proxmox_haresource: 'HA resource',
  proxmox_harule: 'HA rule',
  proxmox_virtual_environment_file: 'snippet',
  proxmox_virtual_environment_firewall_options: 'firewall',
  proxmox_virtual_environment_firewall_rules: 'firewall rule set',
  proxmox_virtual_environment_pool: 'pool',
  vsphere_compute_cluster_host_group: 'host group',
  vsphere_compute_cluster_vm_anti_affinity_rule: 'anti-affinity rule',
  vsphere_compute_cluster_vm_group: 'machine group',
  vsphere_compute_cluster_vm_host_rule: 'host rule',
  vsphere_content_library_item: 'library item',
  vsphere_drs_vm_override: 'DRS override',
  vsphere_file: 'disk copy',
  vsphere_folder: 'folder',
  vsphere_ha_vm_override: 'HA override',
  vsphere_tag: 'tag',
  vsphere_tag_category: 'tag category',
  vsphere_virtual_machine_snapshot: 'snapshot',
};

/** Types of machines, of which some providers make templates too. */
const MACHINES = ['azurerm_linux_virtual_machine', 'azurerm_windows_virtual_machine', 'proxmox_virtual_environment_vm', 'vsphere_virtual_machine'];

/** Environment variables from which a provider reads what its block leaves out. */
const VARIABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  azurerm: { subscription_id: 'ARM_SUBSCRIPTION_ID' },
  proxmox: { api_token: 'PROXMOX_VE_API_TOKEN' },
  vsphere: { user: 'VSPHERE_USER', password: 'VSPHERE_PASSWORD' },
};

/** The folder that a stack was written to: everything here is read from files, nothing from the program. */
export class StackFolder {
  public readonly machines: readonly MachineRecord[];
  public readonly files: readonly WrittenFile[];
  private readonly terraform: Json;

  /** @param folder for example cdktf.out/stacks/homelab */
  constructor(public readonly folder: string) {
    this.terraform = this.read('cdk.tf.json');
    this.machines = this.read('estate.json').machines;
    const index = Object.entries(this.read('artifacts.json').files as Record<string, { bytes: number; readBy: string }>);
    this.files = [
      ...index.map(([name, { bytes, readBy }]) => ({ name, bytes, readBy })),
      { name: 'artifacts.json', bytes: fs.statSync(path.join(folder, 'artifacts.json')).size, readBy: 'the next synth' },
    ];
  }

  /** Who keeps a machine from being destroyed: Proxmox by its protection flag, Terraform by its lifecycle. */
  public protectorsOf(machine: MachineRecord): string[] {
    const [type, name] = machine.terraformAddress.split('.');
    const resource: Json = this.terraform.resource[type][name];
    const locks: Json[] = Object.values(this.terraform.resource.azurerm_management_lock ?? {});
    const locked = resource.protection === true || locks.some(({ scope }) => scope === `\${${machine.terraformAddress}.id}`);
    return [...locked ? [machine.platform] : [], ...resource.lifecycle?.prevent_destroy === true ? ['terraform'] : []];
  }

  /** What Terraform makes, in words, with numbers. */
  public get resources(): Map<string, number> {
    const kinds = Object.entries(this.terraform.resource as Json);
    const vms: Json[] = kinds.filter(([type]) => MACHINES.includes(type)).flatMap(([, resources]) => Object.values(resources as Json));
    const templates = vms.filter(vm => vm.template === true).length;
    const all: [string, number][] = [
      ['machine', vms.length - templates],
      ['template', templates],
      ...kinds.filter(([type]) => !MACHINES.includes(type)).map(([type, resources]): [string, number] => [WORDS[type] ?? type, Object.keys(resources).length]),
    ];
    return new Map(all.filter(([, count]) => count > 0));
  }

  /** Environment variables that Terraform needs before it can plan. */
  public get variables(): string[] {
    const read = Object.entries(VARIABLES).flatMap(([provider, variables]) => Object.entries(variables)
      .filter(([argument]) => (this.terraform.provider?.[provider] as Json[] ?? []).some(block => block[argument] === undefined)).map(([, name]) => name));
    return [...read, ...Object.keys(this.terraform.variable ?? {}).sort().map(name => `TF_VAR_${name}`)];
  }

  /** Where the state is kept: the one backend of the stack. */
  public get backend(): string {
    return Object.keys(this.terraform.terraform.backend ?? this.terraform.terraform).filter(name => name !== 'required_providers')[0];
  }

  /** Whether the provider copies files to a node by SSH. */
  public get needsSsh(): boolean {
    return (this.terraform.provider?.proxmox as Json[] ?? []).some(provider => provider.ssh !== undefined);
  }

  private read(file: string): Json {
    return JSON.parse(fs.readFileSync(path.join(this.folder, file), 'utf8')) as Json;
  }
}
