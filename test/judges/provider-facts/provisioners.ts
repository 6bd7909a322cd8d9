import type { AttributeSchema, BlockSchema, TypeExpr } from './facts';

const CONNECTION: BlockSchema = {
  attributes: attributes({ host: 'string' }, {
    string: `type user password port timeout script_path target_platform private_key certificate agent_identity host_key cacert proxy_scheme
      proxy_host proxy_port proxy_user_name proxy_user_password bastion_host bastion_host_key bastion_port bastion_user bastion_password
      bastion_private_key bastion_certificate`,
    bool: 'agent https insecure use_ntlm',
  }),
};

/** Blocks that belong to Terraform, in the form of a provider's schema. */
export const OWN_BLOCKS: BlockSchema = { block_types: { connection: { nesting_mode: 'single', block: CONNECTION } } };

const STEP = { when: { type: 'string', optional: true }, on_failure: { type: 'string', optional: true } } as const;

export const PROVISIONERS: Readonly<Record<string, BlockSchema>> = {
  'file': step(attributes({ destination: 'string' }, { string: 'source content' })),
  'local-exec': step({
    ...attributes({ command: 'string' }, { string: 'working_dir', bool: 'quiet' }),
    interpreter: { type: ['list', 'string'], optional: true },
    environment: { type: ['map', 'string'], optional: true },
  }),
  'remote-exec': step({
    inline: { type: ['list', 'string'], optional: true }, script: { type: 'string', optional: true }, scripts: { type: ['list', 'string'], optional: true },
  }),
};

function step(own: Record<string, AttributeSchema>): BlockSchema {
  return { attributes: { ...own, ...STEP }, ...OWN_BLOCKS };
}

function attributes(required: Record<string, TypeExpr>, optional: Record<string, string>): Record<string, AttributeSchema> {
  return Object.fromEntries([
    ...Object.entries(required).map(([name, type]) => [name, { type, required: true }]),
    ...Object.entries(optional).flatMap(([type, names]) => names.split(/\s+/).map(name => [name, { type, optional: true }])),
  ]);
}
