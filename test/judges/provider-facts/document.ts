import { isObject, join, objects } from './finding';
import type { Json } from './finding';

/** A `resource`, `data` or `ephemeral` block. */
export interface TypedBlock {
  readonly address: string;
  readonly mode: 'resource' | 'data' | 'ephemeral';
  readonly type: string;
  readonly name: string;
  readonly body: Json;
}

export interface ProviderBlock {
  readonly address: string;
  readonly name: string;
  readonly alias?: string;
  readonly body: Json;
}

export interface Document {
  readonly root: Json;
  readonly terraform: readonly Json[];
  readonly providers: readonly ProviderBlock[];
  readonly blocks: readonly TypedBlock[];
  /** `required_providers` by local name. */
  readonly requirements: ReadonlyMap<string, Json>;
}

/** Terraform reads a list of objects as it reads one object, at every level of labels. */
export function readDocument(root: Json): Document {
  const terraform = objects(root.terraform);
  return {
    root,
    terraform,
    providers: labelled(root.provider).map(([name, body]) => {
      const alias = typeof body.alias === 'string' ? body.alias : undefined;
      return { address: join('provider', name, alias ?? ''), name, alias, body };
    }),
    blocks: (['resource', 'data', 'ephemeral'] as const).flatMap(mode => groups(root[mode]).flatMap(([type, named]) => labelled(named)
      .map(([name, body]) => ({ address: join(mode === 'resource' ? '' : mode, type, name), mode, type, name, body })))),
    requirements: new Map(terraform.flatMap(block => groups(block.required_providers).map(([name, entry]): [string, Json] =>
      [name, isObject(entry) ? entry : { version: entry }]))),
  };
}

/** `{ label: anything }`, once or in a list, without comments. */
export function groups(value: unknown): [string, unknown][] {
  return objects(value).flatMap(Object.entries).filter(([name]) => name !== '//');
}

/** `{ label: body }` with one body or a list of them. */
export function labelled(value: unknown): [string, Json][] {
  return groups(value).flatMap(([name, bodies]) => objects(bodies).map((body): [string, Json] => [name, body]));
}
