import { App } from 'cdktf';
import { Construct } from 'constructs';
import { KEY } from './model';
import { EstatePlan, HostPlan, StackPlan, SystemPlan, ValuePlan } from './plan';
import {
  Admin, CalendarDate, Environment, EstateStack, ExistingHost, GuestAccess, IpAssignment, Labels, OperatingSystem, OsFamily, Provisioning, ProxmoxPlatform, Role,
  RoleValue, SecretRef, VirtualMachine,
} from '../../../src';

const SYSTEMS: Readonly<Record<SystemPlan, OperatingSystem>> = {
  'debian-13': OperatingSystem.DEBIAN_13,
  'ubuntu-24.04': OperatingSystem.UBUNTU_24_04,
  'rocky-9': OperatingSystem.ROCKY_9,
  'null-1e3': OperatingSystem.custom({ id: 'null-1e3', name: 'Null', family: OsFamily.DEBIAN }),
  'windows-server-2025': OperatingSystem.WINDOWS_SERVER_2025,
};

/** Runs the program of a plan, and writes what it makes. */
export function writeEstate({ stacks }: EstatePlan, outdir: string): void {
  const app = new App({ outdir });
  for (const plan of stacks) {
    const scope = plan.environment === undefined ? app : new Environment(app, plan.environment);
    addHosts(new EstateStack(scope, plan.id, { asOf: CalendarDate.of('2026-11-21'), defaults: { dns: ['10.0.20.1'] } }), plan);
  }
  app.synth();
}

function addHosts(stack: EstateStack, { hosts }: StackPlan): void {
  const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.example:8006', nodeName: 'pve1', datastore: 'local-zfs', ssh: { userName: 'terraform' } });
  for (const plan of hosts) {
    const host = plan.isMachine ? machine(stack, pve, plan) : existing(stack, plan);
    for (const [name, own] of Object.entries(plan.roles)) {
      const role = name.includes('.') ? Role.ofCollection(name, '1.0.0') : Role.own(name);
      host.addRole(role, { variables: Object.fromEntries(Object.entries(own).map(([variable, value]) => [variable, valueOf(value)])) });
    }
  }
}

function machine(scope: Construct, pve: ProxmoxPlatform, { name, address, system, user, comment, port, timezone, labels }: HostPlan): VirtualMachine {
  return new VirtualMachine(scope, `Machine-${name}`, {
    hostName: name,
    image: system === 'null-1e3' ? pve.cloudImage('https://images.example/null.qcow2', { digest: `sha256:${'0'.repeat(64)}`, guest: SYSTEMS[system] }) : pve.image(SYSTEMS[system]),
    network: pve.bridge('vmbr0'),
    ip: address === undefined ? IpAssignment.dhcp() : IpAssignment.of(`${address}/${address.includes(':') ? 64 : 24}`),
    provisioning: address === undefined ? Provisioning.cloudInit() : undefined,
    admin: Admin.sshKey(user, `${KEY}${comment}`),
    access: GuestAccess.ssh({ port }),
    timezone,
    labels: Labels.of(labels),
  });
}

function existing(scope: Construct, { name, address, system, user, comment, port, bootstrapped, timezone, labels }: HostPlan): ExistingHost {
  const isWindows = system === 'windows-server-2025';
  return new ExistingHost(scope, `Host-${name}`, {
    hostName: name,
    address: address!,
    os: SYSTEMS[system],
    admin: isWindows ? Admin.password(user, SecretRef.terraformVariable('windows_password')) : Admin.sshKey(user, `${KEY}${comment}`),
    access: isWindows ? GuestAccess.psrp({ port: port === 22 ? undefined : port }) : GuestAccess.ssh({ port }),
    bootstrap: bootstrapped,
    timezone,
    labels: Labels.of(labels),
  });
}

function valueOf(value: ValuePlan): RoleValue {
  switch (value.is) {
    case 'text': return RoleValue.text(value.text);
    case 'number': return RoleValue.number(value.number);
    case 'flag': return RoleValue.flag(value.flag);
    case 'list': return RoleValue.list(...value.items.map(valueOf));
    default: return RoleValue.record(Object.fromEntries(Object.entries(value.entries).map(([key, inner]) => [key, valueOf(inner)])));
  }
}
