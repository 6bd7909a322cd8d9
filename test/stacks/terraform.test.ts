import * as fs from 'fs';
import { App, TerraformOutput } from 'cdktf';
import { Backend, EstateStack } from '../../src';
import { anyResource, Project } from '../support/project';
import { StateServer } from '../support/state-server';
import { HAS_TERRAFORM, terraform, TerraformRun } from '../support/terraform';

const project = Project.forEachTest();
if (!HAS_TERRAFORM) { console.warn('SKIPPED: terraform is not installed, so nobody has tried the backends'); }
const judged = HAS_TERRAFORM ? describe : describe.skip;

/** A stack with something to keep, and one that reads it. */
function synthesize(backend: Backend): void {
  const app = new App();
  const one = anyResource(new EstateStack(app, 'one', { backend }), 'X', { input: 'hello' });
  new TerraformOutput(new EstateStack(app, 'two', { backend: Backend.local() }), 'Out', { value: one.getStringAttribute('output') }).overrideLogicalId('read');
  app.synth();
}

async function run(stack: string, args: string[], variables: Record<string, string> = {}): Promise<string> {
  const { ok, output } = await terraform(project.stack(stack), args, variables);
  if (!ok) { throw new Error(`terraform ${args.join(' ')} in ${stack}:\n${output}`); }
  return output;
}

judged('backends that a real Terraform uses', () => {
  const server = new StateServer();
  let url = '';
  beforeAll(async () => { url = await server.start(); });
  afterAll(() => server.stop());
  beforeEach(() => { server.kept.clear(); server.asked.length = 0; });

  const AWS = () => ({ AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x', AWS_ENDPOINT_URL_S3: 'http://s3.example', AWS_ENDPOINT_URL_STS: 'http://sts.example', HTTP_PROXY: url });

  test.each<[string, () => Backend, () => Record<string, string>, () => string]>([
    ['local', () => Backend.local(), () => ({}), () => project.read('terraform.one.tfstate')],
    ['http', () => Backend.http(`${url}/state/estate`), () => ({}), () => server.kept.get('/state/estate')!.toString()],
    ['s3', () => Backend.s3({ bucket: 'states', region: 'eu-central-1' }), AWS, () => server.kept.get('states.s3.example/one/terraform.tfstate')!.toString()],
  ])('GIVEN %s WHEN applied THEN the state is kept there, and the other stack reads it', async (name, backend, variables, state) => {
    synthesize(backend());
    await run('one', ['init', '-input=false'], variables());
    await run('one', ['apply', '-auto-approve'], variables());
    expect(JSON.parse(state()).resources).toHaveLength(1);

    await run('two', ['init', '-input=false'], variables());
    expect(await run('two', ['apply', '-auto-approve'], variables())).toContain('read = "hello"');

    if (name === 'http') { expect(server.asked.filter(line => line.endsWith('/lock')).slice(0, 2)).toEqual(['POST /state/estate/lock', 'DELETE /state/estate/lock']); }
    if (name === 's3') { expect(server.asked).toEqual(expect.arrayContaining(['PUT states.s3.example/one/terraform.tfstate.tflock', 'DELETE states.s3.example/one/terraform.tfstate.tflock'])); }
  }, 60_000);

  test.each<[string, () => Backend, () => Record<string, string>, string]>([
    ['http', () => Backend.http(`${url}/state/estate`), () => ({}), '/state/estate/lock'],
    ['s3', () => Backend.s3({ bucket: 'states', region: 'eu-central-1' }), AWS, 'states.s3.example/one/terraform.tfstate.tflock'],
  ])('GIVEN %s and somebody else\'s lock WHEN applied THEN Terraform does not', async (_, backend, variables, lock) => {
    synthesize(backend());
    await run('one', ['init', '-input=false'], variables());
    server.kept.set(lock, Buffer.from(JSON.stringify({ ID: '3d2a1f54-0000-4000-8000-000000000000', Operation: 'OperationTypeApply', Who: 'somebody', Version: '1', Created: '2026-01-01T00:00:00Z' })));
    const { ok, output } = await terraform(project.stack('one'), ['apply', '-auto-approve'], variables());
    expect({ ok, output }).toEqual({ ok: false, output: expect.stringContaining('Error acquiring the state lock') });
  }, 60_000);

  // Their services are not here; Terraform reads the block before it calls them.
  const REMOTE: readonly [string, () => Backend, RegExp][] = [
    ['azure', () => Backend.azure({ resourceGroup: 'rg', storageAccount: 'account', container: 'states' }), /build authorizer|Azure CLI|authenticat/i],
    ['gcs', () => Backend.gcs('states'), /could not find default credentials/],
    ['postgresql', () => Backend.postgresql(), /dial tcp 127\.0\.0\.1:9: connect: connection refused/],
    ['hcpTerraform', () => Backend.hcpTerraform({ organization: 'org' }), /Failed to request discovery document|Required token could not be found/],
  ];
  const NOWHERE = { PG_CONN_STR: 'postgres://127.0.0.1:9/nothing?connect_timeout=2', ARM_SUBSCRIPTION_ID: 'x', ARM_USE_CLI: 'false', HTTPS_PROXY: 'http://127.0.0.1:9' };

  test.each(REMOTE)('GIVEN %s WHEN initialized THEN Terraform takes the block and fails only at the service, and so does the stack that reads', async (_, backend, atService) => {
    synthesize(backend());
    const complaints: TerraformRun[] = [await terraform(project.stack('one'), ['init', '-input=false'], NOWHERE)];
    await run('two', ['init', '-input=false'], NOWHERE);
    complaints.push(await terraform(project.stack('two'), ['plan'], NOWHERE));
    for (const { ok, output } of complaints) {
      expect(ok).toBe(false);
      expect(output).toMatch(atService);
      expect(output).not.toMatch(/Extraneous|Unsupported|Missing required|Invalid/);
    }
  }, 60_000);

  test.each([...REMOTE.map(([name, backend]) => [name, backend] as const), ['local', () => Backend.local()] as const])('GIVEN %s with an argument that nobody knows WHEN initialized THEN Terraform says so: the judge can tell', async (_, backend) => {
    synthesize(backend());
    const document = project.json('cdktf.out', 'stacks', 'one', 'cdk.tf.json');
    (document.terraform.cloud ?? Object.values(document.terraform.backend)[0]).nonsense = 'x';
    fs.writeFileSync(project.stack('one', 'cdk.tf.json'), JSON.stringify(document));
    const { ok, output } = await terraform(project.stack('one'), ['init', '-input=false'], NOWHERE);
    expect({ ok, output }).toEqual({ ok: false, output: expect.stringContaining('No argument or block type is named "nonsense"') });
  }, 60_000);
});

judged('a stack that leaves the App', () => {
  test('GIVEN it was applied with local state WHEN its folder is gone, as cdktf does it THEN its state is still in the project, and destroys what it made', async () => {
    synthesize(Backend.local());
    await run('one', ['init', '-input=false']);
    await run('one', ['apply', '-auto-approve']);
    const state = project.read('terraform.one.tfstate');

    fs.rmSync(project.stack('one'), { recursive: true });
    const app = new App();
    new EstateStack(app, 'other');
    app.synth();
    expect(project.read('terraform.one.tfstate')).toBe(state);

    synthesize(Backend.local());
    await run('one', ['init', '-input=false']);
    expect(await run('one', ['plan'])).toContain('No changes');
    expect(await run('one', ['destroy', '-auto-approve'])).toContain('1 destroyed');
  }, 60_000);

  test('GIVEN Terraform has worked in a folder WHEN the stack is synthesized again THEN its lock file and its data are still there, and nothing has changed', async () => {
    synthesize(Backend.local());
    await run('one', ['init', '-input=false']);
    await run('one', ['apply', '-auto-approve']);
    project.write('x', 'cdktf.out', 'stacks', 'one', '.terraform.lock.hcl');
    synthesize(Backend.local());
    expect(fs.existsSync(project.stack('one', '.terraform', 'terraform.tfstate'))).toBe(true);
    expect(project.read('cdktf.out', 'stacks', 'one', '.terraform.lock.hcl')).toBe('x');
    expect(project.annotations('one', 'warn')).toEqual([]);
  }, 60_000);
});
