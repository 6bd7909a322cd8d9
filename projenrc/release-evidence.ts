import { Component, typescript } from 'projen';

/** What an auditor asks of a release: a bill of materials beside the tarballs. Provenance is npm's, the changelog projen's. */
export class ReleaseEvidence extends Component {
  constructor(project: typescript.TypeScriptProject) {
    super(project);
    const sbom = project.addTask('sbom', {
      description: 'CycloneDX bill of materials of what is published',
      steps: [{ exec: 'mkdir -p dist' }, { exec: 'npm sbom --sbom-format cyclonedx --omit dev > dist/sbom.cdx.json' }],
    });
    const bindings = project.addTask('package:provider', {
      description: 'Tarball of @hostwright/provider-proxmox',
      steps: [{ exec: 'mkdir -p dist/js' }, { exec: 'npm pack --workspace packages/provider-proxmox --pack-destination dist/js' }],
    });
    project.packageTask.spawn(bindings);
    project.packageTask.spawn(sbom);
  }
}
