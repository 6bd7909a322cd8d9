import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { Judge, Planted } from './judge';
import { filesBelow } from './outputs';

const PROGRAM = path.join('scripts', 'docs.ts');

/** The documents that are made from code are as the code says. */
export const DOCS: Judge = {
  name: 'docs',
  planted: [everyDocumentEdited()],
  run: ({ repository }) => {
    const { stdout, stderr } = spawnSync(process.execPath, [path.join(repository, 'scripts', 'app.mjs'), PROGRAM, '--check'], { cwd: repository, encoding: 'utf8' });
    const findings = stdout.split('\n').filter(line => line.startsWith('stale: '));
    const files = Number(/^(\d+) documents are as the code says/m.exec(stdout)?.[1] ?? findings.length);
    // Neither says that something is stale nor that nothing is.
    if (files === 0) { throw new Error(`${PROGRAM}: ${stdout}${stderr}`); }
    return { files, items: files, findings, skipped: [] };
  },
};

/** The repository with one more line in each of its documents, in a folder of its own: what is not edited is only linked. */
function everyDocumentEdited(): Planted {
  return {
    mistake: 'a line that no code wrote',
    plant: (folder, { repository, programs }) => {
      for (const name of fs.readdirSync(repository)) {
        const copied = ['docs', 'scripts'].includes(name) || name.endsWith('.md');
        const [from, to] = [path.join(repository, name), path.join(folder, name)];
        if (copied) { fs.cpSync(from, to, { recursive: true }); } else { fs.symlinkSync(from, to); }
      }
      for (const file of filesBelow(path.join(folder, 'docs')).filter(name => name.endsWith('.md'))) {
        fs.appendFileSync(path.join(folder, 'docs', file), 'edited by hand\n');
      }
      return { repository: folder, programs };
    },
  };
}
