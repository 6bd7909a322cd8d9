import { Construct } from 'constructs';
import { proxmoxBindings } from './bindings';
import { ProxmoxHighAvailability } from './proxmox-high-availability';
import { ProxmoxMachine } from './proxmox-machine';
import { ProxmoxScope } from './proxmox-scope';
import { wholeNumber } from '../../private/plain-value';

/** An HA resource, and a node-affinity rule where nodes are named. */
export function bindHighAvailability(scope: Construct, platform: ProxmoxScope, machine: ProxmoxMachine, options: ProxmoxHighAvailability): void {
  const bindings = proxmoxBindings();
  const maxRestart = wholeNumber(options.maxRestart ?? 1, 'maxRestart', 0, 10);
  const maxRelocate = wholeNumber(options.maxRelocate ?? 1, 'maxRelocate', 0, 10);
  const resource = bindings.haResource(scope, 'HaResource', () => ({
    resourceId: `vm:${machine.vmId}`,
    state: machine.tuning.started === false ? 'stopped' : 'started',
    maxRestart,
    maxRelocate,
    comment: `hostwright: ${machine.intent.hostName.toString()}`,
    dependsOn: [machine.resource],
    provider: platform.providerReference,
  }));
  const nodes = options.nodeNames ?? [];
  if (nodes.length === 0) { return; }
  bindings.haRule(scope, 'HaRule', () => ({
    rule: `hostwright-${machine.intent.hostName.toString()}`,
    type: 'node-affinity',
    resources: [`vm:${machine.vmId}`],
    nodes: Object.fromEntries(nodes.map((name, position) => [name, nodes.length - position])),
    strict: options.strict ?? false,
    comment: `hostwright: ${machine.intent.hostName.toString()}`,
    dependsOn: [resource],
    provider: platform.providerReference,
  }));
}
