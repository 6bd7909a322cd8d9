/** `type.name` and `data.type.name` in the code of an expression; what follows a dot is an attribute of something else. */
const REFERENCE = /(?<![\w.-])(data\.)?([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\.([A-Za-z_][\w-]*)/g;
const LOOP_VARIABLES = /\bfor\s+([\w-]+)(?:\s*,\s*([\w-]+))?\s+in\b/g;

/** Resource addresses that a Terraform template refers to, without attributes; text outside `${...}` and quoted text refers to nothing. */
export function referencesIn(template: string): string[] {
  return /[$%]\{/.test(template) ? addressesIn(new Scanner(template).code()) : [];
}

/** Resource addresses in an expression's code. */
export function addressesIn(code: string): string[] {
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
    const { text } = this;
    while (this.position < text.length) {
      const at = this.position;
      if (quoted && text[at] === '"') { this.position += 1; return; }
      if (text.startsWith('$${', at) || text.startsWith('%%{', at)) {
        this.position += 3;
      } else if (text.startsWith('${', at) || text.startsWith('%{', at)) {
        this.position += 2;
        this.expression();
      } else {
        this.position += quoted && text[at] === '\\' ? 2 : 1;
      }
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
