import { addMachine } from './machine-needs';
import { Needs, noNeeds } from './needs';
import { PreflightSubject } from './subject';
import { addTemplate } from './template-needs';

/** Everything that one platform needs of its cluster, read off what is written for it. Pure. */
export function collectNeeds({ context, token, ssh, managesFirewall }: PreflightSubject): Needs {
  const needs = noNeeds(context.clusterFirewall, managesFirewall);
  needs.secrets.add(token);
  for (const machine of context.machines.values()) {
    addMachine(needs, machine, context);
    needs.secrets.add(machine.intent.admin?.passwordRef);
  }
  for (const [intent, template] of context.templates) { addTemplate(needs, intent, template, context); }
  for (const id of context.ownPools) { needs.pools.set(id, true); }
  if (needs.sshNodes.size > 0) { needs.secrets.add(ssh?.privateKey); }
  return needs;
}
