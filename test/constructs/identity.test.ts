import { Construct } from 'constructs';
import { EstateStack, HardenedVm, IpAssignment, OperatingSystem, Size } from '../../src';
import { Json, proxmox, written } from '../platforms/written';

function machineBelow(scope: (stack: EstateStack) => Construct, id: string, hostName?: string): Json {
  const result = written(stack => {
    const pve = proxmox(stack);
    const vm = new HardenedVm(scope(stack), id, { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24'), hostName });
    vm.addNic(pve.bridge('vmbr1'), { ip: IpAssignment.of('10.0.30.10/24') });
    vm.addDisk('data', Size.gibibytes(3));
  });
  const [body] = Object.values(result.all('proxmox_virtual_environment_vm')).filter(one => !one.template);
  return body;
}

const identityOf = (vm: Json) => ({
  name: vm.name, vmId: vm.vm_id, macs: vm.network_device.map((nic: Json) => nic.mac_address), serials: vm.disk.map((disk: Json) => disk.serial),
});

/** SHA-256 of `web`, `web/net0`, `web/root` and so on, computed outside of the library. */
const WEB = {
  name: 'web', vmId: 38879, macs: ['02:0c:bf:6f:a9:26', '02:60:6e:3f:af:f2'], serials: ['hw8013b83f54a5c766fc', 'hw7aba3785e784b9a92e'],
};

test('VM id, MACs and serials follow the host name', () => {
  expect(identityOf(machineBelow(stack => stack, 'Web'))).toEqual(WEB);
});

test('never the construct path: wrapping and renaming a construct leaves the machine what it is', () => {
  const [plain, wrapped, renamed] = [machineBelow(stack => stack, 'Web'), machineBelow(stack => new Construct(stack, 'Team'), 'Web', 'web'), machineBelow(stack => stack, 'Frontend', 'web')];
  const { '//': _, ...all } = plain;
  for (const other of [wrapped, renamed]) {
    const { '//': path, ...rest } = other;
    expect(rest).toEqual(all);
    expect(path.metadata.path).not.toBe(plain['//'].metadata.path);
  }
});

test('another host name is another machine, in every part', () => {
  const [one, other] = [identityOf(machineBelow(stack => stack, 'Web')), identityOf(machineBelow(stack => stack, 'Web', 'www'))];
  expect(other.name).not.toBe(one.name);
  expect(other.vmId).not.toBe(one.vmId);
  expect(new Set([...one.macs, ...other.macs]).size).toBe(4);
  expect(new Set([...one.serials, ...other.serials]).size).toBe(4);
});

test('the host name is the path below the stack unless it is given', () => {
  expect(machineBelow(stack => new Construct(stack, 'Fra'), 'App1').name).toBe('fra-app1');
});

test('VM ids lie in the range of the platform', () => {
  const result = written(stack => {
    const pve = proxmox(stack, { firstVmId: 500, lastVmId: 9000 });
    for (let host = 10; host < 20; host += 1) {
      new HardenedVm(stack, `Web${host}`, { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of(`10.0.20.${host}/24`) });
    }
  });
  const ids: number[] = Object.values(result.all('proxmox_virtual_environment_vm')).map(body => body.vm_id);
  expect(ids.length).toBe(11);
  expect(ids.filter(id => id < 500 || id > 9000)).toEqual([]);
});

test('a MAC is locally administered and no multicast address', () => {
  const macs: string[] = identityOf(machineBelow(stack => stack, 'Web')).macs;
  // eslint-disable-next-line no-bitwise
  expect(macs.map(mac => parseInt(mac.slice(0, 2), 16) & 3)).toEqual([2, 2]);
});
