import { Construct } from 'constructs';
import { Kit } from './kits';
import {
  ChangePolicy, Cidr, Disk, EstateStack, FirewallRule, HostName, IpAssignment, IVirtualMachine, IVmIntent, Labels, MacAddress, MachineIdentity, Nic, OperatingSystem, Placement,
  Provisioning, Service, Size, UpdatePolicy,
} from '../../src';
import { StackAnsible } from '../../src/guest/ansible/stack-ansible';
import { guestNotes } from '../../src/guest/guest-notes';
import { Estate } from '../../src/model/estate';
import { Outcome } from '../../src/platforms/intent-coverage';
import { ADMIN, Json, written } from '../platforms/written';

/** What a machine is beside what every case has. */
export type Change = Partial<IVmIntent>;
export type Changes<K extends Kit = Kit> = (kit: K) => Change;

/** A machine that shows every field: hardened, with data, on its own default of management networks. */
function intentOn(kit: Kit, change: Change): IVmIntent {
  const { image = kit.image(OperatingSystem.DEBIAN_13) } = change;
  const intent: IVmIntent = {
    path: 'lab/Web',
    hostName: HostName.of('web'),
    image,
    guest: image.guest,
    bootstrapped: true,
    updates: UpdatePolicy.automatic(),
    roles: [],
    cpus: 2,
    memory: Size.gibibytes(2),
    rootDisk: Disk.root(Size.gibibytes(20)),
    dataDisks: [Disk.data('data', Size.gibibytes(3), { mount: '/srv' })],
    nics: [nicOn(kit, '10.0.20.10/24')],
    admin: ADMIN,
    dns: ['10.0.20.1'],
    searchDomains: ['lab.example'],
    ntp: [],
    trustedCas: [],
    labels: Labels.of({ env: 'lab' }),
    placement: Placement.automatic(),
    provisioning: Provisioning.native(),
    hardened: true,
    stateful: true,
    firewalled: true,
    firewallRules: [],
    managementNetworks: [Cidr.of('10.0.20.0/24')],
    managementDeclared: false,
    identity: MachineIdentity._of(kit.platform, () => HostName.of('web'), () => []),
    retired: false,
    retiredDisks: [],
    changePolicy: ChangePolicy.keep(),
    ...change,
  };
  // As HardenedVm does it.
  return { ...intent, firewallRules: change.firewallRules ?? [FirewallRule.allow(Service.SSH, { sources: intent.managementNetworks })] };
}

export function nicOn(kit: Kit, address: string, mac = '02:00:00:00:00:01'): Nic {
  return { nicName: 'net0', network: kit.network(), ip: IpAssignment.of(address, '10.0.20.1'), mac: MacAddress.of(mac) };
}

/** Makes the machine of a change, with nothing between intent and platform. */
export function make<K extends Kit>(stack: EstateStack, kit: K, changes: Changes<K>): IVirtualMachine {
  const { platform } = kit;
  const scope = new Construct(stack, 'Web');
  const intent = intentOn(kit, changes(kit));
  const { resource, address } = platform.bindVm(scope, intent);
  const view = { platform, resource, address, intent, guestIntent: intent, guestFacts: platform.guestOf(intent), traits: {}, givenProps: [], explain: () => [] };
  const machine = Object.assign(scope, view) as unknown as IVirtualMachine;
  Object.assign(machine, { guestNotes: guestNotes(machine) });
  if (intent.firewalled) { platform.bindFirewall(scope, intent); }
  scope.node.addValidation({ validate: () => platform.inspectVm(intent).refusals.map(({ code, given }) => `${code} ${given}`) });
  Estate.of(stack)._add(machine);
  StackAnsible.of(stack).add(machine);
  return machine;
}

export interface Observed {
  /** All resources, without the construct paths that cdktf notes beside them. */
  readonly resources: string;
  /** Everything that Ansible reads. */
  readonly ansible: string;
  readonly record: Json;
  /** Codes of what was refused; then the rest is empty. */
  readonly refusals: readonly string[];
}

/** What is written for the machine of a change. */
export function observe<K extends Kit>(kitIn: (stack: EstateStack) => K, changes: Changes<K>, and: (kit: K, machine: IVirtualMachine) => void = () => {}): Observed {
  try {
    const { document, ansible, estate } = written(stack => {
      const kit = kitIn(stack);
      and(kit, make(stack, kit, changes));
    });
    return { resources: JSON.stringify(document.resource), ansible: JSON.stringify(ansible), record: estate.machines[0], refusals: [] };
  } catch (error) {
    // Platforms outside of the library have codes of their own.
    const refusals = [...(error as Error).message.matchAll(/\] ([A-Z]+[0-9]+) /g)].map(([, code]) => code);
    if (refusals.length === 0) { throw error; }
    return { resources: '', ansible: '', record: {}, refusals };
  }
}

/** What became of the difference between two values; undefined where it was dropped. */
export function outcomeOf(before: Observed, after: Observed): Outcome | undefined {
  if (after.refusals.length > 0) { return Outcome.REFUSED; }
  if (before.resources !== after.resources) { return Outcome.RENDERED; }
  if (before.ansible !== after.ansible) { return Outcome.CONFIGURED; }
  const told = ({ record: { notes, construct } }: Observed) => JSON.stringify([notes, construct]);
  return told(before) !== told(after) ? Outcome.NOTED : undefined;
}
