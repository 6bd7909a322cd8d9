import { Component, typescript } from 'projen';

/** Lower layers first; a layer may import itself and whatever stands above it in this list. */
const LAYERS: Record<string, string[]> = {
  private: [],
  values: ['private'],
  model: ['private', 'values'],
  catalog: ['private', 'values', 'model'],
  artifacts: ['private', 'values', 'model'],
  guest: ['private', 'values', 'model', 'catalog', 'artifacts'],
  platforms: ['private', 'values', 'model', 'catalog', 'artifacts', 'guest'],
  controls: ['private', 'values', 'model', 'catalog', 'artifacts', 'guest'],
  alerts: ['private', 'values', 'model', 'catalog', 'artifacts', 'guest'],
  constructs: ['private', 'values', 'model', 'catalog', 'artifacts', 'guest', 'controls', 'alerts'],
  stacks: ['private', 'values', 'model', 'catalog', 'artifacts', 'guest', 'controls', 'alerts', 'constructs', 'platforms'],
  cli: ['private', 'values', 'model', 'catalog', 'artifacts', 'guest', 'controls', 'alerts', 'constructs', 'platforms', 'stacks'],
};
const PLATFORMS = ['proxmox', 'vsphere', 'azure'];

/** Imports point down only: `constructs` and `platforms` meet in `model`, and no platform knows another. */
export class LayerLint extends Component {
  constructor(project: typescript.TypeScriptProject) {
    super(project);
    const layers = Object.keys(LAYERS);
    const zones = layers.flatMap(target => layers
      .filter(layer => layer !== target && !LAYERS[target].includes(layer))
      .map(layer => ({ target: `./src/${target}`, from: `./src/${layer}`, message: `${target} may not import ${layer} (ARCHITECTURE.md)` })));
    const platformZones = PLATFORMS.flatMap(target => PLATFORMS
      .filter(other => other !== target)
      .map(other => ({ target: `./src/platforms/${target}`, from: `./src/platforms/${other}`, message: 'a platform never imports another' })));
    project.eslint?.addRules({ 'import/no-restricted-paths': ['error', { zones: [...zones, ...platformZones] }] });
    project.eslint?.addRules({
      'no-restricted-imports': ['error', { patterns: [{ group: ['cdktf/lib/*'], message: 'import cdktf from its root only, so that CDK Terrain works under the same name' }] }],
      '@typescript-eslint/member-ordering': 'off',
      'max-len': 'off',
      '@stylistic/max-len': ['error', { code: 180, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreComments: true, ignoreRegExpLiterals: true }],
    });
  }
}
