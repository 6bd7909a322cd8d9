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
  proxmox_download_file: 'image download',
  proxmox_haresource: 'HA resource',
  proxmox_harule: 'HA rule',
  proxmox_virtual_environment_file: 'snippet',
  proxmox_virtual_environment_firewall_options: 'firewall',
  proxmox_virtual_environment_firewall_rules: 'firewall rule set',
  proxmox_virtual_environment_pool: 'pool',
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
    return [...resource.protection === true ? [machine.platform] : [], ...resource.lifecycle?.prevent_destroy === true ? ['terraform'] : []];
  }

  /** What Terraform makes, in words, with numbers. */
  public get resources(): Map<string, number> {
    const { proxmox_virtual_environment_vm: vms = {}, ...others } = this.terraform.resource as Json;
    const templates = Object.values(vms as Json).filter(vm => vm.template === true).length;
    const all: [string, number][] = [
      ['machine', Object.keys(vms).length - templates],
      ['template', templates],
      ...Object.entries(others).map(([type, resources]): [string, number] => [WORDS[type] ?? type, Object.keys(resources).length]),
    ];
    return new Map(all.filter(([, count]) => count > 0));
  }

  /** Environment variables that Terraform needs before it can plan. */
  public get variables(): string[] {
    const providers: Json[] = this.terraform.provider?.proxmox ?? [];
    const token = providers.some(provider => provider.api_token === undefined) ? ['PROXMOX_VE_API_TOKEN'] : [];
    return [...token, ...Object.keys(this.terraform.variable ?? {}).sort().map(name => `TF_VAR_${name}`)];
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
