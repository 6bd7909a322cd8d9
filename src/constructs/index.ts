export * from './dns-server';
export * from './dns-zone';
export * from './existing-host';
export * from './hardened-vm';
export * from './virtual-machine';
export type * from './virtual-machine-props';
export * from './vm-template';
