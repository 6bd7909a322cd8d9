import { addMachine } from './machine-needs';
import { Needs, noNeeds } from './needs';
import { PreflightSubject } from './subject';
import { addTemplate } from './template-needs';
import { SecretKind, SecretRef } from '../../../values';

/** Everything that one platform needs of its cluster, read off what is written for it. Pure. */
export function collectNeeds({ context, token, ssh, managesFirewall }: PreflightSubject): Needs {
  const needs = noNeeds(context.clusterFirewall, managesFirewall);
  addSecret(needs, token);
  for (const machine of context.machines.values()) {
    addMachine(needs, machine, context);
    addSecret(needs, machine.intent.admin?.passwordRef);
  }
  for (const [intent, template] of context.templates) { addTemplate(needs, intent, template, context); }
  for (const id of context.ownPools) { needs.pools.set(id, true); }
  if (needs.sshNodes.size > 0) { addSecret(needs, ssh?.privateKey); }
  return needs;
}

/** Where the value of a secret must be before Terraform runs; the provider's own variables are told where they belong. */
function addSecret(needs: Needs, secret: SecretRef | undefined): void {
  if (secret?.kind === SecretKind.TERRAFORM_VARIABLE) { needs.variables.add(`TF_VAR_${secret.name}`); }
  if (secret?.kind === SecretKind.ENVIRONMENT_VARIABLE) { needs.variables.add(secret.name); }
  if (secret?.kind === SecretKind.FILE) { needs.files.add(secret.name); }
}
