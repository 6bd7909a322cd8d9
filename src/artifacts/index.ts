export * from './artifact';
export * from './estate-record';
export * from './text-artifact';
