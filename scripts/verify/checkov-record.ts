// Asks checkov of the blind spots and writes down what it says; to be run after a new version was pinned.
import * as fs from 'fs';
import * as path from 'path';
import { answerOf } from './checkov';
import { askCheckov, CHECKOV_VERSION, checkovProgram } from './checkov-tool';
import { BLIND_SPOTS } from '../../test/platforms/azure/policy/blind-spots';
import { ROOT } from '../lib/examples';

const found = checkovProgram();
if ('why' in found) { throw new Error(found.why); }
const answers = askCheckov(found.program, Object.values(BLIND_SPOTS).map(({ resources }) => JSON.stringify({ resource: resources })));
const spots = Object.fromEntries(Object.keys(BLIND_SPOTS).map((name, index) => [name, answerOf(answers[index])]));
fs.writeFileSync(path.join(ROOT, 'test', 'platforms', 'azure', 'policy', 'checkov-record.json'), `${JSON.stringify({ version: CHECKOV_VERSION, spots }, undefined, 2)}\n`);
