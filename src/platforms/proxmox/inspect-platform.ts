import { TerraformStack } from 'cdktf';
import { ProxmoxContext } from './proxmox-context';
import { ProxmoxSshOptions } from './proxmox-ssh-options';
import { KEY_VARIABLE, TOKEN_VARIABLE } from './render-provider';
import { Estate } from '../../model/estate';
import { Refused } from '../../model/report';
import { SecretPlace, SecretRef } from '../../values';
import { secretIn } from '../../values/secret-table';

/** What concerns the endpoint as a whole: secrets, and VM ids that must be unique in it. */
export function inspectPlatform(context: ProxmoxContext, token: SecretRef, ssh: ProxmoxSshOptions | undefined): Refused[] {
  return [...inspectToken(token), ...inspectKey(ssh?.privateKey), ...duplicateVmIds(context)];
}

function inspectToken(token: SecretRef): Refused[] {
  const { refused } = secretIn(SecretPlace.PROVIDER_ARGUMENT, token, TOKEN_VARIABLE);
  return refused ? [{ code: 'HW2011', ...refused, given: `API token from ${token}` }] : [];
}

function inspectKey(key: SecretRef | undefined): Refused[] {
  const { refused } = key ? secretIn(SecretPlace.PROVIDER_ARGUMENT, key, KEY_VARIABLE) : {};
  return refused ? [{ code: 'HW2011', given: `SSH key from ${key}`, allowed: `${refused.allowed}, or the SSH agent`, remedy: 'Leave `privateKey` out to use the SSH agent, or use SecretRef.file.' }] : [];
}

/** In the whole App: another stack may have a platform of the same cluster. Machines with one host name are told for that. */
function duplicateVmIds({ stack, systemName }: ProxmoxContext): Refused[] {
  return Estate.of(stack)._lock.numbers('vmId', systemName).clashes(scope => TerraformStack.of(scope) === stack).map(([vmId, owners]) => ({
    code: 'HW2008',
    given: `VM id ${vmId} for ${owners.join(' and ')}`,
    allowed: 'one machine or template for each VM id of a cluster',
    remedy: 'Give one of them another id: pve.tune(vm, { vmId }).',
  }));
}
