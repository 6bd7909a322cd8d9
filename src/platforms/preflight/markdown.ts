import { markdownTable } from '../../private/markdown';

/** A table; no text without rows. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : markdownTable(heads, rows);
}

export function code(text: string | number): string {
  return `\`${text}\``;
}

export function codes(texts: Iterable<string | number>): string {
  return [...texts].map(code).join(', ');
}

/** Lines for a shell. */
export function shell(lines: readonly string[]): string[] {
  return ['```sh', ...lines, '```'];
}

/** A section; nothing without content. */
export function section(title: string, ...content: readonly string[][]): string[] {
  const blocks = content.filter(lines => lines.length > 0);
  return blocks.length === 0 ? [] : [`### ${title}`, '', ...blocks.flatMap(lines => [...lines, ''])];
}
