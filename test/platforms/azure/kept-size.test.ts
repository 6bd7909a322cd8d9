import { synthesizedIn, Use, vmOf } from './written-on-azure';
import { Size, VmSize } from '../../../src';
import { Project } from '../../support/project';
import { Json } from '../written';

const project = Project.forEachTest();
const synthesized = (use: Use) => synthesizedIn(project, use);
const LOCK = 'hostwright.lock.json';

/** As if an earlier catalogue had chosen another size for the same. */
function chosenBefore(size: string): void {
  const lock = project.json(LOCK) as Json;
  lock.machines.web.choices.size = size;
  project.write(JSON.stringify(lock), LOCK);
}

test('GIVEN a machine WHEN synthesized THEN the lock keeps its size, and what it was chosen for', () => {
  const result = synthesized(({ web }) => { web(); });
  expect((project.json(LOCK) as Json).machines.web.choices).toEqual({ size: vmOf(result).size, sizeCarries: expect.stringContaining('2 processors, 2048 MiB') });
});

test('GIVEN a size that another catalogue chose WHEN the same is asked for THEN the machine keeps it', () => {
  synthesized(({ web }) => { web(); });
  chosenBefore('Standard_D4s_v5');
  expect(vmOf(synthesized(({ web }) => { web(); })).size).toBe('Standard_D4s_v5');
});

test.each<[string, Use, string]>([
  ['more memory', ({ web }) => { web({ memory: Size.gibibytes(24) }); }, 'Standard_D4s_v5'],
  ['another size by its name', ({ platform, web }) => platform.tune(web(), { size: VmSize.of('Standard_D8s_v5') }), 'Standard_D4s_v5'],
])('GIVEN such a size WHEN the program asks for %s THEN it gets that', (_, use, before) => {
  synthesized(({ web }) => { web(); });
  chosenBefore(before);
  expect(vmOf(synthesized(use)).size).not.toBe(before);
});

test.each([['one that the catalogue does not have', 'Standard_D4s_v4'], ['one that does not carry what is asked for', 'Standard_B1ls']])('GIVEN a lock with %s WHEN synthesized THEN it is chosen anew', (_, before) => {
  const first = vmOf(synthesized(({ web }) => { web(); })).size;
  chosenBefore(before);
  expect(vmOf(synthesized(({ web }) => { web(); })).size).toBe(first);
});

test('GIVEN a size by its name WHEN synthesized THEN the lock keeps none', () => {
  synthesized(({ platform, web }) => platform.tune(web(), { size: VmSize.of('Standard_D8s_v5') }));
  expect((project.json(LOCK) as Json).machines.web.choices).toBeUndefined();
});
