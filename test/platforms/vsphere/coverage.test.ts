import * as fs from 'fs';
import * as path from 'path';
import { samplesWith, TuningSample } from './tuning-samples';
import { esxi, gib, golden, ova, vcenter, VM } from './written-on-vsphere';
import { EstateStack, EsxiPlatform, HardenedVm, IpAssignment, OperatingSystem, VsphereCustomization, VspherePlatform } from '../../../src';
import { Route } from '../../../src/platforms/argument-coverage';
import { Outcome } from '../../../src/platforms/intent-coverage';
import { ALLOWED_RANGES, ALLOWED_TIMES, ALLOWED_VALUES, HARDWARE_VERSIONS, MOST, OVERRIDE_VALUES } from '../../../src/platforms/vsphere/allowed-values';
import { dataSourceType, vsphereBindings } from '../../../src/platforms/vsphere/bindings';
import { intentCoverage, vmArguments } from '../../../src/platforms/vsphere/coverage';
import { intentCoverage as esxiCoverage } from '../../../src/platforms/vsphere/esxi-coverage';
import { CODES } from '../../../src/private/codes';
import { FACTS } from '../../judges';
import { changedPaths } from '../changed-paths';
import { fieldsOf, tuningFieldsOf } from '../struct-fields';
import { isDeprecated, settableArguments, vmBehaviours } from '../vm-schema';
import { Json, Written, written } from '../written';

const FIELDS = tuningFieldsOf('vsphere', 'VsphereTuning');
const ROWS = Object.entries(vmArguments);
const SAMPLES = samplesWith({});
const NAMES = Object.keys(SAMPLES);
/** Arguments that a tuning field reaches. */
const reachedBy = (field: string) => ROWS.filter(([, row]) => row.route === Route.TUNE && row.by === field).map(([argument]) => argument);
const tuned = (field: string, esx: boolean) => reachedBy(field).filter(argument => !argument.startsWith(esx ? 'clone.' : 'ovf_deploy.'));

describe('the table of arguments', () => {
  test('has every argument of a machine that can be set and is not deprecated, and no other', () => {
    const settable = settableArguments(VM);
    expect(settable.length).toBeGreaterThan(140);
    expect(Object.keys(vmArguments).sort()).toEqual(settable);
  });

  test('names only tuning fields and intent fields that exist', () => {
    const intent = fieldsOf('model/vm-intent.ts', 'IVmIntent').map(field => field.name);
    const known: Partial<Record<Route, string[]>> = { [Route.TUNE]: FIELDS, [Route.NEUTRAL]: intent };
    expect(ROWS.filter(([, { route, by }]) => known[route] && !known[route].includes(by))).toEqual([]);
  });

  test('names only verbs that exist', () => {
    const verbs = ROWS.filter(([, { route }]) => route === Route.VERB).map(([, { by }]) => by);
    const words = verbs.map(verb => /^(?:new )?(\w+)(?:\.(\w+))?\(/.exec(verb)!.slice(1));
    const of: Record<string, object> = { vcenter: VspherePlatform.prototype, esxi: EsxiPlatform.prototype, VsphereCustomization, VspherePlatform: { VspherePlatform } };
    expect(words.filter(([subject, verb]) => !((verb ?? subject) in of[subject]))).toEqual([]);
  });

  test('names every tuning field', () => {
    expect(FIELDS.length).toBeGreaterThan(70);
    expect(FIELDS.filter(field => reachedBy(field).length === 0)).toEqual([]);
  });

  test('says why where there is only the way out', () => {
    const out = ROWS.filter(([, row]) => row.route === Route.WAY_OUT);
    expect(out.map(([argument]) => argument)).toEqual([
      'cdrom.client_device', 'clone.customization_spec.timeout', 'clone.customize.timeout', 'clone.customize.windows_sysprep_text', 'clone.ovf_storage_map', 'disk.controller_type', 'disk.path',
      'id', 'ide_controller_count', 'nvme_controller_count', 'ovf_deploy.allow_unverified_ssl_cert', 'ovf_deploy.enable_hidden_properties', 'ovf_deploy.ip_allocation_policy',
      'ovf_deploy.ip_protocol', 'sata_controller_count', 'wait_for_guest_ip_timeout',
    ]);
    expect(out.filter(([, row]) => row.by.split(' ').length < 6)).toEqual([]);
  });

  test.each([['a vCenter', intentCoverage], ['a standalone host', esxiCoverage]])('lists every field of the intent, with words: %s', (_, table) => {
    expect(Object.keys(table).sort()).toEqual(fieldsOf('model/vm-intent.ts', 'IVmIntent').map(field => field.name).sort());
    expect(Object.entries(table).filter(([, { words }]) => words === '')).toEqual([]);
    expect(Object.values(table).filter(({ outcome, code }) => (outcome === Outcome.REFUSED) !== (code !== undefined && code in CODES))).toEqual([]);
  });
});

describe('every tuning field', () => {
  let before: Written;
  let after: Written;
  beforeAll(() => { before = writtenWith(({ beside }) => [beside]); after = writtenWith(({ beside, tuning }) => [beside, tuning]); });

  test('has a sample', () => {
    expect([...new Set(NAMES.map(sample => sample.split('@')[0]))].sort()).toEqual(FIELDS);
  });

  // A sample that is refused leaves nothing written.
  test.each(NAMES)('%s changes the arguments that the table says, and no other', sample => {
    const [field, esx] = sample.split('@');
    const body = (result: Written): Json => result.one(VM, `${idOf(sample)}/Resource`);
    const changed = changedPaths(body(before), body(after)).map(at => ROWS.map(([argument]) => argument).find(argument => at.startsWith(`${argument}.`)) ?? at);
    expect([...new Set(changed)].sort()).toEqual([...tuned(field, esx !== undefined), ...SAMPLES[sample].changesToo ?? []].sort());
  });
});

describe('allowed values', () => {
  const behaviours = vmBehaviours(VM);
  const stated = ROWS.filter(([argument, row]) => row.route === Route.TUNE && behaviours[argument]).map(([argument, { by }]) => [by, behaviours[argument]] as const);
  const MOST_OF_ALL = Number.MAX_SAFE_INTEGER;

  test('are those that the provider states, for every tuning field that it states them for', () => {
    const texts = stated.filter(([field, { oneOf }]) => oneOf && field !== 'hardwareVersion').map(([field, { oneOf }]) => [field, [...oneOf!].sort()]);
    expect(texts.length).toBeGreaterThan(10);
    // How an OVA's disks are written it states in words only.
    const { ovfDiskProvisioning, ...rest } = ALLOWED_VALUES;
    expect(rest).toEqual(Object.fromEntries(texts));
    expect(ovfDiskProvisioning).toEqual(['eagerZeroedThick', 'flat', 'sameAsSource', 'thick', 'thin']);
    expect(HARDWARE_VERSIONS.map(String)).toEqual(behaviours.hardware_version.oneOf);
  });

  test('have the ranges that the provider states, where it is not all from 0 on', () => {
    const inMinutes = ['cloneTimeout', 'migrateTimeout', 'shutdownTimeout'];
    const isLimited = ([field, { min = 0, max }]: typeof stated[number]) => field !== 'memoryLimit' && (min !== 0 || max !== undefined);
    const ranges = stated.filter(isLimited).map(([field, { min = 0, max = MOST_OF_ALL }]) => {
      const factor = inMinutes.includes(field) ? 60 : 1;
      return [field, [min * factor, max === MOST_OF_ALL ? max : max * factor]];
    });
    expect({ ...ALLOWED_RANGES, ...ALLOWED_TIMES }).toEqual(Object.fromEntries(ranges));
  });

  test('are as many of a kind as the provider or vSphere states', () => {
    expect(MOST).toEqual({
      disks: behaviours.disk.maxItems,
      mountedUnit: behaviours.disk.maxItems! / behaviours.scsi_controller_count.max! - 1,
      // vSphere's own limit; the provider lets twice as many through.
      interfaces: behaviours.network_interface.maxItems! / 2,
      discs: behaviours.cdrom.maxItems,
      // vSphere's own limit; the provider states none.
      passthroughs: 16,
    });
  });

  test('of overrides are those that the provider states', () => {
    const [drs, ha] = ['vsphere_drs_vm_override', 'vsphere_ha_vm_override'].map(vmBehaviours);
    const sorted = (values: readonly string[] | undefined) => [...values!].sort();
    expect(OVERRIDE_VALUES).toEqual({
      automationLevel: sorted(drs.drs_automation_level.oneOf),
      isolationResponse: sorted(ha.ha_host_isolation_response.oneOf),
      monitoring: sorted(ha.ha_vm_monitoring.oneOf),
      restartPriority: sorted(ha.ha_vm_restart_priority.oneOf),
    });
  });
});

describe('types of the provider', () => {
  const source = (file: string) => fs.readFileSync(path.join(__dirname, '../../../src/platforms/vsphere', file), 'utf8');

  test('that the library makes are none that the provider deprecates', () => {
    const modules = [...source('bindings.ts').matchAll(/maker\('([^']+)', '([^']+)'\)/g)].map(match => match.slice(1));
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const types: string[] = modules.map(([module, name]) => require(`@cdktf/provider-vsphere/lib/${module}`)[name].tfResourceType);
    expect(types).toContain(VM);
    expect(types.map(type => [type, isDeprecated(type)])).toEqual(types.map(type => [type, false]));
    expect(Object.keys(vsphereBindings()).length).toBe(modules.length + 1);
  });

  test('that it looks up are there, and none that the provider deprecates', () => {
    const kinds = [...new Set([...source('lookups.ts').matchAll(/(?:idOf|source)\('([a-z-]+)'/g)].map(([, kind]) => kind))];
    const schemas = FACTS.find(facts => facts.schema.data_source_schemas?.vsphere_datacenter)!.schema.data_source_schemas!;
    const types = kinds.map(kind => (dataSourceType(kind) as unknown as { tfResourceType: string }).tfResourceType);
    expect(types.length).toBeGreaterThan(15);
    expect(types.map(type => [type, schemas[type] && schemas[type].block.deprecated === true])).toEqual(types.map(type => [type, false]));
  });
});

function idOf(sample: string): string {
  return `M${NAMES.indexOf(sample)}`;
}

/** One document with a machine for each sample, which the provider accepts. */
function writtenWith(tunings: (sample: TuningSample) => (TuningSample['tuning'] | undefined)[]): Written {
  return written((stack: EstateStack) => {
    const [vc, esx] = [vcenter(stack), esxi(stack)];
    NAMES.forEach((name, position) => {
      const platform = name.endsWith('@esxi') ? esx : vc;
      const sample = samplesWith({ folder: platform === vc ? vc.existingFolder('prod/web') : undefined, network: platform.portGroup('dmz') })[name];
      const image = platform === esx ? ova(esx) : sample.fromItem ? vc.libraryItem('rhel9', { guest: OperatingSystem.RHEL_9 }) : golden(vc);
      const vm = new HardenedVm(stack, idOf(name), { image, network: platform.portGroup('app'), ip: IpAssignment.of(`10.0.20.${position + 10}/24`) });
      vm.addDisk('data', gib(3));
      for (const tuning of tunings(sample)) { if (tuning) { platform.tune(vm, tuning); } }
    });
  });
}
