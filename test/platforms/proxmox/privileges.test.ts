import { preflightOf } from './preflight-written';
import {
  Cidr, ClusterFirewall, EstateStack, HardenedVm, HardenedVmProps, IpAssignment, OperatingSystem, Placement, Provisioning, ProxmoxPlatform,
  ProxmoxPlatformProps, ProxmoxTuning, Size, VmTemplate,
} from '../../../src';
import { OFFICE, proxmox } from '../written';

const DEBIAN = OperatingSystem.DEBIAN_13;

interface Feature {
  readonly props?: Partial<ProxmoxPlatformProps>;
  readonly machine?: (pve: ProxmoxPlatform) => Partial<HardenedVmProps>;
  readonly tuning?: (pve: ProxmoxPlatform) => ProxmoxTuning;
  readonly also?: (pve: ProxmoxPlatform, vm: HardenedVm, stack: EstateStack) => void;
}

/** A machine from a template that exists, without network rules of anybody, and what a feature adds to it. */
function build({ props, machine, tuning, also }: Feature) {
  return (stack: EstateStack) => {
    const pve = proxmox(stack, { ssh: { userName: 'terraform' }, ...props });
    const vm = new HardenedVm(stack, 'Web', {
      image: pve.existingTemplate(9000, { guest: DEBIAN, guestAgentInside: true }), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1'), ...machine?.(pve),
    });
    pve.tune(vm, { agentEnabled: false, migrate: false, ...tuning?.(pve) });
    also?.(pve, vm, stack);
  };
}

const BASE = [
  '/sdn/zones/localnetwork/vmbr0 SDN.Use',
  '/storage/local-zfs Datastore.AllocateSpace',
  '/storage/local-zfs Datastore.Audit',
  ...['VM.Allocate', 'VM.Audit', 'VM.Clone', 'VM.Config.CDROM', 'VM.Config.CPU', 'VM.Config.Cloudinit', 'VM.Config.Disk', 'VM.Config.HWType', 'VM.Config.Memory', 'VM.Config.Network', 'VM.Config.Options', 'VM.PowerMgmt']
    .map(privilege => `/vms ${privilege}`),
];
const IMAGES = ['/nodes/pve1 Sys.AccessNetwork', '/storage/local Datastore.Allocate', '/storage/local Datastore.AllocateTemplate', '/storage/local Datastore.Audit'];

/** What a feature adds, and nothing else. */
const FEATURES: Record<string, [Feature, string[]]> = {
  'a guest agent': [{ tuning: () => ({ agentEnabled: true }) }, ['/vms VM.GuestAgent.Audit']],
  'a change of node': [{ tuning: () => ({ migrate: true }) }, ['/ Sys.Audit', '/vms VM.Migrate']],
  'a place in the start order': [{ tuning: () => ({ startupOrder: 2 }) }, ['/ Sys.Modify']],
  'high availability': [{ also: (pve, vm) => pve.highlyAvailable(vm) }, ['/ Sys.Audit', '/ Sys.Console']],
  'high availability on named nodes': [{ also: (pve, vm) => pve.highlyAvailable(vm, { nodeNames: ['pve1', 'pve2'] }) }, ['/ Sys.Audit', '/ Sys.Console']],
  'a managed firewall of the cluster': [{ props: { clusterFirewall: ClusterFirewall.managed({ managementNetworks: [OFFICE] }) } }, ['/ Sys.Audit', '/ Sys.Modify']],
  'an existing firewall of the cluster': [{ props: { clusterFirewall: ClusterFirewall.existing() } }, []],
  'a rule of a machine': [{ machine: () => ({ managementNetworks: [Cidr.ANY_V4] }) }, []],
  'a PCI device': [{ also: (pve, vm) => pve.passthrough(vm, pve.pciMapping('gpu')) }, ['/mapping/pci/gpu Mapping.Use']],
  'a USB device': [{ tuning: () => ({ usbDevices: [{ mapping: 'stick' }] }) }, ['/mapping/usb/stick Mapping.Use']],
  'a shared folder': [{ tuning: () => ({ sharedFolders: [{ mapping: 'media' }] }) }, ['/mapping/dir/media Mapping.Use']],
  'a processor type of one\'s own': [{ tuning: () => ({ cpuType: 'custom-fast' }) }, ['/mapping/cpu/fast Mapping.Use']],
  'random numbers of the node': [{ tuning: () => ({ rngSource: '/dev/hwrng' }) }, ['/mapping/hwrng Mapping.Use']],
  'random numbers of the kernel': [{ tuning: () => ({ rngSource: '/dev/urandom' }) }, []],
  'a pool of the stack': [{ tuning: pve => ({ pool: pve.pool('web') }) }, ['/pool/web Pool.Allocate', '/pool/web Pool.Audit']],
  'a pool of the stack without machines': [{ also: pve => { pve.pool('web'); } }, ['/pool/web Pool.Allocate', '/pool/web Pool.Audit']],
  'a pool that exists': [{ tuning: pve => ({ pool: pve.existingPool('web') }) }, ['/pool/web Pool.Allocate', '/pool/web Pool.Audit']],
  'a VLAN': [{ also: (pve, vm) => vm.addNic(pve.bridge('vmbr1', { vlan: 30 }), { ip: IpAssignment.of('10.0.30.10/24') }) }, ['/sdn/zones/localnetwork/vmbr1/30 SDN.Use']],
  'a trunk': [{ tuning: () => ({ nics: { net1: { trunks: '10;20-21' } } }), also: (pve, vm) => vm.addNic(pve.bridge('vmbr1'), { ip: IpAssignment.of('10.0.30.10/24') }) }, [10, 20, 21].map(vlan => `/sdn/zones/localnetwork/vmbr1/${vlan} SDN.Use`)],
  'a VNet': [{ also: (pve, vm) => vm.addNic(pve.vnet('dmz'), { ip: IpAssignment.of('10.0.30.10/24') }) }, ['/sdn/zones SDN.Use']],
  'a data disk elsewhere': [{ also: (_, vm) => vm.addDisk('data', Size.gibibytes(8), { datastore: 'slow' }) }, ['/storage/slow Datastore.AllocateSpace']],
  'a disk filled from a volume': [{ tuning: () => ({ disks: { data: { importFrom: 'nas:import/data.qcow2' } } }), also: (_, vm) => vm.addDisk('data', Size.gibibytes(8)) }, ['/storage/nas Datastore.Audit']],
  'a disk that exists': [{ tuning: () => ({ disks: { data: { pathInDatastore: 'vm-9-disk-1' } } }), also: (_, vm) => vm.addDisk('data', Size.gibibytes(8), { datastore: 'slow' }) }, ['/storage/slow Datastore.AllocateSpace', '/storage/slow Datastore.Audit']],
  'a disc': [{ tuning: pve => ({ cdrom: pve.iso('nas:iso/drivers.iso', DEBIAN) }) }, ['/storage/nas Datastore.Audit']],
  'a snippet of one\'s own': [{ tuning: () => ({ userDataFileId: 'nas:snippets/user.yaml' }) }, []],
  'a cloud-init document': [{ machine: () => ({ provisioning: Provisioning.cloudInit() }) }, ['/storage/local Datastore.Allocate', '/storage/local Datastore.Audit']],
  'a template': [{ also: (pve, _, stack) => { new VmTemplate(stack, 'Golden', { image: pve.image(DEBIAN) }); } }, IMAGES],
  'an image': [{ machine: pve => ({ image: pve.image(DEBIAN) }) }, IMAGES],
  'an image on another node': [{ machine: pve => ({ image: pve.image(DEBIAN), placement: Placement.onHost('pve2') }) }, IMAGES.map(grant => grant.replace('pve1', 'pve2'))],
  'a clone from another node': [{ machine: pve => ({ image: pve.existingTemplate(9001, { guest: DEBIAN, nodeName: 'pve2' }) }), also: pve => { pve.datastore('local-zfs', { shared: true }); } }, ['/ Sys.Audit', '/vms VM.Migrate']],
};

test('GIVEN one machine and nothing else WHEN written THEN its privileges are these', () => {
  expect(preflightOf(build({})).table).toEqual([...BASE].sort());
});

test.each(Object.entries(FEATURES))('GIVEN %s WHEN added THEN it adds exactly its privileges, in the table, the commands and the module', (_, [feature, added]) => {
  const { table, commands, terraform } = preflightOf(build(feature));
  expect(table).toEqual([...new Set([...BASE, ...added])].sort());
  expect(commands).toEqual(table);
  expect(terraform).toEqual(table);
});

test('GIVEN a machine that an installer sets up WHEN written THEN it clones nothing and has no cloud-init drive', () => {
  const { table } = preflightOf(build({ machine: pve => ({ image: pve.iso('nas:iso/debian.iso', DEBIAN), provisioning: Provisioning.none() }) }));
  expect(table).toEqual([...BASE.filter(grant => !/Clone|Cloudinit/.test(grant)), '/storage/nas Datastore.Audit'].sort());
});

test('GIVEN a platform that nothing runs on WHEN written THEN it takes no privilege', () => {
  const { table, commands, terraform } = preflightOf(stack => { proxmox(stack); });
  expect([table, commands, terraform]).toEqual([[], [], []]);
});

test('GIVEN everything at once WHEN written THEN what holds below a path is only for machines to come and zones that nobody named', () => {
  const { page, module } = preflightOf(build({ props: { clusterFirewall: ClusterFirewall.managed({ managementNetworks: [OFFICE] }) }, also: (pve, vm) => vm.addNic(pve.vnet('dmz'), { ip: IpAssignment.of('10.0.30.10/24') }) }));
  expect([...page.matchAll(/^pveum acl modify (\S+) .* --propagate 1$/gm)].map(([, at]) => at)).toEqual(['/sdn/zones', '/vms']);
  expect(Object.values<{ path: string; propagate: boolean }>(module.resource.proxmox_acl).filter(({ propagate }) => propagate).map(({ path }) => path).sort()).toEqual(['/sdn/zones', '/vms']);
});
