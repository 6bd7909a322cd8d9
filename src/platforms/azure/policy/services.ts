/** Services by port that only those who run a machine shall reach. */
export const MANAGEMENT_SERVICES: ReadonlyMap<number, string> = new Map([
  [21, 'FTP'], [22, 'SSH'], [23, 'Telnet'],
  [135, 'RPC'], [136, 'NetBIOS'], [137, 'NetBIOS'], [138, 'NetBIOS'], [139, 'NetBIOS'], [389, 'LDAP'], [445, 'SMB'], [636, 'LDAPS'],
  [2375, 'Docker'], [2376, 'Docker'], [3389, 'RDP'], [5900, 'VNC'], [5985, 'WinRM'], [5986, 'WinRM'],
  [6443, 'Kubernetes'], [10250, 'kubelet'],
]);

/** Services by port that keep data, and are made for a network of trusted machines. */
export const DATA_SERVICES: ReadonlyMap<number, string> = new Map([
  [1433, 'SQL Server'], [1434, 'SQL Server'], [1521, 'Oracle'], [2049, 'NFS'], [2379, 'etcd'], [2380, 'etcd'], [3306, 'MySQL'],
  [5432, 'PostgreSQL'], [5984, 'CouchDB'], [6379, 'Redis'], [8086, 'InfluxDB'], [9042, 'Cassandra'],
  [9200, 'Elasticsearch'], [9300, 'Elasticsearch'], [11211, 'memcached'], [27017, 'MongoDB'], [27018, 'MongoDB'], [27019, 'MongoDB'], [50000, 'Db2'],
]);
