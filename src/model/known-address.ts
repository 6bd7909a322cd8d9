import { Lazy } from 'cdktf';
import { IConstruct } from 'constructs';
import { Nic } from './nic';
import { isBeingWritten } from '../private/being-written';

/**
 * Address of an interface where it is known at synth, as text. One of a pool is settled when the program has ended: until then it is
 * a token, since what the program does next may still move it.
 */
export function knownAddressOf(scope: IConstruct, { ip }: Nic): string | undefined {
  if (ip._isPrimaryLate && !isBeingWritten(scope)) { return Lazy.stringValue({ produce: () => ip.primaryAddress?.toString() }); }
  return ip.primaryAddress?.toString();
}
