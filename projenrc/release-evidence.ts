import { Component, github, typescript } from 'projen';
import { JobPermission } from 'projen/lib/github/workflows-model';

const RELEASED = "needs.release.outputs.tag_exists != 'true' && needs.release.outputs.latest_commit == github.sha";

/** What is released beside the library's own tarball: the provider bindings, and the bill of materials that an auditor asks for. */
export class ReleaseEvidence extends Component {
  constructor(project: typescript.TypeScriptProject) {
    super(project);
    const sbom = project.addTask('sbom', {
      description: 'CycloneDX bill of materials of what is published',
      steps: [{ exec: 'mkdir -p dist' }, { exec: 'npm sbom --sbom-format cyclonedx --omit dev > dist/sbom.cdx.json' }],
    });
    const bindings = project.addTask('package:provider', {
      description: 'Tarball of @hostwright/provider-proxmox',
      steps: [{ exec: 'mkdir -p dist/provider' }, { exec: 'npm pack --workspace packages/provider-proxmox --pack-destination dist/provider' }],
    });
    project.packageTask.spawn(bindings);
    project.packageTask.spawn(sbom);
    const workflow = project.github?.tryFindWorkflow('release');
    if (workflow) { this.addJobs(workflow); }
  }

  private addJobs(workflow: github.GithubWorkflow): void {
    const artifact = {
      name: 'Download build artifacts',
      uses: 'actions/download-artifact@v4',
      with: { 'artifact-ids': '${{ needs.release.outputs.artifact_id }}', 'path': 'dist', 'merge-multiple': true },
    };
    workflow.addJobs({
      release_provider: {
        name: 'Publish @hostwright/provider-proxmox to npm',
        needs: ['release'],
        runsOn: ['ubuntu-latest'],
        permissions: { contents: JobPermission.READ, idToken: JobPermission.WRITE },
        if: RELEASED,
        steps: [
          { uses: 'actions/setup-node@v4', with: { 'node-version': '22' } },
          artifact,
          {
            // The bindings have a version of their own; a release of the library alone leaves them as they are.
            name: 'Publish',
            run: [
              'version=$(tar -xOf dist/provider/*.tgz package/package.json | node -p "JSON.parse(require(\'fs\').readFileSync(0)).version")',
              'npm view "@hostwright/provider-proxmox@$version" version || npm publish dist/provider/*.tgz --provenance --access public',
            ].join('\n'),
          },
        ],
      },
      release_sbom: {
        name: 'Attach the bill of materials to the GitHub release',
        needs: ['release', 'release_github'],
        runsOn: ['ubuntu-latest'],
        permissions: { contents: JobPermission.WRITE },
        if: RELEASED,
        steps: [artifact, {
          name: 'Upload',
          env: { GITHUB_TOKEN: '${{ github.token }}' },
          run: 'gh release upload -R "$GITHUB_REPOSITORY" "$(cat dist/releasetag.txt)" dist/sbom.cdx.json',
        }],
      },
    });
  }
}
