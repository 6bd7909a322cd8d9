/** A text that Ansible must not take for a template: it is written with the tag `!unsafe`. */
export class UnsafeText {
  constructor(public readonly text: string) {}

  /** As JSON it is like nothing else, so that values may be compared by their JSON. */
  public toJSON(): unknown {
    return { '\0unsafe': this.text };
  }
}

/** A text as Ansible shall take it: as it stands, also where it looks like a template. */
export function literalText(text: string): string | UnsafeText {
  return /\{[{%#]/.test(text) ? new UnsafeText(text) : text;
}

/** Texts that are the same without quotes in every YAML: no number, date, word or mark of YAML looks like them. */
const BARE = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z_/][a-z0-9_./,-]*(?: [a-z0-9_./,-]+)*$/i;
/** Lines of plain characters with one line end at the end: certificates and the like, which people read better in a block. */
const LINES = /^[!-~][ -~]*(?<! )\n(?:[!-~][ -~]*(?<! )\n)+$/;
/** What JSON leaves as it is, and a YAML parser refuses or takes for a line end. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * YAML for data that fills whole inventories: maps, lists, texts, numbers and flags, several times faster than a library that also
 * keeps comments and anchors. It takes no chances: every text that could be read as something else stands in double quotes.
 */
export function plainYaml(value: unknown): string {
  return isEmpty(value) ? `${scalar(value)}\n` : block(value, '');
}

/** Lines of a map or a list, each with its line end. */
function block(value: unknown, indent: string): string {
  // The first line of what an item holds stands beside its dash.
  if (Array.isArray(value)) { return value.map(item => `${indent}-${entry(item, indent, ' ')}`).join(''); }
  let text = '';
  const record = value as Record<string, unknown>;
  for (const key of Object.keys(record)) {
    if (record[key] !== undefined) { text += `${indent}${named(key, indent)}:${entry(record[key], indent, '\n')}`; }
  }
  return text;
}

/** A key as it stands before its colon, which YAML looks for no further than 1024 characters unless it is told of a key. */
function named(key: string, indent: string): string {
  const name = quoted(key);
  return name.length > 1000 ? `? ${name}\n${indent}` : name;
}

/** What follows a key or a dash. */
function entry(value: unknown, indent: string, before: ' ' | '\n'): string {
  const inner = `${indent}  `;
  if (typeof value === 'string' && LINES.test(value)) { return ` |\n${value.replace(/^(?=.)/gm, inner)}`; }
  if (isEmpty(value)) { return ` ${scalar(value)}\n`; }
  return before === '\n' ? `\n${block(value, inner)}` : ` ${block(value, inner).slice(inner.length)}`;
}

/** Whether a value stands on the line of its key: everything but maps and lists with something in them. */
function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || value instanceof UnsafeText) { return true; }
  return Array.isArray(value) ? value.length === 0 : Object.values(value).every(inner => inner === undefined);
}

function scalar(value: unknown): string {
  if (typeof value === 'string') { return quoted(value); }
  if (value instanceof UnsafeText) { return `!unsafe ${inQuotes(value.text)}`; }
  if (typeof value === 'object' && value !== null) { return Array.isArray(value) ? '[]' : '{}'; }
  return typeof value === 'number' ? numeral(value) : String(value);
}

/** YAML 1.1 takes a number with an exponent for a text unless it has a point. */
function numeral(value: number): string {
  return String(value).replace(/^(-?[0-9]+)e/, '$1.0e');
}

function quoted(text: string): string {
  return BARE.test(text) ? text : inQuotes(text);
}

/** Half of a pair of surrogates becomes what UTF-8 writes for it anyway: escaped, it would make the whole file unreadable. */
function inQuotes(text: string): string {
  return JSON.stringify(text.replace(/[\ud800-\udfff]/gu, '\ufffd')).replace(UNPRINTABLE, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
