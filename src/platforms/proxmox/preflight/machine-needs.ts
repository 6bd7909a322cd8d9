import type {
  VirtualEnvironmentVmConfig, VirtualEnvironmentVmDisk, VirtualEnvironmentVmHostpci, VirtualEnvironmentVmNetworkDevice, VirtualEnvironmentVmUsb, VirtualEnvironmentVmVirtiofs,
} from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { addDisks, datastoreIn, Needs } from './needs';
import { Use } from './use';
import { IVmIntent } from '../../../model/vm-intent';
import { ProxmoxContext } from '../proxmox-context';
import { ProxmoxExistingTemplate } from '../proxmox-existing-template';
import { ProxmoxMachine } from '../proxmox-machine';
import { ProxmoxNetwork } from '../proxmox-network';
import { renderVm } from '../render-vm';

/** What one machine needs, read off what is written for it: a default that changes there changes here. */
export function addMachine(needs: Needs, machine: ProxmoxMachine, context: ProxmoxContext): void {
  const { intent, nodeName, facts, highAvailability } = machine;
  const config = renderVm(intent, facts);
  // The cluster may start it on each of these.
  const nodes = [...new Set([nodeName, ...highAvailability?.nodeNames ?? []])];
  nodes.forEach(node => needs.nodes.add(node));
  needs.vmIds.push({ vmId: machine.vmId, name: intent.hostName.toString(), nodeName });
  needs.uses.add(Use.GUESTS).add(Use.MACHINES);
  if (intent.image instanceof ProxmoxExistingTemplate) {
    needs.templates.set(intent.image.vmId, intent.image.nodeName);
    needs.nodes.add(intent.image.nodeName);
  }
  addUses(needs, machine, config);
  for (const node of nodes) {
    addStorage(needs, node, config, facts.snippet);
    addNetworks(needs, node, intent, config);
  }
  addDevices(needs, config);
  // The API has no import of such a file: the provider does it on the node.
  if (listed<VirtualEnvironmentVmDisk>(config.disk).some(({ fileId }) => fileId !== undefined)) { needs.sshNodes.add(nodeName); }
  if (facts.snippet !== undefined) { addSnippet(needs, nodeName, context.snippetDatastore); }
  const { pool } = facts.tuning;
  if (pool) { needs.pools.set(pool.poolId, needs.pools.get(pool.poolId) === true || pool.resource !== undefined); }
}

function addUses(needs: Needs, { intent, highAvailability }: ProxmoxMachine, config: VirtualEnvironmentVmConfig): void {
  const affinity = (highAvailability?.nodeNames ?? []).length > 0;
  const uses: [unknown, Use][] = [
    [config.clone, Use.CLONES],
    [intent.nics.length > 0 || intent.firewalled, Use.INTERFACES],
    [intent.firewalled, Use.MACHINE_FIREWALLS],
    [config.initialization, Use.CLOUD_INIT],
    [config.cdrom, Use.DISCS],
    [config.agent?.enabled, Use.AGENT],
    // A clone that comes from another node is moved as well.
    [config.migrate === true || config.clone?.nodeName, Use.MIGRATION],
    [config.startup, Use.START_ORDER],
    [highAvailability, Use.HIGH_AVAILABILITY],
    [affinity, Use.AFFINITY_RULES],
    [listed<{ source: string }>(config.rng).some(({ source }) => source === '/dev/hwrng'), Use.HARDWARE_RANDOM],
    [config.virtiofs, Use.SHARED_FOLDERS],
  ];
  for (const [given, use] of uses) { if (given) { needs.uses.add(use); } }
}

function addStorage(needs: Needs, nodeName: string, config: VirtualEnvironmentVmConfig, ownSnippet: string | undefined): void {
  const { efiDisk, tpmState, initialization, cdrom } = config;
  for (const { datastoreId, importFromAttribute, fileId, pathInDatastore } of listed<VirtualEnvironmentVmDisk>(config.disk)) {
    addDisks(needs, datastoreId!, nodeName);
    if (pathInDatastore !== undefined) { addVolume(needs, `${datastoreId}:${pathInDatastore}`, nodeName); }
    for (const source of [importFromAttribute, fileId]) { if (source !== undefined) { addVolume(needs, source, nodeName); } }
  }
  for (const datastore of [efiDisk?.datastoreId, tpmState?.datastoreId, initialization?.datastoreId]) {
    if (datastore !== undefined) { addDisks(needs, datastore, nodeName); }
  }
  if (efiDisk?.datastoreId !== undefined) { datastoreIn(needs, efiDisk.datastoreId).volumesRead = true; }
  const { userDataFileId, vendorDataFileId, networkDataFileId, metaDataFileId } = initialization ?? {};
  for (const volume of [cdrom?.fileId, userDataFileId, vendorDataFileId, networkDataFileId, metaDataFileId]) {
    if (volume !== undefined && volume !== ownSnippet) { addVolume(needs, volume, nodeName); }
  }
}

/** A volume that somebody else puts there: `local:iso/debian-13.iso`, or a disk without type in its name. */
function addVolume(needs: Needs, volume: string, nodeName: string): void {
  const [name, rest = ''] = volume.split(':');
  const nodes = needs.volumes.get(volume) ?? new Set();
  needs.volumes.set(volume, nodes.add(nodeName));
  const datastore = datastoreIn(needs, name);
  datastore.contents.add(/^(iso|import|snippets)\//.exec(rest)?.[1] ?? 'images');
  datastore.nodes.add(nodeName);
  if (!rest.startsWith('snippets/')) { datastore.volumesRead = true; }
}

function addSnippet(needs: Needs, nodeName: string, name: string): void {
  const datastore = datastoreIn(needs, name);
  datastore.contents.add('snippets');
  datastore.nodes.add(nodeName);
  datastore.snippets = true;
  needs.sshNodes.add(nodeName);
}

function addNetworks(needs: Needs, nodeName: string, intent: IVmIntent, config: VirtualEnvironmentVmConfig): void {
  listed<VirtualEnvironmentVmNetworkDevice>(config.networkDevice).forEach(({ bridge, vlanId, trunks }, position) => {
    const noun = intent.nics[position].network;
    const network = needs.networks.get(bridge!) ?? { isVnet: noun instanceof ProxmoxNetwork && noun._isVnet, vlans: new Set(), untagged: false, nodes: new Set() };
    needs.networks.set(bridge!, network);
    network.nodes.add(nodeName);
    const tags = [...vlanId === undefined ? [] : [vlanId], ...tagsOf(trunks)];
    for (const tag of tags) { network.vlans.add(tag); }
    if (tags.length === 0) { network.untagged = true; }
  });
}

/** Tags of a trunk, as Proxmox reads it: `10;20-22`. */
function tagsOf(trunks: string | undefined): number[] {
  return (trunks ?? '').split(';').filter(part => /^[0-9]{1,4}(-[0-9]{1,4})?$/.test(part)).flatMap(part => {
    const [first, last = first] = part.split('-').map(Number);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
  });
}

function addDevices(needs: Needs, config: VirtualEnvironmentVmConfig): void {
  const named: [string, (string | undefined)[]][] = [
    ['pci', listed<VirtualEnvironmentVmHostpci>(config.hostpci).map(({ mapping }) => mapping)],
    ['usb', listed<VirtualEnvironmentVmUsb>(config.usb).map(({ mapping }) => mapping)],
    ['dir', listed<VirtualEnvironmentVmVirtiofs>(config.virtiofs).map(({ mapping }) => mapping)],
  ];
  for (const [kind, names] of named) {
    for (const name of names) {
      if (name !== undefined) { needs.mappings.set(kind, (needs.mappings.get(kind) ?? new Set()).add(name)); }
    }
  }
  const [, model] = /^custom-(.+)$/.exec(config.cpu?.type ?? '') ?? [];
  if (model !== undefined) { needs.cpuModels.add(model); }
}

/** What a renderer made is a list; the binding's type allows references too. */
function listed<T>(blocks: unknown): T[] {
  return Array.isArray(blocks) ? blocks as T[] : [];
}
