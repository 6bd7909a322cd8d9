import { addDisks, datastoreIn, Needs } from './needs';
import { Use } from './use';
import { ITemplateIntent } from '../../../model/template-intent';
import { ProxmoxContext } from '../proxmox-context';
import { ProxmoxImage } from '../proxmox-image';
import { ProxmoxTemplate } from '../proxmox-template';
import { renderDownload } from '../render-template';

/** What the copies of a template need: a download on each of their nodes, disks, a VM id. */
export function addTemplate(needs: Needs, intent: ITemplateIntent, template: ProxmoxTemplate, context: ProxmoxContext): void {
  if (!(intent.image instanceof ProxmoxImage)) { return; }
  needs.uses.add(Use.GUESTS).add(Use.CLOUD_INIT);
  for (const [nodeName, vmId] of template.vmIds) {
    needs.nodes.add(nodeName);
    needs.vmIds.push({ vmId, name: `${intent.templateName}, a template`, nodeName });
    addDisks(needs, context.defaultDatastore, nodeName);
    if (template.firmware.isUefi) { datastoreIn(needs, context.defaultDatastore).volumesRead = true; }
    addDownload(needs, intent.image, context.isShared(context.imageDatastore) ? context.defaultNode : nodeName, context);
  }
}

function addDownload(needs: Needs, image: ProxmoxImage, nodeName: string, context: ProxmoxContext): void {
  const { url, checksum, checksumAlgorithm } = renderDownload(image, { nodeName, datastore: context.imageDatastore, imageMirror: context.imageMirror });
  const datastore = datastoreIn(needs, context.imageDatastore);
  datastore.contents.add('import');
  datastore.nodes.add(nodeName);
  datastore.images = true;
  needs.nodes.add(nodeName);
  const digest = checksum === undefined ? '' : `${checksumAlgorithm}:${checksum}`;
  if (!needs.downloads.some(known => known.url === url && known.nodeName === nodeName)) { needs.downloads.push({ url, digest, nodeName, datastore: context.imageDatastore }); }
}
