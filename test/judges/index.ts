export { findCloudConfigSchema, judgeCloudConfig, runCloudInitSchema } from './cloud-config';
export type { CloudConfigVerdict, CloudInitResult } from './cloud-config';
export type { JsonSchema, SchemaFinding } from './json-schema';
export { PLANTED_BAD_AZURE, PLANTED_BAD_CLOUD_CONFIG, PLANTED_BAD_TERRAFORM, PLANTED_BAD_VSPHERE } from './planted';
export { FACTS, FINDING_KINDS, judgeProviderFacts, loadFacts } from './provider-facts';
export type { FactsRegistry, Finding, FindingKind, ProviderFacts, Verdict } from './provider-facts';
