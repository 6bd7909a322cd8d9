import { gunzipSync } from 'zlib';
import { secretShapeIn } from '../../../../private/secret-shapes';
import { Attributes, blocksOf, isUnknown } from '../attributes';
import { extensionsOf, isSet, PROTECTED_KEYS } from '../extensions';
import { CLASSIC_MACHINES, MACHINES } from '../machine-types';
import type { Finding, PolicyRule } from '../rule';
import type { WrittenResource, WrittenResources } from '../written-resource';

/** A text, and where it stands. */
interface Place {
  readonly resource: WrittenResource;
  readonly where: string;
  readonly text: unknown;
}

const RUN_COMMAND = 'azurerm_virtual_machine_run_command';
const GIVEN_IN_PROFILE = ['linux_configuration', 'windows_configuration'];

/** Texts that every reader of the subscription, or of the machine, sees. */
function publicTexts(resources: WrittenResources): Place[] {
  const machines = resources.ofType(...MACHINES, ...CLASSIC_MACHINES);
  return [
    ...extensionsOf(resources).map(({ resource, attributes }) => ({ resource, where: 'settings', text: attributes.settings })),
    ...resources.ofType(RUN_COMMAND).flatMap(resource => [
      ...blocksOf(resource.attributes, 'source').map(({ script }) => ({ resource, where: 'script', text: script })),
      ...blocksOf(resource.attributes, 'parameter').map(({ value }) => ({ resource, where: 'parameter', text: value })),
    ]),
    ...machines.flatMap(resource => [
      ...bootTexts(resource.attributes).map(([where, text]) => ({ resource, where, text: decoded(text) })),
      ...blocksOf(resource.attributes, 'additional_unattend_content').map(({ content }) => ({ resource, where: 'additional_unattend_content', text: content })),
      ...Object.entries(resource.attributes.tags ?? {}).map(([tag, text]) => ({ resource, where: `the tag ${tag}`, text })),
    ]),
  ];
}

function bootTexts(attributes: Attributes): [string, unknown][] {
  const profiles = [attributes, ...blocksOf(attributes, 'os_profile')];
  return [...profiles.map(({ custom_data: text }): [string, unknown] => ['custom_data', text]), ['user_data', attributes.user_data], ['user_data', attributes.user_data_base64]];
}

/** What base64, and gzip inside of it, wrap; an expression stays as it is. */
function decoded(text: unknown): unknown {
  if (typeof text !== 'string' || isUnknown(text)) { return text; }
  const bytes = Buffer.from(text, 'base64');
  try {
    return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch {
    return text;
  }
}

/** Passwords and protected settings: what they are for is known, so any known text is too much. */
function protectedTexts(resources: WrittenResources): Place[] {
  const guests = resources.ofType(...MACHINES).flatMap(resource => [resource.attributes, ...blocksOf(resource.attributes, 'os_profile').flatMap(profile => GIVEN_IN_PROFILE.flatMap(name => blocksOf(profile, name)))]
    .map(({ admin_password: text }) => ({ resource, where: 'admin_password', text })));
  return [
    ...guests,
    ...extensionsOf(resources).map(({ resource, attributes }) => ({ resource, where: 'protected_settings', text: attributes.protected_settings })),
    ...resources.ofType(RUN_COMMAND).flatMap(resource => [
      { resource, where: 'run_as_password', text: resource.attributes.run_as_password },
      ...blocksOf(resource.attributes, 'protected_parameter').map(({ value }) => ({ resource, where: 'protected_parameter', text: value })),
    ]),
  ];
}

/** Keys of public settings that belong into the protected ones, also where only Terraform knows what is behind them. */
function protectedKeysIn(settings: unknown): string[] {
  const text = typeof settings === 'string' ? settings : JSON.stringify(settings ?? '');
  const keys = [...text.matchAll(/\\?"?([A-Za-z_][A-Za-z0-9_]*)\\?"?\s*[:=]/g)].map(([, key]) => key);
  return [...new Set(keys)].filter(key => PROTECTED_KEYS.includes(key.toLowerCase()));
}

function secretsIn({ resource, where, text }: Place): Finding[] {
  const secret = typeof text === 'string' ? secretShapeIn(text) : undefined;
  return secret === undefined ? [] : [{ resource, given: `${where} with a secret in it (${secret}; not shown)` }];
}

const REMEDY = 'Take a sensitive Terraform variable, SecretRef.keyVault or protected_settings_from_key_vault, or let the machine fetch it with its identity.';

/** Secrets where people and programs read them. */
export const SECRETS: readonly PolicyRule[] = [
  {
    ruleId: 'literal-secret',
    code: 'HW2285',
    title: 'No secret stands in settings, scripts, custom data or tags',
    why: 'Every reader of the subscription sees them, and each process of the guest its custom data.',
    allowed: 'texts without secrets',
    remedy: REMEDY,
    references: { checkov: ['CKV_AZURE_45'] },
    check: resources => publicTexts(resources).flatMap(secretsIn),
  },
  {
    ruleId: 'literal-password',
    code: 'HW2285',
    title: 'No password and no protected setting is written down',
    why: 'The configuration lies in files and in the state, for whoever reads them.',
    allowed: 'an expression that Terraform fills in, or a reference to Key Vault',
    remedy: REMEDY,
    references: {},
    check: resources => protectedTexts(resources).filter(({ text }) => isSet(text) && !isUnknown(text)).map(({ resource, where }) => ({ resource, given: `${where} in clear text` })),
  },
  {
    ruleId: 'protected-setting-in-public',
    code: 'HW2285',
    title: 'What an extension takes as a protected setting is not in its public ones',
    why: 'Public settings are shown in the portal, whatever Terraform knew of them.',
    allowed: 'the key in protected_settings',
    remedy: 'Move it into protected_settings_from_key_vault, or into protected_settings with a sensitive value.',
    references: {},
    check: resources => extensionsOf(resources).flatMap(({ resource, attributes: { settings } }) => protectedKeysIn(settings).map(key => ({ resource, given: `${key} in settings` }))),
  },
];
