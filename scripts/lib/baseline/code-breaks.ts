import { Break } from './break';

/** Code and title of each refusal. */
export type Titles = Readonly<Record<string, string>>;

/** Codes that are gone, or say something else. */
export function codeBreaks(before: Titles, after: Titles): Break[] {
  return Object.entries(before).flatMap(([code, title]): Break[] => {
    if (!(code in after)) { return [{ where: `code ${code}`, what: `"${title}" is gone` }]; }
    return after[code] === title ? [] : [{ where: `code ${code}`, what: `was "${title}", is "${after[code]}"` }];
  });
}
