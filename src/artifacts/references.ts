/** `type.name` and `data.type.name` in the code of an expression; what follows a dot is an attribute of something else. */
const REFERENCE = /(?<![\w.-])(data\.)?([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\.([A-Za-z_][\w-]*)/g;
/** What most templates and most lists of addresses hold: an attribute of one resource, and an address alone. */
const ATTRIBUTE = /^\$\{((?:data\.)?[a-z][a-z0-9]*(?:_[a-z0-9]+)+\.[A-Za-z_][\w-]*)\.\w+\}$/;
const ADDRESS = /^(?:data\.)?[a-z][a-z0-9]*(?:_[a-z0-9]+)+\.[A-Za-z_][\w-]*$/;
/** What opens an expression, and what only looks as if it did; inside of quotes their end as well. */
const MARKS = /\$\$\{|%%\{|[$%]\{/g;
const QUOTED_MARKS = /\$\$\{|%%\{|[$%]\{|"|\\[^]/g;
const LOOP_VARIABLES = /\bfor\s+([\w-]+)(?:\s*,\s*([\w-]+))?\s+in\b/g;

/** Resource addresses that a Terraform template refers to, without attributes; text outside `${...}` and quoted text refers to nothing. */
export function referencesIn(template: string): string[] {
  if (!/[$%]\{/.test(template)) { return []; }
  const [, address] = ATTRIBUTE.exec(template) ?? [];
  return address === undefined ? addressesIn(new Scanner(template).code()) : [address];
}

/** Resource addresses in an expression's code. */
export function addressesIn(code: string): string[] {
  if (ADDRESS.test(code)) { return [code]; }
  const variables = new Set([...code.matchAll(LOOP_VARIABLES)].flatMap(([, one, other]) => [one, other]));
  return [...code.matchAll(REFERENCE)]
    .filter(([, data, type]) => data !== undefined || !variables.has(type))
    .map(([, data, type, name]) => `${data ?? ''}${type}.${name}`);
}

/** Reads a template as Terraform does: `$${` is text, an expression may hold quoted templates, and those expressions again. */
class Scanner {
  private position = 0;
  private found = '';

  constructor(private readonly text: string) {}

  /** The code of all expressions, without quoted text. */
  public code(): string {
    while (this.position < this.text.length) { this.template(false); }
    return this.found;
  }

  private template(quoted: boolean): void {
    const marks = quoted ? QUOTED_MARKS : MARKS;
    while (this.position < this.text.length) {
      marks.lastIndex = this.position;
      const mark = marks.exec(this.text)?.[0];
      this.position = mark === undefined ? this.text.length : marks.lastIndex;
      if (mark === '"') { return; }
      if (mark === '${' || mark === '%{') { this.expression(); }
    }
  }

  private expression(): void {
    this.found += '\n';
    for (let depth = 0; this.position < this.text.length;) {
      const character = this.text[this.position++];
      if (character === '"') { this.template(true); continue; }
      if (character === '}' && depth-- === 0) { break; }
      if (character === '{') { depth++; }
      this.found += character;
    }
    this.found += '\n';
  }
}
