import { matched } from './text';
import { refuseToken } from '../private/plain-value';

const KEY = {
  code: 'HW1108' as const,
  what: 'label key',
  pattern: /^[a-z0-9][a-z0-9_.-]{0,62}$/,
  allowed: '1 to 63 of a-z, 0-9, "_", "." and "-", the first a letter or a digit',
  remedy: 'Write the key in lower case, such as team.',
};
const VALUE = {
  code: 'HW1108' as const,
  pattern: /^(?:[a-z0-9][a-z0-9_.-]{0,62})?$/,
  allowed: `nothing, or ${KEY.allowed}`,
  remedy: 'Write the value in lower case, such as web.',
};

/**
 * Keys with values that group machines: tags on each platform, groups in the inventory, labels in the metrics.
 */
export class Labels {
  /**
   * Labels such as `{ team: 'web', critical: 'true' }`.
   *
   * Throws HW1108 for a key that is not 1 to 63 of `a-z0-9_.-` beginning with a letter or a digit, and for a value that is
   * neither that nor empty; HW1107 for a Terraform token in either.
   *
   * @param entries the value of each key; an empty value makes a label of the key alone
   */
  public static of(entries: { [key: string]: string }): Labels {
    refuseToken(entries, 'set of labels');
    const pairs = Object.entries(entries).map(([key, value]): [string, string] => [
      matched(key, KEY)[0],
      matched(value, { ...VALUE, what: `label ${key}` })[0],
    ]);
    return new Labels(new Map(pairs));
  }

  /** No labels. */
  public static none(): Labels {
    return new Labels(new Map());
  }

  private ordered?: readonly [string, string][];

  private constructor(private readonly pairs: ReadonlyMap<string, string>) {}

  /** The value of each key, as a copy in the order of the keys. */
  public get entries(): { [key: string]: string } {
    return Object.fromEntries(this.sorted());
  }

  /**
   * These labels and the other ones; where both have a key, the other's value wins.
   *
   * @param other the labels to lay over these
   */
  public mergedWith(other: Labels): Labels {
    return new Labels(new Map([...this.pairs, ...other.pairs]));
  }

  /** The labels for platforms whose tags have no values: `key-value`, or `key` alone when the value is `true` or empty. Sorted, each once. */
  public toTags(): string[] {
    const tags = this.sorted().map(([key, value]) => value === '' || value === 'true' ? key : `${key}-${value}`);
    return [...new Set(tags)].sort();
  }

  /** The labels in words, such as `team=web, tier=front`. */
  public toString(): string {
    return this.sorted().map(([key, value]) => `${key}=${value}`).join(', ');
  }

  private sorted(): readonly [string, string][] {
    return this.ordered ??= [...this.pairs].sort(([a], [b]) => a < b ? -1 : 1);
  }
}
