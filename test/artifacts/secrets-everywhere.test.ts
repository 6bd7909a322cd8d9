import { App, TerraformLocal, TerraformOutput, TerraformVariable } from 'cdktf';
import { EstateStack, HardenedVm, HardenedVmProps, IpAssignment, Labels, OperatingSystem, Provisioning, ProxmoxPlatform, ProxmoxTuning, SecretPlace, SecretRef, TextArtifact } from '../../src';
import { ADMIN, DAY, proxmox } from '../platforms/written';
import { anyResource, filesBelow, Project, refusalOf } from '../support/project';

const project = Project.forEachTest();

// Put together here, so that no scanner of this repository takes them for real ones.
const TOKEN = `ghp_${'a1B2'.repeat(9)}`;
const BODY = 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmU';
const PEM = `${'-'.repeat(5)}BEGIN OPENSSH PRIVATE KEY${'-'.repeat(5)}\n${BODY}\n${'-'.repeat(5)}END OPENSSH PRIVATE KEY${'-'.repeat(5)}\n`;
/** One that keeps to the grammar of labels. */
const LOWER = `tskey-auth-k${'a1b2'.repeat(2)}-${'c3d4'.repeat(4)}`;
const PASSWORD = 'hunter2hunter2';
const ADDRESS = `postgres://app:${PASSWORD}@db.example/app`;

function web(stack: EstateStack, change: Partial<HardenedVmProps> = {}, pve = proxmox(stack, { ssh: { userName: 'terraform' } })): { readonly pve: ProxmoxPlatform; readonly vm: HardenedVm } {
  return { pve, vm: new HardenedVm(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1'), ...change }) };
}

const tuned = (tuning: ProxmoxTuning) => (stack: EstateStack) => { const { pve, vm } = web(stack); pve.tune(vm, tuning); };
const overridden = (key: string, value: unknown) => (stack: EstateStack) => { web(stack).vm.resource.addOverride(key, value); };
const cloudInit = (...packages: string[]) => (stack: EstateStack) => { web(stack, { provisioning: Provisioning.cloudInit({ packages }) }); };

/** Where the secret was put, what must never be told of it, the kind that is told, and the place that is named. */
const CASES: readonly [string, string, string, RegExp, (stack: EstateStack) => void][] = [
  ['a description', TOKEN, 'GitHub token', /cdk\.tf\.json at resource\.proxmox_virtual_environment_vm\.Web_\w+\.description/, tuned({ description: `see ${TOKEN}` })],
  ['a description of several lines', BODY, 'private key (PEM)', /cdk\.tf\.json at \S+\.description/, tuned({ description: `notes:\n${PEM}` })],
  ['a tag', LOWER, 'Tailscale key', /cdk\.tf\.json at resource\.\S+\.Web_\w+;/, overridden('tags', [`key-${LOWER}`])],
  ['a label', LOWER, 'Tailscale key', /"estate\.json"/, stack => { web(stack, { labels: Labels.of({ key: LOWER }) }); }],
  ['arguments of KVM', TOKEN, 'GitHub token', /cdk\.tf\.json at \S+\.kvm_arguments/, overridden('kvm_arguments', `-fw_cfg name=opt/key,string=${TOKEN}`)],
  ['a list of an override', TOKEN, 'GitHub token', /cdk\.tf\.json at resource\.\S+\.serial/, overridden('smbios', [{ serial: `x ${TOKEN}` }])],
  ['a key of an override', TOKEN, 'GitHub token', /cdk\.tf\.json at resource\.\S+\.Web_\w+;/, overridden('custom', { [TOKEN]: true })],
  ['a property of the typed resource', PASSWORD, 'connection string with a password', /cdk\.tf\.json at \S+\.description/, stack => { const { pve, vm } = web(stack); pve.resourceOf(vm).description = ADDRESS; }],
  ['a cloud-init document', TOKEN, 'GitHub token', /"cloud-init\/web\/vendor-data\.yaml"/, cloudInit('curl', TOKEN)],
  ['a cloud-init document with a key', BODY, 'private key (PEM)', /"cloud-init\/web\/vendor-data\.yaml"/, cloudInit(PEM)],
  ['an own file', PASSWORD, 'connection string with a password', /"app\.env"/, stack => { new TextArtifact(stack, 'Env', { produce: () => `A=1\nDATABASE_URL=${ADDRESS}\n` }, { filePath: 'app.env' }); }],
  ['an own file beside a reference to a secret', TOKEN, 'GitHub token', /"a\.yaml"/, stack => {
    new TextArtifact(stack, 'Vars', { produce: () => `a: "${SecretRef.vault('a', 'b').textIn(SecretPlace.ANSIBLE)}"\nb: ${TOKEN}\n` }, { filePath: 'a.yaml' });
  }],
  ['the address of an image', PASSWORD, 'connection string with a password', /preflight\.md|cdk\.tf\.json at resource\.\S+\.url/, stack => {
    const pve = proxmox(stack);
    web(stack, { image: pve.cloudImage(`https://app:${PASSWORD}@images.example/a.qcow2`, { digest: `sha256:${'a'.repeat(64)}`, guest: OperatingSystem.DEBIAN_13 }), network: pve.bridge('vmbr0') }, pve);
  }],
  ['an override of the provider', TOKEN, 'GitHub token', /cdk\.tf\.json at provider\.proxmox/, stack => { web(stack).pve.provider.addOverride('api_token', TOKEN); }],
  ['an override of the stack', TOKEN, 'GitHub token', /cdk\.tf\.json at locals\.x/, stack => { stack.addOverride('locals.x', TOKEN); }],
  ['a local value', TOKEN, 'GitHub token', /cdk\.tf\.json at locals\.Mine/, stack => { new TerraformLocal(stack, 'Mine', { deep: [TOKEN] }); }],
  ['an output', TOKEN, 'GitHub token', /cdk\.tf\.json at output\.Mine\.value/, stack => { new TerraformOutput(stack, 'Mine', { value: TOKEN }); }],
  ['the description of an output', TOKEN, 'GitHub token', /cdk\.tf\.json at output\.Mine\.description/, stack => { new TerraformOutput(stack, 'Mine', { value: 'a', description: TOKEN }); }],
  ['the default of a variable', TOKEN, 'GitHub token', /cdk\.tf\.json at variable\.Mine\.default/, stack => { new TerraformVariable(stack, 'Mine', { default: TOKEN, sensitive: true }); }],
  ['the backend', TOKEN, 'GitHub token', /cdk\.tf\.json at terraform\.backend/, stack => { stack.addOverride('terraform.backend.s3.token', TOKEN); }],
  ['a resource of another provider', TOKEN, 'GitHub token', /cdk\.tf\.json at resource\.terraform_data\.Data\.a/, stack => { anyResource(stack, 'Data', { input: { a: JSON.stringify({ b: `x\n${TOKEN}` }) } }); }],
  ['a provisioner', TOKEN, 'GitHub token', /cdk\.tf\.json at resource\.terraform_data\.Data/, stack => { anyResource(stack, 'Data', { provisioner: [{ 'local-exec': { command: `curl -H 'Authorization: Bearer ${TOKEN}'` } }] }); }],
];

test.each(CASES)('GIVEN a secret in %s WHEN synthesized THEN it is refused with HW5004, told by kind and place, and written nowhere', (_, secret, kind, place, program) => {
  const app = new App();
  program(new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } }));

  const { message, problems, codes } = refusalOf(app);

  expect(new Set(codes)).toEqual(new Set(['HW5004']));
  expect(problems.map(problem => problem.message).filter(text => text.includes(`given ${kind} in `) && place.test(text))).not.toEqual([]);
  const files = filesBelow(project.root);
  expect(Object.keys(files).sort()).toEqual(['cdktf.json', 'cdktf.out/refused/report.json', 'cdktf.out/refused/report.txt']);
  for (const text of [message, ...Object.values(files)]) { expect(text).not.toContain(secret); }
});

test('GIVEN a secret in what is refused anyway WHEN synthesized THEN the refusal does not repeat it', () => {
  const app = new App();
  tuned({ kvmArguments: TOKEN, cpuType: TOKEN, hotplug: TOKEN })(new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } }));

  const { message, codes } = refusalOf(app);

  expect(codes).toEqual(expect.arrayContaining(['HW2005', 'HW2006']));
  expect(message).not.toContain(TOKEN);
});

test('GIVEN secrets that are only referred to WHEN synthesized THEN everything is written', () => {
  const app = new App();
  const stack = new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
  web(stack).vm.resource.addOverride('description', 'postgres://app:${var.db}@db.example/app');
  new TerraformVariable(stack, 'db', { type: 'string', sensitive: true });
  const kinds = [SecretRef.environmentVariable('TOKEN'), SecretRef.terraformVariable('token'), SecretRef.file('~/.token'), SecretRef.vault('a/b', 'token'), SecretRef.sops('a.yaml', 'token'), SecretRef.keyVault('kv-lab', 'token')];
  new TextArtifact(stack, 'Vars', { produce: () => kinds.map(secret => `postgres://app:${secret.textIn(SecretPlace.ANSIBLE)}@db.example/app\n`).join('') }, { filePath: 'vars.txt' });

  app.synth();

  expect(project.read('cdktf.out', 'stacks', 'lab', 'vars.txt').split('\n')).toHaveLength(7);
});
