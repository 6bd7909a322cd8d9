import { createHash } from 'crypto';
import { once } from 'events';
import * as fs from 'fs';
import { setTimeout } from 'timers/promises';
import { MANY_STACKS, synthesizeManyFiles } from '../support/many-files';
import { Program } from '../support/program';
import { filesBelow, Project } from '../support/project';

const project = Project.forEachTest();
const forever = new Program('synth-forever.ts');
const KILLS = 100;

/** Waits until the program has begun to put files into place. */
async function publishing(): Promise<void> {
  const began = () => fs.statSync(project.stack('s1', 'artifacts.json'), { throwIfNoEntry: false })?.ino;
  for (const before = began(); began() === before;) { await new Promise(resolve => setImmediate(resolve)); }
}

/** Starts a program that synthesizes without end, and kills it some time after it has begun. */
async function kill(wait: () => Promise<void>): Promise<unknown> {
  const child = forever.start(project.root);
  await once(child.stdout!, 'data');
  await wait();
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  const [, signal] = await ended;
  return signal;
}

/** Whether a folder is exactly what its index says: no more, no less, no other. */
function isWhole(id: string): boolean {
  const files = filesBelow(project.stack(id));
  let index: { files: Record<string, { sha256: string }>; incomplete?: boolean };
  try { index = JSON.parse(files['artifacts.json']); } catch { return false; }
  delete files['artifacts.json'];
  return index.incomplete === undefined
    && JSON.stringify(Object.keys(files).sort()) === JSON.stringify(Object.keys(index.files).sort())
    && Object.entries(files).every(([name, text]) => createHash('sha256').update(text, 'latin1').digest('hex') === index.files[name].sha256);
}

test(`GIVEN synths that are killed ${KILLS} times WHEN the next runs THEN each stack was whole or is said to have been torn, and all of it is repaired`, async () => {
  synthesizeManyFiles(1000);
  const wanted = filesBelow(project.out('stacks'));
  const lockedMachines = () => Object.keys(project.json('hostwright.lock.json').machines).join();
  let midway = 0;
  let torn = 0;
  for (let turn = 0; turn < KILLS; turn++) {
    // Anywhere in a round, and every other time soon after files are put into place.
    expect(await kill(turn % 2 === 0
      ? () => setTimeout(turn + Math.random() * 20)
      : async () => { await publishing(); await setTimeout(Math.random() * 6); })).toBe('SIGKILL');
    const left = fs.readdirSync(project.out()).filter(name => name.startsWith('.staging-'));
    if (left.length > 0) { midway++; }
    // Either the old one or the new one, and never a part.
    expect(lockedMachines()).toMatch(/^web0,web1(,web2(,web3)?)?$/);
    const whole = new Map(MANY_STACKS.map(id => [id, isWhole(id)]));

    synthesizeManyFiles(1000);

    for (const id of MANY_STACKS) {
      if (!whole.get(id)) { torn++; }
      expect({ id, said: project.annotations(id, 'warn').length }).toEqual({ id, said: whole.get(id) ? 0 : 1 });
    }
    expect(filesBelow(project.out('stacks'))).toEqual(wanted);
    expect(fs.readdirSync(project.out()).sort()).toEqual(['estate', 'manifest.json', 'stacks']);
    expect(lockedMachines()).toBe('web0,web1,web2');
  }
  // A kill that never met a synth at work would prove nothing.
  expect(midway).toBeGreaterThanOrEqual(KILLS / 3);
  expect(torn).toBeGreaterThanOrEqual(5);
  console.info(`${KILLS} kills: ${midway} met a synth at work, ${torn} stacks were torn`);
}, 300_000);
