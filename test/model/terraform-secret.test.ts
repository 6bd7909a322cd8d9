import { App, TerraformProvider } from 'cdktf';
import { EstateStack, SecretRef, TerraformSecret } from '../../src';
import { anyResource, Project } from '../support/project';

const project = Project.forEachTest();
const OWN = 'ACME_TOKEN';

class AcmeProvider extends TerraformProvider {
  public token?: string;

  protected override synthesizeAttributes() {
    return { token: this.token };
  }
}

/** Writes a resource and a provider with the secrets that are given. */
function written(resource: SecretRef | undefined, provider?: SecretRef): any {
  const app = new App();
  const stack = new EstateStack(app, 'lab');
  const data = anyResource(stack, 'Data');
  if (resource) { data.addOverride('input', TerraformSecret.argument(data, resource)); }
  if (provider) {
    const acme = new AcmeProvider(stack, 'Acme', { terraformResourceType: 'acme', terraformProviderSource: 'acme/acme' });
    acme.token = TerraformSecret.providerArgument(acme, provider, OWN);
  }
  app.synth();
  return project.json('cdktf.out', 'stacks', 'lab', 'cdk.tf.json');
}

describe('an argument of a resource', () => {
  test('GIVEN a Terraform variable WHEN written THEN the sensitive variable is declared, once', () => {
    const { resource, variable } = written(SecretRef.terraformVariable('db_password'), SecretRef.terraformVariable('db_password'));
    expect(resource.terraform_data.Data.input).toBe('${var.db_password}');
    expect(variable).toEqual({ db_password: { type: 'string', sensitive: true, nullable: false } });
  });

  test('GIVEN a file WHEN written THEN no plan shows it, and no variable is declared', () => {
    const { resource, variable } = written(SecretRef.file('~/.db'));
    expect([resource.terraform_data.Data.input, variable]).toEqual(['${sensitive(trimspace(file("~/.db")))}', undefined]);
  });

  test.each([
    [SecretRef.environmentVariable('DB'), 'environment variable DB', 'No resource reads the environment: use SecretRef.terraformVariable, and export TF_VAR_<name>.'],
    [SecretRef.vault('db', 'password'), 'Vault secret db, key password', 'Terraform reads neither Vault nor SOPS here: let your pipeline put the secret into TF_VAR_<name>, and use SecretRef.terraformVariable.'],
    [SecretRef.sops('a.yaml', 'db'), 'SOPS file a.yaml, key db', 'Terraform reads neither Vault nor SOPS here: let your pipeline put the secret into TF_VAR_<name>, and use SecretRef.terraformVariable.'],
    [SecretRef.keyVault('kv-lab', 'db'), 'Key Vault secret kv-lab/db', 'In Terraform only the Azure platform reads Key Vault, for its machines: fill TF_VAR_<name> by `az keyvault secret show`, and use SecretRef.terraformVariable.'],
  ])('GIVEN %s WHEN asked for THEN it is refused with HW1110 and the path', (secret, shown, remedy) => {
    expect(() => written(secret)).toThrow(new Error(`[lab/Data] HW1110 secret that is not read there: given ${shown} as an argument of a resource; allowed: a Terraform variable or a file. ${remedy}`));
  });
});

describe('an argument of a provider', () => {
  test.each([
    ['its own environment variable', SecretRef.environmentVariable(OWN), undefined],
    ['a Terraform variable', SecretRef.terraformVariable('acme'), '${var.acme}'],
    ['a file', SecretRef.file('~/.acme'), '${trimspace(file("~/.acme"))}'],
  ])('GIVEN %s WHEN written THEN it stands there, or is left out', (_, secret, expected) => {
    const { provider, variable } = written(undefined, secret);
    expect(provider.acme[0].token).toBe(expected);
    expect(Object.keys(variable ?? {})).toEqual(expected === '${var.acme}' ? ['acme'] : []);
  });

  test.each([
    ['another environment variable', SecretRef.environmentVariable('MINE'), 'environment variable MINE'],
    ['Vault', SecretRef.vault('acme', 'token'), 'Vault secret acme, key token'],
    ['SOPS', SecretRef.sops('a.yaml', 'acme'), 'SOPS file a.yaml, key acme'],
    ['Key Vault', SecretRef.keyVault('kv-lab', 'acme'), 'Key Vault secret kv-lab/acme'],
  ])('GIVEN %s WHEN asked for THEN it is refused with HW1110', (_, secret, shown) => {
    expect(() => written(undefined, secret)).toThrow(`[lab/Acme] HW1110 secret that is not read there: given ${shown} as an argument of a provider; allowed: ${OWN}, a Terraform variable or a file. `);
  });
});
