import { GENERATED, markdownTable } from './markdown';
import { CODES } from '../../src/private/codes';
import { describe } from '../../src/private/fail';

/** What the first two digits of a code say. */
const RANGES: Readonly<Record<string, string>> = {
  11: 'Values: thrown at once, where the value is written',
  12: 'Machines, templates and their place in the tree',
  13: 'Operating systems and images',
  14: 'The lock',
  15: 'Inside of guests',
  20: 'Proxmox VE',
  50: 'Writing',
  60: 'The command `hostwright`: on standard error, with an exit code',
};

const EXAMPLE = { code: 'HW1211' as const, given: '2 GiB for debian-13', allowed: '3 GiB or more', remedy: 'Give the machine a larger `diskSize`.' };

/** docs/errors.md: every code with its title and its reason, by range. */
export function errorsPage(): string {
  const codes = Object.entries(CODES).sort(([a], [b]) => a < b ? -1 : 1);
  const ranges = [...new Set(codes.map(([code]) => code.slice(2, 4)))];
  return [
    GENERATED,
    '# Refusals',
    '',
    'What cannot be done is refused, never dropped. A refusal is one line: the path of the construct, a stable code, what was given, what is allowed, what to do.',
    '',
    '```',
    `[homelab/Git] ${describe(EXAMPLE)}`,
    '```',
    '',
    'A value that does not follow its grammar is thrown where it is written. Everything else is collected over the whole App and reported together: then nothing is written but',
    '`cdktf.out/refused/report.txt` and `report.json`. Codes are API: they are never renumbered and never reused.',
    '',
    ...ranges.flatMap(range => [
      `## HW${range}xx${range in RANGES ? ` ${RANGES[range]}` : ''}`,
      '',
      ...markdownTable(['Code', 'Refused', 'Why'], codes.filter(([code]) => code.slice(2, 4) === range).map(([code, { title, why }]) => [`\`${code}\``, title, why])),
      '',
    ]),
  ].join('\n');
}
