import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'crypto';
import { App } from 'cdktf';
import * as fc from 'fast-check';
import { EstateStack } from '../../src';
import { secretShapeIn } from '../../src/private/secret-shapes';
import { Project, refusalOf, textFile } from '../support/project';

// Put together here, so that no scanner of this repository takes them for real ones.
const dashes = '-----';
const jwtPart = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const PEM = (kind: string) => `${dashes}BEGIN ${kind}${dashes}\nMIIE\n${dashes}END ${kind}${dashes}`;

/** Every shape, and texts that have it. */
const SECRETS: readonly [string, string][] = [
  ['private key (PEM)', PEM('PRIVATE KEY')],
  ['private key (PEM)', PEM('RSA PRIVATE KEY')],
  ['private key (PEM)', PEM('EC PRIVATE KEY')],
  ['private key (PEM)', PEM('ENCRYPTED PRIVATE KEY')],
  ['private key (PEM)', PEM('OPENSSH PRIVATE KEY')],
  ['private key (PEM)', PEM('PGP PRIVATE KEY BLOCK')],
  ['private key (PEM)', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['private key (PEM)', JSON.stringify(PEM('RSA PRIVATE KEY'))],
  ['Proxmox API token', `terraform@pve!provider=${randomUUID()}`],
  ['Proxmox API token', `PVEAPIToken=root@pam!ci-cd=${randomUUID()}`],
  ['JSON web token', `${jwtPart({ alg: 'HS256', typ: 'JWT' })}.${jwtPart({ sub: 'someone', iat: 1 })}.${randomBytes(32).toString('base64url')}`],
  ['connection string with a password', 'postgres://app:s3cret@db.example:5432/app'],
  ['connection string with a password', 'mongodb+srv://root:pa$$word@cluster'],
  ['connection string with a password', 'url: "https://bot:hunter2@git.example/repo.git"'],
  ['connection string with a password', 'amqp://u:p%40ss@10.0.0.1'],
  ['AWS access key', `${'AKIA'}IOSFODNN7EXAMPLE`],
  ['AWS access key', `key=${'ASIA'}IOSFODNN7EXAMPLE;`],
  ['GitHub token', `ghp_${'a1B2'.repeat(9)}`],
  ['GitHub token', `ghs_${'a1B2'.repeat(12)}`],
  ['GitHub token', `gho_${'a1B2'.repeat(9)}`],
  ['GitHub token', `ghu_${'a1B2'.repeat(9)}`],
  ['GitHub token', `ghr_${'a1B2'.repeat(9)}`],
];

describe('texts that are secrets', () => {
  test.each(SECRETS)('GIVEN %s (case %#) WHEN looked at THEN its shape is named, wherever it stands', (name, secret) => {
    for (const text of [secret, `before ${secret} after`, `  "key": "${secret}",`, `a\nb\n${secret}\n`]) { expect(secretShapeIn(text)).toBe(name); }
    expect(name).not.toContain(secret);
  });

  test('GIVEN the shapes WHEN counted THEN each has a case here', () => {
    const source = jest.requireActual<typeof import('fs')>('fs').readFileSync(require.resolve('../../src/private/secret-shapes'), 'utf8');
    const names = [...source.matchAll(/name: '([^']+)'/g)].map(([, name]) => name).sort();
    expect(names).toEqual([...new Set(SECRETS.map(([name]) => name))].sort());
  });
});

describe('texts that are none', () => {
  test.each([
    PEM('PUBLIC KEY'),
    PEM('CERTIFICATE'),
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM ops@homelab',
    'postgres://db.example:5432/app',
    'postgres://app@db.example/app',
    'postgres://app:${var.password}@db.example/app',
    'postgres://app:{{ db_password }}@db.example/app',
    'postgres://app:{{db_password}}@db.example/app',
    'https://example.org:8080/a@b',
    'https://example.org/path:with@signs',
    'mailto:someone@example.org',
    'git@github.com:owner/repo.git',
    'user@realm!token without its value',
    'PVEAPIToken=terraform@pve!provider=${var.token}',
    'AKIA is how such keys begin',
    'ghp_short',
    'eyJhbGciOi alone',
    'time 10:30:00 and a mac 02:aa:bb:cc:dd:ee',
    'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  ])('GIVEN %j WHEN looked at THEN it is no secret', text => {
    expect(secretShapeIn(text)).toBeUndefined();
  });

  test('GIVEN any digest, UUID, public key, certificate body or MAC WHEN looked at THEN it is never a secret', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 512 }).map(array => Buffer.from(array));
    const harmless = fc.oneof(
      ...['md5', 'sha1', 'sha256', 'sha512'].flatMap(name => [
        bytes.map(value => `${name}:${createHash(name).update(value).digest('hex')}`),
        bytes.map(value => `${name.toUpperCase()}-${createHash(name).update(value).digest('base64')}`),
      ]),
      fc.uuid(),
      bytes.map(value => `ssh-rsa AAAAB3NzaC1yc2E${value.toString('base64')} ops@host`),
      bytes.map(value => `${dashes}BEGIN PUBLIC KEY${dashes}\n${value.toString('base64')}\n${dashes}END PUBLIC KEY${dashes}`),
      bytes.map(value => value.toString('hex').match(/../g)!.join(':')),
      bytes.map(value => `H4sIAAAAAAAA${value.toString('base64')}`),
    );
    fc.assert(fc.property(fc.array(harmless, { minLength: 1, maxLength: 4 }), texts => { expect(secretShapeIn(texts.join('\n'))).toBeUndefined(); }), { numRuns: 2000 });
  });

  test('GIVEN real public keys WHEN looked at THEN they are never secrets', () => {
    for (const { publicKey } of [generateKeyPairSync('ed25519'), generateKeyPairSync('ec', { namedCurve: 'P-256' }), generateKeyPairSync('rsa', { modulusLength: 1024 })]) {
      expect(secretShapeIn(publicKey.export({ type: 'spki', format: 'pem' }).toString())).toBeUndefined();
      expect(secretShapeIn(JSON.stringify(publicKey.export({ format: 'jwk' })))).toBeUndefined();
    }
  });

  test.each(['a', '.', '-', 'ab', 'x:', '://', '@'])('GIVEN a megabyte of %j WHEN looked at THEN it takes no long', piece => {
    // With what each shape looks for first, so that none is passed over.
    const text = `${piece.repeat(Math.floor(1048576 / piece.length))} ! eyJ :// PRIVATE KEY IA gh`;
    const began = Date.now();
    secretShapeIn(text);
    expect(Date.now() - began).toBeLessThan(1000);
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
