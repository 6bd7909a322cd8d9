import type zones from './windows-time-zones.json';

let names: readonly string[] | undefined;

/** Time zones by their names in Windows, as Azure knows them (azurerm 4.55 and 5.2). */
export function windowsTimeZones(): readonly string[] {
  // Read on the first call, so that loading the library stays cheap; the type-only import makes the compiler check the shape and copy the file.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return names ??= require('./windows-time-zones.json') as typeof zones;
}
