import { Json } from './written';

/** Dotted paths without indices of what differs. */
export function changedPaths(before: Json, after: Json): string[] {
  const [one, other] = [flat(before), flat(after)];
  const keys = [...one.keys(), ...other.keys()].filter(key => one.get(key) !== other.get(key) && !key.startsWith('//'));
  return [...new Set(keys)].sort();
}

function flat(value: unknown, at = ''): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (one: unknown, prefix: string) => {
    if (Array.isArray(one)) {
      if (one.every(item => typeof item !== 'object' || item === null)) { found.set(prefix, JSON.stringify(one)); return; }
      one.forEach(item => visit(item, prefix));
    } else if (typeof one === 'object' && one !== null) {
      Object.entries(one).forEach(([key, item]) => visit(item, prefix === '' ? key : `${prefix}.${key}`));
    } else {
      found.set(prefix, `${found.get(prefix) ?? ''}${JSON.stringify(one)}`);
    }
  };
  visit(value, at);
  return found;
}
