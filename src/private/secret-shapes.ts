/** Texts that are secrets by their shape. Digests, UUIDs and public keys have none of these shapes. The mark is looked for first, since most texts lack it. */
const SHAPES: readonly { readonly name: string; readonly mark: string; readonly pattern: RegExp }[] = [
  { name: 'private key (PEM)', mark: 'PRIVATE KEY', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/ },
  { name: 'Proxmox API token', mark: '!', pattern: /(?<![A-Za-z0-9._-])[A-Za-z0-9._-]+@[A-Za-z0-9._-]+![A-Za-z0-9._-]+=[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/ },
  { name: 'JSON web token', mark: 'eyJ', pattern: /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/ },
  // A password that is `${...}` or `{{ ... }}` is a reference; a `$` alone is a character like another.
  { name: 'connection string with a password', mark: '://', pattern: /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:\/\/[^\s:/@"']+:(?:(?!\$\{|\{\{)[^\s:/@"']){3,}@[A-Za-z0-9]/ },
  { name: 'AWS access key', mark: 'IA', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/ },
  { name: 'GitHub token', mark: 'gh', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,}\b/ },
];

/** The kind of secret that stands in a text, or undefined. The secret itself is never returned. */
export function secretShapeIn(text: string): string | undefined {
  return SHAPES.find(shape => text.includes(shape.mark) && shape.pattern.test(text))?.name;
}
