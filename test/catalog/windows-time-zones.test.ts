import { windowsTimeZones } from '../../src/catalog/windows-time-zones';
import { FACTS } from '../judges';

const LINES = FACTS.filter(({ source }) => source === 'hashicorp/azurerm');
/** What takes the name of a zone in the estates that are written, and what takes it at birth alone. */
const PLACES = [['azurerm_dev_test_global_vm_shutdown_schedule', 'timezone'], ['azurerm_windows_virtual_machine', 'timezone']];

test('GIVEN the provider THEN both of its lines are asked', () => {
  expect(LINES.map(({ version }) => version)).toEqual(['4.55.0', '5.2.0']);
});

test.each(LINES.flatMap(({ version, resources }) => PLACES.map(([type, argument]) => ({ version, type, stated: resources[type][argument].oneOf! }))))(
  'GIVEN azurerm $version WHEN $type is asked for its zones THEN the catalogue has the same, without the one that has no name', ({ stated }) => {
    expect(stated).toContain('');
    expect(windowsTimeZones()).toEqual(stated.filter(zone => zone !== ''));
  });

test('GIVEN the catalogue THEN no zone is there twice, and UTC is there', () => {
  expect(new Set(windowsTimeZones()).size).toBe(windowsTimeZones().length);
  expect(windowsTimeZones().length).toBeGreaterThan(100);
  expect(windowsTimeZones()).toContain('UTC');
});
