/** Something that a stack does with a cluster and that takes privileges of its own. */
export enum Use {
  /** Machines or templates are made. */
  GUESTS = 'guests',
  /** Machines run. */
  MACHINES = 'machines',
  /** Machines are cloned from a template. */
  CLONES = 'clones',
  /** Guests have network interfaces or a firewall. */
  INTERFACES = 'interfaces',
  /** Guests have a cloud-init drive. */
  CLOUD_INIT = 'cloud-init',
  /** A disc lies in a drive. */
  DISCS = 'discs',
  /** The guest agent is asked. */
  AGENT = 'agent',
  /** Machines follow a change of node. */
  MIGRATION = 'migration',
  /** Machines have a place in the start order of their node. */
  START_ORDER = 'start order',
  /** The node's random number generator is given to machines. */
  HARDWARE_RANDOM = 'hardware random',
  /** The cluster keeps machines running. */
  HIGH_AVAILABILITY = 'high availability',
  /** Node-affinity rules say where. */
  AFFINITY_RULES = 'affinity rules',
  /** Folders of the node are shared with machines. */
  SHARED_FOLDERS = 'shared folders',
  /** Machines have a firewall of their own. */
  MACHINE_FIREWALLS = 'machine firewalls',
}
