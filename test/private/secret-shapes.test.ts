import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'crypto';
import { App } from 'cdktf';
import * as fc from 'fast-check';
import { EstateStack } from '../../src';
import { secretShapeIn } from '../../src/private/secret-shapes';
import { growth } from '../support/growth';
import { Project, refusalOf, textFile } from '../support/project';

// Put together here, so that no scanner of this repository takes them for real ones.
const dashes = '-----';
const jwtPart = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const PEM = (kind: string) => `${dashes}BEGIN ${kind}${dashes}\nMIIE\n${dashes}END ${kind}${dashes}`;

const random = (letters: string, length: number) => Array.from({ length }, (_, at) => letters[(at * 7 + 3) % letters.length]).join('');
const ALPHANUMERIC = 'aB3dE5fG7hJ9kLmNpQrStUvWxYz';
const HEX = '0123456789abcdef';
const letters = (length: number) => random(ALPHANUMERIC, length);

/** Every shape, and texts that have it. */
const SECRETS: readonly [string, string][] = [
  ['private key (PEM)', PEM('PRIVATE KEY')],
  ['private key (PEM)', PEM('RSA PRIVATE KEY')],
  ['private key (PEM)', PEM('EC PRIVATE KEY')],
  ['private key (PEM)', PEM('ENCRYPTED PRIVATE KEY')],
  ['private key (PEM)', PEM('OPENSSH PRIVATE KEY')],
  ['private key (PEM)', PEM('PGP PRIVATE KEY BLOCK')],
  ['private key (PEM)', `${'-'.repeat(4)} BEGIN SSH2 ENCRYPTED PRIVATE KEY ${'-'.repeat(4)}\nMIIE\n`],
  ['private key (PEM)', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['private key (PEM)', JSON.stringify(PEM('RSA PRIVATE KEY'))],
  ['private key (PuTTY)', `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPublic-Lines: 2\n${letters(20)}\n`],
  ['private key (PuTTY)', `PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\n${letters(20)}\n`],
  ['age secret key', `AGE-SECRET-KEY-1${random('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}`],
  ['age secret key', `AGE-SECRET-KEY-PQ-1${random('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}`],
  ['Proxmox API token', `terraform@pve!provider=${randomUUID()}`],
  ['Proxmox API token', `PVEAPIToken=root@pam!ci-cd=${randomUUID()}`],
  ['Proxmox API token', `terraform@pve!provider=${randomUUID().toUpperCase()}`],
  ['Proxmox API token', `backup@pbs!nightly:${randomUUID()}`],
  ['Proxmox API token', `PBSAPIToken=backup@pbs!nightly:${randomUUID()}`],
  ['JSON web token', `${jwtPart({ alg: 'HS256', typ: 'JWT' })}.${jwtPart({ sub: 'someone', iat: 1 })}.${randomBytes(32).toString('base64url')}`],
  ['JSON web token', `Bearer ${jwtPart({ alg: 'RS256', kid: 'x' })}.${jwtPart({ iss: 'kubernetes/serviceaccount' })}.${randomBytes(256).toString('base64url')}`],
  ['connection string with a password', 'postgres://app:s3cret@db.example:5432/app'],
  ['connection string with a password', 'mongodb+srv://root:pa$$word@cluster'],
  ['connection string with a password', 'url: \'https://bot:hunter2@git.example/repo.git\''],
  ['connection string with a password', 'amqp://u:p%40ss@10.0.0.1'],
  ['connection string with a password', 'http://admin:hunter2@[fd00::1]:8080/'],
  ['connection string with a password', 'redis://:hunter2@cache:6379/0'],
  ['connection string with a password', 'mysql://app:pass:word@db/app'],
  ['connection string with a password', 'postgres://app:hunter2@${var.host}/app'],
  ['connection string with a password', 'postgres://app:hunter2@{{ host }}/app'],
  ['connection string with a password', 'postgres://app:80cm@db/app'],
  ['connection string with a password', 'Server=db.example;Database=shop;User Id=sa;Password=Sup3rSecret!;'],
  ['connection string with a password', 'Driver={ODBC Driver 18};Server=db;Uid=sa;Pwd=hunter22'],
  ['connection string with a password', 'Data Source=db;Initial Catalog=x;password=hunter22;Encrypt=true'],
  ['connection string with a password', 'jdbc:postgresql://h/db?user=u&password=secret123'],
  ['connection string with a password', 'jdbc:sqlserver://h:1433;databaseName=x;user=u;password=secret123;'],
  ['AWS access key', `${'AKIA'}IOSFODNN7EXAMPLE`],
  ['AWS access key', `key=${'ASIA'}IOSFODNN7EXAMPLE;`],
  ['GitHub token', `ghp_${'a1B2'.repeat(9)}`],
  ['GitHub token', `ghs_${'a1B2'.repeat(12)}`],
  ['GitHub token', `gho_${'a1B2'.repeat(9)}`],
  ['GitHub token', `ghu_${'a1B2'.repeat(9)}`],
  ['GitHub token', `ghr_${'a1B2'.repeat(9)}`],
  ['GitHub token', `github_pat_${letters(22)}_${letters(59)}`],
  ...['glpat', 'gloas', 'gldt', 'glrt', 'glrtr', 'glptt', 'glft', 'glimt', 'glagent', 'glsoat', 'glffct'].map((prefix): [string, string] => ['GitLab token', `${prefix}-${letters(20)}`]),
  ['GitLab token', `glcbt-64_${letters(20)}`],
  ['GitLab token', `acme-glpat-x_${letters(18)}`],
  ...['xoxa', 'xoxb', 'xoxe', 'xoxo', 'xoxp', 'xoxr', 'xoxs'].map((prefix): [string, string] => ['Slack token', `${prefix}-2${'4'.repeat(11)}-${letters(24)}`]),
  ['Slack token', `xapp-1-A0${'7'.repeat(8)}-4${'2'.repeat(11)}-${random(HEX, 64)}`],
  ['Slack webhook', `https://hooks.slack.com/${'services'}/T0${'A'.repeat(8)}/B0${'A'.repeat(8)}/${letters(24)}`],
  ['Slack webhook', `api_url: hooks.slack.com/${'workflows'}/T0${'A'.repeat(8)}/A0${'A'.repeat(8)}/${letters(18)}`],
  ['Vault token', `hvs.${letters(24)}`],
  ['Vault token', `hvb.${letters(138)}`],
  ['Vault token', `hvr.CAES${letters(90)}`],
  ['Google API key', `${'AIza'}Sy${letters(33)}`],
  ['Google API key', `key=${'AIza'}${letters(35)};`],
  ['Azure access key', `DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${randomBytes(64).toString('base64')};EndpointSuffix=core.windows.net`],
  ['Azure access key', `Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey=${randomBytes(32).toString('base64')}`],
  ['Azure shared access signature', `https://acme.blob.core.windows.net/c?sv=2024-11-04&ss=b&se=2027-01-01T00:00:00Z&sig=${encodeURIComponent(randomBytes(32).toString('base64'))}`],
  ['Azure shared access signature', `?sig=${letters(43)}%3D&se=2027-01-01&sv=2024-11-04`],
  ['Azure shared access signature', `"https://acme.blob.core.windows.net/c?sv=2024-11-04\\u0026sig=${letters(43)}%3D"`],
  ['Azure client secret', `aB3${'8Q~'}${letters(34)}`],
  ['Azure client secret', `client_secret = .~_${'7Q~'}${letters(31)}`],
  ...['api', 'auth', 'client', 'scim', 'webhook'].map((kind): [string, string] => ['Tailscale key', `tskey-${kind}-k${letters(10)}CNTRL-${letters(32)}`]),
  ['Tailscale key', `tskey-k${letters(10)}CNTRL-${letters(22)}`],
  ...['cfk', 'cfut', 'cfat'].map((prefix): [string, string] => ['Cloudflare token', `${prefix}_${letters(48)}`]),
  ...['dop', 'doo', 'dor'].map((prefix): [string, string] => ['DigitalOcean token', `${prefix}_v1_${random(HEX, 64)}`]),
  ['Grafana token', `glsa_${letters(32)}_${random(HEX, 8)}`],
  ['Grafana token', `glc_${'eyJ'}${letters(60)}`],
  ['Terraform Cloud token', `${letters(14)}.atlasv1.${letters(67)}`],
  ['Docker Hub token', `dckr_pat_${letters(27)}`],
  ['Docker Hub token', `dckr_oat_${letters(32)}`],
  ['npm token', `npm_${letters(36)}`],
  ['PyPI token', `pypi-AgEIcHlwaS5vcmc${letters(60)}`],
];

/** Where a secret may stand: by itself, in YAML, in JSON, at the begin of a line of a text inside of JSON, and in that of a text inside of that. */
const PLACES: readonly ((secret: string) => string)[] = [
  secret => secret,
  secret => `before ${secret} after`,
  secret => `a\nb\n${secret}\n`,
  secret => `key: ${secret}\n`,
  secret => `key: |\n${secret.replace(/^/gm, '  ')}\n`,
  secret => `  "key": ${JSON.stringify(secret)},`,
  secret => JSON.stringify({ data: `#cloud-config\n${secret}\n` }),
  secret => JSON.stringify({ data: `a\r\n${secret}` }),
  secret => JSON.stringify({ data: `a\t${secret}` }),
  secret => JSON.stringify({ data: JSON.stringify({ inner: `a\n${secret}\n` }) }),
  secret => `\`${secret}\``,
  secret => `(${secret})`,
  secret => `export X='${secret}'`,
];

describe('texts that are secrets', () => {
  test.each(SECRETS)('GIVEN %s (case %#) WHEN looked at THEN its shape is named, wherever it stands', (name, secret) => {
    expect(PLACES.map(place => secretShapeIn(place(secret)))).toEqual(PLACES.map(() => name));
  });

  test('GIVEN the shapes WHEN counted THEN each has a case here', () => {
    const source = jest.requireActual<typeof import('fs')>('fs').readFileSync(require.resolve('../../src/private/secret-shapes'), 'utf8');
    const names = [...source.matchAll(/name: '([^']+)'|token\('([^']+)'/g)].map(([, one, other]) => one ?? other);
    expect(new Set(SECRETS.map(([name]) => name))).toEqual(new Set(names));
    expect(names.length).toBeGreaterThan(20);
  });
});

describe('texts that are none', () => {
  test.each([
    PEM('PUBLIC KEY'),
    PEM('CERTIFICATE'),
    PEM('CERTIFICATE REQUEST'),
    PEM('X509 CRL'),
    PEM('DH PARAMETERS'),
    PEM('PGP PUBLIC KEY BLOCK'),
    PEM('SSH2 PUBLIC KEY'),
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM ops@homelab',
    'postgres://db.example:5432/app',
    'postgres://app@db.example/app',
    'postgres://app:${var.password}@db.example/app',
    'postgres://app:{{ db_password }}@db.example/app',
    'postgres://app:{{db_password}}@db.example/app',
    'postgres://{{ user }}:{{ db_password }}@db.example/app',
    'redis://:${var.password}@cache',
    'https://bot:$GIT_TOKEN@git.example/repo.git',
    'https://user:<password>@git.example/repo.git',
    'https://user:***@git.example/repo.git',
    'https://example.org:8080/a@b',
    'https://example.org/path:with@signs',
    'http://[fd00::1]:8080/a@b',
    'http://proxy.example:3128, ops@example.org',
    'http://proxy.example:3128,ops@example.org',
    '<http://proxy.example:3128>;<ops@example.org>',
    'ssh://git@git.example:22/repo.git',
    'docker://registry.example:5000/app@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'rsync://mirror.example/debian/pool/main/l/linux@backports',
    'mailto:someone@example.org',
    'git@github.com:owner/repo.git',
    'user@realm!token without its value',
    'terraform@pve!provider',
    'PVEAPIToken=terraform@pve!provider=${var.token}',
    'PVEAPIToken=terraform@pve!provider={{ lookup(\'ansible.builtin.env\', \'TOKEN\') }}',
    `${randomUUID()}`,
    `serial: ${randomUUID().toUpperCase()}`,
    'AKIA is how such keys begin',
    `${'AKIA'}${'A'.repeat(17)}`,
    'ghp_short',
    'github_pat_ is how they begin',
    'glpat-is-how-they-begin-says-the-manual',
    'gldt-web-server-of-the-second-floor',
    'hvs.a-rather-long-label-of-a-domain.example',
    'xoxb-is-how-a-bot-of-slack-begins',
    'https://hooks.slack.com/services/{{ slack_path }}',
    'tskey-auth-{{ tailscale_key }}',
    'npm_config_registry npm_lifecycle_event npm_package_name',
    'dckr_pat_',
    'pypi-mirror',
    'AGE-SECRET-KEY-1 stands before it',
    `age1${random('qpzry9x8gf2tvdw0s3jn54khce6mua7l', 58)}`,
    'PuTTY-User-Key-File is the format of PuTTY',
    'AccountKey=${azurerm_storage_account.a.primary_access_key}',
    'https://acme.example/download?file=a&sig=short&sv=2024-11-04',
    `https://cdn.example/x?sig=${encodeURIComponent(createHash('sha256').update('x').digest('base64'))}`,
    'eyJhbGciOi alone',
    `${jwtPart({ alg: 'none' })}.${jwtPart({ sub: 'a' })}`,
    'time 10:30:00 and a mac 02:aa:bb:cc:dd:ee',
    'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '${var.pve_token}',
    '${trimspace(file("~/.ssh/id_ed25519"))}',
    '{{ lookup(\'community.hashi_vault.vault_kv2_get\', \'hosts/web\')[\'secret\'][\'password\'] }}',
    'proxmox_virtual_environment_vm.Web_Resource_1A2B3C4D.ipv4_addresses[1][0]',
    'https://cloud.debian.org/images/cloud/trixie/20261103-2282/debian-13-genericcloud-amd64-20261103-2282.qcow2',
    'import/ubuntu-24.04-3f1c9a0e77aa.qcow2',
    'beginnings alone: cfut_ and dop_v1_ and _v1_ and sig= and Key= and Q~ and !',
  ])('GIVEN %j WHEN looked at THEN it is no secret', text => {
    expect(secretShapeIn(text)).toBeUndefined();
  });

  test('GIVEN any digest, UUID, public key, certificate body or MAC WHEN looked at THEN it is never a secret', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 512 }).map(array => Buffer.from(array));
    const wrapped = (value: Buffer) => value.toString('base64').replace(/.{64}/g, '$&\n');
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/);
    const host = fc.tuple(name, name).map(parts => parts.join('.'));
    const harmless = fc.oneof(
      ...['md5', 'sha1', 'sha256', 'sha384', 'sha512'].flatMap(algorithm => [
        bytes.map(value => `${algorithm}:${createHash(algorithm).update(value).digest('hex')}`),
        bytes.map(value => createHash(algorithm).update(value).digest('hex')),
        bytes.map(value => `${algorithm.toUpperCase()}-${createHash(algorithm).update(value).digest('base64')}`),
        bytes.map(value => `${algorithm}-${createHash(algorithm).update(value).digest('base64')}`),
        bytes.map(value => `https://x.example/a?digest=${createHash(algorithm).update(value).digest('base64url')}`),
      ]),
      fc.uuid(),
      fc.uuid().map(uuid => `uuid=${uuid.toUpperCase()}`),
      bytes.map(value => `ssh-rsa AAAAB3NzaC1yc2E${value.toString('base64')} ops@host`),
      bytes.map(value => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${value.toString('base64')} ops@host`),
      ...['PUBLIC KEY', 'CERTIFICATE', 'TRUSTED CERTIFICATE', 'CERTIFICATE REQUEST'].flatMap(kind => [
        bytes.map(value => `${dashes}BEGIN ${kind}${dashes}\n${wrapped(value)}\n${dashes}END ${kind}${dashes}`),
        bytes.map(value => JSON.stringify(`${dashes}BEGIN ${kind}${dashes}\n${wrapped(value)}\n${dashes}END ${kind}${dashes}\n`)),
      ]),
      bytes.map(value => value.toString('hex').match(/../g)!.join(':')),
      bytes.map(value => `H4sIAAAAAAAA${value.toString('base64')}`),
      bytes.map(value => value.toString('base64')),
      host.map(text => `https://${text}:8443/path`),
      fc.tuple(host, name).map(([text, user]) => `ssh://${user}@${text}:22/srv`),
      fc.tuple(host, name, name).map(([text, user, variable]) => `postgres://${user}:\${var.${variable.replace(/-/g, '_')}}@${text}/db`),
      fc.tuple(host, name, name).map(([text, user, variable]) => `postgres://${user}:{{ ${variable.replace(/-/g, '_')} }}@${text}/db`),
      name.map(variable => `{{ lookup('ansible.builtin.env', '${variable.toUpperCase().replace(/-/g, '_')}') }}`),
      fc.tuple(name, fc.stringMatching(/^[0-9A-F]{8}$/)).map(([text, hash]) => `\${proxmox_virtual_environment_vm.${text}_Resource_${hash}.id}`),
      fc.tuple(name, fc.stringMatching(/^[0-9a-f]{12}$/)).map(([text, hash]) => `local:import/${text}-${hash}.qcow2`),
    );
    const joined = fc.tuple(fc.array(harmless, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', ' ', ', ', '": "'));
    fc.assert(fc.property(joined, ([texts, between]) => {
      expect([texts.join(between), JSON.stringify(texts.join(between))].map(secretShapeIn)).toEqual([undefined, undefined]);
    }), { numRuns: 5000 });
  });

  test.each([
    'Server=db;Database=x;User Id=sa;Password=${var.password};', 'Server=db;Password={{ lookup("env", "X") }};', 'Server=db;Pwd=$DB_PASSWORD', 'Server=db;Password=<yours>;', 'Server=db;Password=***;',
    'jdbc:postgresql://h/db?user=u&password=${DB_PASSWORD}', 'jdbc:postgresql://h/db?user=u', 'password=required', 'Server=db;Database=x;Integrated Security=true',
  ])('GIVEN the reference %s WHEN looked at THEN it is no secret', text => {
    expect(secretShapeIn(text)).toBeUndefined();
  });

  test('GIVEN real public keys WHEN looked at THEN they are never secrets', () => {
    for (const { publicKey } of [generateKeyPairSync('ed25519'), generateKeyPairSync('ec', { namedCurve: 'P-256' }), generateKeyPairSync('rsa', { modulusLength: 1024 })]) {
      expect(secretShapeIn(publicKey.export({ type: 'spki', format: 'pem' }).toString())).toBeUndefined();
      expect(secretShapeIn(JSON.stringify(publicKey.export({ format: 'jwk' })))).toBeUndefined();
    }
  });

  test.each([
    'a', '.', '-', 'ab', 'x:', '://', '@', 'eyJ-', 'glpat-', 'xoxb-', 'a://b:', 'tskey-a', '-----BEGIN A ', '?sv=2020-01-01', '&sig=aaa', 'hvs.', 'a!', 'a@a!', 'AKIA', '.atlasv1.', 'npm_', '://:a',
  ])('GIVEN four times as much of %j WHEN looked at THEN it takes about four times as long', piece => {
    // With what each shape looks for first, so that none is passed over.
    const textOf = (size: number) => `${piece.repeat(Math.floor(size / piece.length))} ! eyJ :// PRIVATE KEY IA gh gl cf hv sig= Q~ Key= AIza xox .atlasv1. _v1_ npm_ tskey-`;
    expect(growth(size => { secretShapeIn(textOf(size)); }, 262144)).toBeLessThan(10);
  });
});

describe('artefacts with secrets', () => {
  const project = Project.forEachTest();

  test.each(SECRETS.map(([name, secret]) => ({ name, secret })))('GIVEN $name in a file (case %#) WHEN synthesized THEN it is refused with HW5004, named and never shown', ({ name, secret }) => {
    const app = new App();
    textFile(new EstateStack(app, 'one'), 'a.txt', `x: ${secret}\n`, 'File');
    const { problems, message } = refusalOf(app);
    expect(problems).toEqual([expect.objectContaining({ path: 'one/File', code: 'HW5004', message: expect.stringContaining(`given ${name} in "a.txt"`) })]);
    const body = secret.split('\n').at(-2) ?? secret;
    for (const text of [message, project.read('cdktf.out', 'refused', 'report.json'), project.read('cdktf.out', 'refused', 'report.txt')]) { expect(text).not.toContain(body); }
  });

  test('GIVEN digests, UUIDs and public keys in a file WHEN synthesized THEN it is written', () => {
    const app = new App();
    textFile(new EstateStack(app, 'one'), 'a.txt', [randomUUID(), createHash('sha256').update('x').digest('hex'), PEM('PUBLIC KEY')].join('\n'));
    app.synth();
    expect(project.has('cdktf.out', 'stacks', 'one', 'a.txt')).toBe(true);
  });
});
