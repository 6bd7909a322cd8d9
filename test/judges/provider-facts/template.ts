/** A traversal such as `data.type.name[0].id`: names, `[]` for an index, `*` for a splat. */
export type Reference = readonly string[];

export interface Template {
  /** `literal` has no reference or function, `reference` is one interpolation alone and may be of any type, `mixed` is always a string. */
  readonly shape: 'literal' | 'reference' | 'mixed';
  /** With the escapes undone; only useful for a literal. */
  readonly text: string;
  readonly references: readonly Reference[];
  /** Set when an interpolation does not end. */
  readonly broken: boolean;
}

const KEYWORDS = new Set(['true', 'false', 'null', 'if', 'else', 'endif', 'endfor', 'in']);
const NAME = /[A-Za-z_][A-Za-z0-9_-]*/y;
const SPACE = /\s*/y;
const NUMBER = /[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
/** In an object constructor a name before `=` or `:` is a key; `==` and `=>` are something else. */
const KEY_END = /\s*(:(?!:)|=(?![=>]))/y;
const CALL = /\s*\(|::/y;
/** What follows a bracket or a string belongs to its value. */
const STEP = /\.\s*([A-Za-z_][A-Za-z0-9_-]*|\*|[0-9]+)/y;

/** Reads a string as Terraform does: a template, with everything in it that refers to something. */
export function readTemplate(text: string): Template {
  const reader = new Reader(text);
  reader.template('');
  return { shape: reader.shape(), text: text.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{'), references: reader.references, broken: reader.broken };
}

class Reader {
  public readonly references: Reference[] = [];
  public broken = false;
  private at = 0;
  private interpolations = 0;
  private literal = false;
  private readonly loopNames = new Set<string>();

  public constructor(private readonly text: string) {}

  public shape(): Template['shape'] {
    if (this.interpolations === 0) return 'literal';
    return this.interpolations === 1 && !this.literal ? 'reference' : 'mixed';
  }

  /** To the end of the text, or to the closing quote of a string inside an expression. */
  public template(quote: '' | '"', outer = quote === ''): void {
    while (this.at < this.text.length) {
      const two = this.text.slice(this.at, this.at + 2);
      if (this.text.startsWith('$${', this.at) || this.text.startsWith('%%{', this.at)) {
        this.at += 3;
        this.literal ||= outer;
      } else if (two === '${' || two === '%{') {
        this.at += 2;
        if (outer) this.interpolations += two === '${' ? 1 : 2;
        this.expression('}');
      } else if (quote !== '' && two[0] === '\\') {
        this.at += 2;
      } else if (quote !== '' && two[0] === quote) {
        this.at += 1;
        return;
      } else {
        this.at += 1;
        this.literal ||= outer;
      }
    }
    if (quote !== '') this.broken = true;
  }

  private expression(end: string): void {
    while (this.at < this.text.length) {
      const char = this.text[this.at];
      if (char === end) {
        this.at += 1;
        return;
      }
      if (char === '"') {
        this.at += 1;
        this.template('"', false);
      } else if (char === '(' || char === '[' || char === '{') {
        this.at += 1;
        this.expression({ '(': ')', '[': ']', '{': '}' }[char]!);
      } else if (this.take(STEP) === undefined && this.take(NUMBER) === undefined && !this.traversal()) {
        this.at += 1;
      }
    }
    this.broken = true;
  }

  private traversal(): boolean {
    const root = this.take(NAME);
    if (root === undefined) return false;
    if (root === 'for') {
      this.loop();
    } else if (this.peek(CALL) !== undefined) {
      while (this.text.startsWith('::', this.at)) {
        this.at += 2;
        this.take(NAME);
      }
    } else {
      const reference = [root, ...this.steps()];
      const key = reference.length === 1 && this.peek(KEY_END) !== undefined;
      if (!key && !KEYWORDS.has(root) && !this.loopNames.has(root)) this.references.push(reference);
    }
    return true;
  }

  /** The names of `for key, value in` refer to nothing outside. */
  private loop(): void {
    for (;;) {
      this.take(SPACE);
      const name = this.take(NAME);
      if (name === 'in' || (name === undefined && this.text[this.at] !== ',')) return;
      if (name === undefined) this.at += 1; else this.loopNames.add(name);
    }
  }

  private steps(): string[] {
    const steps: string[] = [];
    for (;;) {
      if (this.text[this.at] === '[') {
        this.at += 1;
        const splat = this.text.startsWith('*]', this.at);
        this.expression(']');
        steps.push(splat ? '*' : '[]');
      } else if (this.text[this.at] === '.') {
        this.at += 1;
        const step = this.take(NAME) ?? this.take(NUMBER);
        if (step === undefined) this.at += 1;
        steps.push(step === undefined ? '*' : /^[0-9]/.test(step) ? '[]' : step);
      } else {
        return steps;
      }
    }
  }

  private peek(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0];
  }

  private take(pattern: RegExp): string | undefined {
    const found = this.peek(pattern);
    if (found !== undefined) this.at += found.length;
    return found;
  }
}
