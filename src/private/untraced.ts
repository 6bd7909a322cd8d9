/** cdktf records a stack trace for each block reference of an L1 (26 per VM) that nothing reads; without them construction takes half the time. */
export function untraced<T>(make: () => T): T {
  const original = Error.captureStackTrace;
  Error.captureStackTrace = () => undefined;
  try {
    return make();
  } finally {
    Error.captureStackTrace = original;
  }
}
