import { datacenterTarget, folderTarget, GLOBAL, SERVER, Target, targetOf, WHOLE_HOST } from './inventory';
import { Needs, Usage } from './needs';
import { Use } from './use';
import { Grant, Grants } from '../../preflight/grants';

/** Kinds of places that a privilege is needed on; a pod is a datastore cluster. */
type Place = 'folders' | 'pools' | 'clusters' | 'disks' | 'pods' | 'discs' | 'copies' | 'networks' | 'templates' | 'server' | 'global';

/** What only reads; vCenter puts it into every role by itself. */
export const READ = 'System.Read';

/**
 * What each use takes: place, what for, privileges.
 *
 * Sources: the vSphere Web Services API reference ("Reconfigure privilege" of each field of VirtualMachineConfigSpec, "Required privileges" of CloneVM_Task, ImportVApp and
 * CreateImportSpec); vSphere Security, "Required Privileges for Common Tasks", "Defined Privileges" and "Permissions on Tag Objects" (8.0); the provider's "Notes on Required
 * Privileges" (2.15.0: it always reads storage policies and writes the place of the swap file); for deploys of OVF files the tables of OpenShift's installer.
 */
export const OF_USE: Readonly<Record<Use, readonly (readonly [place: Place, reason: string, ...privileges: string[]])[]>> = {
  [Use.MACHINES]: [
    ['folders', 'destroy machines', 'VirtualMachine.Inventory.Delete'],
    ['folders', 'start and stop machines', 'VirtualMachine.Interact.PowerOn', 'VirtualMachine.Interact.PowerOff'],
    ['folders', 'name and note', 'VirtualMachine.Config.Rename', 'VirtualMachine.Config.Annotation'],
    ['folders', 'processors', 'VirtualMachine.Config.CPUCount'],
    ['folders', 'memory', 'VirtualMachine.Config.Memory'],
    ['folders', 'reservations, limits and shares', 'VirtualMachine.Config.Resource'],
    ['folders', 'guest id, firmware, boot and tools', 'VirtualMachine.Config.Settings'],
    ['folders', 'place of the swap file, which the provider always writes', 'VirtualMachine.Config.SwapPlacement'],
    ['folders', 'controllers, drives and interfaces', 'VirtualMachine.Config.AddRemoveDevice', 'VirtualMachine.Config.EditDevice'],
    ['folders', 'disks', 'VirtualMachine.Config.AddNewDisk', 'VirtualMachine.Config.RemoveDisk', 'VirtualMachine.Config.DiskExtend'],
    ['pools', 'run machines', 'Resource.AssignVMToPool'],
    ['disks', 'disks', 'Datastore.AllocateSpace'],
    ['server', 'read storage policies, which the provider always does', 'StorageProfile.View'],
  ],
  [Use.MOVES]: [['folders', 'move machines to another folder, pool, host or datastore', 'VirtualMachine.Inventory.Move', 'Resource.AssignVMToPool', 'Resource.ColdMigrate', 'Resource.HotMigrate']],
  [Use.CLONES]: [
    ['folders', 'make machines of others', 'VirtualMachine.Inventory.CreateFromExisting'],
    ['templates', 'deploy from it, where it is a template', 'VirtualMachine.Provisioning.DeployTemplate'],
    ['templates', 'clone it, where it is a machine', 'VirtualMachine.Provisioning.Clone'],
  ],
  [Use.LIBRARY_DEPLOYS]: [
    ['folders', 'make machines of others', 'VirtualMachine.Inventory.CreateFromExisting'],
    ['folders', 'deploy from the content library', 'VApp.Import'],
    ['pools', 'deploy from the content library', 'VApp.Import'],
    ['global', 'see the content library', READ],
  ],
  [Use.OVF_DEPLOYS]: [
    ['folders', 'deploy OVA files', 'VApp.Import', 'VirtualMachine.Inventory.Create'],
    ['pools', 'deploy OVA files', 'VApp.Import', 'VApp.AssignResourcePool', 'VirtualMachine.Config.AddNewDisk'],
  ],
  [Use.BARE_MACHINES]: [['folders', 'make machines', 'VirtualMachine.Inventory.Create']],
  [Use.DISK_COPIES]: [['copies', 'copy disk images, and delete the copies', 'Datastore.AllocateSpace', 'Datastore.Browse', 'Datastore.FileManagement']],
  [Use.ATTACHED_DISKS]: [['folders', 'attach copied disks', 'VirtualMachine.Config.AddExistingDisk']],
  [Use.OWN_ITEMS]: [
    ['global', 'put images into the content library, and delete them', 'ContentLibrary.AddLibraryItem', 'ContentLibrary.UpdateLibraryItem', 'ContentLibrary.UpdateSession', 'ContentLibrary.DeleteLibraryItem'],
  ],
  [Use.CAPTURES]: [['templates', 'copy it into the content library', 'VApp.Export']],
  [Use.OWN_FOLDERS]: [['folders', 'make, move and delete folders', 'Folder.Create', 'Folder.Delete', 'Folder.Move', 'Folder.Rename']],
  [Use.OWN_TAGS]: [
    ['global', 'make, change and delete categories', 'InventoryService.Tagging.CreateCategory', 'InventoryService.Tagging.EditCategory', 'InventoryService.Tagging.DeleteCategory'],
    ['global', 'make, change and delete tags', 'InventoryService.Tagging.CreateTag', 'InventoryService.Tagging.EditTag', 'InventoryService.Tagging.DeleteTag'],
  ],
  // A permission on a machine alone does not let its tags be set, and one on the tag alone neither.
  [Use.TAGS]: [
    ['global', 'attach tags', 'InventoryService.Tagging.AttachTag'],
    ['folders', 'attach tags to machines', 'InventoryService.Tagging.ObjectAttachable'],
  ],
  [Use.CUSTOM_ATTRIBUTES]: [['folders', 'values of custom attributes', 'Global.SetCustomField']],
  [Use.EXTRA_CONFIG]: [['folders', 'guestinfo and other keys of the configuration file', 'VirtualMachine.Config.AdvancedConfig']],
  [Use.OVF_PROPERTIES]: [['folders', 'properties of the OVF', 'VApp.InstanceConfig']],
  [Use.INTERFACES]: [
    ['networks', 'network interfaces', 'Network.Assign'],
    ['folders', 'connect interfaces', 'VirtualMachine.Interact.DeviceConnection'],
  ],
  [Use.DISCS]: [
    ['discs', 'read discs', 'Datastore.Browse'],
    ['folders', 'discs in drives', 'VirtualMachine.Interact.SetCDMedia', 'VirtualMachine.Interact.DeviceConnection'],
  ],
  [Use.DATASTORE_CLUSTERS]: [['pods', 'let Storage DRS choose', 'StoragePod.Config']],
  // A machine with a virtual TPM is an encrypted one: its files, not its disks.
  [Use.VTPM]: [
    ['folders', 'virtual TPMs', 'Cryptographer.Clone', 'Cryptographer.Encrypt', 'Cryptographer.EncryptNew', 'Cryptographer.Migrate', 'Cryptographer.RegisterVM'],
    ['folders', 'disks of machines with a virtual TPM', 'Cryptographer.AddDisk'],
    ['clusters', 'virtual TPMs, on hosts that encrypted nothing so far', 'Cryptographer.RegisterHost'],
  ],
  [Use.PASSTHROUGH]: [['folders', 'PCI devices', 'VirtualMachine.Config.RawDevice']],
  [Use.HARDWARE_VERSION]: [['folders', 'hardware version', 'VirtualMachine.Config.UpgradeVirtualHardware']],
  [Use.CUSTOMIZATION]: [['folders', 'customize guests', 'VirtualMachine.Provisioning.Customize']],
  [Use.CUSTOMIZATION_SPECS]: [['server', 'read customization specifications', 'VirtualMachine.Provisioning.ReadCustSpecs']],
  [Use.DRS]: [['clusters', 'rules and overrides of DRS', 'Host.Inventory.EditCluster']],
  [Use.HA]: [['clusters', 'overrides of HA', 'Host.Inventory.EditCluster']],
  [Use.SNAPSHOTS]: [['folders', 'snapshots of change windows', 'VirtualMachine.State.CreateSnapshot', 'VirtualMachine.State.RemoveSnapshot']],
};

/** The least privileges that suffice for all that a platform makes in a stack, through its whole life: made, changed and destroyed. */
export function privilegesOf(needs: Needs): { grants: Grant[]; targets: ReadonlyMap<string, Target> } {
  const { settings, usages, asked } = needs;
  const grants = new Grants();
  const targets = new Map<string, Target>();
  const add = (target: Target, reason: string, ...privileges: string[]) => {
    targets.set(target.path, target);
    grants.add(target.path, reason, ...privileges);
  };
  const byAddress = new Map([...asked].map(([address, one]) => [address, targetOf(one, settings)]));
  for (const usage of usages.values()) {
    const places = placesOf(usage, needs, addresses => addresses.flatMap(address => byAddress.get(address) ?? []));
    for (const [place, reason, ...privileges] of usage.uses.flatMap(use => OF_USE[use])) { for (const target of places(place)) { add(target, reason, ...privileges); } }
  }
  if (usages.size === 0 || settings.standalone) { return { grants: grants.all, targets }; }
  add(datacenterTarget(settings), 'find what lies in it', READ);
  for (const [address, { type }] of asked) {
    const target = byAddress.get(address);
    // Whoever may do something on an object reads it too; and a permission on a host would hide what its cluster gives.
    if (target && !targets.has(target.path) && !(type === 'vsphere_host' && settings.cluster !== undefined)) { add(target, 'look it up', READ); }
  }
  return { grants: grants.all, targets };
}

/** A host without vCenter is one place: it has no folders and no tags, and little else to tell apart. */
function placesOf(usage: Usage, { settings }: Needs, targetsAt: (addresses: readonly string[]) => Target[]): (place: Place) => Target[] {
  if (settings.standalone) { return place => place === 'server' || place === 'global' ? [] : [WHOLE_HOST]; }
  const named = (type: string, names: readonly (string | undefined)[]) => names.flatMap(name => name === undefined ? [] : targetOf({ type, name }, settings) ?? []);
  const places: Record<Place, () => Target[]> = {
    folders: () => usage.folders.map(folder => folderTarget(folder, settings)),
    pools: () => targetsAt(usage.pools),
    clusters: () => named('vsphere_compute_cluster', [settings.cluster]),
    disks: () => targetsAt(usage.disks),
    pods: () => targetsAt(usage.disks).filter(({ propagate }) => propagate),
    discs: () => targetsAt(usage.discs),
    copies: () => named('vsphere_datastore', usage.copies),
    networks: () => targetsAt(usage.networks),
    templates: () => targetsAt(usage.templates),
    server: () => [SERVER],
    global: () => [GLOBAL],
  };
  return place => places[place]();
}
