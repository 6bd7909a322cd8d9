/** The image: one of our own, so that a new row of the catalogue changes nothing here. */
export const IMAGE = {
  url: 'https://mirror.lab.example/debian-13-genericcloud-amd64.qcow2',
  digest: 'sha256:3f5a1c0e9b7d24680aceb13579fdb02468ace13579bdf02468ace13579bdf024',
};

export const ADMIN = { userName: 'ops', key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM ops@homelab' };
export const ENDPOINT = 'https://pve.lab.example:8006';
/** What exists on the side of vSphere. */
export const VCENTER = { server: 'vc.lab.example', datacenter: 'dc1', cluster: 'c1', datastore: 'ds1', portGroup: 'app', template: 'debian-13-golden' };
/** Where machines on Azure are, and their image: one of our own, as above. */
export const AZURE = {
  location: 'germanywestcentral',
  resourceGroup: 'rg-bench',
  addressSpace: '10.20.0.0/16',
  subnet: 'app',
  image: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/golden/images/debian-13',
};
export const GATEWAY = '10.20.0.1';
export const DNS = '10.0.20.1';
export const DOMAIN = 'lab.example';
export const MANAGEMENT = '10.0.20.0/24';
export const SERVED = '10.0.0.0/8';
export const ROOT_GIB = 20;
export const DATA_GIB = 64;
export const MEMORY_GIB = 4;
