export * from './backend';
export * from './environment';
export * from './estate-stack';
