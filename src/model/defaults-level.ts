/** Who may set defaults; a level wins over those before it. */
export enum DefaultsLevel {
  /** `Estate.of(app).declareDefaults()`. */
  ESTATE = 'estate',
  /** `new Environment(app, id, { defaults })`. */
  ENVIRONMENT = 'environment',
  /** `new EstateStack(scope, id, { defaults })`. */
  STACK = 'stack',
  /** A machine's own props. */
  MACHINE = 'machine',
}
