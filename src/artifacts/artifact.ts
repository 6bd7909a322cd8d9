import { App, TerraformDataSource, TerraformResource, Token } from 'cdktf';
import { Construct } from 'constructs';
import { referencesIn } from './references';
import { stackOf, synthesisOf } from './staged-synthesizer';
import { describe, fail, shown } from '../private/fail';
import { secretShapeIn } from '../private/secret-shapes';

/** Where a file lies and who reads it. */
export interface ArtifactProps {
  /** Path below the folder of the stack, or of the estate, with forward slashes, for example `cloud-init/web/vendor-data.yaml`. */
  readonly filePath: string;
  /**
   * Tool or person who reads the file; it stands in the index and in what `npm run demo` prints.
   * @default people
   */
  readonly readBy?: string;
  /**
   * Whether the file is a program that may be run.
   * @default false
   */
  readonly executable?: boolean;
}

/**
 * A file as a construct: owned by a path of the tree, rendered while the tree is validated, written with its stack or not at all.
 * Works in any TerraformStack; one that is in no stack belongs to the estate and lies in `cdktf.out/estate`.
 */
export abstract class Artifact extends Construct {
  /** Tool or person who reads the file. */
  public readonly readBy: string;
  /** Whether the file is a program that may be run. */
  public readonly executable: boolean;
  private readonly givenPath: string;
  private rendered?: string;

  /**
   * @param scope parent, somewhere in a stack, or the App
   * @param id construct id
   * @param props path and reader
   */
  constructor(scope: Construct, id: string, props: ArtifactProps) {
    super(scope, id);
    this.givenPath = checkedPath(props.filePath, this.node.path);
    this.readBy = props.readBy ?? 'people';
    this.executable = props.executable ?? false;
    synthesisOf(this).register(this);
    this.node.addValidation({ validate: () => this.problems() });
  }

  /** Path below the folder of the stack, or of the estate. */
  public get filePath(): string {
    return this.givenPath;
  }

  /** The file's text as it would be written now. */
  public get content(): string {
    return this.render();
  }

  /** Text of the file. Called while the tree is validated; pure. */
  protected abstract render(): string;

  /**
   * The text that was validated, once: memory is free again when it is written.
   * @internal
   */
  public _take(): string {
    const text = this.rendered ?? this.render();
    this.rendered = undefined;
    return text;
  }

  /**
   * Whether the file is written: false for one that nothing needs this time.
   * @internal
   */
  public get _isWritten(): boolean {
    return true;
  }

  /**
   * One sentence for whoever runs the synthesis; undefined when there is nothing to say.
   * @internal
   */
  public _remark(): string | undefined {
    return undefined;
  }

  /**
   * What whoever reads the file would refuse in it.
   * @internal
   */
  protected _inspect(_text: string): string[] {
    return [];
  }

  private problems(): string[] {
    if (!this._isWritten) { return []; }
    const text = this.rendered = this.render();
    const problems = this._inspect(text);
    if (hasToken(text) || this.refersTo(text)) {
      problems.push(describe({ code: 'HW5003', given: shown(this.filePath), allowed: 'values that are known at synth', remedy: 'Write the value itself, or let a Terraform output carry it.' }));
    }
    const secret = secretShapeIn(text);
    if (secret) {
      problems.push(describe({ code: 'HW5004', given: `${secret} in ${shown(this.filePath)}`, allowed: 'a SecretRef', remedy: 'Name where the secret is read: SecretRef.environmentVariable, terraformVariable or file.' }));
    }
    return problems;
  }

  /** An expression such as the address of a machine with DHCP: text to cdktf, and known only after apply. */
  private refersTo(text: string): boolean {
    const references = new Set(referencesIn(text));
    if (references.size === 0) { return false; }
    // The id of an element costs a hash: it is asked for where the type is one that is meant.
    const types = new Set([...references].map(reference => reference.replace(/\.[^.]*$/, '')));
    const isMeant = (type: string, { friendlyUniqueId }: { readonly friendlyUniqueId: string }) => references.has(`${type}.${friendlyUniqueId}`);
    return (stackOf(this) ?? App.of(this)).node.findAll().some(construct =>
      (TerraformResource.isTerraformResource(construct) && types.has(construct.terraformResourceType) && isMeant(construct.terraformResourceType, construct))
      || (TerraformDataSource.isTerraformDataSource(construct) && types.has(`data.${construct.terraformResourceType}`) && isMeant(`data.${construct.terraformResourceType}`, construct)));
  }
}

/** Tokens of texts, lists and maps, and numbers that were tokens before they became text. */
function hasToken(text: string): boolean {
  return /[$#&]\{TfToken\[/.test(text) || (text.match(/(?<![0-9.])-?[0-9.]+e\+[0-9]{3}/g) ?? []).map(Number).some(number => Token.isUnresolved(number) || Token.isUnresolved([number]));
}

function checkedPath(filePath: string, path: string): string {
  const parts = filePath.split('/');
  if (filePath === '' || parts.some(part => part === '' || part === '.' || part === '..' || !/^[A-Za-z0-9._@-]+$/.test(part))) {
    fail({ code: 'HW5002', given: shown(filePath), allowed: 'a relative path of letters, digits, `.`, `_`, `-`, `@`', remedy: 'Give a path below the folder of the stack, without `..`.' }, path);
  }
  return filePath;
}
