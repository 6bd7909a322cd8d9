import { HostwrightError } from '../../src/private/fail';

/** Code and message of what a factory throws. */
export function thrown(make: () => unknown): { readonly code: string; readonly message: string } {
  try {
    make();
  } catch (error) {
    if (error instanceof HostwrightError) { return { code: error.code, message: error.message }; }
    throw error;
  }
  throw new Error('nothing was thrown');
}
