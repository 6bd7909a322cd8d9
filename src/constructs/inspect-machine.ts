import { TerraformStack } from 'cdktf';
import { inspectDefaults } from './inspect-defaults';
import { IPlatform } from '../model/platform';
import { Refused } from '../model/report';
import { IVirtualMachine } from '../model/virtual-machine';
import { IVmIntent } from '../model/vm-intent';
import { Refusal } from '../private/fail';

/** Everything that stops one machine: what holds on every platform, then what its own refuses. */
export function inspectMachine(machine: IVirtualMachine, platform: IPlatform): Refused[] {
  const { intent } = machine;
  return [
    ...inspectPlace(machine, platform),
    ...inspectProcessors(intent),
    ...inspectDisks(intent),
    ...inspectGateways(intent),
    ...inspectAccess(intent),
    ...inspectChangePolicy(intent),
    ...inspectDefaults(machine),
    ...platform.inspectVm(intent).refusals,
  ];
}

function inspectPlace(machine: IVirtualMachine, platform: IPlatform): Refusal[] {
  const refusals: Refusal[] = [];
  for (const nic of machine.intent.nics) {
    if (nic.network.platform !== platform) {
      refusals.push({ code: 'HW1202', given: `network ${nic.network.networkName} of ${nic.network.platform.node.path} for a machine on ${platform.node.path}`, allowed: `networks of ${platform.node.path}`, remedy: 'Make the network with the platform of the machine\'s image.' });
    }
  }
  if (TerraformStack.of(platform) !== TerraformStack.of(machine)) {
    refusals.push({ code: 'HW1214', given: `platform ${platform.node.path} for a machine of stack ${TerraformStack.of(machine).node.id}`, allowed: 'a platform of the same stack', remedy: 'Make a platform in each stack; they may share the endpoint.' });
  }
  return refusals;
}

function inspectProcessors({ cpus }: IVmIntent): Refusal[] {
  return Number.isInteger(cpus) && cpus >= 1 && cpus <= 768
    ? []
    : [{ code: 'HW1217', given: `${cpus} processors`, allowed: 'a whole number from 1 to 768', remedy: 'Give `cpus` in this range.' }];
}

function inspectDisks({ rootDisk, dataDisks, image }: IVmIntent): Refusal[] {
  const refusals: Refusal[] = [];
  if (!rootDisk.size.isAtLeast(image.minimumDisk)) {
    refusals.push({ code: 'HW1211', given: `${rootDisk.size} for ${image.imageName}`, allowed: `${image.minimumDisk} or more`, remedy: 'Give the machine a larger `diskSize`.' });
  }
  const twice = (kind: string, values: (string | undefined)[]) => values.filter((value, at) => value !== undefined && values.indexOf(value) !== at)
    .forEach(value => refusals.push({ code: 'HW1206', given: `${kind} ${value}`, allowed: `one disk for each ${kind}`, remedy: `Give one of the disks another ${kind}.` }));
  twice('name', dataDisks.map(disk => disk.diskName));
  twice('mount', dataDisks.map(disk => disk.mount));
  return refusals;
}

function inspectGateways({ nics }: IVmIntent): Refusal[] {
  const families = [nics.filter(nic => nic.ip.gatewayV4), nics.filter(nic => nic.ip.gatewayV6)];
  return families.filter(family => family.length > 1).map(family => ({
    code: 'HW1207',
    given: `gateways on ${family.map(nic => nic.nicName).join(' and ')}`,
    allowed: 'a gateway on one interface',
    remedy: 'Leave the gateway out on all but the interface that leads outside.',
  }));
}

function inspectChangePolicy({ changePolicy, stateful, hostName }: IVmIntent): Refusal[] {
  return changePolicy.replaces && stateful
    ? [{ code: 'HW1408', given: `ChangePolicy.replace() for ${hostName}, which holds data`, allowed: 'ChangePolicy.keep()', remedy: 'Leave changePolicy out; to build it anew, move its data, say retire(), and make another machine.' }]
    : [];
}

function inspectAccess(intent: IVmIntent): Refusal[] {
  const refusals: Refusal[] = [];
  if (intent.provisioning.identity && !intent.admin) {
    refusals.push({ code: 'HW1208', given: `${intent.hostName} without administrator`, allowed: 'an Admin on the machine, or in the defaults above it', remedy: 'Give `admin: Admin.sshKey(\'ops\', \'ssh-ed25519 ...\')`.' });
  }
  if (intent.hardened && intent.managementNetworks.length === 0) {
    refusals.push({ code: 'HW1210', given: `${intent.hostName} with ${intent.nics[0].ip}`, allowed: 'managementNetworks, or a static address', remedy: 'Say from where it is managed: managementNetworks: [Cidr.of(\'10.0.20.0/24\')], on the machine or in the defaults.' });
  }
  return refusals;
}
