import { checkBlock } from './blocks';
import { labelled, readDocument } from './document';
import type { Document, TypedBlock } from './document';
import { FACTS } from './facts';
import type { BlockSchema, FactsRegistry, ProviderFacts } from './facts';
import { isObject } from './finding';
import type { Finding, Report } from './finding';
import { checkMeta } from './meta';
import { checkAlias, checkProvider, checkRequirement, checkTerraform, factsOf, providerOf } from './providers';
import { Names } from './references';
import { checkRelations } from './relations';
import { checkTopLevel } from './top-level';

export { FACTS, loadFacts } from './facts';
export type { FactsRegistry, ProviderFacts } from './facts';
export { FINDING_KINDS } from './finding';
export type { Finding, FindingKind } from './finding';

export interface Verdict {
  /** Blocks (terraform, provider, resource, data) that were held against facts. A caller refuses a verdict on nothing. */
  readonly judged: number;
  readonly findings: Finding[];
  /** Addresses of blocks that no facts are at hand for. References in them were checked all the same. */
  readonly notJudged: string[];
}

/** Holds a synthesized cdk.tf.json against what the real providers say of themselves. */
export function judgeProviderFacts(document: unknown, facts: FactsRegistry = FACTS): Verdict {
  if (!isObject(document)) {
    return { judged: 0, notJudged: [], findings: [{ address: '', path: '', kind: 'invalid-document', message: 'a Terraform JSON document is an object' }] };
  }
  return new FactsJudge(readDocument(document), facts).verdict();
}

class FactsJudge {
  private readonly findings: Finding[] = [];
  private readonly notJudged: string[] = [];
  private readonly names: Names;
  private judged = 0;

  public constructor(private readonly document: Document, private readonly registry: FactsRegistry) {
    this.names = new Names(document, block => attributesOf(schemaOf(block, this.facts(providerOf(block).name))));
  }

  public verdict(): Verdict {
    const { terraform, providers, blocks, root } = this.document;
    for (const block of terraform) {
      this.notJudged.push(...checkTerraform(block, this.under('terraform')));
      this.judged += 1;
    }
    const used = new Set([...providers.map(({ name }) => name), ...blocks.map(block => providerOf(block).name)]);
    used.delete('terraform');
    for (const name of used) checkRequirement(name, this.facts(name), this.document, this.under('terraform'));
    this.providers();
    for (const block of blocks) this.block(block);
    checkTopLevel(this.document, this.names, (address, ...finding) => this.under(address)(...finding));
    for (const kind of ['module', 'check']) this.notJudged.push(...labelled(root[kind]).map(([name]) => `${kind}.${name}`));
    return { judged: this.judged, findings: this.findings, notJudged: this.notJudged };
  }

  private providers(): void {
    const configured = new Set<string>();
    for (const provider of this.document.providers) {
      const report = this.under(provider.address);
      const facts = this.facts(provider.name);
      if (configured.has(provider.address)) report('', 'provider-alias', 'configured twice; the second needs an alias');
      configured.add(provider.address);
      checkProvider(provider, facts, this.names, report);
      this.count(provider.address, facts !== undefined);
    }
  }

  private block(block: TypedBlock): void {
    const report = this.under(block.address);
    const facts = this.facts(providerOf(block).name);
    const schema = schemaOf(block, facts);
    const body = checkMeta(block, attributesOf(schema), this.names, report);
    checkAlias(block, this.document, report);
    const unknown = schema === undefined && facts?.complete === true && block.mode !== 'ephemeral';
    if (unknown) report('', 'unknown-type', `unknown ${block.mode} type: ${facts.source} ${facts.version} has no ${block.type}`);
    if (schema !== undefined) {
      const behaviours = block.mode === 'resource' ? facts?.resources[block.type] ?? {} : {};
      if (schema.deprecated) report('', 'deprecated', `the provider deprecates ${block.type}`);
      checkBlock(schema, behaviours, body, report);
      checkRelations(behaviours, body, report);
      if (block.mode === 'resource') facts?.checks[block.type]?.(body, report);
    }
    this.count(block.address, schema !== undefined || unknown);
  }

  private facts(name: string): ProviderFacts | undefined {
    return factsOf(name, this.document, this.registry);
  }

  private count(address: string, judged: boolean): void {
    if (judged) this.judged += 1; else this.notJudged.push(address);
  }

  private under(address: string): Report {
    return (path, kind, message) => this.findings.push({ address, path, kind, message });
  }
}

function schemaOf(block: TypedBlock, facts: ProviderFacts | undefined): BlockSchema | undefined {
  const schemas = { resource: facts?.schema.resource_schemas, data: facts?.schema.data_source_schemas, ephemeral: undefined }[block.mode];
  return schemas?.[block.type]?.block;
}

function attributesOf(schema: BlockSchema | undefined): ReadonlySet<string> | undefined {
  return schema && new Set([...Object.keys(schema.attributes ?? {}), ...Object.keys(schema.block_types ?? {})]);
}
