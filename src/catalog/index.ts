export type * from './custom-operating-system';
export * from './operating-system';
