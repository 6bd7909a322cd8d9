import { App } from 'cdktf';
import { IConstruct } from 'constructs';
import { AnsiblePaths } from './ansible-config';
import { ANSIBLE_FOLDER, ANSIBLE_ID, AnsibleFolder } from './ansible-folder';
import { AnsibleHost } from './ansible-host';
import type { StackAnsible } from './stack-ansible';
import { UserFiles } from './user-files';

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
  }

  public get hosts(): readonly AnsibleHost[] {
    return this.stacks.flatMap(({ hosts }) => hosts);
  }

  /** Adds the hosts of a stack. */
  public add(stack: StackAnsible): void {
    this.stacks.push(stack);
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
