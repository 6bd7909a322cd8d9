/** How the cluster keeps a machine running (Proxmox VE 9). */
export interface ProxmoxHighAvailability {
  /**
   * Nodes that it may run on, the most wanted first.
   * @default - every node
   */
  readonly nodeNames?: string[];
  /**
   * Whether it stays down rather than run on a node that is not named.
   * @default false
   */
  readonly strict?: boolean;
  /**
   * How often a failed start is tried again on the same node, 0 to 10.
   * @default 1
   */
  readonly maxRestart?: number;
  /**
   * How often it is then moved to another node, 0 to 10.
   * @default 1
   */
  readonly maxRelocate?: number;
}
