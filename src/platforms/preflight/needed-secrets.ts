import { shell } from './markdown';
import { SecretKind, SecretRef } from '../../values';

/** Where the values of secrets must be before Terraform runs. */
export class NeededSecrets {
  private readonly names = new Set<string>();
  private readonly paths = new Set<string>();

  public add(secret: SecretRef | undefined): void {
    if (secret?.kind === SecretKind.TERRAFORM_VARIABLE) { this.names.add(`TF_VAR_${secret.name}`); }
    if (secret?.kind === SecretKind.ENVIRONMENT_VARIABLE) { this.names.add(secret.name); }
    if (secret?.kind === SecretKind.FILE) { this.paths.add(secret.name); }
  }

  /** Names of environment variables, sorted. */
  public get variables(): string[] {
    return [...this.names].sort();
  }

  /** Files that are read, one phrase each. */
  public get files(): string[] {
    return [...this.paths].sort().map(file => `the file \`${file}\`, seen from the folder of the stack where its path is relative`);
  }

  /** Blocks of a section; a variable may have a form, and there may be more to have than variables and files. */
  public blocks(forms: Readonly<Record<string, string>>, ...more: string[]): string[][] {
    const { variables } = this;
    return [
      ['Where Terraform runs:'],
      variables.length > 0 ? shell(variables.map(name => `export ${name}='...'${name in forms ? `  # ${forms[name]}` : ''}`)) : [],
      [...this.files, ...more].map(need => `- ${need}`),
    ];
  }
}
