import { ref, Token } from 'cdktf';
import { SecretKind, SecretRef } from '../../src/values';

const environment = (text: string) => SecretRef.environmentVariable(text);
const variable = (text: string) => SecretRef.terraformVariable(text);
const file = (text: string) => SecretRef.file(text);

describe('SecretRef', () => {
  test.each([
    [environment('PROXMOX_VE_API_TOKEN'), SecretKind.ENVIRONMENT_VARIABLE, 'PROXMOX_VE_API_TOKEN', 'environment variable PROXMOX_VE_API_TOKEN'],
    [environment('_X1'), SecretKind.ENVIRONMENT_VARIABLE, '_X1', 'environment variable _X1'],
    [variable('db_password2'), SecretKind.TERRAFORM_VARIABLE, 'db_password2', 'Terraform variable db_password2'],
    [variable('source_key'), SecretKind.TERRAFORM_VARIABLE, 'source_key', 'Terraform variable source_key'],
    [file('~/.ssh/id_ed25519'), SecretKind.FILE, '~/.ssh/id_ed25519', 'file ~/.ssh/id_ed25519'],
    [file('/etc/my keys/a'), SecretKind.FILE, '/etc/my keys/a', 'file /etc/my keys/a'],
    [file('k'), SecretKind.FILE, 'k', 'file k'],
    [file('p'.repeat(1024)), SecretKind.FILE, 'p'.repeat(1024), `file ${'p'.repeat(1024)}`],
  ])('%s', (secret, kind, name, text) => {
    expect([secret.kind, secret.name, secret.toString()]).toEqual([kind, name, text]);
  });

  test.each([
    ['hunter2!'], ['hunter2'], ['lower_case'], ['1ABC'], ['A-B'], ['A'.repeat(129)], ['A\n'], [''],
  ])('environment variable %j is refused', text => {
    expect(() => environment(text)).toThrow(`HW1103 malformed value: given environment variable: a text of ${text.length} characters (not shown: it may be the secret); allowed: the name of a variable in capitals, digits and underscores, such as PROXMOX_VE_API_TOKEN. Write the name, never the secret; for TF_VAR_x use SecretRef.terraformVariable('x').`);
  });

  test.each([
    ['Hunter2'], ['a-b'], ['_a'], ['1a'], ['a'.repeat(65)], ['a\n'], [''],
    ['count'], ['depends_on'], ['for_each'], ['lifecycle'], ['locals'], ['providers'], ['source'], ['version'],
  ])('Terraform variable %j is refused', text => {
    expect(() => variable(text)).toThrow(`HW1103 malformed value: given Terraform variable: a text of ${text.length} characters (not shown: it may be the secret); allowed: a name in lower-case letters, digits and underscores, and none of count, depends_on, for_each, lifecycle, locals, providers, source, version. Write the name, never the secret.`);
  });

  test.each([
    ['-----BEGIN KEY-----\nabc'], ['a"b'], ['a\\b'], ['${path.module}/key'], ['%{ if x }a'], ['a\u2028${b}'], [' a'], ['a '], ['a\u0000b'], ['p'.repeat(1025)], [''],
  ])('file %j is refused', text => {
    expect(() => file(text)).toThrow(`HW1103 malformed value: given secret file: a text of ${text.length} characters (not shown: it may be the secret); allowed: a path with forward slashes, such as ~/.ssh/id_ed25519, without quotes, line breaks and templates. Write the path of the file, never its content.`);
  });

  test.each([
    [environment, 's3cr3t-hunter2'],
    [variable, 'S3cr3t-hunter2'],
    [file, 's3cr3t\nhunter2'],
  ])('a secret in the place of its name is not repeated (%#)', (build, secret) => {
    let message = '';
    try { build(secret); } catch (error) { message = (error as Error).message; }
    expect(message).toContain('HW1103');
    expect(message).not.toMatch(/s3cr3t|hunter2/i);
  });

  test.each([
    [environment, 'environment variable'],
    [variable, 'Terraform variable'],
    [file, 'secret file'],
  ])('a token is refused (%#)', (build, what) => {
    for (const text of [Token.asString(ref('x.secret')), `A${Token.asString(ref('x.secret'))}`, `A${Token.asNumber(ref('x.secret'))}`]) {
      expect(() => build(text)).toThrow('HW1107');
      expect(() => build(text)).toThrow(`; allowed: a name for the ${what} that is known at synth. `);
    }
    expect(() => build(undefined as unknown as string)).toThrow(`HW1103 malformed value: given ${what}: undefined; `);
  });
});
