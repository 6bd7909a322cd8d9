import { malformed, matched } from './text';

const GRAMMAR = {
  what: 'name pattern',
  pattern: /^(?:[a-z0-9-]|\{[^{}]*\})+$/,
  allowed: 'lower-case letters, digits, hyphens and {environment}, {stack}, {id}, {label.KEY}',
  remedy: 'Write a pattern such as {environment}-{stack}-{id}.',
};
const PLACEHOLDER = /\{([^{}]*)\}/g;
const KNOWN = /^(?:environment|stack|id|label\.[a-z0-9][a-z0-9_.-]{0,62})$/;

/**
 * How host names are made of what is known of a machine.
 */
export class NamePattern {
  /**
   * Reads a pattern such as `{environment}-{stack}-{id}`. `{environment}` is the id of the Environment around the machine,
   * `{stack}` that of its stack, `{id}` the path of the machine below its stack (`Fra/App1` is `fra-app1`), `{label.KEY}` the
   * value of one of its labels.
   *
   * Throws HW1103 for other placeholders, and for letters that a host name does not have; HW1107 for a Terraform token.
   *
   * @param text letters, digits, hyphens and placeholders
   */
  public static of(text: string): NamePattern {
    matched(text, GRAMMAR);
    for (const [, placeholder] of text.matchAll(PLACEHOLDER)) {
      if (!KNOWN.test(placeholder)) { malformed(text, { ...GRAMMAR, what: `placeholder {${placeholder}} in the name pattern` }); }
    }
    return new NamePattern(text);
  }

  private constructor(private readonly text: string) {}

  /** The pattern, such as `{environment}-{id}`. */
  public toString(): string {
    return this.text;
  }

  /**
   * The pattern with a value for each placeholder.
   * @param value the value of a placeholder
   * @internal
   */
  public _filled(value: (placeholder: string) => string): string {
    return this.text.replace(PLACEHOLDER, (_, placeholder: string) => value(placeholder));
  }
}
