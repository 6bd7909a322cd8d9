import { App } from 'cdktf';
import { tuned } from './refused-programs';
import { azure } from './written-on-azure';
import { CalendarDate, EstateStack, Firmware, OperatingSystem, VmSize } from '../../../src';
import { azureImageOf, retiredAzureImage } from '../../../src/catalog/azure-images';
import retiredImages from '../../../src/catalog/azure-retired-images.json';
import { azureSize, azureSizes } from '../../../src/catalog/azure-sizes';
import { inspectImage } from '../../../src/platforms/azure/inspect-image';
import { Project, refusalOf } from '../../support/project';
import { ADMIN } from '../written';

const project = Project.forEachTest();
const RETIRED_SIZES = azureSizes().filter(({ retiresOn }) => retiresOn !== null);

/** A machine of a size, on a day. */
function sizedOn(day: string, size: string): App {
  const app = new App();
  tuned({ size: VmSize.of(size) }, () => ({ firmware: Firmware.uefi({ secureBoot: false }) }))(new EstateStack(app, 'lab', { asOf: CalendarDate.of(day), defaults: { admin: ADMIN } }));
  return app;
}

test.each(RETIRED_SIZES.map(({ name, retiresOn, successor }) => [name, retiresOn!, successor]))('GIVEN %s WHEN it is %s THEN it is refused with its successor', (name, day, successor) => {
  const { problems } = refusalOf(sizedOn(day, name!));
  const [{ message }] = problems.filter(({ code }) => code === 'HW2205');
  const known = successor !== null && azureSize(successor) !== undefined;
  expect(message).toContain(`given ${name}, switched off on ${day}; allowed: ${successor ?? 'a size of docs/azure-sizes.md that stays'}. Move to ${successor === null ? 'one of them.' : known ? 'the successor.' : 'the successor, of which'}`);
  if (known) { expect(azureSize(successor)?.retiresOn).toBeNull(); }
});

test('GIVEN the day before its retirement WHEN a machine has the size THEN it is noted', () => {
  sizedOn('2026-06-29', 'Standard_DC4s_v2').synth();
  const [{ notes }] = project.json('cdktf.out', 'stacks', 'lab', 'estate.json').machines;
  expect(notes).toContainEqual({ field: 'size', text: 'Standard_DC4s_v2 is switched off on 2026-06-30; its successor is Standard_DC4ds_v3.' });
});

/** `*` stands for any text. */
const named = (pattern: string | null) => (pattern ?? 'any').replaceAll('*', 'x');

test.each(retiredImages.map(image => [image.name, image] as const))('GIVEN the image %s WHEN its support has ended THEN it is refused with a successor that is there', (_, { publisher, offer, sku, retiredOn, successor }) => {
  const az = azure(new EstateStack(new App(), 'lab'));
  const image = az.marketplaceImage({ publisher, offer: named(offer), sku: named(sku) }, { guest: OperatingSystem.DEBIAN_12 });
  const urn = `${publisher}:${named(offer)}:${named(sku)}`;
  const [refused] = inspectImage(image, CalendarDate.of('2030-01-01'));
  if (retiredOn !== null) { expect(inspectImage(image, CalendarDate.of(retiredOn))).toEqual([]); }
  expect(refused).toEqual({ code: 'HW2206', given: `${urn}, retired${retiredOn === null ? '' : ` on ${retiredOn}`}`, allowed: `an image that gets fixes, such as ${successor}`, remedy: 'Move to the successor.' });
  const [byWhom, what, which] = successor.split(':');
  expect(azureImageOf(byWhom, what, which)).toBeDefined();
  expect(retiredAzureImage(byWhom, what, which)).toBeUndefined();
});

test('GIVEN the last day of its support WHEN a machine is made from the image THEN it is not refused, and the day after it is', () => {
  const az = azure(new EstateStack(new App(), 'lab'));
  const centos = az.marketplaceImage({ publisher: 'OpenLogic', offer: 'CentOS', sku: '7_9' }, { guest: OperatingSystem.DEBIAN_12 });
  expect(inspectImage(centos, CalendarDate.of('2024-06-30'))).toEqual([]);
  expect(inspectImage(centos, CalendarDate.of('2024-07-01')).map(({ code }) => code)).toEqual(['HW2206']);
});
