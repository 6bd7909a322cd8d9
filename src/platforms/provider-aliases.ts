import { TerraformProvider, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';

const PROVIDERS = new WeakMap<TerraformStack, Map<string, { provider: TerraformProvider; alias: string }[]>>();

/** Gives each provider of a kind an alias by the path of its platform, where a stack has more than one; one alone has none. */
export function nameProvider(platform: Construct, provider: TerraformProvider): void {
  const stack = TerraformStack.of(platform);
  const kinds = PROVIDERS.get(stack) ?? new Map();
  PROVIDERS.set(stack, kinds);
  const all = kinds.get(provider.terraformResourceType) ?? [];
  kinds.set(provider.terraformResourceType, all);
  const below = platform.node.path.slice(stack.node.path.length + 1);
  all.push({ provider, alias: below.toLowerCase().replace(/[^a-z0-9]+/g, '_') });
  if (all.length > 1) { for (const one of all) { one.provider.alias = one.alias; } }
}

/** The provider where there is more than one of its kind in the stack; one alone needs no reference. */
export function referenceTo(provider: TerraformProvider): TerraformProvider | undefined {
  return provider.alias === undefined ? undefined : provider;
}
