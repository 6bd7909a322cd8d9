/** Something that a stack does with a vCenter or a host and that takes privileges of its own. */
export enum Use {
  /** Machines run. */
  MACHINES = 'machines',
  /** Machines follow a change of folder, pool, host or datastore, which a host without vCenter cannot do. */
  MOVES = 'moves',
  /** Machines are cloned from templates or machines of the inventory. */
  CLONES = 'clones',
  /** Machines are deployed from items of a content library. */
  LIBRARY_DEPLOYS = 'library deploys',
  /** Machines are deployed from OVA or OVF files. */
  OVF_DEPLOYS = 'OVF deploys',
  /** Machines are made without a template. */
  BARE_MACHINES = 'bare machines',
  /** Disk images are copied. */
  DISK_COPIES = 'disk copies',
  /** The copies are attached to machines. */
  ATTACHED_DISKS = 'attached disks',
  /** The stack puts items into a content library. */
  OWN_ITEMS = 'own library items',
  /** The stack makes such items of templates or machines. */
  CAPTURES = 'captures',
  /** The stack makes folders. */
  OWN_FOLDERS = 'own folders',
  /** The stack makes categories and tags. */
  OWN_TAGS = 'own tags',
  /** Machines have tags. */
  TAGS = 'tags',
  /** Machines have custom attributes. */
  CUSTOM_ATTRIBUTES = 'custom attributes',
  /** Machines have keys in their configuration file, guestinfo among them. */
  EXTRA_CONFIG = 'extra config',
  /** Machines have properties of an OVF. */
  OVF_PROPERTIES = 'OVF properties',
  /** Machines have network interfaces. */
  INTERFACES = 'interfaces',
  /** A disc lies in a drive. */
  DISCS = 'discs',
  /** Storage DRS chooses the datastore. */
  DATASTORE_CLUSTERS = 'datastore clusters',
  /** Machines have a virtual TPM. */
  VTPM = 'virtual TPM',
  /** PCI devices of hosts are given to machines. */
  PASSTHROUGH = 'passthrough',
  /** The hardware version of machines is raised. */
  HARDWARE_VERSION = 'hardware version',
  /** vCenter customizes guests. */
  CUSTOMIZATION = 'customization',
  /** It does so by specifications that it keeps. */
  CUSTOMIZATION_SPECS = 'customization specifications',
  /** Rules and overrides of DRS say where machines run. */
  DRS = 'DRS',
  /** Machines differ from their cluster in what HA does with them. */
  HA = 'HA',
  /** Machines have snapshots. */
  SNAPSHOTS = 'snapshots',
}

/** Resources of the provider that are not machines, and what the stack does by them. */
export const USE_OF_RESOURCE: Readonly<Record<string, Use>> = {
  vsphere_compute_cluster_host_group: Use.DRS,
  vsphere_compute_cluster_vm_affinity_rule: Use.DRS,
  vsphere_compute_cluster_vm_anti_affinity_rule: Use.DRS,
  vsphere_compute_cluster_vm_dependency_rule: Use.DRS,
  vsphere_compute_cluster_vm_group: Use.DRS,
  vsphere_compute_cluster_vm_host_rule: Use.DRS,
  vsphere_content_library_item: Use.OWN_ITEMS,
  vsphere_drs_vm_override: Use.DRS,
  vsphere_file: Use.DISK_COPIES,
  vsphere_folder: Use.OWN_FOLDERS,
  vsphere_ha_vm_override: Use.HA,
  vsphere_tag: Use.OWN_TAGS,
  vsphere_tag_category: Use.OWN_TAGS,
  vsphere_virtual_machine_snapshot: Use.SNAPSHOTS,
};
