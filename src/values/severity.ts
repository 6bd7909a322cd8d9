/**
 * How soon somebody must act on an alert or a failed control.
 */
export enum Severity {
  /** At once, day or night. */
  CRITICAL = 'critical',

  /** During working hours. */
  WARNING = 'warning',

  /** No action: good to know. */
  INFO = 'info',
}
