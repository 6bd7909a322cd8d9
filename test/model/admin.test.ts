import { thrown } from './refused';
import { Admin, SecretRef } from '../../src';
import { KEY } from '../platforms/written';

const ECDSA = 'ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBA==';

test('an administrator has a name and keys, without blanks around them', () => {
  const admin = Admin.sshKey('ops', `${KEY}\n`, ECDSA);
  expect([admin.userName, admin.publicKeys, admin.passwordRef]).toEqual(['ops', [KEY, ECDSA], undefined]);
});

test('keys are copies', () => {
  const admin = Admin.sshKey('ops', KEY);
  admin.publicKeys.push('other');
  expect(admin.publicKeys).toEqual([KEY]);
});

test('an administrator of Windows has a password by reference', () => {
  const admin = Admin.password('Administrator', SecretRef.terraformVariable('windows_password'));
  expect([admin.userName, admin.publicKeys, admin.passwordRef?.name]).toEqual(['Administrator', [], 'windows_password']);
});

test('a password that is given itself is shown nowhere', () => {
  expect(thrown(() => Admin.password('Administrator', 'S3cret!word' as unknown as SecretRef)).message).not.toContain('S3cret');
});

test.each<[string, () => unknown, string, string]>([
  ['no key', () => Admin.sshKey('ops'), 'HW1103', 'no key'],
  ['root', () => Admin.sshKey('root', KEY), 'HW1103', 'user name "root"'],
  ['a capital', () => Admin.sshKey('Ops', KEY), 'HW1103', 'user name "Ops"'],
  ['a name that is too long', () => Admin.sshKey('o'.repeat(33), KEY), 'HW1103', 'at most 32'],
  ['a name of several lines', () => Admin.sshKey('ops\nroot', KEY), 'HW1103', 'user name'],
  ['a private key', () => Admin.sshKey('ops', '-----BEGIN OPENSSH PRIVATE KEY-----'), 'HW1103', 'a private key never belongs here'],
  ['a key of several lines', () => Admin.sshKey('ops', `${KEY}\n${KEY}`), 'HW1103', 'public key'],
  ['a key that is cut off', () => Admin.sshKey('ops', 'ssh-ed25519 AAAA'), 'HW1103', 'public key'],
  ['an old kind of key', () => Admin.sshKey('ops', 'ssh-dss AAAAB3NzaC1kc3MAAACBAJ'), 'HW1103', 'public key'],
  ['a token as name', () => Admin.sshKey('${var.user}', KEY), 'HW1103', 'user name'],
  ['a password itself', () => Admin.password('Administrator', 'S3cret!word' as unknown as SecretRef), 'HW1103', 'given a password that is no SecretRef, but of type string; allowed: a SecretRef'],
  ['an odd name of Windows', () => Admin.password('a b', SecretRef.terraformVariable('x')), 'HW1103', 'user name "a b"'],
])('%s is refused at once', (_, make, code, words) => {
  expect(thrown(make).code).toBe(code);
  expect(thrown(make).message).toContain(words);
});
