/** A word for a shell. */
export function word(text: string): string {
  return /^[A-Za-z0-9_./@:,+=-]+$/.test(text) ? text : `'${text.replace(/'/g, '\'\\\'\'')}'`;
}

/** A command with what it asks for, one value a line, without the names of columns. */
export function asks(command: string, query: string): string {
  return `az ${command} --query ${/["[({]/.test(query) ? `"${query}"` : query} --output tsv`;
}

/** Prints the id of what is there, and fails where nothing is. */
export function showsId(command: string): string {
  return asks(command, 'id');
}
