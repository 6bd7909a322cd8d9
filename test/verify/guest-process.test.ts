import * as fs from 'fs';
import * as path from 'path';
import { temporaryFolder } from './fixture';
import { BackgroundProcess, waitUntil } from '../../scripts/guest/process';

const folder = temporaryFolder();

const log = () => path.join(folder(), 'log');

test('GIVEN a program that ends when it is asked WHEN it is stopped THEN it is gone', () => {
  const started = new BackgroundProcess(log(), 'sleep', '60');
  expect(started.isRunning).toBe(true);
  started.stop();
  expect(started.isRunning).toBe(false);
});

test('GIVEN a program that does not listen WHEN it is stopped THEN it is gone all the same', () => {
  const started = new BackgroundProcess(log(), 'sh', '-c', 'trap "" TERM; echo deaf; while :; do sleep 1; done');
  expect(waitUntil(() => fs.readFileSync(log(), 'utf8') === 'deaf\n', 10)).toBe(true);
  started.stop(1);
  expect(started.isRunning).toBe(false);
});

test('GIVEN a program that failed WHEN it is asked for its last words THEN it gives the end of what it said', () => {
  const started = new BackgroundProcess(log(), 'sh', '-c', 'seq 9; exit 1');
  expect(waitUntil(() => !started.isRunning, 10)).toBe(true);
  expect(started.lastWords).toBe('5\n6\n7\n8\n9');
});
