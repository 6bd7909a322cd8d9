import { VirtualMachine as L1 } from '@cdktf/provider-vsphere/lib/virtual-machine';
import { Aspects, IAspect } from 'cdktf';
import { IConstruct } from 'constructs';
import { DHCP, gib, onEsxi, onVcenter, vmOf } from './written-on-vsphere';
import { EsxiPlatform, HardenedVm, VspherePlatform } from '../../../src';
import { Json, OFFICE, Written } from '../written';

const resourceOf = (platform: VspherePlatform | EsxiPlatform, vm: HardenedVm) => platform.resourceOf(vm) as L1;
const after = (change: (vm: HardenedVm, vc: VspherePlatform) => void): Written => onVcenter((vc, vm) => change(vm, vc));

/** Writes as an aspect does, once the tree is complete. */
class Write implements IAspect {
  public visit(node: IConstruct): void {
    if (node instanceof L1 && node.node.path === 'lab/Web/Resource') { node.annotation = 'mine'; }
  }
}

const NIC = { networkId: 'network-1', adapterType: 'e1000' };

const CASES: [string, (vm: HardenedVm, vc: VspherePlatform) => void, string, (body: Json) => unknown, unknown][] = [
  ['an attribute that the library sets', (vm, vc) => { resourceOf(vc, vm).syncTimeWithHost = false; }, 'sync_time_with_host', vm => vm.sync_time_with_host, false],
  ['an attribute that the library leaves out', (vm, vc) => { resourceOf(vc, vm).ideControllerCount = 1; }, 'ide_controller_count', vm => vm.ide_controller_count, 1],
  ['a block', (vm, vc) => { resourceOf(vc, vm).putVtpm({ version: '2.0' }); }, 'vtpm', vm => vm.vtpm, { version: '2.0' }],
  ['a block that the library sets', (vm, vc) => { resourceOf(vc, vm).putClone({ templateUuid: 'x', timeout: 60 }); }, 'clone', vm => vm.clone, { template_uuid: 'x', timeout: 60 }],
  ['a list of texts', (vm, vc) => { resourceOf(vc, vm).tags = ['urn:own']; }, 'tags', vm => vm.tags, ['urn:own']],
  ['a list of blocks', (vm, vc) => { resourceOf(vc, vm).putCdrom([{ clientDevice: true }]); }, 'cdrom', vm => vm.cdrom, [{ client_device: true }]],
  ['the list of interfaces', (vm, vc) => { resourceOf(vc, vm).putNetworkInterface([NIC]); }, 'network_interface', vm => vm.network_interface, [{ network_id: 'network-1', adapter_type: 'e1000' }]],
  ['a map', (vm, vc) => { resourceOf(vc, vm).extraConfig = { a: 'b' }; }, 'extra_config', vm => vm.extra_config, { a: 'b' }],
  ['an override of an attribute', vm => { vm.resource.addOverride('wait_for_guest_ip_timeout', 5); }, 'wait_for_guest_ip_timeout', vm => vm.wait_for_guest_ip_timeout, 5],
  ['an override inside a block', vm => { vm.resource.addOverride('clone.timeout', 90); }, 'clone', vm => [vm.clone.timeout, vm.clone.linked_clone], [90, false]],
  ['an aspect', vm => { Aspects.of(vm).add(new Write()); }, 'annotation', vm => vm.annotation, 'mine'],
];

test.each(CASES)('%s: what the user writes wins, and estate.json says so', (_, change, attribute, read, expected) => {
  const result = after(change);
  expect(read(vmOf(result))).toEqual(expected);
  expect(result.machine('web').changedOutsideTheModel).toEqual([attribute]);
});

test('nothing is said of a machine that nobody touched', () => {
  expect(after(() => undefined).machine('web').changedOutsideTheModel).toEqual([]);
  expect(onEsxi().machine('web').changedOutsideTheModel).toEqual([]);
});

test('what the user writes stands beside all that the library renders', () => {
  const { sync_time_with_host: _, ...rest } = vmOf(after((vm, vc) => { resourceOf(vc, vm).syncTimeWithHost = false; }));
  const { sync_time_with_host: __, ...untouched } = vmOf(after(() => undefined));
  expect(rest).toEqual(untouched);
});

test('what is set back to undefined is the library\'s again', () => {
  const result = after((vm, vc) => {
    resourceOf(vc, vm).annotation = 'mine';
    resourceOf(vc, vm).resetAnnotation();
  });
  expect(vmOf(result).annotation).toBeUndefined();
  expect(result.machine('web').changedOutsideTheModel).toEqual([]);
});

test('no apply waits for the address of a machine that says so there', () => {
  const result = onVcenter((vc, vm) => { resourceOf(vc, vm).waitForGuestNetTimeout = 0; }, { ip: DHCP, managementNetworks: [OFFICE] });
  expect(vmOf(result).wait_for_guest_net_timeout).toBe(0);
});

test('what comes later is still the library\'s', () => {
  const result = onVcenter((vc, vm) => {
    resourceOf(vc, vm).annotation = 'mine';
    vm.addDisk('data', gib(3));
    vc.tune(vm, { coresPerSocket: 2 });
  });
  expect(vmOf(result)).toMatchObject({ annotation: 'mine', num_cores_per_socket: 2 });
  expect(vmOf(result).disk).toHaveLength(2);
});

test('the typed resource is that of the machine, on a standalone host too', () => {
  after((vm, vc) => { expect(vc.resourceOf(vm)).toBe(vm.resource); expect(vc.resourceOf(vm)).toBeInstanceOf(L1); });
  const result = onEsxi((esx, vm) => { resourceOf(esx, vm).putCdrom([{ clientDevice: true }]); });
  expect([vmOf(result).cdrom, result.machine('web').changedOutsideTheModel]).toEqual([[{ client_device: true }], ['cdrom']]);
});
