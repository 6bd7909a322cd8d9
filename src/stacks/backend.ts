import { AzurermBackend, CloudBackend, GcsBackend, HttpBackend, LocalBackend, NamedCloudWorkspace, PgBackend, S3Backend, TerraformStack } from 'cdktf';
import { fail, shown } from '../private/fail';
import { shortHash } from '../private/identity';
import { localStateFile } from '../private/local-state';
import { refuseToken } from '../private/plain-value';

/** State in an S3 bucket. Credentials come from the environment, never from here. */
export interface S3BackendOptions {
  /** Bucket. */
  readonly bucket: string;
  /** Region of the bucket. */
  readonly region: string;
  /**
   * Object key.
   * @default - `<stack>/terraform.tfstate`
   */
  readonly objectKey?: string;
  /**
   * Whether the state is locked by a file beside it (Terraform 1.10 and later).
   * @default true
   */
  readonly lockFile?: boolean;
}

/** State in an Azure storage container. Credentials come from the environment. */
export interface AzureBackendOptions {
  /** Resource group of the storage account. */
  readonly resourceGroup: string;
  /** Storage account. */
  readonly storageAccount: string;
  /** Container. */
  readonly container: string;
  /**
   * Blob.
   * @default - `<stack>.tfstate`
   */
  readonly objectKey?: string;
}

/** State in HCP Terraform or Terraform Enterprise. */
export interface HcpBackendOptions {
  /** Organization. */
  readonly organization: string;
  /**
   * Workspace.
   * @default - the name of the stack
   */
  readonly workspace?: string;
}

/** Where the state of a stack is kept. */
export class Backend {
  /** A file beside the output folder, in the project: `terraform.<stack>.tfstate`. It holds secrets: never commit it. */
  public static local(): Backend {
    // cdktf deletes the folder of a stack that left the app; three levels up is the project, seen from where Terraform runs.
    return new Backend(true, stack => { new LocalBackend(stack, { path: `../../../${localStateFile(stack)}` }); });
  }

  /**
   * An S3 bucket, encrypted.
   * @param options bucket and region
   */
  public static s3(options: S3BackendOptions): Backend {
    const { bucket, region } = checked({ bucket: options.bucket, region: options.region });
    const objectKey = checkedKey(options.objectKey);
    return new Backend(false, stack => {
      const backend = new S3Backend(stack, { bucket, region, key: objectKey ?? `${stack.node.id}/terraform.tfstate`, encrypt: true });
      if (options.lockFile ?? true) { backend.addOverride('use_lockfile', true); }
    });
  }

  /**
   * An Azure storage container.
   * @param options resource group, account, container
   */
  public static azure(options: AzureBackendOptions): Backend {
    const { resourceGroup, storageAccount, container } = checked({ resourceGroup: options.resourceGroup, storageAccount: options.storageAccount, container: options.container });
    const objectKey = checkedKey(options.objectKey);
    return new Backend(false, stack => {
      new AzurermBackend(stack, { resourceGroupName: resourceGroup, storageAccountName: storageAccount, containerName: container, key: objectKey ?? `${stack.node.id}.tfstate` });
    });
  }

  /**
   * A Google Cloud Storage bucket.
   * @param bucket bucket
   */
  public static gcs(bucket: string): Backend {
    checked({ bucket });
    return new Backend(false, stack => { new GcsBackend(stack, { bucket, prefix: stack.node.id }); });
  }

  /**
   * An HTTP server with locking, such as GitLab. Credentials come from TF_HTTP_USERNAME and TF_HTTP_PASSWORD.
   * @param address address of the state, without credentials; the lock is kept at `<address>/lock`
   */
  public static http(address: string): Backend {
    refuseToken(address, 'state address');
    if (!/^https?:\/\/[^\s@?#]+[^\s@?#/]$/.test(address)) {
      fail({ code: 'HW1103', given: address.includes('@') ? 'a state address with credentials' : `state address ${shown(address)}`, allowed: 'an http or https URL without credentials, query and last slash', remedy: 'Export TF_HTTP_USERNAME and TF_HTTP_PASSWORD instead.' });
    }
    return new Backend(false, stack => { new HttpBackend(stack, { address, lockAddress: `${address}/lock`, unlockAddress: `${address}/lock`, lockMethod: 'POST', unlockMethod: 'DELETE' }); });
  }

  /** A PostgreSQL database; its address comes from PG_CONN_STR. */
  public static postgresql(): Backend {
    return new Backend(false, stack => { new PgBackend(stack, { connStr: '', schemaName: schemaOf(stack.node.id) }).addOverride('conn_str', undefined); });
  }

  /**
   * HCP Terraform or Terraform Enterprise.
   * @param options organization and workspace
   */
  public static hcpTerraform(options: HcpBackendOptions): Backend {
    const { organization } = checked({ organization: options.organization });
    const workspace = options.workspace === undefined ? undefined : checked({ workspace: options.workspace }).workspace;
    return new Backend(false, stack => { new CloudBackend(stack, { organization, workspaces: new NamedCloudWorkspace(workspace ?? stack.node.id) }); });
  }

  private constructor(
    /** Whether the state is a file in the project folder. */
    public readonly isLocal: boolean,
    private readonly bind: (stack: TerraformStack) => void,
  ) {}

  /**
   * Called by the stack.
   * @internal
   */
  public _bind(stack: TerraformStack): void {
    this.bind(stack);
  }
}

function checked<T extends Record<string, string>>(names: T): T {
  for (const [what, name] of Object.entries(names)) {
    refuseToken(name, what);
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,89}$/.test(name)) {
      fail({ code: 'HW1103', given: `${what} ${shown(name)}`, allowed: 'letters, digits, `.`, `_` and `-`', remedy: `Write the ${what} as its service shows it.` });
    }
  }
  return names;
}

function checkedKey(key: string | undefined): string | undefined {
  refuseToken(key, 'object key');
  if (key !== undefined && !/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/.test(key)) {
    fail({ code: 'HW1103', given: `object key ${shown(key)}`, allowed: 'letters, digits, `.`, `_` and `-`, with `/` between the parts', remedy: 'Write the name that the state shall have in the storage.' });
  }
  return key;
}

/** A PostgreSQL schema in plain letters, another one for each stack: what the letters cannot tell apart, the hash does. */
function schemaOf(id: string): string {
  const plain = id.toLowerCase().replace(/[^a-z0-9_]/g, '_');
  return plain === id && id.length <= 63 ? id : `${plain.slice(0, 54)}_${shortHash(id)}`;
}
