export * from './backend';
export * from './environment';
export * from './estate-stack';
export * from './homelab-stack';
export type * from './homelab-stack-props';
