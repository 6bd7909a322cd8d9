import { synthesizeManyFiles } from './many-files';

synthesizeManyFiles(0);
process.stdout.write('ready\n');
// Not quite forever: nobody may be left to kill it.
for (let round = 1; performance.now() < 60_000; round++) { synthesizeManyFiles(round); }
