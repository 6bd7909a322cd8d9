import * as fs from 'fs';
import * as path from 'path';
import { UNSTATED } from './builtins';
import type { Json, Report } from './finding';

/** `string`, `["list", "string"]`, `["object", { name: "string" }]` and so on, as a provider states it. */
export type TypeExpr = string | [string, TypeExpr | Record<string, TypeExpr>];

export interface AttributeSchema {
  readonly type?: TypeExpr;
  readonly nested_type?: NestedType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly deprecated?: boolean;
}

export interface NestedType {
  readonly nesting_mode: 'single' | 'list' | 'set' | 'map';
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
}

export interface BlockType {
  readonly nesting_mode: 'single' | 'list' | 'set' | 'map';
  readonly block: BlockSchema;
  readonly min_items?: number;
  readonly max_items?: number;
}

export interface BlockSchema {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  readonly block_types?: Readonly<Record<string, BlockType>>;
  readonly deprecated?: boolean;
}

export interface ProviderSchema {
  readonly provider?: { readonly block?: BlockSchema };
  readonly resource_schemas?: Readonly<Record<string, { readonly block: BlockSchema }>>;
  readonly data_source_schemas?: Readonly<Record<string, { readonly block: BlockSchema }>>;
}

/** What the structure does not say. The relations hold absolute paths, with `.0.` where a block is a list. */
export interface Behaviour {
  readonly required?: boolean;
  /** What is required may come from the environment of Terraform instead. */
  readonly fromEnvironment?: boolean;
  readonly oneOf?: readonly string[];
  /** The provider takes what `oneOf` lists or what matches this. */
  readonly orMatching?: string;
  /** The provider takes what matches this, and nothing else. */
  readonly matching?: string;
  readonly min?: number;
  readonly max?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly conflictsWith?: readonly string[];
  readonly requiredWith?: readonly string[];
  readonly exactlyOneOf?: readonly string[];
  readonly atLeastOneOf?: readonly string[];
  readonly attrAsBlocks?: boolean;
}

/** What a provider checks of a whole resource: values that only fit together, or only differ. */
export type Check = (body: Json, report: Report) => void;

/** By attribute path, dotted and without indices. */
export type Behaviours = Readonly<Record<string, Behaviour>>;

export interface ProviderFacts {
  readonly source: string;
  readonly version: string;
  /** False where the schema file is a selection: a type that is missing there is unknown, not wrong. */
  readonly complete: boolean;
  readonly schema: ProviderSchema;
  readonly resources: Readonly<Record<string, Behaviours>>;
  readonly provider: Behaviours;
  readonly checks: Readonly<Record<string, Check>>;
}

export type FactsRegistry = readonly ProviderFacts[];

const ROOT = path.join(__dirname, '..', '..', '..');

function readJson(file: string): any {
  return JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8'));
}

/** Reads one provider's facts and lays what was read off its source on top. */
export function loadFacts(source: string, version: string, schemaFile: string, behaviourFile: string, complete = true): ProviderFacts {
  const schema: ProviderSchema | undefined = readJson(schemaFile).provider_schemas[`registry.terraform.io/${source}`];
  if (schema === undefined) throw new Error(`${schemaFile} holds no schema of ${source}`);
  const extra = UNSTATED[source] ?? {};
  const resources: Record<string, Behaviours> = readJson(behaviourFile);
  for (const [type, facts] of Object.entries(extra.resources ?? {})) resources[type] = overlay(resources[type] ?? {}, facts);
  return { source, version, complete, schema, resources, provider: extra.provider ?? {}, checks: extra.checks ?? {} };
}

function overlay(below: Behaviours, above: Behaviours): Behaviours {
  const merged: Record<string, Behaviour> = { ...below };
  for (const [attribute, facts] of Object.entries(above)) merged[attribute] = { ...merged[attribute], ...facts };
  return merged;
}

const SCHEMAS = 'test/judges/schema';

/** One line per provider line that the project emits. Two versions of one source may stand side by side. */
export const FACTS: FactsRegistry = [
  loadFacts('bpg/proxmox', '0.111.1', 'packages/provider-proxmox/schema/proxmox-0.111.1.json', `${SCHEMAS}/proxmox-0.111.1.behaviour.json`),
  // Selections: machines, networks, disks, vaults, backup and what belongs to them.
  ...['4.55.0', '5.2.0'].map(version => loadFacts('hashicorp/azurerm', version, `${SCHEMAS}/azurerm-${version}.json`, `${SCHEMAS}/azurerm-${version}.behaviour.json`, false)),
  loadFacts('vmware/vsphere', '2.15.0', `${SCHEMAS}/vsphere-2.15.0.json`, `${SCHEMAS}/vsphere-2.15.0.behaviour.json`),
];
