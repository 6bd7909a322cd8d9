/** What is known of a datastore. */
export interface ProxmoxDatastoreOptions {
  /**
   * Whether every node of the cluster sees the same content (Ceph, NFS, iSCSI).
   * @default false
   */
  readonly shared?: boolean;
}

/** A datastore (storage) of the cluster. */
export interface ProxmoxDatastore {
  /** Name as the cluster shows it. */
  readonly datastoreName: string;
  /** Whether every node sees the same content. */
  readonly shared: boolean;
}
