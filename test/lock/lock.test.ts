import { App, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { data, machinesOf, Program, program, synthesize } from './estate';
import { EstateStack, HardenedVm, IpAssignment, MacAddress, OperatingSystem, Size, VmTemplate } from '../../src';
import { LOCK_FILE, parseLock } from '../../src/model/lock-file';
import { numberFrom } from '../../src/private/identity';
import { ADMIN, DAY, Json, proxmox } from '../platforms/written';
import { filesBelow, Project, refusalOf } from '../support/project';

const project = Project.forEachTest();
const lock = (): Json => project.json(LOCK_FILE);
const refused = (build: (made: Program) => void, platform = {}) => refusalOf(program(build, platform)).problems.map(({ path, message }) => `[${path}] ${message}`);
const two = ({ vm }: Program) => { vm('Web'); data(vm('Git')); };

/** Writes the lock as somebody edited it. */
function edit(change: (lock: Json) => void): void {
  const content = lock();
  change(content);
  project.write(JSON.stringify(content), LOCK_FILE);
}

describe('where a lock is in force', () => {
  test('GIVEN a project WHEN synthesized THEN it lies beside cdktf.json and says what was given', () => {
    const machines = machinesOf(synthesize(project, two));
    const { git } = lock().machines;
    expect(git).toEqual({
      stack: 'lab',
      path: 'Git',
      address: expect.stringMatching(/^proxmox_virtual_environment_vm\.Git_Resource_[0-9A-F]{8}$|^proxmox_virtual_environment_vm\.Git_[0-9A-F]{8}$/),
      system: 'proxmox https://pve.example:8006',
      numbers: { vmId: machines.git.vm_id },
      nics: { net0: { mac: machines.git.network_device[0].mac_address, network: 'vmbr0' } },
      disks: {
        root: { slot: 0, serial: machines.git.disk[0].serial, mebibytes: 20480 },
        data: { slot: 1, serial: machines.git.disk[1].serial, mebibytes: 3072 },
      },
      origin: { admin: expect.stringMatching(/^ops [0-9a-f]{8}$/), firmware: 'UEFI, secure boot', guest: 'debian-13', image: expect.stringMatching(/^debian-13 [0-9a-f]{8}$/), provisioning: 'native' },
      stateful: true,
      protected: true,
    });
    expect(Object.keys(lock().templates)).toEqual([expect.stringMatching(/^lab\/debian-13-[0-9a-f]{8}@pve1$/)]);
    expect(Object.keys(lock().machines)).toEqual(['git', 'web']);
  });

  test('GIVEN nothing that is kept WHEN synthesized THEN there is none', () => {
    synthesize(project, () => {});
    expect(project.has(LOCK_FILE)).toBe(false);
  });

  test('GIVEN no cdktf.json WHEN synthesized THEN there is none', () => {
    jest.requireActual<typeof import('fs')>('fs').rmSync(project.at('cdktf.json'));
    synthesize(project, two);
    expect(project.has(LOCK_FILE)).toBe(false);
  });

  test('GIVEN an output folder outside of the project WHEN synthesized THEN there is none, unless it is `cdktf synth --output`', () => {
    const outdir = `${project.root}-out`;
    const synth = (config: Json) => {
      const app = new App(config);
      const stack = new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
      const pve = proxmox(stack);
      new HardenedVm(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24') });
      app.synth();
    };
    try {
      synth({ outdir });
      expect(project.has(LOCK_FILE)).toBe(false);
      process.env.CDKTF_OUTDIR = outdir;
      synth({});
      expect(project.has(LOCK_FILE)).toBe(true);
    } finally {
      delete process.env.CDKTF_OUTDIR;
      jest.requireActual<typeof import('fs')>('fs').rmSync(outdir, { recursive: true });
    }
  });

  test('GIVEN Testing.app WHEN synthesized in memory or in full THEN there is none', () => {
    const app = Testing.app();
    const stack = new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
    const pve = proxmox(stack);
    new HardenedVm(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24') });
    Testing.synth(stack, true);
    Testing.fullSynth(stack);
    app.synth();
    expect(project.has(LOCK_FILE)).toBe(false);
  });

  test('GIVEN a context WHEN it names a file THEN the lock is that, and with false there is none', () => {
    program(two, {}, { 'hostwright:lock': 'locks/prod.json' });
    project.write('', 'locks', 'keep');
    program(two, {}, { 'hostwright:lock': 'locks/prod.json' }).synth();
    expect(Object.keys(project.json('locks', 'prod.json').machines)).toEqual(['git', 'web']);
    program(two, {}, { 'hostwright:lock': false }).synth();
    expect(project.has(LOCK_FILE)).toBe(false);
  });

  test('GIVEN a context that is neither WHEN synthesized THEN it is refused', () => {
    expect(refusalOf(program(two, {}, { 'hostwright:lock': 7 })).message).toContain('HW1401 lock that cannot be read: given hostwright:lock 7; allowed: the path of a file, or false.');
  });

  test('GIVEN an App that is refused WHEN synthesized THEN the lock is as it was', () => {
    synthesize(project, two);
    const before = project.read(LOCK_FILE);
    refusalOf(program(({ vm, pve }) => { vm('Web'); vm('New'); data(vm('Git')); pve.tune(vm('Bad'), { vmId: 1 }); }));
    expect(project.read(LOCK_FILE)).toBe(before);
  });

  test('GIVEN one App WHEN synthesized twice THEN nothing changes', () => {
    const app = program(two);
    app.synth();
    const before = filesBelow(project.root);
    app.synth();
    expect(filesBelow(project.root)).toEqual(before);
  });

  test('GIVEN another order of the program WHEN synthesized THEN the lock is the same', () => {
    synthesize(project, ({ vm }) => { vm('Web', { ip: IpAssignment.of('10.0.20.10/24') }); data(vm('Git', { ip: IpAssignment.of('10.0.20.11/24') })); });
    const before = project.read(LOCK_FILE);
    jest.requireActual<typeof import('fs')>('fs').rmSync(project.at(LOCK_FILE));
    synthesize(project, ({ vm }) => { data(vm('Git', { ip: IpAssignment.of('10.0.20.11/24') })); vm('Web', { ip: IpAssignment.of('10.0.20.10/24') }); });
    expect(project.read(LOCK_FILE)).toBe(before);
  });
});

describe('what was given stays', () => {
  /** Two host names whose hashes meet in a range of 50. */
  const RANGE = { firstVmId: 100, lastVmId: 149 };
  const meeting = (): [string, string] => {
    const seen = new Map<number, string>();
    for (let index = 0; ; index++) {
      const name = `m${index}`;
      const number = numberFrom(name, 100, 149);
      const other = seen.get(number);
      if (other) { return [other, name].sort() as [string, string]; }
      seen.set(number, name);
    }
  };
  const idOf = (document: Json, name: string) => machinesOf(document)[name].vm_id;

  test('GIVEN two host names with one hash WHEN synthesized together THEN the later by name moves to the next free id', () => {
    const [one, other] = meeting();
    const document = synthesize(project, ({ vm }) => { vm('B', { hostName: other }); vm('A', { hostName: one }); }, RANGE);
    expect(idOf(document, one)).toBe(numberFrom(one, 100, 149));
    expect(idOf(document, other)).toBe(numberFrom(one, 100, 149) + 1);
  });

  test('GIVEN a machine with that hash WHEN the other comes or goes THEN neither changes', () => {
    const [one, other] = meeting();
    const alone = idOf(synthesize(project, ({ vm }) => { vm('B', { hostName: other }); }, RANGE), other);
    const both = synthesize(project, ({ vm }) => { vm('A', { hostName: one }); vm('B', { hostName: other }); }, RANGE);
    expect(idOf(both, other)).toBe(alone);
    expect(idOf(both, one)).not.toBe(alone);
    const left = synthesize(project, ({ vm }) => { vm('A', { hostName: one }); }, RANGE);
    expect(idOf(left, one)).toBe(idOf(both, one));
  });

  test('GIVEN an explicit id on the hash of another machine WHEN synthesized THEN the explicit one wins and the other moves', () => {
    const start = numberFrom('web', 100, 149);
    const document = synthesize(project, ({ vm, pve }) => { vm('Web'); pve.tune(vm('Git'), { vmId: start }); }, RANGE);
    expect([idOf(document, 'git'), idOf(document, 'web')]).toEqual([start, start + 1]);
  });

  test('GIVEN a range without a free id WHEN synthesized THEN it is refused', () => {
    expect(refused(({ vm }) => { vm('A'); vm('B'); vm('C'); }, { firstVmId: 100, lastVmId: 102 }).join('\n')).toMatch(/HW2008 duplicate VM id: given VM id 10[0-2] for /);
  });

  test('GIVEN another range WHEN synthesized again THEN ids stay', () => {
    const before = synthesize(project, two, RANGE);
    const after = synthesize(project, two, { firstVmId: 5000, lastVmId: 5999 });
    expect([idOf(after, 'web'), idOf(after, 'git')]).toEqual([idOf(before, 'web'), idOf(before, 'git')]);
  });

  test('GIVEN an edited lock WHEN synthesized THEN VM id, MAC and serial are the lock\'s', () => {
    synthesize(project, two);
    edit(({ machines: { web } }) => { web.numbers.vmId = 777; web.nics.net0.mac = '02:00:00:00:00:77'; web.disks.root.serial = 'hw000000000000000077'; });
    const { web } = machinesOf(synthesize(project, two));
    expect([web.vm_id, web.network_device[0].mac_address, web.disk[0].serial]).toEqual([777, '02:00:00:00:00:77', 'hw000000000000000077']);
  });

  test('GIVEN an existing template WHEN its id would be given THEN it is not, and asked for by name it is refused', () => {
    const cloned = (vmId?: number) => ({ pve, vm }: Program) => {
      const web = vm('Web', { image: pve.existingTemplate(100, { guest: OperatingSystem.DEBIAN_13 }) });
      if (vmId !== undefined) { pve.tune(web, { vmId }); }
    };
    expect(idOf(synthesize(project, cloned(), { firstVmId: 100, lastVmId: 101 }), 'web')).toBe(101);
    jest.requireActual<typeof import('fs')>('fs').rmSync(project.at(LOCK_FILE));
    expect(refused(cloned(100))).toEqual(['[lab/Pve] HW2008 duplicate VM id: given VM id 100 for the existing template-100 and lab/Web; allowed: one machine or template for each VM id of a cluster. Give one of them another id: pve.tune(vm, { vmId }).']);
  });

  test('GIVEN a MAC of another maker WHEN the program no longer names it THEN the machine keeps it', () => {
    const at = (mac?: MacAddress) => ({ vm, pve }: Program) => { vm('Web').addNic(pve.bridge('vmbr1'), { mac, ip: IpAssignment.of('10.0.30.10/24') }); };
    synthesize(project, at(MacAddress.of('52:54:00:00:00:01')));
    expect(machinesOf(synthesize(project, at())).web.network_device[1].mac_address).toBe('52:54:00:00:00:01');
  });

  test('GIVEN two programs in one folder WHEN one is synthesized THEN the entries of the other stay', () => {
    synthesize(project, ({ vm }) => { vm('Web'); });
    const before = lock();
    const app = new App();
    const stack = new EstateStack(app, 'attic', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
    const pve = proxmox(stack);
    new HardenedVm(stack, 'Old', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.99/24') });
    app.synth();
    expect(lock().machines).toMatchObject(before.machines);
    expect(lock().templates).toMatchObject(before.templates);
    expect(Object.keys(lock().machines)).toEqual(['old', 'web']);
  });

  test('GIVEN a disk that was taken out WHEN another is added THEN the rest keep their slots', () => {
    const slots = (document: Json) => Object.fromEntries(machinesOf(document).git.disk.map((disk: Json) => [disk.size, disk.interface]));
    synthesize(project, ({ vm }) => { const git = vm('Git'); data(git, 'a', 1); data(git, 'b', 2); data(git, 'c', 3); });
    synthesize(project, ({ vm }) => { const git = vm('Git'); data(git, 'a', 1); data(git, 'b', 2); data(git, 'c', 3); git.retireDisk('b'); });
    const document = synthesize(project, ({ vm }) => { const git = vm('Git'); data(git, 'new', 9); data(git, 'c', 3); data(git, 'a', 1); });
    expect(slots(document)).toEqual({ 20: 'scsi0', 1: 'scsi1', 3: 'scsi3', 9: 'scsi4' });
  });

  test('GIVEN a disk with another name WHEN it says so THEN slot and serial stay, also without a lock', () => {
    const diskOf = (build: (made: Program) => void) => machinesOf(synthesize(project, build)).git.disk.find((disk: Json) => disk.size === 3);
    const before = diskOf(({ vm }) => { const git = vm('Git'); data(git, 'a', 1); data(git, 'old'); });
    const renamed = ({ vm }: Program) => { const git = vm('Git'); data(git, 'new').movedFrom('old'); data(git, 'a', 1); };
    expect(diskOf(renamed)).toEqual(before);
    jest.requireActual<typeof import('fs')>('fs').rmSync(project.at(LOCK_FILE));
    expect(diskOf(renamed).serial).toBe(before.serial);
  });

  test('GIVEN a disk that took over the name of a renamed one WHEN synthesized THEN each has a serial of its own, with a lock and without', () => {
    const serials = (document: Json) => machinesOf(document).git.disk.map((disk: Json) => disk.serial);
    synthesize(project, ({ vm }) => { data(vm('Git'), 'old', 1); });
    synthesize(project, ({ vm }) => { data(vm('Git'), 'new', 1).movedFrom('old'); });
    const taken = ({ vm }: Program) => { const git = vm('Git'); data(git, 'new', 1).movedFrom('old'); data(git, 'old', 2); };
    const first = serials(synthesize(project, taken));
    expect(new Set(first).size).toBe(3);
    expect(serials(synthesize(project, ({ vm }) => { const git = vm('Git'); data(git, 'new', 1); data(git, 'old', 2); }))).toEqual(first);
    jest.requireActual<typeof import('fs')>('fs').rmSync(project.at(LOCK_FILE));
    expect(new Set(serials(synthesize(project, taken))).size).toBe(3);
  });

  test('GIVEN a host name that every object has WHEN synthesized twice THEN it is a machine like another', () => {
    synthesize(project, ({ vm }) => { vm('A', { hostName: 'constructor' }); vm('B', { hostName: 'tostring' }); });
    synthesize(project, ({ vm }) => { vm('A', { hostName: 'constructor' }); vm('B', { hostName: 'tostring' }); });
    expect(Object.keys(lock().machines)).toEqual(['constructor', 'tostring']);
  });
});

describe('a lock that contradicts the program', () => {
  test.each<[string, (made: Program) => void, RegExp]>([
    ['another VM id', ({ vm, pve }) => { pve.tune(vm('Web'), { vmId: 500 }); data(vm('Git')); }, /^\[lab\/Web\] HW1402 lock that contradicts the program: given vmId 500 for machine web, which has 38879; allowed: 38879\. Leave vmId out, or, if what stands has it already, correct hostwright\.lock\.json\.$/],
    ['another slot', ({ vm, pve }) => { vm('Web'); const git = vm('Git'); data(git); pve.tune(git, { disks: { data: { slot: 7 } } }); }, /^\[lab\/Git\] HW1402 .*given slot 7 for disk data, which is in 1; allowed: 1\./],
    ['a smaller disk', ({ vm }) => { vm('Web'); data(vm('Git'), 'data', 2); }, /^\[lab\/Git\] HW1406 .*given disk data of 2048 MiB, which has 3072 MiB; allowed: 3072 MiB or more\./],
    ['no disk', ({ vm }) => { vm('Web'); vm('Git', { stateful: true }); }, /^\[lab\/Git\] HW1406 .*given no disk data any more; allowed: every data disk of the lock\. Add it again; if it has another name, say addDisk\(\.\.\.\)\.movedFrom\('data'\); if it may go, say retireDisk\('data'\) first, apply, and take it out then\.$/],
    ['a disk that nobody knows', ({ vm }) => { vm('Web'); const git = vm('Git'); data(git); git.retireDisk('dta'); }, /^\[lab\/Git\] HW1406 .*given retireDisk\('dta'\) for a disk that the machine does not have; allowed: data\./],
    ['no protection', ({ vm }) => { vm('Web'); data(vm('Git', { stateful: false })); }, /^\[lab\/Git\] HW1409 .*given git without data and protection/],
    ['no machine with data', ({ vm }) => { vm('Web'); }, /^\[lab\/Git\] HW1405 machine with data that left the program: given no machine git any more; allowed: a machine with data leaves after retire\(\)\./],
    ['another path', ({ vm, stack }) => { vm('Web'); data(vm('Git', { hostName: 'git' }, new Construct(stack, 'Team'))); }, /^\[lab\/Team\/Git\] HW1404 known machine at another address: given machine git at proxmox_virtual_environment_vm\.Team_Git_[^ ]+, which the lock knows at proxmox_virtual_environment_vm\.Git_[^ ]+; allowed: its old path, or movedFrom\. Say where it was: movedFrom\('Git'\)\.$/],
    ['a wrong old path', ({ vm, stack }) => { vm('Web'); const git = vm('Git', { hostName: 'git' }, new Construct(stack, 'Team')); data(git); git.movedFrom('Elsewhere/Git'); }, /^\[lab\/Team\/Git\] HW1404 .*movedFrom\('Git'\)\.$/],
  ])('%s is refused', (_, build, expected) => {
    synthesize(project, two);
    const before = filesBelow(project.root);
    expect(refused(build)).toEqual([expect.stringMatching(expected)]);
    const { 'cdktf.out/refused/report.txt': text, 'cdktf.out/refused/report.json': json, ...after } = filesBelow(project.root);
    expect([text, json].every(report => report !== undefined)).toBe(true);
    expect(after).toEqual(before);
  });

  test('another MAC is refused', () => {
    const at = (mac: string) => ({ vm, pve }: Program) => { vm('Web').addNic(pve.bridge('vmbr1'), { mac: MacAddress.of(mac), ip: IpAssignment.of('10.0.30.10/24') }); };
    synthesize(project, at('52:54:00:00:00:01'));
    synthesize(project, at('52:54:00:00:00:01'));
    expect(refused(at('52:54:00:00:00:02'))).toEqual([expect.stringMatching(/HW1402 .*given MAC 52:54:00:00:00:02 for net1, which has 52:54:00:00:00:01/)]);
  });

  test('another endpoint is refused: the ids of one cluster say nothing in another', () => {
    synthesize(project, two);
    const problems = refused(two, { endpoint: 'https://10.0.20.2:8006' });
    expect(problems).toHaveLength(3);
    expect(problems[0]).toMatch(/HW1402 .*given machine git in proxmox https:\/\/10\.0\.20\.2:8006, which the lock knows in proxmox https:\/\/pve\.example:8006; .*replace the name in hostwright\.lock\.json\.$/);
  });

  test('the same endpoint, written otherwise, is the same', () => {
    synthesize(project, two);
    synthesize(project, two, { endpoint: 'https://PVE.example:8006/' });
  });

  test('interfaces in another order are refused, one more at the end is not', () => {
    const on = (...bridges: string[]) => ({ vm, pve }: Program) => {
      const web = vm('Web', { network: pve.bridge(bridges[0]) });
      bridges.slice(1).forEach((bridge, index) => web.addNic(pve.bridge(bridge), { ip: IpAssignment.of(`10.${index}.30.10/24`) }));
    };
    synthesize(project, on('vmbr0', 'vmbr1'));
    expect(refused(on('vmbr1', 'vmbr0'))).toEqual([expect.stringMatching(/^\[lab\/Web\] HW1407 interfaces in another order: given interfaces on vmbr1, vmbr0; allowed: those that are there in their order: vmbr0, vmbr1\./)]);
    expect(refused(on('vmbr1'))).toEqual([expect.stringContaining('HW1407')]);
    expect(refused(on('vmbr9', 'vmbr0', 'vmbr1'))).toEqual([expect.stringContaining('HW1407')]);
    synthesize(project, on('vmbr0', 'vmbr1', 'vmbr2'));
    synthesize(project, on('vmbr0', 'vmbr7', 'vmbr2'));
    synthesize(project, on('vmbr0'));
  });

  test('two entries with one VM id, as after a merge of two branches, are refused', () => {
    synthesize(project, two);
    edit(({ machines: { git, web } }) => { git.numbers.vmId = web.numbers.vmId; });
    expect(refused(two)).toContainEqual(expect.stringMatching(/^\[\] HW1402 .*given vmId 38879 in proxmox https:\/\/pve\.example:8006 for git and web; allowed: one owner for each value\. Take the entry of the machine that does not stand yet out of hostwright\.lock\.json/));
  });

  test('a machine of another stack is refused', () => {
    synthesize(project, two);
    edit(({ machines: { web } }) => { web.stack = 'attic'; });
    expect(refused(two)).toEqual([expect.stringMatching(/^\[lab\/Web\] HW1404 .*given machine web in stack lab, which the lock knows in attic; allowed: attic\./)]);
  });

  test('everything at once is told at once', () => {
    synthesize(project, ({ vm }) => { vm('Web'); data(vm('Git')); data(vm('Nas')); });
    const codes = refused(({ vm, pve }) => { pve.tune(vm('Web'), { vmId: 500 }); data(vm('Git'), 'data', 1); }).map(problem => /HW[0-9]{4}/.exec(problem)![0]);
    expect(codes.sort()).toEqual(['HW1402', 'HW1405', 'HW1406']);
  });
});

describe('in CI', () => {
  test.each([['true', true], ['1', true], ['github', true], ['', false], ['0', false], ['false', false]])('GIVEN CI=%s WHEN a machine is new THEN refused: %s', (CI, isRefused) => {
    synthesize(project, two);
    const before = project.read(LOCK_FILE);
    process.env.CI = CI;
    const more = (made: Program) => { two(made); made.vm('New'); };
    if (isRefused) {
      expect(refused(more)).toEqual([expect.stringMatching(/^\[lab\/New\] HW1403 entry that the lock does not have: given no entry for new in hostwright\.lock\.json, with CI set; allowed: a committed lock that knows everything of the program\. Synthesize on a workstation and commit hostwright\.lock\.json\.$/)]);
      expect(project.read(LOCK_FILE)).toBe(before);
    } else {
      synthesize(project, more);
      expect(project.read(LOCK_FILE)).not.toBe(before);
    }
  });

  test('GIVEN a template that is new WHEN synthesized THEN it is refused too', () => {
    synthesize(project, ({ vm, pve }) => { vm('Web', { image: pve.image(OperatingSystem.DEBIAN_12) }); });
    process.env.CI = 'true';
    expect(refused(({ vm }) => { vm('Web'); })).toEqual([expect.stringMatching(/HW1403 .*given no entry for template lab\/debian-13-[0-9a-f]{8}@pve1/)]);
  });

  test('GIVEN a known machine with a new disk and a new interface WHEN synthesized THEN each is refused', () => {
    synthesize(project, two);
    process.env.CI = 'true';
    expect(refused(({ vm, pve }) => { vm('Web').addNic(pve.bridge('vmbr1'), { ip: IpAssignment.of('10.0.30.10/24') }); const git = vm('Git'); data(git); data(git, 'more'); })).toEqual([
      expect.stringMatching(/^\[lab\/Git\] HW1403 .*given no entry for disk more of git in hostwright\.lock\.json/), expect.stringMatching(/^\[lab\/Web\] HW1403 .*given no entry for interface net1 of web in/),
    ]);
    expect(refused(({ vm }) => { vm('Web', { stateful: true }); data(vm('Git')); })).toEqual([expect.stringContaining('HW1403 entry that the lock does not have: given no entry for the data of web in')]);
    synthesize(project, ({ vm }) => { vm('Web'); data(vm('Git'), 'renamed').movedFrom('data'); });
  });

  test('GIVEN a lock that knows all WHEN a machine goes THEN it is accepted, and the file is left to who commits', () => {
    synthesize(project, two);
    const before = project.read(LOCK_FILE);
    process.env.CI = 'true';
    synthesize(project, ({ vm }) => { data(vm('Git')); });
    expect(project.read(LOCK_FILE)).toBe(before);
  });

  test('GIVEN no lock in force WHEN synthesized THEN nothing is asked', () => {
    process.env.CI = 'true';
    program(two, {}, { 'hostwright:lock': false }).synth();
  });
});

describe('a lock that cannot be read', () => {
  test.each<[string, string, RegExp]>([
    ['empty', '', /given hostwright\.lock\.json: Unexpected end of JSON input/],
    ['torn', '{"version": 1, "machines": {', /given hostwright\.lock\.json: .*JSON/],
    ['with conflict markers', '{\n<<<<<<< HEAD\n  "version": 1\n=======\n>>>>>>> branch\n}', /given hostwright\.lock\.json: conflict markers of a merge; .*Keep the entries of both sides, remove the markers/],
    ['a list', '[]', /no object/],
    ['of a newer release', '{"version": 2, "machines": {}, "templates": {}}', /given hostwright\.lock\.json: version 2; .*This release knows version 1; a newer lock needs the release that wrote it\./],
    ['without machines', '{"version": 1, "templates": {}}', /machines is no object/],
    ['with a machine that is none', '{"version": 1, "machines": {"web": 7}, "templates": {}}', /machines\.web is no object/],
    ['with a wrong number', JSON.stringify({ version: 1, machines: {}, templates: { 'lab/x@pve1': { stack: 'lab', path: 'X', address: 'a.b', system: 's', numbers: { vmId: '7' } } } }), /templates\.lab\/x@pve1\.numbers\.vmId is no whole number/],
  ])('GIVEN one that is %s WHEN synthesized THEN it is told alone, and the file stays', (_, text, expected) => {
    project.write(text, LOCK_FILE);
    expect(refused(two)).toEqual([expect.stringMatching(expected)]);
    expect(project.read(LOCK_FILE)).toBe(text);
  });

  test.each<[string, (text: string) => string]>([
    ['line ends of Windows', text => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', text => `\uFEFF${text}`],
  ])('GIVEN %s WHEN synthesized THEN it is read', (_, change) => {
    synthesize(project, two);
    edit(({ machines: { web } }) => { web.numbers.vmId = 777; });
    project.write(change(project.read(LOCK_FILE)), LOCK_FILE);
    expect(machinesOf(synthesize(project, two)).web.vm_id).toBe(777);
  });

  test('GIVEN line ends of Windows and nothing new WHEN synthesized THEN the file stays as it is', () => {
    synthesize(project, two);
    const text = project.read(LOCK_FILE).replaceAll('\n', '\r\n');
    project.write(text, LOCK_FILE);
    synthesize(project, two);
    expect(project.read(LOCK_FILE)).toBe(text);
  });

  test('GIVEN every field of every entry broken in turn WHEN parsed THEN its place is told', () => {
    synthesize(project, two);
    const broken: string[] = [];
    const walk = (value: Json, at: string[]) => Object.entries(value).forEach(([key, inner]) => {
      if (typeof inner === 'object') { walk(inner, [...at, key]); }
      const content = lock();
      [...at].reduce((node, name) => node[name], content)[key] = null;
      const where = [...at, key].join('.');
      if (at.length > 0) { broken.push(where); expect({ where, problem: parseLock(JSON.stringify(content), 'x').problem?.given }).toEqual({ where, problem: expect.stringContaining(where) }); }
    });
    walk(lock(), []);
    expect(broken.length).toBeGreaterThan(50);
  });
});

describe('a lock that changes meanwhile', () => {
  test('GIVEN another program that wrote it WHEN published THEN it is refused and the other\'s is kept', () => {
    synthesize(project, two);
    const app = program(made => { two(made); made.vm('New'); });
    // Read when the machines were made.
    edit(({ machines: { web } }) => { web.numbers.vmId = 777; });
    const theirs = project.read(LOCK_FILE);
    expect(() => app.synth()).toThrow(/HW1410 lock that changed during the synthesis: given hostwright\.lock\.json; allowed: one program at a time\. Synthesize again\./);
    expect(project.read(LOCK_FILE)).toBe(theirs);
  });
});

describe('templates', () => {
  const template = (scope: (stack: EstateStack) => Construct, id = 'Base', change?: (template: VmTemplate) => void) => ({ stack, pve, vm }: Program) => {
    const base = new VmTemplate(scope(stack), id, { image: pve.image(OperatingSystem.DEBIAN_13), templateName: 'base', diskSize: Size.gibibytes(10) });
    change?.(base);
    vm('Web', { image: base });
  };

  test('GIVEN one that moved in the tree WHEN it does not say so THEN it is refused; when it does, it is kept', () => {
    const before = synthesize(project, template(stack => stack));
    const moved = (change?: (template: VmTemplate) => void) => template(stack => new Construct(stack, 'Images'), 'Base', change);
    expect(refused(moved())).toEqual([expect.stringMatching(/^\[lab\/Images\/Base\/Replicas\/pve1-[0-9a-f]+\] HW1404 .*movedFrom\('Base'\)\.$/)]);
    const after = synthesize(project, moved(base => base.movedFrom('Base')));
    const addressOf = (document: Json) => Object.entries<Json>(document.resource.proxmox_virtual_environment_vm).find(([, body]) => body.template)!;
    expect(addressOf(after)[1].vm_id).toBe(addressOf(before)[1].vm_id);
    expect(after.moved).toEqual([{ from: `proxmox_virtual_environment_vm.${addressOf(before)[0]}`, to: `proxmox_virtual_environment_vm.${addressOf(after)[0]}` }]);
  });

  test('GIVEN two stacks on one cluster with one image WHEN synthesized THEN their copies have ids of their own', () => {
    const app = new App();
    for (const id of ['one', 'two']) {
      const stack = new EstateStack(app, id, { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
      const pve = proxmox(stack);
      new HardenedVm(stack, 'Web', { hostName: `web-${id}`, image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of(`10.0.20.1${id.length + (id === 'one' ? 0 : 1)}/24`) });
    }
    app.synth();
    const ids = Object.values<Json>(lock().templates).map(({ numbers }) => numbers.vmId);
    expect(new Set(ids).size).toBe(2);
  });

  test('GIVEN two stacks on one cluster WHEN two machines ask for one id THEN both stacks say so', () => {
    const app = new App();
    for (const [id, host] of [['one', 10], ['two', 11]] as const) {
      const stack = new EstateStack(app, id, { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
      const pve = proxmox(stack);
      pve.tune(new HardenedVm(stack, 'Web', { hostName: `web-${id}`, image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of(`10.0.20.${host}/24`) }), { vmId: 500 });
    }
    expect(refusalOf(app).problems.map(({ path, code }) => `${path} ${code}`)).toEqual(['one/Pve HW2008', 'two/Pve HW2008']);
  });
});
