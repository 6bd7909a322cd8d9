import { checkBlock } from './blocks';
import { BACKENDS, TERRAFORM } from './builtins';
import { groups, labelled } from './document';
import type { Document, ProviderBlock, TypedBlock } from './document';
import type { FactsRegistry, ProviderFacts } from './facts';
import { isObject, isSet, join, objects } from './finding';
import type { Json, Report } from './finding';
import { checkReferences, readTraversal } from './references';
import type { Names } from './references';
import { allows, compareVersions } from './version';

const TERRAFORM_BLOCK = ['required_version', 'required_providers', 'backend', 'cloud', 'experiments', 'provider_meta'];

/** The local name of the provider that a resource asks for, and the alias if it names one. */
export function providerOf(block: TypedBlock): { name: string; alias?: string } {
  const [name, alias] = readTraversal(block.body.provider) ?? [block.type.split('_')[0]];
  return { name, alias };
}

/** The facts of a local name: the newest version that the stack's constraint allows. */
export function factsOf(name: string, document: Document, registry: FactsRegistry): ProviderFacts | undefined {
  if (name === 'terraform') return TERRAFORM;
  const { source, version } = document.requirements.get(name) ?? {};
  // Without a requirement the name alone still says what to judge by; the missing requirement is a finding of its own.
  const found = registry.filter(facts => typeof source === 'string' ? facts.source === sourceOf(source) : facts.source.endsWith(`/${name}`));
  const newest = [...found].sort((left, right) => compareVersions(right.version, left.version));
  return newest.find(facts => typeof version === 'string' && allows(version, facts.version)) ?? newest[0];
}

function sourceOf(source: string): string {
  const short = source.replace(/^registry\.(terraform\.io|opentofu\.org)\//, '');
  return short.includes('/') ? short : `hashicorp/${short}`;
}

export function checkRequirement(name: string, facts: ProviderFacts | undefined, document: Document, report: Report): void {
  const { source, version } = document.requirements.get(name) ?? {};
  const path = join('required_providers', name);
  if (typeof source !== 'string') report(join(path, 'source'), 'provider-requirement', `the stack uses ${name} and does not name its source`);
  if (typeof version !== 'string') return report(join(path, 'version'), 'provider-requirement', `the stack uses ${name} and does not name its version`);
  const allowed = allows(version, facts?.version ?? '0');
  if (allowed === undefined) report(join(path, 'version'), 'provider-version', `no version constraint: ${version}`);
  if (facts !== undefined && allowed === false) {
    report(join(path, 'version'), 'provider-version', `"${version}" does not allow ${facts.version}, which the facts were read off`);
  }
}

export function checkProvider(provider: ProviderBlock, facts: ProviderFacts | undefined, names: Names, report: Report): void {
  const { alias, version, ...body } = provider.body;
  if (isSet(alias) && typeof alias !== 'string') report('alias', 'wrong-type', 'wanted a name');
  if (isSet(version)) report('version', 'deprecated', 'the version of a provider belongs to required_providers');
  if (facts?.schema.provider?.block !== undefined) checkBlock(facts.schema.provider.block, facts.provider, body, report);
  checkReferences(body, '', new Set(), names, report);
}

export function checkAlias(block: TypedBlock, document: Document, report: Report): void {
  if (!isSet(block.body.provider)) return;
  const reference = readTraversal(block.body.provider);
  if (reference === undefined || reference.length > 2) {
    return report('provider', 'provider-alias', `wanted name or name.alias, given ${JSON.stringify(block.body.provider)}`);
  }
  const [name, alias] = reference;
  const configured = document.providers.some(provider => provider.name === name && provider.alias === alias);
  if (alias !== undefined && !configured) report('provider', 'provider-alias', `the stack has no provider ${name}.${alias}`);
}

/** The `terraform` block; returns the backends that no table knows. */
export function checkTerraform(terraform: Json, report: Report): string[] {
  for (const [key, value] of groups(terraform)) {
    if (!TERRAFORM_BLOCK.includes(key)) report(key, isObject(value) ? 'unknown-block' : 'unknown-argument', `nothing of that name: ${key}`);
  }
  const backends = labelled(terraform.backend).map(([name, body]) => ({ name, body, path: join('backend', name) }));
  const clouds = objects(terraform.cloud).map(body => ({ name: 'cloud', body, path: 'cloud' }));
  const all = [...backends, ...clouds];
  if (all.length > 1) report('backend', 'block-count', `one place for the state, given ${all.length}`);
  for (const { name, body, path } of all) {
    for (const [key] of BACKENDS[name] === undefined ? [] : groups(body)) {
      if (!BACKENDS[name].includes(key)) report(join(path, key), 'unknown-argument', `no argument of this backend: ${key}`);
    }
    checkLiteral(body, path, report);
  }
  return all.filter(({ name }) => BACKENDS[name] === undefined).map(({ path }) => `terraform.${path}`);
}

/** Terraform reads where the state is before it reads anything else. */
function checkLiteral(value: unknown, path: string, report: Report): void {
  if (typeof value === 'string' && /(^|[^$])\$\{/.test(value)) report(path, 'unresolved-reference', 'a backend takes no references');
  for (const [key, item] of typeof value === 'object' && value !== null ? Object.entries(value) : []) checkLiteral(item, join(path, key), report);
}
