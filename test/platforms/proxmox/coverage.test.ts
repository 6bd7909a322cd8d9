import * as fs from 'fs';
import * as path from 'path';
import { VirtualEnvironmentVm } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { App, LocalBackend, TerraformStack, Testing } from 'cdktf';
import { factsOf, intentOf } from './stubs';
import { TUNING_SAMPLES, TuningSample } from './tuning-samples';
import { ProxmoxTuning } from '../../../src';
import { Route } from '../../../src/platforms/argument-coverage';
import { ALLOWED_PATTERNS, ALLOWED_RANGES, ALLOWED_VALUES, MEMORY_RANGE, MOST } from '../../../src/platforms/proxmox/allowed-values';
import { proxmoxBindings } from '../../../src/platforms/proxmox/bindings';
import { intentCoverage, vmArguments } from '../../../src/platforms/proxmox/coverage';
import { inspectTuning } from '../../../src/platforms/proxmox/inspect-tuning';
import { renderVm } from '../../../src/platforms/proxmox/render-vm';
import { changedPaths } from '../changed-paths';
import { fieldsOf, tuningFieldsOf } from '../struct-fields';
import { isDeprecated, settableArguments, vmBehaviours } from '../vm-schema';
import { expectAccepted, Json } from '../written';

const VM_TYPE = 'proxmox_virtual_environment_vm';
const FIELDS = tuningFieldsOf('proxmox', 'ProxmoxTuning');
const ROWS = Object.entries(vmArguments);
/** Arguments that a tuning field reaches. */
const reachedBy = (field: string) => ROWS.filter(([, row]) => row.route === Route.TUNE && row.by === field).map(([argument]) => argument);

describe('the table of arguments', () => {
  test('has every argument of a machine that can be set and is not deprecated, and no other', () => {
    const settable = settableArguments(VM_TYPE);
    expect(settable.length).toBeGreaterThan(150);
    expect(Object.keys(vmArguments).sort()).toEqual(settable);
  });

  test('names only tuning fields and intent fields that exist', () => {
    const intent = fieldsOf('model/vm-intent.ts', 'IVmIntent').map(field => field.name);
    const known: Partial<Record<Route, string[]>> = { [Route.TUNE]: FIELDS, [Route.NEUTRAL]: intent };
    expect(ROWS.filter(([, { route, by }]) => known[route] && !known[route].includes(by))).toEqual([]);
  });

  test('names every tuning field', () => {
    expect(FIELDS.length).toBeGreaterThan(100);
    expect(FIELDS.filter(field => reachedBy(field).length === 0)).toEqual([]);
  });

  test('says why where there is only the way out', () => {
    const out = ROWS.filter(([, row]) => row.route === Route.WAY_OUT);
    expect(out.map(([argument]) => argument)).toEqual(['hostpci.id', 'id', 'mac_addresses', 'network_device.enabled']);
    expect(out.filter(([, row]) => row.by.split(' ').length < 6)).toEqual([]);
  });

  test('lists every field of the intent, with words', () => {
    expect(Object.keys(intentCoverage).sort()).toEqual(fieldsOf('model/vm-intent.ts', 'IVmIntent').map(field => field.name).sort());
    expect(Object.entries(intentCoverage).filter(([, { words }]) => words === '')).toEqual([]);
  });
});

describe('every tuning field', () => {
  let written: Record<string, [Json, Json]>;
  beforeAll(() => { written = writeSamples(); });

  test('has a sample', () => {
    expect(Object.keys(TUNING_SAMPLES).sort()).toEqual(FIELDS);
  });

  test.each(Object.keys(TUNING_SAMPLES))('%s changes the arguments that the table says, and no other', field => {
    const [before, after] = written[field];
    expect(changedPaths(before, after)).toEqual([...reachedBy(field), ...TUNING_SAMPLES[field].changesToo ?? []].sort());
  });

  test.each(Object.keys(TUNING_SAMPLES))('%s: the sample is a value that is not refused', field => {
    const refused = inspectTuning(intentOf(), merged(TUNING_SAMPLES[field])).filter(({ code }) => code !== 'HW2006');
    expect(refused).toEqual([]);
  });

  /** The provider's own mapping of each sample, in one document that the provider accepts. */
  function writeSamples(): Record<string, [Json, Json]> {
    const stack = new TerraformStack(new App(), 'samples');
    new LocalBackend(stack, { path: 'terraform.tfstate' });
    new (proxmoxBindings().provider)(stack, 'Provider', { endpoint: 'https://pve.example:8006' });
    const make = (id: string, tuning: ProxmoxTuning) => {
      const vm = new VirtualEnvironmentVm(stack, id, renderVm(intentOf(), factsOf({ tuning, vmId: tuning.vmId ?? 10001 })));
      // Attributes-as-blocks need every key; the library's late-bound resource fills them, this plain one does not.
      vm.addOverride('network_device.0.enabled', null);
      for (const key of ['mtu', 'queues', 'rate_limit', 'trunks']) {
        if (tuning.nics?.net0?.[key === 'rate_limit' ? 'rateLimit' : key as 'mtu'] === undefined) { vm.addOverride(`network_device.0.${key}`, null); }
      }
      return vm.friendlyUniqueId;
    };
    const names = Object.entries(TUNING_SAMPLES).map(([field, sample]) => [field, make(`${field}-before`, sample.beside ?? {}), make(`${field}-after`, merged(sample))]);
    const document = JSON.parse(Testing.synth(stack)) as Json;
    expectAccepted(document);
    const bodies = document.resource[VM_TYPE] as Record<string, Json>;
    return Object.fromEntries(names.map(([field, before, after]) => [field, [bodies[before], bodies[after]]]));
  }
});

function merged({ beside, tuning }: TuningSample): ProxmoxTuning {
  return { ...beside, ...tuning };
}

describe('allowed values', () => {
  const behaviours = vmBehaviours(VM_TYPE);

  test('are those that the provider states, for every tuning field that it states them for', () => {
    const stated = ROWS.filter(([argument, row]) => row.route === Route.TUNE && behaviours[argument]?.oneOf && argument !== 'cdrom.file_id')
      .map(([argument, row]) => [row.by, behaviours[argument].oneOf!.filter(value => value !== '').sort()]);
    expect(stated.length).toBeGreaterThan(20);
    const sorted = Object.fromEntries(Object.entries(ALLOWED_VALUES).map(([field, values]) => [field, [...values].sort()]));
    expect(sorted).toEqual(Object.fromEntries(stated));
  });

  test('by pattern are those that the provider states', () => {
    expect(Object.fromEntries(Object.entries(ALLOWED_PATTERNS).map(([field, pattern]) => [field, pattern.source]))).toEqual({ cpuType: behaviours['cpu.type'].orMatching });
  });

  test('have the ranges that the provider states', () => {
    const stated = ROWS.filter(([argument, row]) => row.route === Route.TUNE && behaviours[argument]?.min !== undefined && argument !== 'vm_id')
      .map(([argument, row]) => [row.by, [behaviours[argument].min, behaviours[argument].max]]);
    expect(ALLOWED_RANGES).toEqual(Object.fromEntries(stated));
    expect(MEMORY_RANGE).toEqual([behaviours['memory.dedicated'].min, behaviours['memory.dedicated'].max]);
  });

  test('are as many of a kind as the provider states', () => {
    expect(MOST).toEqual({
      disks: behaviours.disk.maxItems! - 1,
      interfaces: behaviours.network_device.maxItems,
      addresses: behaviours['initialization.ip_config'].maxItems,
      passthroughs: behaviours.hostpci.maxItems,
      serialDevices: behaviours.serial_device.maxItems,
      sharedFolders: behaviours.virtiofs.maxItems,
      discs: behaviours.cdrom.maxItems,
    });
  });
});

describe('resource types', () => {
  test('that the library makes are none that the provider deprecates', () => {
    const source = fs.readFileSync(path.join(__dirname, '../../../src/platforms/proxmox/bindings.ts'), 'utf8');
    const modules = [...new Set([...source.matchAll(/require\('(@hostwright\/provider-proxmox\/lib\/[^']+)'\)/g)].map(match => match[1]))].filter(name => !name.endsWith('/provider'));
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const types = modules.flatMap(name => Object.values(require(name) as object)
      .map(exported => (exported as { tfResourceType?: string }).tfResourceType).filter(type => type !== undefined));
    expect(types.length).toBe(modules.length);
    expect(types).toContain(VM_TYPE);
    expect(types.map(type => [type, isDeprecated(type)])).toEqual(types.map(type => [type, false]));
    expect(Object.keys(proxmoxBindings()).length).toBe(modules.length + 1);
  });

  test('the check tells a deprecated one', () => {
    expect(isDeprecated('proxmox_virtual_environment_download_file')).toBe(true);
    expect(isDeprecated('proxmox_nothing')).toBeUndefined();
  });
});
