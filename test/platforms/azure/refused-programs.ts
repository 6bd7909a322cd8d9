import type { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import { HOTPATCHED_REFERENCE, OFFICE, WINDOWS_ADMIN } from './refused-values';
import { azure, gib, machine, network, SUBNET, vmOf } from './written-on-azure';
import {
  Access, AzureAutoShutdown, AzureAutoShutdownOptions, AzureDiskTuning, AzureImage, AzureNetwork, AzureNetworkProps, AzurePatching, AzurePlacement, AzurePlatform,
  AzurePlatformProps, AzureProviderLine, AzureTuning, EstateStack, HardenedVm, HardenedVmProps, IpAssignment, OperatingSystem, Provisioning, Size, TimeOfDay,
  VmTemplate, VmTemplateProps,
} from '../../../src';
import { written } from '../written';

/** A tiny program; what it does, it does to a stack called `lab`. */
export type Program = (stack: EstateStack) => void;
type Props = Partial<HardenedVmProps>;
type Use = (az: AzurePlatform, vm: HardenedVm) => void;
type Change = (az: AzurePlatform) => Props;
const unchanged: Change = () => ({});

/** A machine in which everything is right but what a case changes. */
export const machineOn = (use: Use = () => {}, change = unchanged, props: Partial<AzurePlatformProps> = {}): Program => stack => {
  const az = azure(stack, props);
  use(az, machine(stack, az, change(az)));
};
export const tuned = (tuning: AzureTuning, change = unchanged): Program => machineOn((az, vm) => az.tune(vm, tuning), change);
export const like = (change: Change): Program => machineOn(() => {}, change);
export const placed = (placement: (az: AzurePlatform) => AzurePlacement, tuning: AzureTuning = {}, change = unchanged): Program => machineOn((az, vm) => {
  az.place(vm, placement(az));
  az.tune(vm, tuning);
}, change);

/** What a machine with a data disk has beside it. */
interface Beside {
  readonly size?: Size;
  readonly placement?: AzurePlacement;
  readonly tuning?: AzureTuning;
}

/** The same for a data disk of the machine. */
export const ofDisk = (disk: AzureDiskTuning, { size = gib(8), placement = AzurePlacement.regional(), tuning = {} }: Beside = {}): Program => (
  machineOn((az, vm) => {
    vm.addDisk('data', size);
    az.place(vm, placement);
    az.tune(vm, { ...tuning, disks: { data: disk } });
  })
);
export const ofRoot = (disk: AzureDiskTuning, tuning: AzureTuning = {}, change = unchanged): Program => tuned({ ...tuning, disks: { root: disk } }, change);

/** The same from an image, with an administrator that goes with its guest. */
export const from = (image: (az: AzurePlatform) => AzureImage, tuning: AzureTuning = {}, change: Props = {}): Program => tuned(tuning, az => {
  const start = image(az);
  return { image: start, ...start.guest.isWindows && { admin: WINDOWS_ADMIN }, ...change };
});
export const onWindows = (change: Props = {}, tuning: AzureTuning = {}): Program => from(az => az.image(OperatingSystem.WINDOWS_SERVER_2022), tuning, change);
export const patched = (patching: AzurePatching, edition?: string, change: Props = {}): Program => (
  from(az => az.image(OperatingSystem.WINDOWS_SERVER_2022, { edition }), { patching }, change)
);

/** A network, and what is done with it. */
export const networked = (props: Partial<AzureNetworkProps>, use: (net: AzureNetwork, az: AzurePlatform, stack: EstateStack) => void = () => {}): Program => stack => {
  const az = azure(stack);
  use(network(stack, az, props), az, stack);
};

/** A machine with two data disks at LUNs. */
export const twoDisks = (one: number, other: number): Program => machineOn((az, vm) => {
  vm.addDisk('one', gib(8));
  vm.addDisk('other', gib(8));
  az.tune(vm, { disks: { one: { lun: one }, other: { lun: other } } });
});
export const stopped = (options: AzureAutoShutdownOptions): Program => tuned({ autoShutdown: AzureAutoShutdown.daily(TimeOfDay.of('19:00'), options) });
export const granted = (...roles: [string, string][]): Program => machineOn((az, vm) => { for (const [role, scope] of roles) { az.grant(vm, role, scope); } });
/** A machine whose first boot reads a document of so many bytes: the name of the one package that it installs fills it up. */
export const booted = (bytes: number): Program => stack => booting(bytes - bareDocument())(stack);
const booting = (bytes: number): Program => like(() => ({ provisioning: Provisioning.cloudInit({ packages: ['p'.repeat(bytes)] }) }));
const bareDocument = () => Buffer.from(vmOf(written(booting(1))).custom_data, 'base64').length - 1;
export const confidentialUbuntu = (az: AzurePlatform) => az.image(OperatingSystem.UBUNTU_24_04, { edition: 'confidential' });
export const hotpatchedServer = (az: AzurePlatform) => az.marketplaceImage(HOTPATCHED_REFERENCE, { guest: OperatingSystem.WINDOWS_SERVER_2022 });

/** What a program sets on the resource itself, past the model. */
export const onResource = (use: (vm: LinuxVirtualMachine) => void, tuning: AzureTuning = {}): Program => machineOn((az, vm) => {
  az.tune(vm, tuning);
  use(az.resourceOf(vm) as LinuxVirtualMachine);
}, az => ({ image: az.image(OperatingSystem.UBUNTU_24_04) }));

export const template = (image: (az: AzurePlatform) => AzureImage, change: Partial<VmTemplateProps> = {}): Program => stack => { new VmTemplate(stack, 'Golden', { image: image(azure(stack)), ...change }); };

/** A machine that is reached over another one, which has an address. */
export const behindJumpHost = (address: string): Program => stack => {
  const az = azure(stack);
  const jump = machine(stack, az, { ip: IpAssignment.of(`${address}/24`), network: az.existingSubnet(SUBNET.replace('app', 'jump')), managementNetworks: OFFICE }, 'Jump');
  az.publicIp(jump, { reason: 'it is the way in from the office' });
  az.tune(jump, { access: Access.publicAddress() });
  az.tune(machine(stack, az), { access: Access.via(jump) });
};

/** A platform of each line, with a machine on each. */
export const twoPlatforms = (...lines: AzureProviderLine[]): Program => stack => lines.forEach((providerLine, at) => {
  const id = ['First', 'Second'][at];
  machine(stack, azure(stack, { providerLine }, id), { ip: IpAssignment.of(`10.0.20.${10 + at}/24`) }, `${id}Web`);
});
