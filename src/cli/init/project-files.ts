import { HomelabChoices } from './homelab-choices';
import { homelabProgram } from './homelab-program';
import { ownPackage } from '../own-package';

/** Where npm finds the two packages of this library. */
export interface PackageSources {
  /** What `package.json` says of the library; undefined for the version that this is. */
  readonly library?: string;
  /** What it says of the bindings of the provider; undefined for the range that this version asks for. */
  readonly bindings?: string;
}

const BINDINGS = '@hostwright/provider-proxmox';

/** Every file of a new project: path with forward slashes, and text. */
export function projectFiles(choices: HomelabChoices, sources: PackageSources): Record<string, string> {
  return {
    'package.json': json(packageFile(choices.stackName, sources)),
    'cdktf.json': json({ language: 'typescript', app: 'npx tsx main.ts', projectId: choices.stackName, sendCrashReports: 'false', output: 'cdktf.out' }),
    'tsconfig.json': json({ compilerOptions: { target: 'ES2022', module: 'node20', strict: true, noEmit: true, skipLibCheck: true, types: ['node'] }, include: ['*.ts'] }),
    'main.ts': homelabProgram(choices),
    '.gitignore': ['node_modules/', 'cdktf.out/', '.venv/', 'ansible/collections/', '# Terraform\'s state can hold secrets.', 'terraform.*.tfstate', 'terraform.*.tfstate.*', ''].join('\n'),
    'ansible/README.md': ansiblePage(choices),
    'ansible/hosts.yml': ['---', '# Hosts and groups beside those of the program.', 'all: {}', ''].join('\n'),
    'ansible/group_vars/.gitkeep': '',
    'ansible/host_vars/.gitkeep': '',
    'ansible/playbooks/.gitkeep': '',
    'ansible/roles/.gitkeep': '',
  };
}

function packageFile(name: string, { library, bindings }: PackageSources): object {
  const { version, peerDependencies } = ownPackage();
  const [cdktf] = peerDependencies.cdktf.split(' || ');
  return {
    name,
    version: '0.0.0',
    private: true,
    scripts: { synth: 'cdktf synth', check: 'tsc' },
    dependencies: {
      [BINDINGS]: bindings ?? peerDependencies[BINDINGS],
      cdktf,
      constructs: peerDependencies.constructs,
      hostwright: library ?? `^${version}`,
    },
    devDependencies: { '@types/node': '^20', 'cdktf-cli': cdktf, 'tsx': '^4', 'typescript': '~6.0' },
    // The upstream terminal package compiles itself where it has no prebuilt binary; this one carries them for every platform.
    overrides: { '@cdktf/node-pty-prebuilt-multiarch': 'npm:@lydell/node-pty@1.1.0' },
  };
}

function ansiblePage({ stackName, machines }: HomelabChoices): string {
  return [
    '# What you add to the plays',
    '',
    'The plays of each stack are written anew by every synth, below `cdktf.out`: nothing there is yours. What is yours lies here, is committed, and is never written by a synth.',
    '',
    '| | |',
    '|---|---|',
    '| `hosts.yml` | hosts and groups beside those of the program |',
    `| \`group_vars/<group>.yml\`, \`host_vars/<host>.yml\` | variables, for example \`host_vars/${machines[0].id}.yml\`; they win over those that are generated |`,
    '| `roles/<role>/` | roles of your own, which `addRole` takes by their name; one with the name of a generated role takes its place |',
    '| `playbooks/*.yml` | plays of your own; `site.yml` runs them at its end, in the order of their names |',
    '| `collections/` | where `ansible-galaxy` puts what it installs; it is not committed |',
    '',
    `How they are run stands in \`cdktf.out/stacks/${stackName}/NEXT.md\`.`,
    '',
  ].join('\n');
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
