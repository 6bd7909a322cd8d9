export * from './backend';
export * from './estate-stack';
