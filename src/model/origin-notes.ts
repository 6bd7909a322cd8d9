import { IPlatform } from './platform';
import { Note } from './report';
import { IVmIntent } from './vm-intent';

/** Where the program has gone on and the machine stays on what it was born from. */
export function originNotes(intent: IVmIntent, platform: IPlatform): Note[] {
  const born = intent.identity._kept?.origin;
  if (!born || intent.changePolicy.replaces) { return []; }
  const { origin } = platform.keptOf(intent);
  return Object.keys(born).sort().filter(field => born[field] !== origin[field]).map(field => ({
    field,
    text: `stays on ${born[field]}, from which the machine was made; the program says ${origin[field] ?? 'none'}. ChangePolicy.replace() would build it anew.`,
  }));
}
