import { EstateStack, HardenedVm, HardenedVmProps, IpAssignment, OperatingSystem, Provisioning, ProxmoxPlatform, Size } from '../../../src';
import { Json, proxmox, refusal, written } from '../written';

const vm = (stack: EstateStack, pve: ProxmoxPlatform, change: Partial<HardenedVmProps> = {}) => new HardenedVm(stack, 'Web', {
  image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24'), ...change,
});

test.each(['my store (1)', '1store', 'a', 'a;reboot', 'store.'])('GIVEN the datastore "%s" for a disk WHEN synthesized THEN it is refused, or was at once: Proxmox has no such name', datastore => {
  const build = (change: Partial<HardenedVmProps>, disk?: string) => () => refusal(stack => {
    const one = vm(stack, proxmox(stack), change);
    if (disk !== undefined) { one.addDisk('data', Size.gibibytes(1), { datastore: disk }); }
  });
  for (const attempt of [build({ datastore }), build({}, datastore)]) { expect(attempt()).toContain(`HW1103 malformed value: given datastore ${JSON.stringify(datastore)}`); }
});

test('GIVEN a linked clone of an existing template WHEN it shall lie elsewhere THEN it is refused', () => {
  const report = refusal(stack => {
    const pve = proxmox(stack);
    pve.tune(vm(stack, pve, { image: pve.existingTemplate(9000, { guest: OperatingSystem.DEBIAN_13 }), datastore: 'ceph' }), { fullClone: false });
  });
  expect(report).toContain('[lab/Web] HW2020 clone onto other storage without a full copy: given a linked clone on ceph; allowed: local-zfs.');
});

describe('a machine that the cluster keeps available', () => {
  const notes = (change: Partial<HardenedVmProps>, disk?: string, shared: string[] = []) => written(stack => {
    const pve = proxmox(stack, { ssh: { userName: 'terraform' } });
    shared.forEach(name => pve.datastore(name, { shared: true }));
    const one = vm(stack, pve, change);
    if (disk) { one.addDisk('data', Size.gibibytes(1), { datastore: disk }); }
    pve.highlyAvailable(one);
  }).estate.machines[0].notes.filter((note: Json) => note.field === 'highAvailability').map((note: Json) => /^\S+/.exec(note.text)![0]);

  test.each<[string, Partial<HardenedVmProps>, string | undefined, string[], string[]]>([
    ['its own datastore', {}, undefined, [], ['local-zfs']],
    ['that of a data disk', {}, 'nvme', ['local-zfs'], ['nvme']],
    ['both', {}, 'nvme', [], ['local-zfs', 'nvme']],
    ['that of its document', { provisioning: Provisioning.cloudInit() }, undefined, ['local-zfs'], ['local']],
    ['none', { provisioning: Provisioning.cloudInit() }, 'nvme', ['local-zfs', 'local', 'nvme'], []],
  ])('GIVEN %s on one node only WHEN synthesized THEN that is noted', (_, change, disk, shared, expected) => {
    expect(notes(change, disk, shared)).toEqual(expected);
  });
});
