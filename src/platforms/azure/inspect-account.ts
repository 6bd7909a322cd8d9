import type { AzureMachine } from './azure-machine';
import { azureSecret } from './azure-secret';
import type { AzureSettings } from './platform-settings';
import { Admin } from '../../model/admin';
import { Refused } from '../../model/report';
import { shown } from '../../private/fail';
import { SecretKind } from '../../values';

/** Names that Azure keeps for itself, beside numbers, which no login name is (azurerm 4.55 and 5.2, validation of admin_username). Azure does not tell upper from lower case. */
const KEPT_NAMES = new Set([
  'administrator', 'admin', 'user', 'user1', 'user2', 'user3', 'user4', 'user5', 'test', 'test1', 'test2', 'test3', 'admin1', 'admin2', 'a', 'actuser', 'adm', 'aspnet', 'backup', 'console', 'david',
  'guest', 'john', 'owner', 'root', 'server', 'sql', 'support', 'support_388945a0', 'sys',
]);
const LONGEST_WINDOWS_NAME = 20;
const SMALLEST_RSA = 2048;
const ED25519_BYTES = 32;

/** Whether Azure can make the administrator. A machine without one is refused for every platform; their longest name on Linux is shorter than Azure's. */
export function inspectAccount({ intent: { admin, image: { guest } }, settings }: AzureMachine): Refused[] {
  return admin ? [...inspectName(admin, guest.isWindows), ...guest.isWindows ? inspectPassword(admin, settings) : inspectKeys(admin)] : [];
}

function inspectName({ userName }: Admin, isWindows: boolean): Refused[] {
  const wrong = KEPT_NAMES.has(userName.toLowerCase()) || (isWindows && (userName.length > LONGEST_WINDOWS_NAME || userName.endsWith('.')));
  return wrong ? [{
    code: 'HW2210',
    given: `administrator ${shown(userName)}`,
    allowed: `a name${isWindows ? ` of at most ${LONGEST_WINDOWS_NAME} characters without a dot at its end` : ''} that Azure does not keep for itself (admin, administrator, root, user, test, guest ...)`,
    remedy: 'Choose another login name, such as the name of the team.',
  }] : [];
}

function inspectPassword({ userName, passwordRef }: Admin, { createResourceGroup, resourceGroup }: AzureSettings): Refused[] {
  if (!passwordRef) { return [{ code: 'HW2210', given: `administrator ${userName} of Windows with a key`, allowed: 'Admin.password(...)', remedy: 'Give the administrator a password, which Terraform reads when it runs: SecretRef.keyVault(...), or SecretRef.terraformVariable(...).' }]; }
  if (passwordRef.kind === SecretKind.KEY_VAULT && createResourceGroup && (passwordRef.resourceGroup ?? resourceGroup) === resourceGroup) {
    return [{ code: 'HW2213', given: `password from ${passwordRef}, in the resource group that the stack makes`, allowed: 'a vault that is there before the stack', remedy: 'Name the group of the vault: SecretRef.keyVault(vault, secret, { resourceGroup }).' }];
  }
  const { refused } = azureSecret(passwordRef);
  return refused ? [{ code: 'HW2213', ...refused, given: `password from ${passwordRef}` }] : [];
}

function inspectKeys({ userName, publicKeys }: Admin): Refused[] {
  if (publicKeys.length === 0) { return [{ code: 'HW2210', given: `administrator ${userName} of Linux with a password`, allowed: 'Admin.sshKey(...)', remedy: 'Give the administrator a key: machines on Azure take no passwords by SSH.' }]; }
  return publicKeys.filter(key => !isTakenOnce(key)).map(key => ({
    code: 'HW2210', given: `key ${shown(key.split(' ')[0])} of ${userName}`, allowed: `ssh-ed25519, or ssh-rsa of at least ${SMALLEST_RSA} bits`, remedy: 'Give a key of this kind: ssh-keygen -t ed25519.',
  }));
}

/** Thousands of machines have the same few keys. */
const TAKEN = new Map<string, boolean>();

function isTakenOnce(key: string): boolean {
  const taken = TAKEN.get(key) ?? isTaken(key);
  TAKEN.set(key, taken);
  return taken;
}

function isTaken(key: string): boolean {
  const [kind, body = ''] = key.split(' ');
  const [name, ...fields] = fieldsOf(Buffer.from(body, 'base64'));
  if (name?.toString() !== kind) { return false; }
  return kind === 'ssh-ed25519' ? fields[0]?.length === ED25519_BYTES : kind === 'ssh-rsa' && bitsOf(fields[1]) >= SMALLEST_RSA;
}

/** Fields of a public key, each with its length before it: the kind, then exponent and modulus, or the one number (RFC 4253, section 6.6; RFC 8709). */
function fieldsOf(body: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  for (let at = 0; at + 4 <= body.length; at += 4 + body.readUInt32BE(at)) { fields.push(body.subarray(at + 4, at + 4 + body.readUInt32BE(at))); }
  return fields;
}

/** Bits of a number; a leading zero keeps it positive. */
function bitsOf(number: Buffer = Buffer.alloc(0)): number {
  const first = number.findIndex(byte => byte !== 0);
  return first < 0 ? 0 : (number.length - first) * 8 - Math.clz32(number[first]) + 24;
}
