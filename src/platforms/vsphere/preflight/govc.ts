/** A word for a shell. */
export function word(text: string): string {
  return /^[A-Za-z0-9_./@:,+=-]+$/.test(text) ? text : `'${text.replace(/'/g, '\'\\\'\'')}'`;
}

/** What one command prints, as a word for another. */
export function printed(command: string): string {
  return `"$(${command})"`;
}

/** Prints the paths of what has a name somewhere below a root, and nothing where there is none. */
export function findNamed(types: readonly string[], name: string, root: string, ...more: string[]): string {
  return ['govc find', ...more.includes('-i') ? ['-i'] : [], ...types.map(type => `-type ${type}`), `-name ${word(name.replace(/[*?[\]]/g, '\\$&'))}`, word(root), ...more.filter(one => one !== '-i')].join(' ');
}

/** Prints a path, and fails where nothing has it. */
export function findAt(path: string): string {
  return `govc find -maxdepth 0 ${word(path)}`;
}
