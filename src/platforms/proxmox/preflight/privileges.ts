import { MAPPING_KINDS, Needs, NetworkNeeds } from './needs';
import { Use } from './use';
import { Grant, Grants } from '../../preflight/grants';

const GUESTS = '/vms';
const CLUSTER = '/';

/** What each use takes, as Proxmox checks it (qemu-server API2/Qemu.pm, pve-ha-manager API2/HA): path, what for, privileges. */
const OF_USE: Readonly<Record<Use, readonly [path: string, reason: string, ...privileges: string[]][]>> = {
  [Use.GUESTS]: [
    [GUESTS, 'make and destroy machines and templates', 'VM.Allocate'],
    [GUESTS, 'read their configuration', 'VM.Audit'],
    [GUESTS, 'processors', 'VM.Config.CPU'],
    [GUESTS, 'memory', 'VM.Config.Memory'],
    [GUESTS, 'machine type, SCSI controller, display and serial console', 'VM.Config.HWType'],
    [GUESTS, 'name, tags, firmware, guest agent and start with the node', 'VM.Config.Options'],
    [GUESTS, 'disks and boot order', 'VM.Config.Disk'],
  ],
  [Use.MACHINES]: [[GUESTS, 'start, stop and restart machines', 'VM.PowerMgmt']],
  [Use.CLONES]: [[GUESTS, 'clone from templates', 'VM.Clone']],
  [Use.INTERFACES]: [[GUESTS, 'network interfaces and firewalls of machines', 'VM.Config.Network']],
  [Use.CLOUD_INIT]: [[GUESTS, 'cloud-init drive, for which Proxmox asks both', 'VM.Config.Cloudinit', 'VM.Config.CDROM']],
  [Use.DISCS]: [[GUESTS, 'discs in drives', 'VM.Config.CDROM']],
  [Use.AGENT]: [[GUESTS, 'ask the guest agent for addresses, and whether it is there before a restart', 'VM.GuestAgent.Audit']],
  [Use.MIGRATION]: [
    [GUESTS, 'move machines to another node', 'VM.Migrate'],
    [CLUSTER, 'see whether high availability keeps a machine before it is moved', 'Sys.Audit'],
  ],
  [Use.START_ORDER]: [[CLUSTER, 'start order of machines', 'Sys.Modify']],
  [Use.HARDWARE_RANDOM]: [['/mapping/hwrng', 'random numbers of the node', 'Mapping.Use']],
  [Use.HIGH_AVAILABILITY]: [[CLUSTER, 'high availability', 'Sys.Audit', 'Sys.Console']],
  [Use.AFFINITY_RULES]: [],
  [Use.SHARED_FOLDERS]: [],
  [Use.MACHINE_FIREWALLS]: [],
};

/** The least privileges that suffice for all that a platform makes in a stack, through its whole life: made, changed and destroyed. */
export function privilegesOf(needs: Needs): Grant[] {
  const grants = new Grants();
  for (const use of needs.uses) {
    for (const [path, reason, ...privileges] of OF_USE[use]) { grants.add(path, reason, ...privileges); }
  }
  for (const [name, { disks, volumesRead, images, snippets }] of needs.datastores) {
    const path = `/storage/${name}`;
    if (disks) { grants.add(path, 'disks', 'Datastore.AllocateSpace'); }
    if (volumesRead) { grants.add(path, 'read volumes, such as those of UEFI variables', 'Datastore.Audit'); }
    if (images) { grants.add(path, 'download images, list and delete them', 'Datastore.AllocateTemplate', 'Datastore.Audit', 'Datastore.Allocate'); }
    if (snippets) { grants.add(path, 'learn the folder of snippets, list and delete them', 'Datastore.Audit', 'Datastore.Allocate'); }
  }
  // Sys.Audit and Sys.Modify on / would do as well, and give far more.
  for (const { nodeName } of needs.downloads) { grants.add(`/nodes/${nodeName}`, 'let the node download images', 'Sys.AccessNetwork'); }
  for (const [name, network] of needs.networks) {
    for (const path of pathsOf(name, network)) { grants.add(path, network.isVnet ? `VNet ${name}` : `bridge ${name}`, 'SDN.Use'); }
  }
  for (const [kind, names] of needs.mappings) {
    for (const name of names) { grants.add(`/mapping/${kind}/${name}`, `${MAPPING_KINDS[kind]} ${name}`, 'Mapping.Use'); }
  }
  for (const name of needs.cpuModels) { grants.add(`/mapping/cpu/${name}`, `processor type custom-${name}`, 'Mapping.Use'); }
  for (const [id, own] of needs.pools) {
    grants.add(`/pool/${id}`, 'see who is in the pool', 'Pool.Audit');
    grants.add(`/pool/${id}`, own ? 'make the pool, and move machines into and out of it' : 'move machines into and out of the pool', 'Pool.Allocate');
  }
  if (needs.managesFirewall) { grants.add(CLUSTER, 'firewall of the cluster', 'Sys.Audit', 'Sys.Modify'); }
  return grants.all;
}

/** A bridge belongs to the zone `localnetwork`, and a VLAN of it has a path of its own. Which zone a VNet belongs to is not known here. */
function pathsOf(name: string, { isVnet, vlans, untagged }: NetworkNeeds): string[] {
  if (isVnet) { return ['/sdn/zones']; }
  const bridge = `/sdn/zones/localnetwork/${name}`;
  return [...untagged ? [bridge] : [], ...[...vlans].map(vlan => `${bridge}/${vlan}`)];
}
