import { argumentsOf, changesOf, SAMPLES, SYSTEMS, TRIED, Tried, writtenTunings } from './written-tunings';
import { AzurePlacement, AzurePlatform, AzureProviderLine } from '../../../src';
import { Route } from '../../../src/platforms/argument-coverage';
import { argumentSections, intentCoverage, tuningBeside } from '../../../src/platforms/azure/coverage';
import { Outcome } from '../../../src/platforms/intent-coverage';
import { CODES } from '../../../src/private/codes';
import { fieldsOf, tuningFieldsOf } from '../struct-fields';
import { settableArguments } from '../vm-schema';
import { Written } from '../written';

const FIELDS = tuningFieldsOf('azure', 'AzureTuning');
const ROWS = argumentSections.flatMap(({ resources, rows }) => Object.entries(rows).map(([argument, row]) => ({ argument, resources, ...row })));
const RESOURCES = [...new Set(argumentSections.flatMap(({ resources }) => resources))];
const MACHINES = { linux: 'azurerm_linux_virtual_machine', windows: 'azurerm_windows_virtual_machine' };
/** Tuning fields of a row: what stands before the words. */
const fieldsIn = (by: string) => by.split(';')[0].split(', ');
/** Arguments that a tuning field reaches on a system. */
const reachedBy = (field: string, system: keyof typeof MACHINES) => ROWS.filter(({ route, by }) => route === Route.TUNE && fieldsIn(by).includes(field))
  .flatMap(({ argument, resources }) => resources.filter(type => type === MACHINES[system] || !Object.values(MACHINES).includes(type)).map(type => `${type}.${argument}`));

describe('the tables of arguments', () => {
  test.each(RESOURCES)('GIVEN %s THEN they have every argument that can be set and is not deprecated, once, and no other', type => {
    expect(argumentsOf(type).sort()).toEqual(settableArguments(type));
  });

  test('GIVEN what belongs to a machine THEN there is a table for each', () => {
    expect(RESOURCES).toEqual([...Object.values(MACHINES), 'azurerm_managed_disk', 'azurerm_virtual_machine_data_disk_attachment', 'azurerm_network_interface', 'azurerm_dev_test_global_vm_shutdown_schedule']);
    expect(argumentsOf(MACHINES.linux).length).toBeGreaterThan(65);
  });

  test('GIVEN rows by tuning or by the intent THEN their fields exist', () => {
    const intent = fieldsOf('model/vm-intent.ts', 'IVmIntent').map(field => field.name);
    expect(ROWS.filter(({ route, by }) => route === Route.TUNE && fieldsIn(by).some(field => !FIELDS.includes(field)))).toEqual([]);
    expect(ROWS.filter(({ route, by }) => route === Route.NEUTRAL && !intent.includes(by))).toEqual([]);
  });

  test('GIVEN rows by verbs THEN each verb exists', () => {
    const of: Record<string, object> = { azure: AzurePlatform.prototype, AzurePlacement };
    const verbs = ROWS.filter(({ route }) => route === Route.VERB).map(({ by }) => by);
    const calls = verbs.flatMap(by => [...by.matchAll(/(\w+)\.(\w+)\(/g)].map(([, subject, verb]) => ({ subject, verb })));
    expect(verbs.length).toBeGreaterThan(15);
    expect(calls.filter(({ subject, verb }) => !(verb in of[subject]))).toEqual([]);
    expect(verbs.filter(by => !/^azure\.\w+\(|^new AzurePlatform\(/.test(by))).toEqual([]);
  });

  test('GIVEN the tuning THEN every field is named, by an argument or beside them', () => {
    expect(FIELDS.length).toBeGreaterThan(30);
    expect(FIELDS.filter(field => !(field in tuningBeside) && SYSTEMS.every(system => reachedBy(field, system).length === 0))).toEqual([]);
    expect(Object.keys(tuningBeside).filter(field => !FIELDS.includes(field))).toEqual([]);
  });

  test('GIVEN rows with the way out only THEN each says why', () => {
    const out = ROWS.filter(({ route }) => route === Route.WAY_OUT);
    expect(out.length).toBeGreaterThan(60);
    expect(out.filter(({ by }) => by.split(' ').length < 6)).toEqual([]);
  });

  test('GIVEN the intent THEN every field is listed, with words', () => {
    expect(Object.keys(intentCoverage).sort()).toEqual(fieldsOf('model/vm-intent.ts', 'IVmIntent').map(field => field.name).sort());
    expect(Object.values(intentCoverage).filter(({ words }) => words === '')).toEqual([]);
    expect(Object.values(intentCoverage).filter(({ outcome, code }) => (outcome === Outcome.REFUSED) !== (code !== undefined && code in CODES))).toEqual([]);
  });
});

describe('every tuning field', () => {
  let before: Written;
  let after: Written;
  beforeAll(() => { before = writtenTunings(AzureProviderLine.V4, false); after = writtenTunings(AzureProviderLine.V4, true); });
  const changes = ({ id }: Tried) => changesOf(before, after, id);

  test('GIVEN the tuning THEN each field has a sample', () => {
    expect([...new Set(TRIED.map(({ field }) => field))].sort()).toEqual(FIELDS);
  });

  // A sample that is refused leaves nothing written.
  test.each(TRIED)('GIVEN $system WHEN $name is set THEN nothing changes but what the tables say', tried => {
    const { changesToo = [], tuning } = SAMPLES[tried.name];
    const disk = Object.keys(tuning.disks ?? {})[0];
    const places = disk === undefined ? RESOURCES : disk === 'root' ? Object.values(MACHINES) : ['azurerm_managed_disk', 'azurerm_virtual_machine_data_disk_attachment'];
    const expected = reachedBy(tried.field, tried.system).filter(change => places.includes(change.split('.')[0]));
    const others = changes(tried).filter(change => !expected.includes(change));
    expect(others.map(change => RESOURCES.includes(change.split('.')[0]) ? change.slice(change.indexOf('.') + 1) : change).sort()).toEqual([...changesToo].sort());
  });

  test.each(FIELDS.flatMap(field => SYSTEMS.map(system => ({ field, system }))))('GIVEN $system THEN the samples of $field change all that the tables say', ({ field, system }) => {
    const changed = TRIED.filter(tried => tried.field === field && tried.system === system).flatMap(changes);
    expect(reachedBy(field, system).filter(argument => !changed.includes(argument))).toEqual([]);
  });

  test('GIVEN a field beside the tables THEN it changes what it is said to', () => {
    const hosts = (result: Written) => Object.values(result.ansible).join('\n');
    expect(hosts(after)).not.toEqual(hosts(before));
    expect(changesOf(before, after, TRIED.find(({ field }) => field === 'access')!.id)).toEqual([]);
    expect(changes(TRIED.find(({ field }) => field === 'guestAttestation')!)).toContain(tuningBeside.guestAttestation);
  });
});
