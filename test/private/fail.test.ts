import { App } from 'cdktf';
import { Admin, EstateStack, Labels, ProxmoxPlatform } from '../../src';
import { describeRefused } from '../../src/model/describe-refused';
import { describe as described, shown } from '../../src/private/fail';

const TOKEN = `ghp_${'a1B2'.repeat(9)}`;
const PEM = `${'-'.repeat(5)}BEGIN OPENSSH PRIVATE KEY${'-'.repeat(5)}\nb3BlbnNzaC1rZXk`;
const URL = 'postgres://app:hunter2@db.example/app';

test.each([
  ['a text', 'web', '"web"'],
  ['a number', 5, '5'],
  ['nothing', undefined, 'undefined'],
  ['a text of 118 letters', 'x'.repeat(118), `"${'x'.repeat(118)}"`],
  ['a longer text', 'x'.repeat(119), `"${'x'.repeat(116)}...`],
  ['a token', TOKEN, 'a text with a secret in it (GitHub token; not shown)'],
  ['a key of many lines', PEM, 'a text with a secret in it (private key (PEM); not shown)'],
  ['a secret behind what is cut off', `${'x '.repeat(100)}${URL}`, 'a text with a secret in it (connection string with a password; not shown)'],
])('%s is shown so', (_, value, expected) => {
  expect(shown(value)).toBe(expected);
});

test.each(['given', 'allowed', 'remedy'] as const)('a secret is not repeated where a refusal has it in: %s', part => {
  const refusal = { code: 'HW1103' as const, given: 'a', allowed: 'b', remedy: 'C.', [part]: `x ${TOKEN} y` };
  const own = describeRefused({ ...refusal, code: 'ACME1' });
  for (const message of [described(refusal), describeRefused(refusal), own]) {
    expect(message).toContain('(GitHub token; not shown)');
    expect(message).not.toContain(TOKEN);
  }
});

test('a refusal without a secret is told as it is', () => {
  const refusal = { code: 'HW1103' as const, given: 'a', allowed: 'b', remedy: 'C.' };
  expect(described(refusal)).toBe('HW1103 malformed value: given a; allowed: b. C.');
  expect(describeRefused({ ...refusal, code: 'ACME1' })).toBe('ACME1: given a; allowed: b. C.');
});

test.each<[string, string, () => unknown]>([
  ['a private key as a public one', 'b3BlbnNzaC1rZXk', () => Admin.sshKey('ops', PEM)],
  ['a token as a user name', TOKEN, () => Admin.sshKey(TOKEN, 'x')],
  ['a token as a label', TOKEN, () => Labels.of({ [TOKEN]: TOKEN })],
  ['a password in an endpoint', 'hunter2', () => new ProxmoxPlatform(new EstateStack(new App(), 'lab'), 'Pve', { endpoint: 'https://root:hunter2@pve.example:8006', nodeName: 'pve1', datastore: 'local' })],
])('%s is refused and not repeated', (_, secret, program) => {
  let message = '';
  try { program(); } catch (error) { message = (error as Error).message; }
  expect(message).toMatch(/HW1[0-9]{3} .*not shown\)/);
  expect(message).not.toContain(secret);
});
