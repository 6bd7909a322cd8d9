export * from './azure-policy-rule';
export type * from './azure-policy-waiver-options';
