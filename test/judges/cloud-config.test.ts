import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { findCloudConfigSchema, judgeCloudConfig, runCloudInitSchema } from './cloud-config';
import type { JsonSchema } from './json-schema';
import { PLANTED_BAD_CLOUD_CONFIG } from './planted';

/** Shaped like cloud-init's: modules side by side in allOf, the top level open, sections open or closed. */
const SCHEMA: JsonSchema = {
  $defs: {
    user: {
      additionalProperties: false,
      oneOf: [{ required: ['name'] }, { required: ['snapuser'] }],
      properties: { name: { type: 'string' }, snapuser: { type: 'string' }, uid: { oneOf: [{ type: 'integer' }, { type: 'string', deprecated: true }] } },
    },
    users: { type: 'object', properties: { users: { type: 'array', minItems: 1, items: { oneOf: [{ type: 'string' }, { type: 'object', $ref: '#/$defs/user' }] } } } },
    files: {
      type: 'object',
      properties: {
        write_files: {
          type: 'array',
          items: {
            type: 'object', required: ['path'], additionalProperties: false, properties: { path: { type: 'string' }, content: { type: 'string' }, permissions: { type: 'string' } },
          },
        },
      },
    },
    swap: { properties: { swap: { type: 'object', properties: { size: { type: ['string', 'integer'], pattern: '^[0-9]' } } } } },
    open: { properties: { landscape: { type: 'object', additionalProperties: true, properties: { url: { type: 'string' } } } }, additionalProperties: true },
    keys: { properties: { ssh_keys: { type: 'object', minProperties: 1, patternProperties: { '^[a-z]+_public$': { type: 'string' } } } } },
    rest: {
      properties: {
        mode: { enum: ['a', 'b', false] },
        apt_update: { type: 'boolean', deprecated: true },
        hosts: { type: 'array', uniqueItems: true },
        date: { type: 'string' },
        anything: true,
        nothing: false,
        free: { additionalProperties: { type: 'integer' } },
        pair: { type: 'array', items: [{}] },
        either: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
      },
    },
  },
  allOf: ['users', 'files', 'swap', 'open', 'keys', 'rest'].map(name => ({ $ref: `#/$defs/${name}` })),
};

function found(yaml: string, schema = SCHEMA): string[] {
  return judgeCloudConfig(`#cloud-config\n${yaml}`, schema).findings.map(finding => `${finding.kind} ${finding.path}`.trim());
}

describe('a cloud-config against a schema', () => {
  test.each<[string, string, string[]]>([
    ['a known module', 'users: [ops, { name: web }]', []],
    ['an unknown key at the top', 'user_s: []', ['unknown-key user_s']],
    ['an unknown key in a closed section', 'write_files: [{ path: /a, contents: x }]', ['unknown-key write_files.0.contents']],
    ['an unknown key in a section that its schema left open', 'swap: { sise: 1 }', ['unknown-key swap.sise']],
    ['a key that a section welcomes', 'landscape: { any: 1 }', []],
    ['a missing key', 'write_files: [{ content: x }]', ['missing-key write_files.0.path']],
    ['a wrong type', 'write_files: [{ path: /a, permissions: 0644 }]', ['wrong-type write_files.0.permissions']],
    ['a timestamp for a string', 'date: 2030-01-01', ['wrong-type date']],
    ['a quoted one', 'date: "2030-01-01"', []],
    ['binary for a string', 'date: !!binary aGVsbG8=', []],
    ['yes is true in YAML 1.1', 'apt_update: yes', ['deprecated apt_update']],
    ['no is false in YAML 1.1', 'mode: no', []],
    ['a value that is not listed', 'mode: c', ['not-allowed mode']],
    ['a value that does not match', 'swap: { size: auto }', ['not-allowed swap.size']],
    ['one of two types', 'swap: { size: 1 }', []],
    ['too few items', 'users: []', ['too-few users']],
    ['too few keys', 'ssh_keys: {}', ['too-few ssh_keys']],
    ['a key by pattern', 'ssh_keys: { rsa_public: x }', []],
    ['a key against the pattern', 'ssh_keys: { RSA: x }', ['unknown-key ssh_keys.RSA']],
    ['an item twice', 'hosts: [a, a]', ['not-unique hosts']],
    ['no alternative, and why', 'users: [{ name: a, sudoo: x }]', ['no-match users.0', 'unknown-key users.0.sudoo']],
    ['two alternatives at once', 'users: [{ name: a, snapuser: b }]', ['no-match users.0', 'no-match users.0']],
    ['a deprecated alternative', 'users: [{ name: a, uid: "7" }]', ['deprecated users.0.uid']],
    ['any of', 'either: [a]', []],
    ['none of any', 'either: 5', ['no-match either']],
    ['true allows anything', 'anything: { a: [1] }', []],
    ['false allows nothing', 'nothing: 1', ['not-allowed nothing']],
    ['values of free keys', 'free: { a: 1, b: x }', ['wrong-type free.b']],
    ['a key twice', 'mode: a\nmode: b', ['yaml', 'wrong-type']],
    ['a list', '- a', ['wrong-type']],
    ['nothing', '', ['wrong-type']],
  ])('%s', (_, yaml, findings) => {
    expect(found(yaml)).toEqual(findings);
  });

  test('the header is needed', () => {
    expect(judgeCloudConfig('mode: a\n', SCHEMA).findings).toEqual([{ path: '', kind: 'header', message: 'the first line must be #cloud-config' }]);
  });

  test('what was judged is counted; nothing counts as nothing', () => {
    expect(judgeCloudConfig('#cloud-config\nswap: { size: 1 }\n', SCHEMA).judged).toBe(3);
    expect(judgeCloudConfig('#cloud-config\n', SCHEMA).judged).toBe(0);
  });

  test('the planted document is caught for each of its mistakes', () => {
    expect(judgeCloudConfig(PLANTED_BAD_CLOUD_CONFIG, SCHEMA).findings.map(finding => `${finding.kind} ${finding.path}`)).toEqual([
      'unknown-key hostnme', 'unknown-key write_files.0.contents', 'wrong-type write_files.0.permissions',
    ]);
  });

  test('a schema that refers to nothing is an error', () => {
    expect(() => found('a: 1', { $ref: '#/$defs/none' })).toThrow('the schema has no #/$defs/none');
  });
});

const installed = findCloudConfigSchema();
if (installed === undefined) console.warn('SKIPPED: no cloud-init here, so nothing was held against its own schema (apt-get install cloud-init)');

(installed === undefined ? describe.skip : describe)('the schema of the cloud-init that is installed', () => {
  const schema = (): JsonSchema => JSON.parse(fs.readFileSync(installed!, 'utf8'));
  const good = [
    '#cloud-config', 'hostname: web1', 'fqdn: web1.example.org', 'manage_etc_hosts: true', 'timezone: Etc/UTC', 'ssh_pwauth: false', 'users:',
    '  - { name: ops, shell: /bin/bash, lock_passwd: true, sudo: "ALL=(ALL) NOPASSWD:ALL", ssh_authorized_keys: [ssh-ed25519 AAAA ops] }',
    'packages: [qemu-guest-agent]', 'package_update: true', 'write_files:', '  - { path: /etc/motd, content: hello, permissions: "0644" }',
    'ntp: { enabled: true, servers: [192.0.2.1] }', 'runcmd:', '  - [systemctl, enable, --now, qemu-guest-agent]', '',
  ].join('\n');

  test('a sound document passes', () => {
    const verdict = judgeCloudConfig(good, schema());
    expect(verdict.findings).toEqual([]);
    expect(verdict.judged).toBeGreaterThan(20);
  });

  test('the planted document does not', () => {
    const findings = judgeCloudConfig(PLANTED_BAD_CLOUD_CONFIG, schema()).findings.map(finding => `${finding.kind} ${finding.path}`);
    expect(findings).toEqual(expect.arrayContaining(['unknown-key hostnme', 'unknown-key write_files.0.contents', 'wrong-type write_files.0.permissions']));
  });

  test('cloud-init itself is of one mind with it', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-config-'));
    const run = (name: string, text: string): ReturnType<typeof runCloudInitSchema> => {
      fs.writeFileSync(path.join(folder, name), text);
      return runCloudInitSchema(path.join(folder, name));
    };
    const [sound, planted] = [run('good.yaml', good), run('bad.yaml', PLANTED_BAD_CLOUD_CONFIG)];
    fs.rmSync(folder, { recursive: true });
    if (!sound.installed) return console.warn('SKIPPED: the schema is here, the cloud-init command is not');
    expect(sound).toMatchObject({ ok: true });
    expect(planted).toMatchObject({ ok: false });
    expect(planted.output).toContain('contents');
  });
});
