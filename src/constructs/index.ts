export * from './hardened-vm';
export * from './virtual-machine';
export * from './virtual-machine-props';
export * from './vm-template';
