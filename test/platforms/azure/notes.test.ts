import { azure, gib, machine, onAzure, plainMachine, SUBSCRIPTION, windows, writtenOnAzure } from './written-on-azure';
import { AzureIdentity, AzurePatching, AzurePlatform, Cidr, HardenedVm, HardenedVmProps, OperatingSystem, Service, UpdatePolicy, VmSize } from '../../../src';
import { Json, Written } from '../written';

const VAULT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/kv1`;
const OFFICE = { managementNetworks: [Cidr.of('10.0.0.0/8')] };
/** A size that has what the machine asks for, and not more. */
const EXACT = VmSize.custom({ name: 'Standard_X2', cpus: 2, memory: gib(2), maxDataDisks: 4, maxInterfaces: 2 });
type Use = (platform: AzurePlatform, vm: HardenedVm) => void;

const notesOf = (result: Written, hostName = 'web'): string[] => result.machine(hostName).notes.map(({ field, text }: Json) => `${field}: ${text}`);
/** Notes of a machine of which there is nothing to say but what the case changes. */
const of = (use: Use, change: Partial<HardenedVmProps> = {}) => notesOf(writtenOnAzure(stack => {
  const platform = azure(stack);
  const vm = machine(stack, platform, { image: platform.image(OperatingSystem.DEBIAN_13), ...OFFICE, ...change });
  platform.tune(vm, { size: EXACT, identity: AzureIdentity.system() });
  use(platform, vm);
}));

test('nothing is noted of a machine that has what it asks for', () => {
  expect(of(() => {})).toEqual([]);
});

test.each<[string, Use, Partial<HardenedVmProps>, string[]]>([
  ['a size with more', (platform, vm) => platform.tune(vm, { size: VmSize.of('Standard_D4s_v5') }), {}, ['cpus: Standard_D4s_v5 has 4.', 'memory: Standard_D4s_v5 has 16 GiB.']],
  ['no encryption at host', (platform, vm) => platform.tune(vm, { withoutEncryptionAtHost: 'the subscription does not have it yet' }), {}, ['encryptionAtHost: off: the subscription does not have it yet.']],
  ['no attestation', (platform, vm) => platform.tune(vm, { guestAttestation: false }), {}, ['guestAttestation: off: Azure does not attest what the machine booted.']],
  ['a public address', (platform, vm) => platform.publicIp(vm, { reason: 'customers reach the shop here' }), {}, ['publicIp: the machine has a public address: customers reach the shop here.']],
  ['an interface that forwards', (platform, vm) => platform.tune(vm, { nics: { net0: { forwardsBecause: 'it routes the back network' } } }), {}, ['nics: net0 forwards packets of others: it routes the back network.']],
  ['management networks of nobody', () => {}, { managementNetworks: undefined }, ['managementNetworks: none were declared: the management port is open to 10.0.20.0/24, the subnet of the machine\'s own address.']],
  ['search domains', () => {}, { searchDomains: ['lab.example'] }, ['searchDomains: lab.example: Azure gives its own search domain by DHCP; nothing sets these.']],
  ['sources of IPv6', (_, vm) => vm.allow(Service.HTTPS, { sources: [Cidr.of('fd00::/8')] }), {}, ['firewall: sources of IPv6 are left out: the machine has no such address.']],
  ['a disk that is not backed up', (_, vm) => { vm.addDisk('cache', gib(3), { backup: false }); }, {}, ['dataDisks: cache: a disk has no mark that keeps it out of backups; a policy of backup says it.']],
  ['data that goes', (_, vm) => { vm.addDisk('data', gib(3)); vm.retire(); }, {}, ['retired: when the machine is destroyed, its data disks are destroyed with it.']],
  ['a machine that goes without data', (_, vm) => { vm.retire(); }, {}, []],
  ['a disk that goes', (_, vm) => { vm.addDisk('old', gib(3)); vm.retireDisk('old'); }, {}, ['retiredDisks: old: its protection is lifted; the disk is destroyed when it leaves the program.']],
])('GIVEN %s WHEN synthesized THEN estate.json says it', (_, use, change, expected) => {
  expect(of(use, change)).toEqual(expected);
});

test('GIVEN an identity that something else needs WHEN synthesized THEN it is noted once', () => {
  const result = onAzure((platform, vm) => platform.grant(vm, 'Reader', VAULT));
  expect(notesOf(result).filter(note => note.startsWith('identity: '))).toEqual(['identity: one of its own, which attestation and roles need.']);
  expect(notesOf(writtenOnAzure(stack => { plainMachine(stack, azure(stack)); }))).not.toContainEqual(expect.stringMatching(/^identity: /));
});

test('GIVEN two that patch a machine WHEN synthesized THEN both are named', () => {
  const patched = (updates?: UpdatePolicy) => notesOf(writtenOnAzure(stack => {
    const platform = azure(stack);
    platform.tune(machine(stack, platform, { image: platform.image(OperatingSystem.UBUNTU_24_04), updates }), { patching: AzurePatching.byPlatform() });
  })).filter(note => note.startsWith('updates: '));
  expect([patched(), patched(UpdatePolicy.manual())]).toEqual([['updates: Azure patches the system, and so does the guest by itself: UpdatePolicy.manual() leaves it to Azure.'], []]);
});

test('GIVEN an image without Trusted Launch WHEN synthesized THEN its name is noted', () => {
  const result = writtenOnAzure(stack => { const platform = azure(stack); machine(stack, platform, { image: platform.image(OperatingSystem.ROCKY_9) }); });
  expect(notesOf(result)).toContain('firmware: no Trusted Launch: resf:rockylinux-x86_64:9-base:latest does not support it.');
});

test('GIVEN a machine of Windows WHEN synthesized THEN it is noted where its password stands', () => {
  const result = writtenOnAzure(stack => { windows(stack, azure(stack)); });
  expect(notesOf(result, 'win')).toContain('admin: the password stands in Terraform\'s state, since azurerm ~> 4.55 has no other way to give it: encrypt the state, and let a play change the password.');
});
