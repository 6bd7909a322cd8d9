import * as fs from 'fs';
import * as path from 'path';
import { IConstruct } from 'constructs';
import { isInside, projectFolderOf } from '../../private/project-folder';

/** Folder of what people write for Ansible, beside cdktf.json. */
export const USER_FOLDER = 'ansible';
/** Keys of the hosts of an estate, as ssh learns them. */
const KNOWN_HOSTS = 'hostwright.known_hosts';
const PLAYBOOK = /\.ya?ml$/;

/** What a person has put into `ansible/` beside cdktf.json, seen from one folder of the output. */
export class UserFiles {
  private readonly project?: string;
  private readonly from: string;

  /**
   * @param root the App
   * @param outdir folder of the output
   * @param below folder of the generated files in it, with forward slashes
   */
  constructor(root: IConstruct, outdir: string, private readonly below: string) {
    const project = projectFolderOf(root);
    // Output outside of the project would have to name the project's own folder: it stands for itself then.
    this.project = project !== undefined && isInside(project, outdir) ? project : undefined;
    this.from = path.join(path.resolve(outdir), ...below.split('/'));
  }

  /** Keys of hosts: in the folder of the project, else beside the output. */
  public get knownHosts(): string {
    return `${this.project === undefined ? [...this.below.split('/'), ''].map(() => '..').join('/') : this.seen(this.project)}/${KNOWN_HOSTS}`;
  }

  /** The user's own inventory, which groups and variables lie beside. */
  public get inventory(): string | undefined {
    return this.existing('hosts.yml');
  }

  /** Folder of the user's roles. */
  public get roles(): string | undefined {
    return this.existing('roles');
  }

  /** Folder of collections that the user keeps in the project. */
  public get collections(): string | undefined {
    return this.existing('collections');
  }

  /** Playbooks of the user, sorted. */
  public get playbooks(): string[] {
    return this.listed('playbooks').filter(name => PLAYBOOK.test(name)).map(name => this.seen(this.at('playbooks', name)!));
  }

  /** Folders with variables that nothing reads, since no inventory lies beside them. */
  public get idleVariables(): string[] {
    return this.inventory === undefined ? ['group_vars', 'host_vars'].filter(name => this.listed(name).length > 0) : [];
  }

  /** Whether the user has a role; undefined where there is no project to look in. */
  public hasRole(name: string): boolean | undefined {
    return this.project === undefined ? undefined : fs.existsSync(this.at('roles', name)!);
  }

  private existing(name: string): string | undefined {
    const found = this.at(name);
    return found !== undefined && fs.existsSync(found) ? this.seen(found) : undefined;
  }

  private listed(name: string): string[] {
    const folder = this.at(name);
    return folder !== undefined && fs.existsSync(folder) ? fs.readdirSync(folder).filter(entry => !entry.startsWith('.')).sort() : [];
  }

  private at(...names: string[]): string | undefined {
    return this.project === undefined ? undefined : path.join(this.project, USER_FOLDER, ...names);
  }

  private seen(target: string): string {
    return path.relative(this.from, target).split(path.sep).join('/');
  }
}
