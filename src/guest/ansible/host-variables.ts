import { ANSIBLE_ID } from './ansible-folder';
import type { StackAnsible } from './stack-ansible';
import { Artifact } from '../../artifacts/artifact';
import { IHost } from '../../model/host';

/** `host_vars/<host>.yml`: what Ansible is told of one host alone. */
export class HostVariables extends Artifact {
  constructor(private readonly host: IHost, private readonly folder: StackAnsible) {
    super(host, ANSIBLE_ID, { filePath: fileOf(host), readBy: 'ansible' });
  }

  /** Follows the host name, which may still change. */
  public override get filePath(): string {
    return fileOf(this.host);
  }

  public override get _isWritten(): boolean {
    return this.folder.holds(this.host);
  }

  protected render(): string {
    return this.folder.variablesOf(this.host);
  }
}

function fileOf({ guestIntent: { hostName } }: IHost): string {
  return `ansible/inventory/host_vars/${hostName.toString()}.yml`;
}
