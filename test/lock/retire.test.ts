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

test('GIVEN a retired machine WHEN its disk leaves THEN it may, but not with the same change', () => {
  const bare = ({ vm }: Program) => { vm('Web'); vm('Git', { stateful: true }).retire(); };
  synthesize(project, stays);
  expect(codes(bare)).toEqual(['HW1406']);
  synthesize(project, goes);
  synthesize(project, bare);
});

describe('a disk', () => {
  const both = ({ vm }: Program) => { const one = vm('Git'); data(one, 'a', 1); data(one, 'b', 2); return one; };
  const letGo = (made: Program) => { both(made).retireDisk('a'); };
  const without = ({ vm }: Program) => { data(vm('Git'), 'b', 2); };
  const flags = (document: Json) => { const { protection, lifecycle } = machinesOf(document).git; return [protection, lifecycle.prevent_destroy]; };

  test('GIVEN it is let go WHEN it leaves with the next change THEN the platform does not protect the machine meanwhile, Terraform does', () => {
    expect(flags(synthesize(project, made => { both(made); }))).toEqual([true, true]);
    expect(codes(without)).toEqual(['HW1406']);
    expect(flags(synthesize(project, letGo))).toEqual([false, true]);
    expect(git()!.disks.a.retired).toBe(true);
    // Proxmox looks at the flag that it has when the disk is taken away.
    expect(flags(synthesize(project, without))).toEqual([false, true]);
    expect(Object.keys(git()!.disks)).toEqual(['b', 'root']);
    expect(flags(synthesize(project, without))).toEqual([true, true]);
  });

  test('GIVEN it is gone WHEN the word is still there THEN it is refused: the machine would stay unprotected', () => {
    const stillSaid = ({ vm }: Program) => { const one = vm('Git'); data(one, 'b', 2); one.retireDisk('a'); };
    synthesize(project, letGo);
    synthesize(project, stillSaid);
    expect(refusalOf(program(stillSaid)).message).toContain('HW1406 data disk that left the machine or became smaller: given retireDisk(\'a\') for a disk that the machine does not have; allowed: b. Take retireDisk out: what it was about is gone, or has another name.');
  });

  test('GIVEN it stays after all WHEN it leaves later THEN it is refused', () => {
    synthesize(project, letGo);
    synthesize(project, made => { both(made); });
    expect(codes(without)).toEqual(['HW1406']);
  });

  test('GIVEN the last one was let go WHEN the machine holds no data any more THEN it may', () => {
    synthesize(project, ({ vm }) => { const one = vm('Git'); data(one, 'a', 1); one.retireDisk('a'); });
    synthesize(project, ({ vm }) => { vm('Git'); });
    expect(git()!.stateful).toBeUndefined();
  });
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
