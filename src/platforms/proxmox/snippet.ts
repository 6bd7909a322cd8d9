import type { VirtualEnvironmentFile } from '@hostwright/provider-proxmox/lib/virtual-environment-file';
import { Construct } from 'constructs';
import { proxmoxBindings } from './bindings';
import { guestOf } from './guest-facts';
import { ProxmoxScope } from './proxmox-scope';
import { Artifact } from '../../artifacts/artifact';
import { cloudConfig } from '../../guest/cloud-config';
import { IVmIntent } from '../../model/vm-intent';
import { describe } from '../../private/fail';
import { shortHash } from '../../private/identity';

/** Most that Proxmox reads of one document (qemu-server, Cloudinit.pm). */
const MOST_BYTES = 1024 * 1024;

/** Proxmox writes the account into the user data; the document is vendor data, which yields to that. */
function documentOf(intent: IVmIntent): string {
  return cloudConfig(intent, guestOf(intent));
}

/** The cloud-init document of one machine: a snippet on the node, and the same text beside the Terraform configuration for people and judges. */
export class Snippet {
  public readonly resource: VirtualEnvironmentFile;

  constructor(scope: Construct, private readonly platform: ProxmoxScope, private readonly intent: IVmIntent, nodeName: string, isHeld: () => boolean) {
    if (intent.provisioning.document) { new VendorData(scope, intent); }
    this.resource = proxmoxBindings().file(scope, 'Snippet', () => ({
      nodeName,
      datastoreId: this.platform.snippetDatastore,
      contentType: 'snippets',
      overwrite: true,
      sourceRaw: { fileName: this.fileName, data: this.text },
      provider: this.platform.providerReference,
      // Proxmox reads the file at each cold start: a machine that stands keeps the text that it was born with.
      // One that stays where it is keeps it there.
      lifecycle: intent.changePolicy.replaces ? undefined : { ignoreChanges: ['source_raw', ...isHeld() ? ['node_name'] : []] },
    }));
  }

  /** The document as the program says it now. */
  public get text(): string {
    return documentOf(this.intent);
  }

  /** Volume id as text. A new id replaces the machine, so it follows the content only where that is asked for. */
  public get fileId(): string {
    return `${this.platform.snippetDatastore}:snippets/${this.fileName}`;
  }

  private get fileName(): string {
    const version = this.intent.changePolicy.replaces ? `-${shortHash(this.text)}` : '';
    return `hostwright-${this.intent.hostName.toString()}-vendor-data${version}.yaml`;
  }
}

/** The document as a file of the stack, known by the host name. */
class VendorData extends Artifact {
  constructor(scope: Construct, private readonly intent: IVmIntent) {
    super(scope, 'VendorData', { filePath: `cloud-init/${intent.hostName.toString()}/vendor-data.yaml`, readBy: 'cloud-init' });
  }

  /** The host name may still change, when the machine says that it was elsewhere. */
  public override get filePath(): string {
    return `cloud-init/${this.intent.hostName.toString()}/vendor-data.yaml`;
  }

  protected override _inspect(text: string): string[] {
    const bytes = Buffer.byteLength(text);
    return bytes <= MOST_BYTES ? [] : [describe({
      code: 'HW2022', given: `a document of ${bytes} bytes for ${this.intent.hostName}`, allowed: `${MOST_BYTES} bytes (1 MiB)`, remedy: 'Leave to the first boot only what must be there before the first login; the rest is done over SSH.',
    })];
  }

  protected render(): string {
    return documentOf(this.intent);
  }
}
