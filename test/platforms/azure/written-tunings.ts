import { samplesWith, System } from './tuning-samples';
import { azure, network } from './written-on-azure';
import { Admin, AzureProviderLine, Cidr, EstateStack, HardenedVm, IpAssignment, OperatingSystem, SecretRef, Size } from '../../../src';
import { argumentSections } from '../../../src/platforms/azure/coverage';
import { changedPaths } from '../changed-paths';
import { Json, Written, written } from '../written';

export const SAMPLES = samplesWith({});
export const SYSTEMS: readonly System[] = ['linux', 'windows'];

/** A sample on a system, with the id of its machine. */
export interface Tried {
  readonly name: string;
  readonly field: string;
  readonly system: System;
  readonly id: string;
}

export const TRIED: readonly Tried[] = Object.entries(SAMPLES).flatMap(([name, { system }], position) => SYSTEMS.filter(one => system === undefined || system === one)
  .map(one => ({ name, field: name.split('@')[0], system: one, id: `M${position}${one}` })));

/** One document with a machine for each sample and system, which the provider accepts. */
export function writtenTunings(line: AzureProviderLine, isTuned: boolean): Written {
  return written((stack: EstateStack) => {
    const platform = azure(stack, { providerLine: line });
    const net = network(stack, platform);
    const subnet = net.subnet('app', Cidr.of('10.0.20.0/24'));
    const jumpHost = new HardenedVm(stack, 'Jump', { image: platform.image(OperatingSystem.DEBIAN_12), network: subnet, ip: IpAssignment.of('10.0.20.10/24') });
    const samples = samplesWith({ identity: platform.userIdentity('shared'), jumpHost });
    TRIED.forEach(({ name, system, id }, position) => {
      const { tuning, beside = {}, placement, edition, vm: props, waives } = samples[name];
      const vm = new HardenedVm(stack, id, { ...entered(system), image: platform.image(guestOf(system), { edition: edition?.[system] }), network: subnet, ip: IpAssignment.of(`10.0.20.${position + 20}/24`), ...props });
      vm.addDisk('data', Size.gibibytes(1024));
      if (placement) { platform.place(vm, placement); }
      if (waives && isTuned) { platform.waive(waives, vm, { reason: 'what the tuning writes is what is tried' }); }
      for (const one of [beside, ...isTuned ? [tuning] : []]) { platform.tune(vm, one); }
    });
  });
}

function guestOf(system: System): OperatingSystem {
  return system === 'linux' ? OperatingSystem.UBUNTU_24_04 : OperatingSystem.WINDOWS_SERVER_2022;
}

function entered(system: System): { admin?: Admin } {
  return system === 'linux' ? {} : { admin: Admin.password('opsadmin', SecretRef.keyVault('kv-lab', 'win-password')) };
}

/** What differs between two documents of a machine: `type.argument`, and the type alone of a resource that one of them lacks and no table has. */
export function changesOf(before: Written, after: Written, id: string): string[] {
  const [one, other] = [before, after].map(document => resourcesOf(document, id));
  const changes = [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap(at => {
    const type = at.split(' ')[0];
    const known = argumentsOf(type);
    if (known.length === 0 && !(one[at] && other[at])) { return [type]; }
    return changedPaths(one[at] ?? {}, other[at] ?? {}).map(path => `${type}.${known.find(argument => `${path}.`.startsWith(`${argument}.`) || argument.startsWith(`${path}.`)) ?? path.split('.')[0]}`);
  });
  return [...new Set(changes)].sort();
}

/** Arguments of a resource that the tables have. */
export function argumentsOf(type: string): string[] {
  return argumentSections.filter(({ resources }) => resources.includes(type)).flatMap(({ rows }) => Object.keys(rows));
}

/** Resources of a construct by type and path. */
function resourcesOf(document: Written, id: string): Record<string, Json> {
  const types = Object.keys(document.document.resource as Json);
  return Object.fromEntries(types.flatMap(type => Object.entries(document.all(type)).filter(([at]) => at.startsWith(`${id}/`)).map(([at, body]) => [`${type} ${at}`, withEmptyBlocks(body)])));
}

/** A block without arguments says something by being there. */
function withEmptyBlocks(value: any): any {
  if (Array.isArray(value)) { return value.map(withEmptyBlocks); }
  if (typeof value !== 'object' || value === null) { return value; }
  const entries = Object.entries(value).filter(([key]) => key !== '//');
  return entries.length === 0 ? 'an empty block' : Object.fromEntries(entries.map(([key, one]) => [key, withEmptyBlocks(one)]));
}
