import { Construct } from 'constructs';
import { Artifact, ArtifactProps } from '../../artifacts/artifact';

/** What a file of an Ansible folder is made from. */
export interface AnsibleFileProps extends ArtifactProps {
  /** Text of the file. */
  readonly text: () => string;
  /** Whether the file is needed this time. */
  readonly isWritten: () => boolean;
}

/** A file of an Ansible folder. */
export class AnsibleFile extends Artifact {
  constructor(scope: Construct, id: string, private readonly source: AnsibleFileProps) {
    super(scope, id, { ...source, readBy: source.readBy ?? 'ansible' });
  }

  public override get _isWritten(): boolean {
    return this.source.isWritten();
  }

  protected render(): string {
    return this.source.text();
  }
}
