import { supportAt, SupportState } from '../catalog/os-support';
import { IGuestSystem } from '../model/guest-system';
import { Note, Refused } from '../model/report';
import { CalendarDate } from '../values';

/** Whether a guest still gets security updates at a date. */
export function inspectSupport(guest: IGuestSystem, date: CalendarDate, acceptsExtendedSupport: boolean): { refusals: Refused[]; notes: Note[] } {
  const { displayName } = guest;
  const { state, until } = supportAt(guest, date, acceptsExtendedSupport);
  return {
    refusals: state !== SupportState.ENDED ? [] : [
      { code: 'HW1301', given: `${displayName}, without security updates since ${until}`, allowed: 'a release that gets security updates', remedy: 'Move to the next release; OperatingSystem lists what the catalogue has.' },
    ],
    notes: state !== SupportState.EXTENDED ? [] : [
      { field: 'image', text: `${displayName}: standard support has ended; extended support ends on ${until}. Say extendedSupport: true if that is enough.` },
    ],
  };
}
