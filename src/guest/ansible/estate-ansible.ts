import { App } from 'cdktf';
import { IConstruct } from 'constructs';
import { AnsiblePaths } from './ansible-config';
import { ANSIBLE_FOLDER, ANSIBLE_ID, AnsibleFolder } from './ansible-folder';
import { AnsibleHost } from './ansible-host';
import { inspectGroups } from './inspect-hosts';
import type { StackAnsible } from './stack-ansible';
import { UserFiles } from './user-files';
import { describe, Refusal } from '../../private/fail';

/** `ansible/` in the folder of the estate: the same plays for the hosts of all stacks, whose inventories and roles it reads where they lie. */
export class EstateAnsible extends AnsibleFolder {
  /** The folder of an App, made with its first host. */
  public static of(scope: IConstruct): EstateAnsible {
    const app = App.of(scope);
    return app.node.tryFindChild(ANSIBLE_ID) as EstateAnsible | undefined ?? new EstateAnsible(app);
  }

  private readonly stacks: StackAnsible[] = [];

  private constructor(app: App) {
    super(app, new UserFiles(app, app.outdir, `estate/${ANSIBLE_FOLDER}`));
    this.addCommonFiles();
    this.node.addValidation({ validate: () => this.clashes().map(describe) });
  }

  public get hosts(): readonly AnsibleHost[] {
    return this.stacks.flatMap(({ hosts }) => hosts);
  }

  /** Adds the hosts of a stack. */
  public add(stack: StackAnsible): void {
    this.stacks.push(stack);
  }

  /** Things of two stacks that would make one group; what is so in one stack, that one tells. */
  private clashes(): Refusal[] {
    if (this.stacks.length < 2) { return []; }
    const told = new Set(this.stacks.flatMap(({ hosts }) => inspectGroups(hosts)).map(({ given }) => given));
    return inspectGroups(this.hosts).filter(({ given }) => !told.has(given));
  }

  protected paths(): AnsiblePaths {
    const { inventory, roles, collections } = this.userFiles;
    const stacks = [...this.stacks].sort((a, b) => a.stackId < b.stackId ? -1 : 1);
    const at = (stack: StackAnsible) => `../../stacks/${stack.stackId}/${ANSIBLE_FOLDER}`;
    return {
      inventories: [
        ...stacks.flatMap(stack => [`${at(stack)}/inventory/hosts.yml`, ...stack.hasLateHosts ? [`${at(stack)}/inventory/terraform_hosts.py`] : []]),
        ...inventory === undefined ? [] : [inventory],
      ],
      roles: [...roles === undefined ? [] : [roles], ...stacks.map(stack => `${at(stack)}/roles`)],
      collections,
    };
  }
}
