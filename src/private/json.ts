/** JSON with sorted keys, two spaces and a last line end: the same text for the same data. */
export function stableJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), undefined, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) { return value.map(sorted); }
  if (value === null || typeof value !== 'object') { return value; }
  const record = value as Record<string, unknown>;
  // No prototype: a key may have any name.
  const result: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(record).sort()) { result[key] = sorted(record[key]); }
  return result;
}
