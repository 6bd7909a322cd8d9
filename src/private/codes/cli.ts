/** Refusals of the command `hostwright`. */
export const CLI_CODES = {
  HW6001: { title: 'command that is not understood', why: 'An option that is misspelt or missing would be guessed at.' },
  HW6002: { title: 'file that exists already', why: 'What somebody has written is never overwritten.' },
  HW6003: { title: 'file that cannot be read or written', why: 'The command needs it, and nothing else stands for it.' },
  HW6004: { title: 'no output of a synthesis', why: 'The command reads what the last synthesis wrote.' },
  HW6005: { title: 'unknown machine', why: 'The last synthesis wrote no machine of that name.' },
  HW6006: { title: 'unknown stack', why: 'The last synthesis wrote no stack of that name.' },
  HW6007: { title: 'program that is not installed', why: 'Every program is looked for before the first step, so that none stops half way for want of one.' },
  HW6008: { title: 'step that failed', why: 'What comes after it builds on it.' },
  HW6009: { title: 'nobody who could approve', why: 'A change is approved by a person at a terminal, or in the command itself.' },
};
