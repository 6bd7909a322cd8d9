export * from './values';
export * from './model';
export * from './catalog';
export * from './artifacts';
export * from './platforms/proxmox';
export * from './platforms/vsphere';
export * from './constructs';
export * from './stacks';
