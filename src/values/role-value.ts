import { SecretPlace } from './secret-place';
import { SecretRef } from './secret-ref';
import { fail, shown } from '../private/fail';
import { refuseToken } from '../private/plain-value';
import { literalText } from '../private/plain-yaml';

/** A value of an Ansible variable: a text, number, flag, list, record, a secret by its place, or an expression of Ansible. */
export class RoleValue {
  /**
   * A text, as it stands: what looks like a template of Ansible is not evaluated.
   *
   * Throws HW1107 for a Terraform token: what Terraform knows after apply only is not there when the inventory is written; HW1103 for
   * half of a character, which no program could read again.
   *
   * @param value the text
   */
  public static text(value: string): RoleValue {
    refuseToken(value, 'text for an Ansible variable');
    return new RoleValue(literalText(checkedText(value, 'text')));
  }

  /**
   * A number.
   *
   * Throws HW1101 for infinity and what is no number, HW1107 for a Terraform token.
   *
   * @param value the number
   */
  public static number(value: number): RoleValue {
    refuseToken(value, 'number for an Ansible variable');
    if (!Number.isFinite(value)) { fail({ code: 'HW1101', given: shown(value), allowed: 'a finite number', remedy: 'Give a number that YAML can hold.' }); }
    return new RoleValue(value);
  }

  /**
   * A flag.
   * @param value true or false
   */
  public static flag(value: boolean): RoleValue {
    return new RoleValue(value);
  }

  /**
   * A list.
   * @param items in their order
   */
  public static list(...items: RoleValue[]): RoleValue {
    return new RoleValue(items.map(item => item._data));
  }

  /**
   * A list of texts.
   * @param items in their order
   */
  public static texts(...items: string[]): RoleValue {
    return RoleValue.list(...items.map(item => RoleValue.text(item)));
  }

  /**
   * A record: what YAML calls a mapping, and Ansible a dictionary.
   *
   * Throws HW1103 for a key with half of a character.
   *
   * @param entries the value of each key
   */
  public static record(entries: { [key: string]: RoleValue }): RoleValue {
    return new RoleValue(Object.fromEntries(Object.keys(entries).sort().map(key => [checkedText(key, 'key'), entries[key]._data])));
  }

  /**
   * A secret, which Ansible looks up when a role needs it; it is written nowhere.
   * @param secret where it is read
   */
  public static secret(secret: SecretRef): RoleValue {
    return new RoleValue(secret.textIn(SecretPlace.ANSIBLE));
  }

  /**
   * An expression that Ansible evaluates on each host, such as `{{ ansible_facts['fqdn'] }}`.
   *
   * Throws HW1103 for a text without a template or with half of a character, HW1107 for a Terraform token.
   *
   * @param template a text with `{{ ... }}` in it
   */
  public static expression(template: string): RoleValue {
    refuseToken(template, 'template');
    if (!/\{\{[^]*\}\}/.test(template)) {
      fail({ code: 'HW1103', given: `template ${shown(template)}`, allowed: 'a text with `{{ ... }}` in it', remedy: 'Use RoleValue.text for a text that is not evaluated.' });
    }
    return new RoleValue(checkedText(template, 'template'));
  }

  private constructor(
    /**
     * The value as it is written.
     * @internal
     */
    public readonly _data: unknown,
  ) {}
}

/** Half of a pair of surrogates is no Unicode: the file that held it could not be read, with everything else in it. */
function checkedText(text: string, what: string): string {
  return /[\ud800-\udfff]/u.test(text)
    ? fail({ code: 'HW1103', given: `${what} ${JSON.stringify(text)} with half of a character`, allowed: 'whole characters', remedy: 'Look where the text was cut in the middle of a character.' })
    : text;
}
