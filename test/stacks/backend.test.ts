import { App, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { Backend, EstateStack } from '../../src';
import { anyResource, Project } from '../support/project';

const project = Project.forEachTest();

/** The `terraform` block of a stack with a backend, as it is written. */
function blockOf(backend: Backend, id = 'My-Stack'): Record<string, unknown> {
  const app = new App();
  new EstateStack(app, id, { backend });
  app.synth();
  return project.json('cdktf.out', 'stacks', id, 'cdk.tf.json').terraform;
}

const ALL: Record<string, () => Backend> = {
  local: () => Backend.local(),
  s3: () => Backend.s3({ bucket: 'states', region: 'eu-central-1' }),
  azure: () => Backend.azure({ resourceGroup: 'rg', storageAccount: 'account', container: 'states' }),
  gcs: () => Backend.gcs('states'),
  http: () => Backend.http('https://git.example/api/v4/projects/1/terraform/state/estate'),
  postgresql: () => Backend.postgresql(),
  hcpTerraform: () => Backend.hcpTerraform({ organization: 'org' }),
};

describe('the block that each backend writes', () => {
  test.each<[string, Backend, Record<string, unknown>]>([
    ['nothing said', Backend.local(), { backend: { local: { path: '../../../terraform.My-Stack.tfstate' } } }],
    ['s3', ALL.s3(), { backend: { s3: { bucket: 'states', region: 'eu-central-1', key: 'My-Stack/terraform.tfstate', encrypt: true, use_lockfile: true } } }],
    ['s3 with a key and without a lock file', Backend.s3({ bucket: 'states', region: 'eu-west-1', objectKey: 'a/b.tfstate', lockFile: false }), { backend: { s3: { bucket: 'states', region: 'eu-west-1', key: 'a/b.tfstate', encrypt: true } } }],
    ['azure', ALL.azure(), { backend: { azurerm: { resource_group_name: 'rg', storage_account_name: 'account', container_name: 'states', key: 'My-Stack.tfstate' } } }],
    ['azure with a key', Backend.azure({ resourceGroup: 'rg', storageAccount: 'account', container: 'states', objectKey: 'k' }), { backend: { azurerm: expect.objectContaining({ key: 'k' }) } }],
    ['gcs', ALL.gcs(), { backend: { gcs: { bucket: 'states', prefix: 'My-Stack' } } }],
    ['http', Backend.http('https://git.example/state/x'), {
      backend: { http: { address: 'https://git.example/state/x', lock_address: 'https://git.example/state/x/lock', unlock_address: 'https://git.example/state/x/lock', lock_method: 'POST', unlock_method: 'DELETE' } },
    }],
    ['hcpTerraform', ALL.hcpTerraform(), { cloud: { organization: 'org', workspaces: { name: 'My-Stack' } } }],
    ['hcpTerraform with a workspace', Backend.hcpTerraform({ organization: 'org', workspace: 'w' + 's' }), { cloud: { organization: 'org', workspaces: { name: 'ws' } } }],
  ])('GIVEN %s WHEN synthesized THEN it is exactly this', (_, backend, block) => {
    expect(blockOf(backend)).toEqual(block);
  });

  test('GIVEN postgresql WHEN synthesized THEN there is a schema and no connection string, which comes from PG_CONN_STR', () => {
    expect(blockOf(Backend.postgresql(), 'plain_1')).toEqual({ backend: { pg: { schema_name: 'plain_1' } } });
  });

  test('GIVEN stacks whose ids differ in what a schema cannot show WHEN synthesized THEN each has a schema of its own, of at most 63 letters', () => {
    const ids = ['my-stack', 'my_stack', 'My-Stack', 'my.stack', 'x'.repeat(70), 'x'.repeat(71), '-'];
    const schemas = ids.map(id => ((blockOf(Backend.postgresql(), id).backend as any).pg.schema_name as string));
    expect(new Set(schemas).size).toBe(ids.length);
    for (const schema of schemas) { expect(schema).toMatch(/^[a-z0-9_]{1,63}$/); }
    expect(schemas[1]).toBe('my_stack');
  });

  test.each(Object.keys(ALL))('GIVEN %s WHEN two stacks share the value THEN each has a place of its own', name => {
    // An http address names one state: whoever has two stacks gives two.
    if (name === 'http') { return; }
    const backend = ALL[name]();
    expect(JSON.stringify(blockOf(backend, 'one'))).not.toBe(JSON.stringify(blockOf(backend, 'two')));
  });

  test('GIVEN each backend WHEN asked THEN only the local one is a file of the project', () => {
    expect(Object.entries(ALL).filter(([, make]) => make().isLocal).map(([name]) => name)).toEqual(['local']);
  });

  test.each(Object.keys(ALL))('GIVEN %s WHEN another stack refers to this one THEN it reads the state from there', name => {
    const app = new App();
    const one = anyResource(new EstateStack(app, 'one', { backend: ALL[name]() }), 'X');
    new TerraformOutput(new EstateStack(app, 'two'), 'Out', { value: one.getStringAttribute('id') });
    app.synth();
    const block = project.json('cdktf.out', 'stacks', 'one', 'cdk.tf.json').terraform;
    const [state] = Object.values(project.json('cdktf.out', 'stacks', 'two', 'cdk.tf.json').data.terraform_remote_state) as any[];
    const { backend, config } = state;
    if (name === 'hcpTerraform') {
      expect({ backend, config }).toEqual({ backend: 'remote', config: block.cloud });
    } else {
      const own = block.backend[backend];
      for (const key of ['path', 'bucket', 'key', 'region', 'prefix', 'address', 'schema_name', 'resource_group_name', 'storage_account_name', 'container_name'].filter(attribute => attribute in own)) {
        expect(config[key]).toBe(own[key]);
      }
    }
  });
});

describe('what a backend refuses', () => {
  const token = () => new TerraformVariable(new TerraformStack(new App(), 's'), 'v', {}).stringValue;

  test.each<[string, () => Backend, string]>([
    ['an empty bucket', () => Backend.s3({ bucket: '', region: 'eu-central-1' }), 'HW1103'],
    ['a bucket with a slash', () => Backend.s3({ bucket: 'a/b', region: 'eu-central-1' }), 'HW1103'],
    ['a region with a space', () => Backend.s3({ bucket: 'states', region: 'eu central' }), 'HW1103'],
    ['a bucket that is a token', () => Backend.s3({ bucket: token(), region: 'eu-central-1' }), 'HW1107'],
    ['an object key that is a token', () => Backend.s3({ bucket: 'states', region: 'eu-central-1', objectKey: token() }), 'HW1107'],
    ['an object key with an expression', () => Backend.s3({ bucket: 'states', region: 'eu-central-1', objectKey: '${var.x}' }), 'HW1103'],
    ['an empty object key', () => Backend.azure({ resourceGroup: 'rg', storageAccount: 'account', container: 'states', objectKey: '' }), 'HW1103'],
    ['an object key that begins with a slash', () => Backend.azure({ resourceGroup: 'rg', storageAccount: 'account', container: 'states', objectKey: '/k' }), 'HW1103'],
    ['a container with a slash', () => Backend.azure({ resourceGroup: 'rg', storageAccount: 'account', container: 'a/b' }), 'HW1103'],
    ['a bucket of gcs with a scheme', () => Backend.gcs('gs://states'), 'HW1103'],
    ['an address with credentials', () => Backend.http('https://user:secret@git.example/state'), 'HW1103'],
    ['an address without a scheme', () => Backend.http('git.example/state'), 'HW1103'],
    ['an address with a query, after which no /lock can stand', () => Backend.http('https://git.example/state?x=1'), 'HW1103'],
    ['an address with a last slash', () => Backend.http('https://git.example/state/'), 'HW1103'],
    ['an address that is a token', () => Backend.http(token()), 'HW1107'],
    ['an organization with a space', () => Backend.hcpTerraform({ organization: 'my org' }), 'HW1103'],
    ['a workspace that is a token', () => Backend.hcpTerraform({ organization: 'org', workspace: token() }), 'HW1107'],
    ['a workspace with a slash', () => Backend.hcpTerraform({ organization: 'org', workspace: 'a/b' }), 'HW1103'],
  ])('GIVEN %s WHEN made THEN it is refused at once', (_, make, code) => {
    expect(make).toThrow(expect.objectContaining({ code }));
  });

  test('GIVEN an address with credentials WHEN refused THEN the remedy names the variables, and the password is not shown', () => {
    const make = () => Backend.http('https://user:secret@git.example/state');
    expect(make).toThrow(/TF_HTTP_USERNAME and TF_HTTP_PASSWORD/);
    expect(make).not.toThrow(/secret/);
  });
});
