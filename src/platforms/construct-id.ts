import { shortHash } from '../private/identity';

/** Id of a construct that stands for a name of the platform: readable, and different for names that read alike. */
export function constructId(kind: string, name: string): string {
  const readable = name.replace(/[^A-Za-z0-9.-]+/g, '-');
  return [kind, readable, readable === name ? '' : shortHash(name)].filter(part => part !== '').join('-');
}
