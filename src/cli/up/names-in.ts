/** What the first group of an expression finds, each once and sorted. */
export function namesIn(said: string, expression: RegExp): string[] {
  return [...new Set([...said.matchAll(expression)].map(([, name]) => name))].sort();
}
