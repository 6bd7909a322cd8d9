import { ProxmoxContext } from './proxmox-context';
import { ProxmoxSshOptions } from './proxmox-ssh-options';
import { KEY_VARIABLE, TOKEN_VARIABLE } from './render-provider';
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

/** An id follows the host name, so that of machines with one name is not told a second time. */
function duplicateVmIds(context: ProxmoxContext): Refused[] {
  const owners = new Map<number, { path: string; name: string }[]>();
  const claim = (vmId: number, path: string, name: string) => { owners.set(vmId, [...owners.get(vmId) ?? [], { path, name }]); };
  for (const [intent, machine] of context.machines) { claim(machine.vmId, intent.path, intent.hostName.toString()); }
  for (const [intent, template] of context.templates) { template.vmIds.forEach((vmId, node) => claim(vmId, `${intent.path} on ${node}`, `${intent.path}@${node}`)); }
  return [...owners].filter(([, all]) => new Set(all.map(({ name }) => name)).size > 1).map(([vmId, all]) => ({
    code: 'HW2008',
    given: `VM id ${vmId} for ${all.map(({ path }) => path).join(' and ')}`,
    allowed: 'one machine or template for each VM id of a cluster',
    remedy: 'Give one of them another id: pve.tune(vm, { vmId }).',
  }));
}
