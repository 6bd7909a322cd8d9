import { Lazy } from 'cdktf';
import { IConstruct } from 'constructs';
import { Nic } from './nic';
import { isBeingWritten } from '../private/being-written';

/** Tokens of addresses that are settled when the program has ended. */
const TOKENS = new WeakMap<Nic, string>();
const SETTLED_LATE = new Set<string>();

/**
 * Address of an interface where it is known at synth, as text. One of a pool is settled when the program has ended: until then it is
 * a token, since what the program does next may still move it.
 */
export function knownAddressOf(scope: IConstruct, nic: Nic): string | undefined {
  return nic.ip._isPrimaryLate && !isBeingWritten(scope) ? tokenOf(nic) : nic.ip.primaryAddress?.toString();
}

/** Whether a token is that of an address which will be known before anything is written. */
export function isSettledLate(address: string): boolean {
  return SETTLED_LATE.has(address);
}

function tokenOf(nic: Nic): string {
  let token = TOKENS.get(nic);
  if (token === undefined) {
    token = Lazy.stringValue({ produce: () => nic.ip.primaryAddress?.toString() });
    TOKENS.set(nic, token);
    SETTLED_LATE.add(token);
  }
  return token;
}
