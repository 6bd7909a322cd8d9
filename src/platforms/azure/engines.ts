import { Construct } from 'constructs';
import type { AzureEngine } from './azure-engine';
import { AzurePlatformProps } from './azure-platform-props';
import { IPlatform } from '../../model/platform';

/** Beside the platforms: what an engine is made of must not show in their declarations, which are read without the provider's package. */
const ENGINES = new WeakMap<IPlatform, AzureEngine>();

/** Makes the engine of a platform. It is loaded with the first one: a program without Azure does not pay for it. */
export function makeEngine(platform: IPlatform & Construct, props: AzurePlatformProps): AzureEngine {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { AzureEngine: Engine } = require('./azure-engine') as typeof import('./azure-engine');
  const engine = new Engine(platform, props);
  ENGINES.set(platform, engine);
  return engine;
}

export function engineOf(platform: IPlatform): AzureEngine {
  return ENGINES.get(platform)!;
}
