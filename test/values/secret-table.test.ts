import { readFileSync } from 'fs';
import { join } from 'path';
import { SecretKind, SecretPlace, SecretRef } from '../../src/values';
import { secretIn } from '../../src/values/secret-table';

/** The title of each place in the guide, in the order of its columns. */
const PLACES: readonly [SecretPlace, string][] = [
  [SecretPlace.PROVIDER_ARGUMENT, 'Terraform, argument of a provider'],
  [SecretPlace.RESOURCE_ARGUMENT, 'Terraform, argument of a resource'],
  [SecretPlace.ANSIBLE, 'Ansible'],
  [SecretPlace.CLOUD_INIT, 'cloud-init'],
];

/** What is written; `undefined` for an argument that is left out, and what is refused as `[given, allowed, remedy]`. */
type Cell = string | undefined | readonly [string, string, string];
const VARIABLE_OR_FILE = 'a Terraform variable or a file';
const ANSIBLE_ONLY = 'Terraform reads neither Vault nor SOPS here: let your pipeline put the secret into TF_VAR_<name>, and use SecretRef.terraformVariable.';
const AZURE_ONLY = 'In Terraform only the Azure platform reads Key Vault, for its machines: fill TF_VAR_<name> by `az keyvault secret show`, and use SecretRef.terraformVariable.';
const neverAtBoot = (secret: string): Cell => [`${secret} in a first-boot document`, 'no secret of any kind', 'A first-boot document stays readable on the machine and in the platform: let Ansible write the secret once the machine is up.'];

const TABLE: readonly { readonly written: string; readonly secret: SecretRef; readonly own?: string; readonly cells: readonly [Cell, Cell, Cell, Cell] }[] = [
  {
    written: 'SecretRef.environmentVariable(\'PROXMOX_VE_API_TOKEN\')',
    secret: SecretRef.environmentVariable('PROXMOX_VE_API_TOKEN'),
    own: 'PROXMOX_VE_API_TOKEN',
    cells: [
      undefined,
      ['environment variable PROXMOX_VE_API_TOKEN as an argument of a resource', VARIABLE_OR_FILE, 'No resource reads the environment: use SecretRef.terraformVariable, and export TF_VAR_<name>.'],
      '{{ lookup(\'ansible.builtin.env\', \'PROXMOX_VE_API_TOKEN\') | default(undef(hint=\'environment variable PROXMOX_VE_API_TOKEN is not set or empty\'), true) }}',
      neverAtBoot('environment variable PROXMOX_VE_API_TOKEN'),
    ],
  },
  {
    written: 'SecretRef.terraformVariable(\'db_password\')',
    secret: SecretRef.terraformVariable('db_password'),
    cells: [
      '${var.db_password}',
      '${var.db_password}',
      '{{ lookup(\'ansible.builtin.env\', \'TF_VAR_db_password\') | default(undef(hint=\'environment variable TF_VAR_db_password is not set or empty\'), true) }}',
      neverAtBoot('Terraform variable db_password'),
    ],
  },
  {
    written: 'SecretRef.file(\'~/.secrets/db\')',
    secret: SecretRef.file('~/.secrets/db'),
    cells: [
      '${trimspace(file("~/.secrets/db"))}',
      '${sensitive(trimspace(file("~/.secrets/db")))}',
      '{{ lookup(\'ansible.builtin.file\', \'~/.secrets/db\', lstrip=true) | default(undef(hint=\'file ~/.secrets/db is not set or empty\'), true) }}',
      neverAtBoot('file ~/.secrets/db'),
    ],
  },
  {
    written: 'SecretRef.vault(\'hosts/web\', \'password\')',
    secret: SecretRef.vault('hosts/web', 'password'),
    cells: [
      ['Vault secret hosts/web, key password as an argument of a provider', VARIABLE_OR_FILE, ANSIBLE_ONLY],
      ['Vault secret hosts/web, key password as an argument of a resource', VARIABLE_OR_FILE, ANSIBLE_ONLY],
      '{{ lookup(\'community.hashi_vault.vault_kv2_get\', \'hosts/web\')[\'secret\'][\'password\'] | default(undef(hint=\'Vault secret hosts/web, key password is not set or empty\'), true) }}',
      neverAtBoot('Vault secret hosts/web, key password'),
    ],
  },
  {
    written: 'SecretRef.sops(\'secrets.enc.yaml\', \'db\', \'password\')',
    secret: SecretRef.sops('secrets.enc.yaml', 'db', 'password'),
    cells: [
      ['SOPS file secrets.enc.yaml, key db / password as an argument of a provider', VARIABLE_OR_FILE, ANSIBLE_ONLY],
      ['SOPS file secrets.enc.yaml, key db / password as an argument of a resource', VARIABLE_OR_FILE, ANSIBLE_ONLY],
      '{{ (lookup(\'community.sops.sops\', \'secrets.enc.yaml\', output_type=\'json\') | from_json)[\'db\'][\'password\'] | default(undef(hint=\'SOPS file secrets.enc.yaml, key db / password is not set or empty\'), true) }}',
      neverAtBoot('SOPS file secrets.enc.yaml, key db / password'),
    ],
  },
  {
    written: 'SecretRef.keyVault(\'kv-lab\', \'db-password\')',
    secret: SecretRef.keyVault('kv-lab', 'db-password'),
    cells: [
      ['Key Vault secret kv-lab/db-password as an argument of a provider', VARIABLE_OR_FILE, AZURE_ONLY],
      ['Key Vault secret kv-lab/db-password as an argument of a resource', VARIABLE_OR_FILE, AZURE_ONLY],
      '{{ lookup(\'ansible.builtin.pipe\', \'az keyvault secret show --vault-name=kv-lab --name=db-password --query=value --output=tsv\', errors=\'warn\') | default(\'\', true) | trim | default(undef(hint=\'Key Vault secret kv-lab/db-password is not set or empty, or az cannot read it\'), true) }}',
      neverAtBoot('Key Vault secret kv-lab/db-password'),
    ],
  },
];

const CELLS = TABLE.flatMap(({ written, secret, own, cells }) => PLACES.map(([place, title], column) => ({ written, secret, own, place, title, cell: cells[column] })));

/** The table of the guide: title of the row, then title of the column, to the cell. */
const GUIDE = (() => {
  const [, region] = /<!-- generated: secrets -->\n([^]*?)\n<!-- end -->/.exec(readFileSync(join(__dirname, '../../docs/guides/secrets.md'), 'utf8'))!;
  const [titles, , ...rows] = region.split('\n').map(line => line.slice(2, -2).split(/ (?<!\\)\| /).map(text => text.replace(/\\\|/g, '|')));
  return { titles: titles.slice(1), rows: new Map(rows.map(([row, ...cells]) => [row, new Map(cells.map((cell, column) => [titles[column + 1], cell]))])) };
})();

test('the table has every kind and every place', () => {
  expect(TABLE.map(({ secret }) => secret.kind).sort()).toEqual(Object.values(SecretKind).sort());
  expect(PLACES.map(([place]) => place).sort()).toEqual(Object.values(SecretPlace).sort());
  expect(GUIDE.titles).toEqual(PLACES.map(([, title]) => title));
  expect([...GUIDE.rows.keys()]).toEqual(TABLE.map(({ written }) => `\`${written}\``));
});

describe.each(CELLS)('GIVEN $written WHEN needed in: $title', ({ written, secret, own, place, title, cell }) => {
  test('THEN it becomes what the table says', () => {
    const use = secretIn(place, secret, place === SecretPlace.PROVIDER_ARGUMENT ? own : undefined);
    expect([use.text, use.refused && [use.refused.given, use.refused.allowed, use.refused.remedy]]).toEqual(typeof cell === 'object' ? [undefined, cell] : [cell, undefined]);
  });

  test('THEN the program gets that text, or the refusal', () => {
    if (typeof cell === 'string') {
      expect(secret.textIn(place)).toBe(cell);
    } else {
      const [given, allowed, remedy] = cell ?? [`${secret} as an argument of a provider`, VARIABLE_OR_FILE, 'Leave the argument out: the provider reads its own variable.'];
      expect(() => secret.textIn(place)).toThrow(new Error(`HW1110 secret that is not read there: given ${given}; allowed: ${allowed}. ${remedy}`));
    }
  });

  test('THEN the guide says the same', () => {
    const leftOut = `left out: the provider reads \`${secret.name}\`; another name than the provider's own is refused (\`HW1110\`)`;
    expect(GUIDE.rows.get(`\`${written}\``)!.get(title)).toBe(typeof cell === 'string' ? `\`${cell}\`` : cell === undefined ? leftOut : 'refused (`HW1110`)');
  });
});

test('another environment variable than the provider\'s own is refused', () => {
  expect(secretIn(SecretPlace.PROVIDER_ARGUMENT, SecretRef.environmentVariable('MINE'), 'CLOUDFLARE_API_TOKEN')).toEqual({
    refused: {
      given: 'environment variable MINE as an argument of a provider',
      allowed: 'CLOUDFLARE_API_TOKEN, a Terraform variable or a file',
      remedy: 'The provider reads its own variable only: export CLOUDFLARE_API_TOKEN, or use SecretRef.terraformVariable and export TF_VAR_<name>.',
    },
  });
});

test.each([
  ['the mount of Vault', SecretRef.vault('web', 'key', { mount: 'kv/hosts' }), 'lookup(\'community.hashi_vault.vault_kv2_get\', \'web\', engine_mount_point=\'kv/hosts\')[\'secret\'][\'key\']'],
  ['an apostrophe', SecretRef.file('it\'s here'), 'lookup(\'ansible.builtin.file\', "it\'s here", lstrip=true)'],
  ['one key of a SOPS file', SecretRef.sops('a.json', 'items'), '(lookup(\'community.sops.sops\', \'a.json\', output_type=\'json\') | from_json)[\'items\']'],
])('Ansible gets %s', (_, secret, lookup) => {
  expect(secret.textIn(SecretPlace.ANSIBLE).startsWith(`{{ ${lookup} | default(undef(hint=`)).toBe(true);
});

test('Ansible gets the same for a vault of another resource group, and a name that begins with a hyphen is no option', () => {
  const text = SecretRef.keyVault('kv-lab', '-old').textIn(SecretPlace.ANSIBLE);
  expect(text).toContain(' --name=-old ');
  expect(SecretRef.keyVault('kv-lab', '-old', { resourceGroup: 'rg-shared' }).textIn(SecretPlace.ANSIBLE)).toBe(text);
});

test('an apostrophe in the path stays inside of the hint', () => {
  expect(SecretRef.file('it\'s').textIn(SecretPlace.ANSIBLE)).toContain('undef(hint="file it\'s is not set or empty")');
});

test('a quote in Terraform\'s text is no end of it', () => {
  expect(SecretRef.file('it\'s').textIn(SecretPlace.RESOURCE_ARGUMENT)).toBe('${sensitive(trimspace(file("it\'s")))}');
});
