
/** What must be quoted although the writer would not: `=` and `<<` have tags of their own in 1.1, a tab starts nothing, and the others break lines or are refused. */
const UNSAFE = /^(?:=|<<|[^\n]*\t[^\n]*)$|[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** YAML as Ansible and cloud-init read it: version 1.1, in which `23:00` is a number and `yes` a boolean unless quoted. */
export function yaml11(value: unknown): string {
  // Loaded on first use: most programs that load the library write no YAML.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { Document, Scalar, visit } = require('yaml') as typeof import('yaml');
  // Without its tag, `<<` is a text like another: nothing that is written here is merged.
  const customTags = (tags: any[]) => tags.filter(tag => tag.tag !== 'tag:yaml.org,2002:merge');
  const document = new Document(value, { version: '1.1', aliasDuplicateObjects: false, sortMapEntries: false, customTags });
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && UNSAFE.test(scalar.value)) { scalar.type = Scalar.QUOTE_DOUBLE; }
    },
  });
  return document.toString({ lineWidth: 0 }).replace(UNPRINTABLE, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
