import { cdk, javascript, JsonFile } from 'projen';
import { LayerLint } from './projenrc/layer-lint';
import { ProviderProxmox } from './projenrc/provider-proxmox';
import { ReleaseEvidence } from './projenrc/release-evidence';

/** CDK Terrain publishes the maintained fork of cdktf under the same API; 0.24 is its current line. */
const CDKTF_RANGE = '^0.21.0 || ^0.24.0';
const CONSTRUCTS_RANGE = '>=10.6.0 <10.8.0';

const project = new cdk.JsiiProject({
  name: 'hostwright',
  description: 'Typed infrastructure for VM estates: one cdktf synth writes Terraform, first boot and evidence for Proxmox VE, vSphere and Azure.',
  author: 'Hostwright contributors',
  authorAddress: 'https://github.com/hostwright',
  repositoryUrl: 'https://github.com/hostwright/hostwright.git',
  license: 'Apache-2.0',
  keywords: ['cdktf', 'cdk', 'terraform', 'proxmox', 'vsphere', 'azure', 'ansible', 'cloud-init', 'hardening', 'homelab'],
  stability: 'experimental',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  jsiiVersion: '~6.0.16',
  minNodeVersion: '20.19.0',
  workflowNodeVersion: '22',
  npmProvenance: true,
  npmTrustedPublishing: true,
  depsUpgrade: false,
  docgenFilePath: 'API.md',
  bin: { hostwright: 'lib/cli/main.js' },

  peerDeps: [`cdktf@${CDKTF_RANGE}`, `constructs@${CONSTRUCTS_RANGE}`, '@hostwright/provider-proxmox@^0.1.0', '@cdktf/provider-azurerm@^14.23.1', '@cdktf/provider-vsphere@^11.2.1'],
  peerDependencyOptions: { pinnedDevDependency: false },
  bundledDeps: ['yaml@^2.9.1'],
  devDeps: [
    'cdktf@0.21.0', 'cdktf-cli@0.21.0', 'constructs@10.6.0', '@hostwright/provider-proxmox@0.1.0', '@cdktf/provider-azurerm@14.23.1', '@cdktf/provider-vsphere@11.2.1', '@cdktf/provider-generator@0.21.0', 'codemaker@1.112.0',
    'tsx', 'typescript@~6.0', 'fast-check',
  ],

  // Source maps inside the files would double what a user loads.
  tsconfig: { compilerOptions: { module: 'node20', resolveJsonModule: true, inlineSourceMap: false, inlineSources: false } },
  tsconfigDev: {
    compilerOptions: { module: 'node20', resolveJsonModule: true, paths: { hostwright: ['../src/index.ts'] } },
    include: ['../src/**/*.ts', '../.projenrc.ts', '../examples/**/*.ts', '../bench/**/*.ts', '../scripts/**/*.ts', '../projenrc/**/*.ts'],
  },
  jestOptions: {
    // A test that rewrites what it compares with cannot fail.
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    jestConfig: {
      // One core less, as jest would have it, is half of a small machine.
      maxWorkers: '100%',
      moduleNameMapper: { '^hostwright$': '<rootDir>/src/index.ts' },
      testPathIgnorePatterns: ['/node_modules/', '/packages/', '/lib/'],
      modulePathIgnorePatterns: ['<rootDir>/packages/', '<rootDir>/cdktf.out/', '<rootDir>/.cache/', '<rootDir>/dist/'],
      coveragePathIgnorePatterns: ['/node_modules/', '/packages/', '/test/'],
    },
  },
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'examples', 'projenrc', 'scripts', 'bench'],
    fileExtensions: ['.ts'],
    commandOptions: { fix: false },
    projectService: false,
    tsconfigPath: './test/tsconfig.json',
  },
  gitignore: [
    '.cache/', 'cdktf.out/', 'terraform.*.tfstate', 'terraform.*.tfstate.*', '*.tsbuildinfo', '!/tsconfig.json',
    '/packages/provider-proxmox/src/', '/packages/provider-proxmox/lib/', '/packages/provider-proxmox/.jsii',
    '/packages/provider-proxmox/tsconfig.json', '/packages/provider-proxmox/.build-hash',
  ],
});

for (const path of [
  '/.cache/', '/cdktf.out/', '/cdktf.json', '/bench/', '/docs/', '/examples/', '/packages/', '/projenrc/', '/scripts/', '/.ci/', '/hostwright.lock.json',
  '/terraform.*.tfstate*', '/coverage/', '/test-reports/', '/ARCHITECTURE.md', '/CONTRIBUTING.md', '/API.md',
]) { project.addPackageIgnore(path); }

// The gates of an upgrade call them as libraries; projen would let jsii-diff float.
project.addDevDeps('jsii-diff@1.134.0', 'jsii-reflect@1.142.0');

// Who has no Azure or no vCenter neither installs nor loads its bindings.
project.package.addField('peerDependenciesMeta', { '@cdktf/provider-azurerm': { optional: true }, '@cdktf/provider-vsphere': { optional: true } });
project.package.addField('workspaces', ['packages/provider-proxmox']);
project.package.addField('overrides', {
  // The upstream terminal package compiles itself where it has no prebuilt binary; this one carries them for every platform.
  '@cdktf/node-pty-prebuilt-multiarch': 'npm:@lydell/node-pty@1.1.0',
  // Later versions compile themselves on install where npm finds a binding.gyp; this one never does unless asked.
  '@parcel/watcher': '2.5.1',
  // The bindings of 1.13.0 are not all published.
  'unrs-resolver': '1.12.2',
});
project.package.addEngine('node', '>=20.19.0');

new ProviderProxmox(project);
new LayerLint(project);
new ReleaseEvidence(project);

new JsonFile(project, 'cdktf.json', {
  marker: false,
  committed: true,
  obj: {
    language: 'typescript',
    app: 'node scripts/app.mjs examples/main.ts',
    projectId: 'hostwright',
    sendCrashReports: 'false',
    output: 'cdktf.out',
  },
});

project.addTask('demo', { description: 'Synthesize every example with cdktf and print what was written', exec: 'node scripts/app.mjs scripts/demo.ts', receiveArgs: true });
project.addTask('synth', { description: 'cdktf synth of the estate in examples/main.ts', exec: 'cdktf synth', env: { CHECKPOINT_DISABLE: '1' } });
project.addTask('verify', { description: 'Let every judge that is installed read what the examples write', exec: 'node scripts/app.mjs scripts/verify.ts', receiveArgs: true });
project.addTask('bench', { description: 'Ratios against hand-written L1 code, in one run', exec: 'node scripts/app.mjs bench/main.ts', receiveArgs: true });
project.compileTask.reset('node scripts/ensure-built.mjs --library');
const baseline = project.addTask('baseline', { description: 'Write down what a minor release must not change: test/upgrade/baseline.*' });
baseline.exec('node scripts/ensure-built.mjs --library');
baseline.exec('node scripts/app.mjs scripts/baseline.ts', { receiveArgs: true });
const docs = project.addTask('docs', { description: 'Regenerate the documents that are made from code', exec: 'node scripts/app.mjs scripts/docs.ts', receiveArgs: true });
project.postCompileTask.spawn(docs);

project.synth();
