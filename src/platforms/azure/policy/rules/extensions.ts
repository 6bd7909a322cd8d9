import { blocksOf, isUnknown, mayHaveBlock, wordOf } from '../attributes';
import { DEPLOYED_BY_AZURE, extensionsOf, NEEDS_IDENTITY, RETIRED } from '../extensions';
import type { PolicyRule } from '../rule';
import type { WrittenResource } from '../written-resource';

/** Whether a machine surely lacks an identity. */
function lacksIdentity({ attributes }: WrittenResource, needed: 'own' | 'any'): boolean {
  if (!mayHaveBlock(attributes, 'identity')) { return true; }
  const kinds = blocksOf(attributes, 'identity').map(({ type }) => type);
  return needed === 'own' && kinds.length > 0 && kinds.every(kind => !isUnknown(kind) && !String(kind).includes('SystemAssigned'));
}

/** Which extensions a machine may carry. */
export const EXTENSIONS: readonly PolicyRule[] = [
  {
    ruleId: 'retired-extension',
    code: 'HW2286',
    title: 'No extension is retired',
    why: 'What is retired gets neither repairs nor support.',
    allowed: 'what took its place',
    remedy: 'Take the named replacement.',
    references: { azurePolicy: ['c0e996f8-39cf-4af9-9f45-83fbde810432'] },
    check: resources => extensionsOf(resources).flatMap(({ resource, attributes: { type } }) => {
      const replacement = RETIRED.get(wordOf(type) ?? '');
      return replacement === undefined ? [] : [{ resource, given: `the retired extension ${String(type)}, replaced by ${replacement}` }];
    }),
  },
  {
    ruleId: 'extension-of-azure',
    code: 'HW2286',
    title: 'No extension is deployed that Azure deploys itself',
    why: 'Two copies are in conflict, and Azure removes or replaces that of the program.',
    allowed: 'the setting that makes Azure deploy it',
    remedy: 'Take the extension out, and ask Azure for what it does.',
    references: {},
    check: resources => extensionsOf(resources).flatMap(({ resource, attributes: { type } }) => {
      const instead = DEPLOYED_BY_AZURE.get(wordOf(type) ?? '');
      return instead === undefined ? [] : [{ resource, given: `the extension ${String(type)}, which comes with ${instead}` }];
    }),
  },
  {
    ruleId: 'extension-without-identity',
    code: 'HW2287',
    title: 'A machine has the identity that its extensions need',
    why: 'An extension that cannot log in is installed and then fails.',
    allowed: 'identity with SystemAssigned; agents of Azure Monitor and Key Vault also take an identity of the user',
    remedy: 'Give the machine an identity of its own.',
    references: { azurePolicy: ['d26f7642-7545-4e18-9b75-8c9bbdee3a9a'] },
    check: resources => extensionsOf(resources).flatMap(({ resource, attributes: { type }, machine }) => {
      const needed = NEEDS_IDENTITY.get(wordOf(type) ?? '');
      return needed !== undefined && machine !== undefined && lacksIdentity(machine, needed) ? [{ resource, given: `the extension ${String(type)} on a machine without ${needed === 'own' ? 'an identity of its own' : 'an identity'}` }] : [];
    }),
  },
];
