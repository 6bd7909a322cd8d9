import { createRequire } from 'module';
import * as path from 'path';
import { compareAssemblies } from 'jsii-diff';
import * as reflect from 'jsii-reflect';
import { Assembly, readAssembly } from './assembly';
import { Break } from './break';

const PEERS = new Map<string, Assembly>();
const requireHere = createRequire(__filename);

/** What a caller of one assembly can no longer do with another, as jsii-diff sees it, whatever the stability says. */
export function apiBreaks(before: Assembly, after: Assembly): Break[] {
  const { mismatches } = compareAssemblies(reflected(before), reflected(after));
  return mismatches.map(({ message }) => {
    const [, where, what] = /^([^:]+): ([^]*)$/.exec(message) ?? [undefined, message, 'changed'];
    return { where, what };
  }).sort((a, b) => a.where < b.where ? -1 : 1);
}

/** An assembly in a type system of its own, with those whose types stand in its signatures. */
function reflected(assembly: Assembly): reflect.Assembly {
  const system = new reflect.TypeSystem();
  for (const name of Object.keys(assembly.dependencies ?? {})) { system.addAssembly(new reflect.Assembly(system, peer(name) as never), { isRoot: false }); }
  return system.addAssembly(new reflect.Assembly(system, assembly as never));
}

/** The assembly of a package that is installed; that of the bindings has megabytes, and is read once. */
function peer(name: string): Assembly {
  const read = PEERS.get(name) ?? readAssembly(path.dirname(requireHere.resolve(`${name}/package.json`)));
  PEERS.set(name, read);
  return read;
}
