/** Settings by name: later ones are laid over earlier ones of the same name. */
export function merged<T extends object>(earlier: Record<string, T> | undefined, later: Record<string, T> | undefined): Record<string, T> | undefined {
  if (!earlier || !later) { return earlier ?? later; }
  return Object.fromEntries([...Object.keys(earlier), ...Object.keys(later)].map(name => [name, { ...earlier[name], ...later[name] }]));
}
