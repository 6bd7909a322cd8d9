import { Construct } from 'constructs';
import type { VsphereEngine, VsphereEngineProps } from './vsphere-engine';
import { IPlatform } from '../../model/platform';

/** Beside the platforms: what an engine is made of must not show in their declarations, which are read without the provider's package. */
const ENGINES = new WeakMap<IPlatform, VsphereEngine>();

/** Makes the engine of a platform. It is loaded with the first one: a program without vSphere does not pay for it. */
export function makeEngine(platform: IPlatform & Construct, props: VsphereEngineProps): VsphereEngine {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { VsphereEngine: Engine } = require('./vsphere-engine') as typeof import('./vsphere-engine');
  const engine = new Engine(platform, props);
  ENGINES.set(platform, engine);
  return engine;
}

export function engineOf(platform: IPlatform): VsphereEngine {
  return ENGINES.get(platform)!;
}
