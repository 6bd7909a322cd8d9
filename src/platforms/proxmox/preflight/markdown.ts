/** A table; no text without rows. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) { return []; }
  const line = (cells: readonly string[]) => `| ${cells.map(cell => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '---|').join('')}`, ...rows.map(line)];
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
