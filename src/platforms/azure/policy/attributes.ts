/** Attributes of a resource or of a block, as they are written. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Whether a value is known only to Terraform: a text with an expression. `$${` is a text. */
export function isUnknown(value: unknown): boolean {
  return typeof value === 'string' && /(?<!\$)\$\{|(?<!%)%\{/.test(value);
}

/** Whether a value is one expression and nothing else, so that it could be anything. */
export function isWhollyUnknown(value: unknown): boolean {
  return typeof value === 'string' && /^\$\{[^{}]*\}$/.test(value);
}

/** Whether a value is there: neither missing nor null. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Whether a switch is surely on. */
export function isOn(value: unknown): boolean {
  return value === true || value === 'true';
}

/** Whether a switch is surely off. */
export function isOff(value: unknown): boolean {
  return value === false || value === 'false';
}

/** Whether a switch is surely not on: off, or not given. */
export function isNotOn(value: unknown): boolean {
  return !isOn(value) && !isUnknown(value);
}

/** A word in lower case; undefined where it is not given or not known. */
export function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' && !isUnknown(value) ? value.toLowerCase() : undefined;
}

/** Blocks of a name: given as one, as a list, or as the content of a dynamic block. None where they are not known. */
export function blocksOf(attributes: Attributes, name: string): Attributes[] {
  return [...objectsIn(attributes[name]), ...objectsIn(attributes.dynamic).flatMap(dynamic => objectsIn(dynamic[name])).flatMap(({ content }) => objectsIn(content))];
}

/** Whether there is a block of a name, or may be one. */
export function mayHaveBlock(attributes: Attributes, name: string): boolean {
  return blocksOf(attributes, name).length > 0 || isUnknown(attributes[name]);
}

/** Single values of an argument that takes one, and of an argument that takes several. */
export function valuesOf(...values: readonly unknown[]): string[] {
  return values.flat().filter(isGiven).map(String);
}

function objectsIn(value: unknown): Attributes[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is Attributes => typeof one === 'object' && one !== null);
}
