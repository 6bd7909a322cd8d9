import { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import { WindowsVirtualMachine } from '@cdktf/provider-azurerm/lib/windows-virtual-machine';
import { Aspects, IAspect } from 'cdktf';
import { IConstruct } from 'constructs';
import { azure, gib, onAzure, SUBSCRIPTION, vmOf, windows, writtenOnAzure } from './written-on-azure';
import { AzurePlacement, AzurePlatform, HardenedVm } from '../../../src';
import { Json, Written } from '../written';

const resourceOf = (platform: AzurePlatform, vm: HardenedVm) => platform.resourceOf(vm) as LinuxVirtualMachine;
const after = (change: (vm: HardenedVm, platform: AzurePlatform) => void): Written => onAzure((platform, vm) => change(vm, platform));

/** Writes as an aspect does, once the tree is complete. */
class Write implements IAspect {
  public visit(node: IConstruct): void {
    if (node instanceof LinuxVirtualMachine && node.node.path === 'lab/Web/Resource') { node.edgeZone = 'losangeles'; }
  }
}

const NIC = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-lab/providers/Microsoft.Network/networkInterfaces/mine`;
const NOTICE = { timeout: 'PT15M' };
const CASES: [string, (vm: HardenedVm, platform: AzurePlatform) => void, string, (body: Json) => unknown, unknown][] = [
  ['an attribute that the library sets', (vm, platform) => { resourceOf(platform, vm).size = 'Standard_D64s_v5'; }, 'size', vm => vm.size, 'Standard_D64s_v5'],
  ['an attribute that the library leaves out', (vm, platform) => { resourceOf(platform, vm).edgeZone = 'losangeles'; }, 'edge_zone', vm => vm.edge_zone, 'losangeles'],
  ['a block', (vm, platform) => { resourceOf(platform, vm).putOsImageNotification(NOTICE); }, 'os_image_notification', vm => vm.os_image_notification, { timeout: 'PT15M' }],
  ['a block that the library sets', (vm, platform) => { resourceOf(platform, vm).putOsDisk({ name: 'mine', caching: 'None', storageAccountType: 'Premium_LRS' }); }, 'os_disk', vm => vm.os_disk, { name: 'mine', caching: 'None', storage_account_type: 'Premium_LRS' }],
  ['a list of texts', (vm, platform) => { resourceOf(platform, vm).networkInterfaceIds = [NIC]; }, 'network_interface_ids', vm => vm.network_interface_ids, [NIC]],
  ['a list of blocks', (vm, platform) => { resourceOf(platform, vm).putAdminSshKey([{ username: 'ops', publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM own' }]); }, 'admin_ssh_key', vm => vm.admin_ssh_key.length, 1],
  ['a map', (vm, platform) => { resourceOf(platform, vm).tags = { own: 'yes' }; }, 'tags', vm => vm.tags, { own: 'yes' }],
  ['an override of an attribute', vm => { vm.resource.addOverride('extensions_time_budget', 'PT1H'); }, 'extensions_time_budget', vm => vm.extensions_time_budget, 'PT1H'],
  ['an override inside a block', vm => { vm.resource.addOverride('os_disk.disk_size_gb', 200); }, 'os_disk', vm => [vm.os_disk.disk_size_gb, vm.os_disk.name], [200, 'web-root']],
  ['an aspect', vm => { Aspects.of(vm).add(new Write()); }, 'edge_zone', vm => vm.edge_zone, 'losangeles'],
];

test.each(CASES)('%s: what the user writes wins, and estate.json says so', (_, change, attribute, read, expected) => {
  const result = after(change);
  expect(read(vmOf(result))).toEqual(expected);
  expect(result.machine('web').changedOutsideTheModel).toEqual([attribute]);
});

test('nothing is said of a machine that nobody touched', () => {
  expect(after(() => undefined).machine('web').changedOutsideTheModel).toEqual([]);
});

test('what the user writes stands beside all that the library renders', () => {
  const { tags: _, ...rest } = vmOf(after((vm, platform) => { resourceOf(platform, vm).tags = { own: 'yes' }; }));
  const { tags: __, ...untouched } = vmOf(after(() => undefined));
  expect(rest).toEqual(untouched);
});

test('what is set back to undefined is the library\'s again', () => {
  const result = after((vm, platform) => {
    resourceOf(platform, vm).tags = { own: 'yes' };
    resourceOf(platform, vm).resetTags();
  });
  expect(vmOf(result).tags).toEqual({});
  expect(result.machine('web').changedOutsideTheModel).toEqual([]);
});

test('what comes later is still the library\'s', () => {
  const result = after((vm, platform) => {
    resourceOf(platform, vm).licenseType = 'UBUNTU_PRO';
    vm.addDisk('data', gib(3));
    platform.place(vm, AzurePlacement.inZone(2));
  });
  expect(vmOf(result)).toMatchObject({ license_type: 'UBUNTU_PRO', zone: '2' });
  expect(Object.keys(result.all('azurerm_managed_disk'))).toHaveLength(1);
});

test('the typed resource is that of the machine, on Windows too', () => {
  after((vm, platform) => { expect(platform.resourceOf(vm)).toBe(vm.resource); expect(platform.resourceOf(vm)).toBeInstanceOf(LinuxVirtualMachine); });
  const result = writtenOnAzure(stack => {
    const platform = azure(stack);
    const resource = platform.resourceOf(windows(stack, platform));
    expect(resource).toBeInstanceOf(WindowsVirtualMachine);
    (resource as WindowsVirtualMachine).timezone = 'W. Europe Standard Time';
  });
  expect([vmOf(result, 'Win').timezone, result.machine('win').changedOutsideTheModel]).toEqual(['W. Europe Standard Time', ['timezone']]);
});
