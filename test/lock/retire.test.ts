import { data, machinesOf, Program, program, synthesize } from './estate';
import { Json } from '../platforms/written';
import { Project, refusalOf } from '../support/project';

const project = Project.forEachTest();
const stays = ({ vm }: Program) => { vm('Web'); data(vm('Git')); };
const goes = ({ vm }: Program) => { vm('Web'); const git = vm('Git'); data(git); git.retire(); };
const gone = ({ vm }: Program) => { vm('Web'); };
const git = (): Json | undefined => project.json('hostwright.lock.json').machines.git;
const codes = (build: (made: Program) => void) => refusalOf(program(build)).codes;

test('GIVEN a machine with data WHEN it is retired THEN protection and prevent_destroy are lifted, and its disks are still not deleted unseen', () => {
  expect(machinesOf(synthesize(project, stays)).git).toMatchObject({ protection: true, lifecycle: { prevent_destroy: true } });
  const { protection, lifecycle, delete_unreferenced_disks_on_destroy: deletes } = machinesOf(synthesize(project, goes)).git;
  expect([protection, lifecycle.prevent_destroy, deletes]).toEqual([false, undefined, false]);
  expect(git()).toMatchObject({ stateful: true, retired: true });
  expect(project.json('cdktf.out', 'stacks', 'lab', 'estate.json').machines.find((one: Json) => one.hostName === 'git').retired).toBe(true);
});

test('GIVEN a retired machine WHEN it leaves the program THEN the lock forgets it, and may give its values again', () => {
  const { vm_id: vmId } = machinesOf(synthesize(project, stays)).git;
  synthesize(project, goes);
  synthesize(project, gone);
  expect(git()).toBeUndefined();
  expect(machinesOf(synthesize(project, stays)).git.vm_id).toBe(vmId);
});

test('GIVEN one that was not retired before WHEN it leaves THEN it is refused, however often it is tried', () => {
  synthesize(project, stays);
  expect(codes(gone)).toEqual(['HW1405']);
  expect(codes(gone)).toEqual(['HW1405']);
  synthesize(project, stays);
});

test('GIVEN a machine that is no longer retired WHEN it leaves THEN it is refused again', () => {
  synthesize(project, stays);
  synthesize(project, goes);
  synthesize(project, stays);
  expect(git()!.retired).toBeUndefined();
  expect(codes(gone)).toEqual(['HW1405']);
});

test('GIVEN a retired machine WHEN its disk leaves with the same change THEN it may', () => {
  synthesize(project, stays);
  synthesize(project, ({ vm }) => { vm('Web'); vm('Git', { stateful: true }).retire(); });
});

test('GIVEN a machine without data WHEN it leaves THEN nothing is asked', () => {
  synthesize(project, stays);
  synthesize(project, ({ vm }) => { data(vm('Git')); });
  expect(Object.keys(project.json('hostwright.lock.json').machines)).toEqual(['git']);
});

test('GIVEN a machine with data that was retired first WHEN it becomes one without THEN it may, in two steps', () => {
  const disposable = ({ vm }: Program) => { vm('Web'); data(vm('Git', { stateful: false })); };
  synthesize(project, stays);
  expect(codes(disposable)).toEqual(['HW1409']);
  synthesize(project, goes);
  synthesize(project, disposable);
  expect(git()!.stateful).toBeUndefined();
});
