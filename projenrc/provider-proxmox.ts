import { Component, JsonFile, typescript } from 'projen';

/** The workspace that holds the generated bindings of bpg/proxmox: built on install, never committed. */
export class ProviderProxmox extends Component {
  constructor(project: typescript.TypeScriptProject) {
    super(project);
    new JsonFile(project, 'packages/provider-proxmox/package.json', {
      marker: false,
      obj: {
        name: '@hostwright/provider-proxmox',
        version: '0.1.0',
        description: 'Prebuilt cdktf bindings of the Terraform provider bpg/proxmox (~> 0.111.1): every resource and data source, typed.',
        license: 'Apache-2.0',
        author: { name: 'Hostwright contributors', url: 'https://github.com/hostwright', organization: false },
        repository: { type: 'git', url: 'https://github.com/hostwright/hostwright.git', directory: 'packages/provider-proxmox' },
        keywords: ['cdktf', 'terraform', 'proxmox', 'provider', 'bindings'],
        main: 'lib/index.js',
        types: 'lib/index.d.ts',
        stability: 'experimental',
        engines: { node: '>=20.19.0' },
        publishConfig: { access: 'public', provenance: true },
        files: ['lib/**/*.js', 'lib/**/*.d.ts', '.jsii', 'README.md', 'LICENSE', 'schema/'],
        peerDependencies: { cdktf: '^0.21.0 || ^0.24.0', constructs: '>=10.6.0 <10.8.0' },
        jsii: {
          outdir: 'dist',
          targets: {},
          tsc: { outDir: 'lib', rootDir: 'src' },
        },
      },
    });

    project.addTask('refresh-schema', {
      description: 'Read the schema of bpg/proxmox off the real provider; needs Terraform and a registry',
      exec: 'node packages/provider-proxmox/refresh-schema.mjs',
      receiveArgs: true,
    });
    const ensure = 'node scripts/ensure-built.mjs';
    project.package.setScript('prepare', ensure);
    const compileFirst = project.addTask('ensure-built', { description: 'Build the provider bindings and the library where they are missing or stale', exec: `${ensure} --library` });
    project.testTask.prependSpawn(compileFirst);
  }
}
