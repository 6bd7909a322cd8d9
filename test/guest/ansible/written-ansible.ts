import { App } from 'cdktf';
import { parse } from 'yaml';
import { Admin, EstateStack, ExistingHost, ExistingHostProps, HardenedVm, HardenedVmProps, IpAssignment, OperatingSystem, ProxmoxPlatform } from '../../../src';
import { GuestRoute } from '../../../src/model/guest-route';
import { IHost } from '../../../src/model/host';
import { Json, proxmox, written, Written } from '../../platforms/written';

export const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM ops@example';
export const OPS = Admin.sshKey('ops', KEY);

/** The one platform of a stack. */
export function platformOf(stack: EstateStack): ProxmoxPlatform {
  return stack.node.tryFindChild('Pve') as ProxmoxPlatform | undefined ?? proxmox(stack, { ssh: { userName: 'terraform' } });
}

/** A machine that Ansible gets into, with a change. */
export function host(stack: EstateStack, id: string, change: Partial<HardenedVmProps> = {}): HardenedVm {
  const pve = platformOf(stack);
  const last = stack.node.findAll().filter(found => found instanceof HardenedVm).length + 10;
  return new HardenedVm(stack, id, { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of(`10.0.20.${last}/24`, '10.0.20.1'), ...change });
}

export function existing(stack: EstateStack, id: string, change: Partial<ExistingHostProps> = {}): ExistingHost {
  return new ExistingHost(stack, id, { address: '10.0.20.2', os: OperatingSystem.DEBIAN_12, admin: OPS, ...change });
}

/** A host that is reached by a route, as a platform would have it. */
export function routed<T extends IHost>(behind: T, route: GuestRoute): T {
  return Object.defineProperty(behind, 'guestFacts', { value: { ...behind.guestFacts, route } });
}

/** What is written for Ansible, with the files that are YAML read by a YAML 1.1 parser. */
export class Ansible {
  constructor(public readonly result: Written) {}

  public static of(build: (stack: EstateStack) => void): Ansible {
    return new Ansible(written(build));
  }

  public text(file: string): string {
    const text = this.result.ansible[file];
    if (text === undefined) { throw new Error(`${file}: there is ${Object.keys(this.result.ansible).join(', ')}`); }
    return text;
  }

  public yaml(file: string): any {
    return parse(this.text(file), { version: '1.1', customTags: [{ tag: '!unsafe', resolve: (text: string) => ({ unsafe: text }) }] });
  }

  public variables(name: string): Json {
    return { ...this.yaml('inventory/group_vars/stack_lab.yml'), ...this.yaml(`inventory/host_vars/${name}.yml`) };
  }

  /** Hosts of each group. */
  public get groups(): Record<string, string[]> {
    const { children } = this.yaml('inventory/hosts.yml').all;
    const members = (group: string): string[] => {
      const { hosts = {}, children: inner = {} } = children[group];
      return [...Object.keys(hosts), ...Object.keys(inner).flatMap(members)].sort();
    };
    return Object.fromEntries(Object.keys(children).map(group => [group, members(group)]));
  }

  /** Plays of a playbook: name, hosts, and roles. */
  public plays(file = 'site.yml'): [string, string, string[]][] {
    return this.yaml(file).map((play: Json) => [play.name, play.hosts, (play.roles ?? []).map(({ role }: Json) => role)]);
  }
}

/** An App in memory with one stack, for what is asked before it is written. */
export function stackInMemory(): EstateStack {
  return new EstateStack(new App(), 'lab', { defaults: { admin: OPS, dns: ['10.0.20.1'] } });
}
