/** Widest line that any script prints. */
export const WIDTH = 100;

/** A column of a table; numbers stand better at the right. */
export interface Column {
  readonly title: string;
  readonly right?: boolean;
}

/** Rows under their titles, each column as wide as its widest cell. A cell may have several lines. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const lines = rows.flatMap(row => {
    const cells = row.map(cell => cell.split('\n'));
    const height = Math.max(...cells.map(cell => cell.length));
    return Array.from({ length: height }, (_, at) => cells.map(cell => cell[at] ?? ''));
  });
  const all = [columns.map(column => column.title), ...lines];
  const widths = columns.map((_, at) => Math.max(...all.map(cells => cells[at].length)));
  return all.map(cells => cells.map((cell, at) => columns[at].right ? cell.padStart(widths[at]) : cell.padEnd(widths[at])).join('  ').trimEnd());
}

/** A text in lines of at most `width` characters; a word that is longer stands alone. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Lines moved to the right. */
export function indented(lines: readonly string[], by = 2): string[] {
  return lines.map(line => line === '' ? '' : `${' '.repeat(by)}${line}`);
}

/** `left` and `right` at the two ends of one line, with a rule between them. */
export function heading(left: string, right: string): string {
  return `${left} ${'-'.repeat(Math.max(3, WIDTH - left.length - right.length - 2))} ${right}`;
}

/** `1 note`, `2 notes`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Bytes as people read them. */
export function amount(bytes: number): string {
  return bytes < 1024 ? `${bytes} B  ` : `${(bytes / 1024).toFixed(1)} KiB`;
}
