import { SecretKind } from './secret-kind';
import { fail } from '../private/fail';
import { refuseToken } from '../private/plain-value';

const RESERVED_VARIABLES = ['count', 'depends_on', 'for_each', 'lifecycle', 'locals', 'providers', 'source', 'version'];
const TERRAFORM_NAME = new RegExp(`^(?!(?:${RESERVED_VARIABLES.join('|')})$)[a-z][a-z0-9_]{0,63}$`);

/**
 * Where a secret is found when Terraform runs. It never holds the secret: nothing in the program or in what it writes does.
 */
export class SecretRef {
  /**
   * An environment variable of the process that runs Terraform. Nothing is written: the provider reads its own variable at
   * plan and apply, so the name must be one that it knows, such as `PROXMOX_VE_API_TOKEN`.
   *
   * Throws HW1103 unless the name has only capitals, digits and underscores, HW1107 for a Terraform token.
   *
   * @param name the name of the variable, up to 128 characters
   */
  public static environmentVariable(name: string): SecretRef {
    return new SecretRef(SecretKind.ENVIRONMENT_VARIABLE, checked(name, /^[A-Z_][A-Z0-9_]{0,127}$/, {
      what: 'environment variable',
      allowed: 'the name of a variable in capitals, digits and underscores, such as PROXMOX_VE_API_TOKEN',
      remedy: 'Write the name, never the secret; for TF_VAR_x use SecretRef.terraformVariable(\'x\').',
    }), 'environment variable');
  }

  /**
   * A Terraform variable. It is written as a `variable` block with `sensitive = true` and no default; its value comes from
   * `TF_VAR_<name>`, a tfvars file or the prompt, and Terraform keeps it in the state of whatever uses it.
   *
   * Throws HW1103 unless the name is a lower-case identifier that Terraform does not reserve, HW1107 for a Terraform token.
   *
   * @param name the name of the variable, up to 64 characters
   */
  public static terraformVariable(name: string): SecretRef {
    return new SecretRef(SecretKind.TERRAFORM_VARIABLE, checked(name, TERRAFORM_NAME, {
      what: 'Terraform variable',
      allowed: `a name in lower-case letters, digits and underscores, and none of ${RESERVED_VARIABLES.join(', ')}`,
      remedy: 'Write the name, never the secret.',
    }), 'Terraform variable');
  }

  /**
   * A file on the machine that runs Terraform. It is written as Terraform's `file()` function: the content is read at plan
   * and kept in the state of whatever uses it. A relative path starts in the folder where Terraform runs, `~/` at home.
   *
   * Throws HW1103 for an empty path, control characters, quotes, backslashes and Terraform templates, HW1107 for a token.
   *
   * @param path the path with forward slashes, up to 1024 characters
   */
  public static file(path: string): SecretRef {
    return new SecretRef(SecretKind.FILE, checked(path, /^(?![^]*[$%]\{)[^\s"\\\p{Cc}](?:[^"\\\p{Cc}]{0,1022}[^\s"\\\p{Cc}])?$/u, {
      what: 'secret file',
      allowed: 'a path with forward slashes, such as ~/.ssh/id_ed25519, without quotes, line breaks and templates',
      remedy: 'Write the path of the file, never its content.',
    }), 'file');
  }

  private constructor(
    /** Where the secret is read. */
    public readonly kind: SecretKind,
    /** The name of the variable, or the path of the file. */
    public readonly name: string,
    // Private, so that no object literal passes for a value.
    private readonly origin: string,
  ) {}

  /** Kind and name, such as `environment variable PROXMOX_VE_API_TOKEN`; the secret is not known here. */
  public toString(): string {
    return `${this.origin} ${this.name}`;
  }
}

interface NameRule {
  readonly what: string;
  readonly allowed: string;
  readonly remedy: string;
}

/** What is refused may be the secret itself, pasted in the wrong place: the message must not repeat it. */
function checked(name: string, pattern: RegExp, rule: NameRule): string {
  refuseToken(name, `name for the ${rule.what}`);
  if (typeof name !== 'string' || !pattern.test(name)) {
    const given = typeof name === 'string' ? `a text of ${name.length} characters (not shown: it may be the secret)` : typeof name;
    fail({ code: 'HW1103', given: `${rule.what}: ${given}`, allowed: rule.allowed, remedy: rule.remedy });
  }
  return name;
}
