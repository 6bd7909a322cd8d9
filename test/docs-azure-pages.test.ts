import { azureImagesPage } from '../scripts/lib/azure-images-page';
import { azureSizesPage } from '../scripts/lib/azure-sizes-page';
import { azureImages, azureUrn } from '../src/catalog/azure-images';
import retired from '../src/catalog/azure-retired-images.json';
import { azureSizes } from '../src/catalog/azure-sizes';

/** Cells of the rows of each table of a page, without titles. */
function tablesOf(page: string): string[][][] {
  return [...page.matchAll(/^\|.*\|\n\|(?:---\|)+\n((?:\|.*\|\n)+)/gm)].map(([, rows]) => rows.trim().split('\n').map(row => row.slice(2, -2).split(' | ').map(cell => cell.trim())));
}

const IMAGES = tablesOf(azureImagesPage());
const SIZES = tablesOf(azureSizesPage());

test('GIVEN the catalogue of images THEN the page has each of them once, with the id and edition that name it', () => {
  expect(IMAGES).toHaveLength(2);
  expect(IMAGES[0].map(([id, edition, processor, urn]) => [id, edition, processor, urn].join(' '))).toEqual(azureImages().map(image => (
    [`\`${image.id}\``, image.variant === null ? '' : `\`${image.variant}\``, image.arch === 'aarch64' ? 'Arm' : 'x86-64', `\`${azureUrn(image)}\``].join(' ')
  )));
});

test('GIVEN images that are retired THEN the page has each of them, with what takes its place', () => {
  expect(IMAGES[1].map(([name, , until, successor]) => [name, until, successor])).toEqual(retired.map(one => [one.name, one.retiredOn ?? 'ended', `\`${one.successor}\``]));
});

test('GIVEN a known image THEN its row says what it can do', () => {
  const of = (urn: string) => IMAGES[0].find(row => row[3] === `\`${urn}\``)!.slice(4);
  expect(of('MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition-core:latest')).toEqual(['2', '', 'yes', 'yes', 'yes', 'yes', 'yes', '', '127', '']);
  expect(of('Canonical:ubuntu-24_04-lts:server-gen1:latest').slice(0, 6)).toEqual(['1', '', '', '', '', 'yes']);
});

test('GIVEN the catalogue of sizes THEN the page has each of them once: those that stay, and those that are switched off', () => {
  const names = (ends: boolean) => azureSizes().filter(({ retiresOn }) => (retiresOn !== null) === ends).map(({ name }) => `\`${name}\``);
  expect(SIZES).toHaveLength(2);
  expect(SIZES[0].map(([name]) => name)).toEqual(names(false));
  expect(SIZES[1].map(row => row[2])).toEqual(names(true));
  expect(SIZES[1].map(([day]) => day)).toEqual(azureSizes().flatMap(({ retiresOn }) => retiresOn ?? []));
});

test('GIVEN a known size THEN its row says what it carries', () => {
  expect(SIZES[0].find(([name]) => name === '`Standard_D4ads_v6`')).toEqual([
    '`Standard_D4ads_v6`', '4', '16', '8', '2', 'NVMe, generation 2, premium storage, accelerated networking, encryption at host, Trusted Launch', 'NVMe disk 220', 'encryption at host',
  ]);
});

test('GIVEN what no page confirms THEN each is named in words', () => {
  const uncertain = [...azureImages(), ...azureSizes()].flatMap(row => row.uncertain);
  const cells = [...IMAGES[0], ...SIZES[0], ...SIZES[1]].flatMap(row => row.at(-1)!.split(', ').filter(cell => cell !== ''));
  expect(cells).toHaveLength(uncertain.length);
  expect(cells.filter(cell => cell === 'undefined' || uncertain.includes(cell) && /[A-Z]/.test(cell))).toEqual([]);
});
