import type { VirtualEnvironmentFile } from '@hostwright/provider-proxmox/lib/virtual-environment-file';
import { Construct } from 'constructs';
import { proxmoxBindings } from './bindings';
import { ProxmoxScope } from './proxmox-scope';
import { TextArtifact } from '../../artifacts/text-artifact';
import { cloudConfig, QEMU_GUEST_AGENT } from '../../guest/cloud-config';
import { IVmIntent } from '../../model/vm-intent';

/** The cloud-init document of one machine: a snippet on the node, and the same text beside the Terraform configuration for people and judges. */
export class Snippet {
  public readonly resource: VirtualEnvironmentFile;

  constructor(scope: Construct, private readonly platform: ProxmoxScope, private readonly intent: IVmIntent, nodeName: string) {
    const produce = () => cloudConfig(this.intent, QEMU_GUEST_AGENT);
    new TextArtifact(scope, 'VendorData', { produce }, { filePath: `cloud-init/${intent.hostName.toString()}/vendor-data.yaml`, readBy: 'cloud-init' });
    this.resource = proxmoxBindings().file(scope, 'Snippet', () => ({
      nodeName,
      datastoreId: this.platform.snippetDatastore,
      contentType: 'snippets',
      overwrite: true,
      sourceRaw: { fileName: this.fileName, data: produce() },
      provider: this.platform.providerReference,
    }));
  }

  /** Volume id as text. Name and id do not follow the content, since a new id would replace the machine. */
  public get fileId(): string {
    return `${this.platform.snippetDatastore}:snippets/${this.fileName}`;
  }

  private get fileName(): string {
    return `hostwright-${this.intent.hostName.toString()}-vendor-data.yaml`;
  }
}
