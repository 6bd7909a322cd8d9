import { writtenTunings } from './written-tunings';
import { AzureProviderLine } from '../../../src';
import { argumentSections } from '../../../src/platforms/azure/coverage';
import { FACTS } from '../../judges';
import type { BlockSchema, ProviderFacts } from '../../judges/provider-facts/facts';
import { expectAccepted, Json } from '../written';

const TYPES = [...new Set(argumentSections.flatMap(({ resources }) => resources))];
const [FOUR, FIVE] = ['4.55.0', '5.2.0'].map(version => FACTS.find(({ source, version: own }) => source === 'hashicorp/azurerm' && own === version)!);

/** What one line says of a type that the other does not, argument by argument. */
const DIFFERENCES: Record<string, string[]> = {
  azurerm_linux_virtual_machine: ['vm_agent_platform_updates_enabled'],
  azurerm_windows_virtual_machine: ['automatic_updates_enabled', 'enable_automatic_updates', 'vm_agent_platform_updates_enabled'],
  azurerm_managed_disk: ['disk_size_gb'],
};

/** Everything that a line says of a type, by dotted argument or block. */
function saidOf({ schema, resources }: ProviderFacts, type: string): Record<string, string> {
  const said: Record<string, string> = {};
  const visit = (block: BlockSchema, prefix: string) => {
    for (const [name, attribute] of Object.entries(block.attributes ?? {})) { said[`${prefix}${name}`] = JSON.stringify(attribute); }
    for (const [name, { block: inner, ...nesting }] of Object.entries(block.block_types ?? {})) {
      said[`${prefix}${name}`] = JSON.stringify(nesting);
      visit(inner, `${prefix}${name}.`);
    }
  };
  visit(schema.resource_schemas![type].block, '');
  for (const [name, behaviour] of Object.entries(resources[type])) { said[name] = `${said[name] ?? 'none of that name'} ${JSON.stringify(behaviour)}`; }
  return said;
}

describe('both lines of the provider', () => {
  test.each(TYPES)('GIVEN %s THEN they differ in what is known, and in nothing else', type => {
    const [four, five] = [FOUR, FIVE].map(facts => saidOf(facts, type));
    const names = [...new Set([...Object.keys(four), ...Object.keys(five)])];
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter(name => four[name] !== five[name]).sort()).toEqual(DIFFERENCES[type] ?? []);
  });

  test('GIVEN an argument that Azure changes by itself THEN line 4 takes it, deprecated, and line 5 does not', () => {
    const [name, ...others] = AzureProviderLine.V4._setByAzure;
    expect(others).toEqual([]);
    for (const type of TYPES.slice(0, 2)) {
      const [four, five] = [FOUR, FIVE].map(({ schema }) => schema.resource_schemas![type].block.attributes![name]);
      expect(four).toMatchObject({ optional: true, deprecated: true });
      expect(five).toMatchObject({ computed: true });
      expect(five.optional).toBeUndefined();
    }
    expect(AzureProviderLine.V5._setByAzure).toEqual([]);
  });
});

describe('every tuning', () => {
  const four = writtenTunings(AzureProviderLine.V4, true).document;
  const five = writtenTunings(AzureProviderLine.V5, true).document;

  test('GIVEN line 4 WHEN its constraint alone is that of line 5 THEN the facts of 5.2 accept the document', () => {
    expect(four.terraform.required_providers.azurerm.version).toBe('~> 4.55');
    expectAccepted(forLineFive(four));
  });

  test('GIVEN both lines THEN constraint and what Azure changes by itself are the only difference', () => {
    expect(forLineFive(four)).toEqual(five);
    expect(four).not.toEqual(five);
  });
});

/** A document of line 4 as line 5 takes it. */
function forLineFive(document: Json): Json {
  const copy = JSON.parse(JSON.stringify(document)) as Json;
  copy.terraform.required_providers.azurerm.version = AzureProviderLine.V5.constraint;
  for (const type of TYPES.slice(0, 2)) {
    for (const { lifecycle } of Object.values(copy.resource[type]) as Json[]) {
      lifecycle.ignore_changes = lifecycle.ignore_changes.filter((name: string) => !AzureProviderLine.V4._setByAzure.includes(name));
    }
  }
  return copy;
}
