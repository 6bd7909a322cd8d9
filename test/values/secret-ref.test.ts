import { ref, Token } from 'cdktf';
import { SecretKind, SecretRef } from '../../src/values';

const environment = (text: string) => SecretRef.environmentVariable(text);
const variable = (text: string) => SecretRef.terraformVariable(text);
const file = (text: string) => SecretRef.file(text);
const vault = (text: string) => SecretRef.vault(text, 'password');
const mount = (text: string) => SecretRef.vault('hosts/web', 'password', { mount: text });
const field = (text: string) => SecretRef.vault('hosts/web', text);
const sops = (text: string) => SecretRef.sops(text, 'password');
const key = (text: string) => SecretRef.sops('a.yaml', 'db', text);
const keyVault = (text: string) => SecretRef.keyVault(text, 'db-password');
const keyVaultSecret = (text: string) => SecretRef.keyVault('kv-lab', text);
const keyVaultGroup = (text: string) => SecretRef.keyVault('kv-lab', 'db-password', { resourceGroup: text });

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
    [file('it\'s {mine}/100%'), SecretKind.FILE, 'it\'s {mine}/100%', 'file it\'s {mine}/100%'],
    [vault('hosts/web-1.lab'), SecretKind.VAULT, 'hosts/web-1.lab', 'Vault secret hosts/web-1.lab, key password'],
    [vault('v'.repeat(256)), SecretKind.VAULT, 'v'.repeat(256), `Vault secret ${'v'.repeat(256)}, key password`],
    [sops('~/secrets.enc.yaml'), SecretKind.SOPS, '~/secrets.enc.yaml', 'SOPS file ~/secrets.enc.yaml, key password'],
    [key('pass-word.1'), SecretKind.SOPS, 'a.yaml', 'SOPS file a.yaml, key db / pass-word.1'],
    [keyVaultSecret('db-password'), SecretKind.KEY_VAULT, 'db-password', 'Key Vault secret kv-lab/db-password'],
    [keyVaultSecret('-'), SecretKind.KEY_VAULT, '-', 'Key Vault secret kv-lab/-'],
    [keyVaultSecret('S'.repeat(127)), SecretKind.KEY_VAULT, 'S'.repeat(127), `Key Vault secret kv-lab/${'S'.repeat(127)}`],
    [keyVault('Kv1'), SecretKind.KEY_VAULT, 'db-password', 'Key Vault secret Kv1/db-password'],
    [keyVault(`a-${'1'.repeat(22)}`), SecretKind.KEY_VAULT, 'db-password', `Key Vault secret a-${'1'.repeat(22)}/db-password`],
    [keyVaultGroup('rg'), SecretKind.KEY_VAULT, 'db-password', 'Key Vault secret kv-lab/db-password'],
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
    ['-----BEGIN KEY-----\nabc'], ['a{{ b }}'], ['{% if x %}'], ['{# x'], ['a"b'], ['a\\b'], ['${path.module}/key'], ['%{ if x }a'], ['a\u2028${b}'], [' a'], ['a '], ['a\u0000b'], ['p'.repeat(1025)], [''],
  ])('file %j is refused', text => {
    expect(() => file(text)).toThrow(`HW1103 malformed value: given secret file: a text of ${text.length} characters (not shown: it may be the secret); allowed: a path with forward slashes, such as ~/.ssh/id_ed25519, without quotes, line breaks and templates. Write the path of the file, never its content.`);
  });

  test.each([
    ['hosts//web'], ['/hosts'], ['hosts/'], ['a b'], ['a\'b'], ['../x'], ['a#b'], ['v'.repeat(257)], ['a\n'], [''],
  ])('path %j in Vault is refused, and as a mount', text => {
    for (const build of [vault, mount]) {
      expect(() => build(text)).toThrow(`HW1103 malformed value: given path in Vault: a text of ${text.length} characters (not shown: it may be the secret); allowed: letters, digits, \`.\`, \`_\` and \`-\` between slashes, such as hosts/web, without the mount. Write the path of the secret, never the secret; login and address come from the environment.`);
    }
  });

  test.each([['a b'], ['a\'b'], ['a/b'], ['{{ a }}'], ['-a'], ['k'.repeat(129)], ['a\n'], ['']])('key %j is refused, of Vault and of SOPS', text => {
    for (const build of [field, key]) {
      expect(() => build(text)).toThrow(`HW1103 malformed value: given key of the secret: a text of ${text.length} characters (not shown: it may be the secret); allowed: up to 128 letters, digits, \`.\`, \`_\` and \`-\`, such as password. Write the name of the field, never its value.`);
    }
  });

  test.each([
    ['kv'], ['k'.repeat(25)], ['1kv'], ['-kv'], ['kv-'], ['kv--lab'], ['kv_lab'], ['kv.lab'], ['https://kv-lab.vault.azure.net'], ['kv lab'], ['kvl\n'], [''],
  ])('name %j of a Key Vault is refused', text => {
    expect(() => keyVault(text)).toThrow(`HW1103 malformed value: given name of the Key Vault: a text of ${text.length} characters (not shown: it may be the secret); allowed: 3 to 24 letters, digits and single hyphens, with a letter first and no hyphen last, such as kv-lab. Write the name of the vault, and neither its address nor a secret.`);
  });

  test.each([['db_password'], ['db.password'], ['db/0123'], ['db password'], ['a\'b'], ['$(id)'], ['a;b'], ['{{a}}'], ['s'.repeat(128)], ['a\n'], ['']])('name %j of a secret in Key Vault is refused', text => {
    expect(() => keyVaultSecret(text)).toThrow(`HW1103 malformed value: given name of the secret in Key Vault: a text of ${text.length} characters (not shown: it may be the secret); allowed: up to 127 letters, digits and hyphens, such as db-password. Write the name of the secret, without its version, and never the secret.`);
  });

  test.each([['rg-shared.'], ['r'.repeat(91)], ['rg shared'], ['/subscriptions/a/resourceGroups/rg'], ['rg$'], ['.'], ['rg\n'], ['']])('resource group %j of a Key Vault is refused', text => {
    expect(() => keyVaultGroup(text)).toThrow(`HW1103 malformed value: given resource group of the Key Vault: a text of ${text.length} characters (not shown: it may be the secret); allowed: up to 90 letters, digits, \`-\`, \`_\`, \`.\` and parentheses, with no \`.\` last, such as rg-shared. Write the name of the group, not its id.`);
  });

  test.each(['r', '(rg)_1.A-b', '-', `${'r'.repeat(89)})`])('resource group %j of a Key Vault is known', text => {
    const { vaultName, name, resourceGroup, mount: mounted, keys } = keyVaultGroup(text);
    expect([vaultName, name, resourceGroup, mounted, keys]).toEqual(['kv-lab', 'db-password', text, undefined, []]);
  });

  test('vault and group are known for Key Vault only, and the group only where it is said', () => {
    expect([keyVaultSecret('a').resourceGroup, vault('a').vaultName, vault('a').resourceGroup, environment('A').vaultName]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('a SOPS file needs a path and a key', () => {
    expect(() => sops('a\nb')).toThrow('HW1103 malformed value: given SOPS file: a text of 3 characters (not shown: it may be the secret); allowed: a path with forward slashes, such as');
    expect(() => SecretRef.sops('a.yaml')).toThrow('HW1103 malformed value: given key of the secret: none; allowed: one key or more. Name the keys that lead to the value, from the top of the file down.');
  });

  test('keys are a copy, and the mount is known', () => {
    const secret = SecretRef.sops('a.yaml', 'db', 'password');
    secret.keys.push('x');
    expect([secret.keys, secret.mount, file('k').keys, field('f').keys, mount('kv/hosts').mount]).toEqual([['db', 'password'], undefined, [], ['f'], 'kv/hosts']);
  });

  test.each([
    [environment, `${'AKIA'}IOSFODNN7EXAMPLE`],
    [file, `glpat-${'a1B2'.repeat(5)}`],
    [vault, `hvs.${'a1B2'.repeat(6)}`],
    [field, `ghp_${'a1B2'.repeat(9)}`],
    [key, `npm_${'a1B2'.repeat(9)}`],
    [sops, `AGE-SECRET-KEY-1${'Q'.repeat(58)}`],
    [keyVaultSecret, `glpat-${'a1B2'.repeat(5)}`],
    [keyVaultGroup, `ghp_${'a1B2'.repeat(9)}`],
  ])('a secret that follows the grammar of a name is refused by its shape, and not repeated (%#)', (build, secret) => {
    let message = '';
    try { build(secret); } catch (error) { message = (error as Error).message; }
    expect(message).toContain('HW1103');
    expect(message).not.toContain(secret.slice(0, 12));
  });

  test.each([
    [environment, 's3cr3t-hunter2'],
    [variable, 'S3cr3t-hunter2'],
    [file, 's3cr3t\nhunter2'],
    [vault, 's3cr3t hunter2'],
    [mount, 's3cr3t hunter2'],
    [field, 's3cr3t hunter2'],
    [sops, 's3cr3t\nhunter2'],
    [key, 's3cr3t hunter2'],
    [keyVault, 's3cr3t hunter2'],
    [keyVaultSecret, 's3cr3t_hunter2'],
    [keyVaultGroup, 's3cr3t hunter2'],
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
    [vault, 'path in Vault'],
    [field, 'key of the secret'],
    [sops, 'SOPS file'],
    [key, 'key of the secret'],
    [keyVault, 'name of the Key Vault'],
    [keyVaultSecret, 'name of the secret in Key Vault'],
  ])('a token is refused (%#)', (build, what) => {
    for (const text of [Token.asString(ref('x.secret')), `A${Token.asString(ref('x.secret'))}`, `A${Token.asNumber(ref('x.secret'))}`]) {
      expect(() => build(text)).toThrow('HW1107');
      expect(() => build(text)).toThrow(`; allowed: a name for the ${what} that is known at synth. `);
    }
    expect(() => build(undefined as unknown as string)).toThrow(`HW1103 malformed value: given ${what}: undefined; `);
  });

  test.each([[mount, 'path in Vault'], [keyVaultGroup, 'resource group of the Key Vault']])('a token is refused in an option (%#)', (build, what) => {
    expect(() => build(Token.asString(ref('x.secret')))).toThrow('HW1107');
    expect(() => build(Token.asString(ref('x.secret')))).toThrow(`; allowed: a name for the ${what} that is known at synth. `);
  });
});
