import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { proxmoxBindings } from './bindings';
import { ProxmoxMachine } from './proxmox-machine';
import { ProxmoxScope } from './proxmox-scope';

/** An HA resource, and a node-affinity rule once nodes are named; each is made once and reads the options when it is rendered. */
export function bindHighAvailability(scope: Construct, platform: ProxmoxScope, machine: ProxmoxMachine): void {
  const bindings = proxmoxBindings();
  const comment = `hostwright: ${machine.intent.hostName.toString()}`;
  const options = () => machine.highAvailability ?? {};
  if (!scope.node.tryFindChild('HaResource')) {
    bindings.haResource(scope, 'HaResource', () => ({
      resourceId: `vm:${machine.vmId}`,
      state: machine.tuning.started === false ? 'stopped' : 'started',
      maxRestart: options().maxRestart ?? 1,
      maxRelocate: options().maxRelocate ?? 1,
      comment,
      dependsOn: [machine.resource],
      provider: platform.providerReference,
    }));
  }
  if ((options().nodeNames ?? []).length === 0 || scope.node.tryFindChild('HaRule')) { return; }
  bindings.haRule(scope, 'HaRule', () => {
    const nodes = options().nodeNames ?? [];
    return {
      rule: `hostwright-${machine.intent.hostName.toString()}`,
      type: 'node-affinity',
      resources: [`vm:${machine.vmId}`],
      nodes: Object.fromEntries(nodes.map((name, position) => [name, nodes.length - position])),
      strict: options().strict ?? false,
      comment,
      dependsOn: [scope.node.findChild('HaResource') as TerraformResource],
      provider: platform.providerReference,
    };
  });
}
