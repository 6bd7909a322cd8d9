import { asks } from './az';
import { Needs, SizeUse } from './needs';
import { azureSize } from '../../../catalog/azure-sizes';
import { code, codes, table } from '../../preflight/markdown';

/** Sizes that the subscription must be allowed to have in a location, and how many cores of their families. */
export function capacity({ sizes }: Needs): string[][] {
  return sizes.length === 0 ? [] : [
    ['A size that the subscription may have prints its zones, and no restrictions. Cores are those of all machines: what is used already comes on top.'],
    table(['size', 'location', 'zones', 'check'], sizes.map(({ size, location, zones }) => [code(size), location, zones.length === 0 ? 'any' : codes(zones), code(sizeCheck(size, location))])),
    table(['cores of', 'location', 'cores', 'check: used, and limit'], [...families(sizes), ...totals(sizes)]),
  ];
}

function skus(size: string, location: string): string {
  return `az vm list-skus --location ${location} --size ${size} --resource-type virtualMachines`;
}

function sizeCheck(size: string, location: string): string {
  return `${skus(size, location)} --query "[?name=='${size}'].{zones: locationInfo[0].zones, restrictions: restrictions[].reasonCode}" --output json`;
}

/** Sizes of one series share a quota; the name of its family is asked for, since no rule leads there. */
function families(sizes: readonly SizeUse[]): string[][] {
  const byFamily = grouped(sizes, ({ size, location }) => `${azureSize(size)?.series ?? size} ${location}`);
  return [...byFamily.values()].map(of => {
    const [{ size, location }] = of;
    const family = `$(${skus(size, location)} --query "[?name=='${size}'].family" --output tsv)`;
    return [azureSize(size)?.series ?? code(size), location, coresOf(of), code(asks(`vm list-usage --location ${location}`, `[?name.value=='${family}'].[currentValue, limit]`))];
  });
}

function totals(sizes: readonly SizeUse[]): string[][] {
  return [...grouped(sizes, ({ location }) => location)].map(([location, of]) => ['all', location, coresOf(of), code(asks(`vm list-usage --location ${location}`, '[?name.value==\'cores\'].[currentValue, limit]'))]);
}

/** The catalogue knows the cores of its own sizes only. */
function coresOf(sizes: readonly SizeUse[]): string {
  const unknown = sizes.filter(({ size }) => !azureSize(size)).map(({ size, count }) => `${count} times those of ${code(size)}`);
  const known = sizes.reduce((sum, { size, count }) => sum + (azureSize(size)?.cpus ?? 0) * count, 0);
  return [...known > 0 ? [String(known)] : [], ...unknown].join(' and ');
}

function grouped(sizes: readonly SizeUse[], by: (use: SizeUse) => string): Map<string, SizeUse[]> {
  const groups = new Map<string, SizeUse[]>();
  for (const use of sizes) { groups.set(by(use), [...groups.get(by(use)) ?? [], use]); }
  return groups;
}
