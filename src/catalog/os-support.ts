import { IGuestSystem } from '../model/guest-system';
import { CalendarDate } from '../values';

/** Who still fixes an operating system on a given day. */
export enum SupportState {
  /** Its vendor, or whoever gives the extended support that the estate says it has. */
  SUPPORTED = 'supported',
  /** Only long-term or paid support, which the estate does not say it has: noted. */
  EXTENDED = 'extended',
  /** Nobody: refused. */
  ENDED = 'ended',
}

/** The state on a day, and its end. */
export interface Support {
  readonly state: SupportState;
  /** Last day of the state, or the last day of all support once it has ended; undefined where no end is known. */
  readonly until?: CalendarDate;
}

/** How far a guest system is supported on a day; the last day itself still counts. */
export function supportAt(guest: IGuestSystem, date: CalendarDate, extendedSupport: boolean): Support {
  const ownEnd = guest.endOfLife;
  const end = guest.endOfExtendedSupport ?? ownEnd;
  if (ownEnd === undefined || end === undefined) {
    return { state: SupportState.SUPPORTED };
  }
  if (date.isAfter(end)) {
    return { state: SupportState.ENDED, until: end };
  }
  if (date.isAfter(ownEnd)) {
    return { state: extendedSupport ? SupportState.SUPPORTED : SupportState.EXTENDED, until: end };
  }
  return { state: SupportState.SUPPORTED, until: extendedSupport ? end : ownEnd };
}
