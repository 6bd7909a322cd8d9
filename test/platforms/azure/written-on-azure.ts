import { App } from 'cdktf';
import {
  Admin, AzureNetwork, AzureNetworkProps, AzurePlatform, AzurePlatformProps, Cidr, EstateStack, HardenedVm, HardenedVmProps, IpAssignment, OperatingSystem, SecretRef, Size,
  VirtualMachine, VirtualMachineProps,
} from '../../../src';
import { Project } from '../../support/project';
import { ADMIN, DAY, expectAccepted, Json, Written, written } from '../written';

export const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';
export const SUBNET = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/lab/subnets/app`;
export const LINUX = 'azurerm_linux_virtual_machine';
export const WINDOWS = 'azurerm_windows_virtual_machine';
export const DHCP = IpAssignment.dhcp();
export const gib = (amount: number) => Size.gibibytes(amount);

type Props = Partial<HardenedVmProps>;

/** The platform of a test. */
export function azure(stack: EstateStack, props: Partial<AzurePlatformProps> = {}, id = 'Azure'): AzurePlatform {
  return new AzurePlatform(stack, id, { location: 'germanywestcentral', resourceGroup: 'rg-lab', ...props });
}

/** A network of a test: 10.0.0.0/16. */
export function network(stack: EstateStack, platform: AzurePlatform, props: Partial<AzureNetworkProps> = {}): AzureNetwork {
  return new AzureNetwork(stack, 'Net', { platform, addressSpace: Cidr.of('10.0.0.0/16'), ...props });
}

/** A hardened machine with a static address on the platform. */
export function machine(stack: EstateStack, platform: AzurePlatform, props: Props = {}, id = 'Web'): HardenedVm {
  return new HardenedVm(stack, id, defaults(platform, props));
}

/** The same, not hardened. */
export function plainMachine(stack: EstateStack, platform: AzurePlatform, props: Partial<VirtualMachineProps> = {}, id = 'Web'): VirtualMachine {
  return new VirtualMachine(stack, id, defaults(platform, props));
}

/** A hardened machine of Windows. */
export function windows(stack: EstateStack, platform: AzurePlatform, props: Props = {}, id = 'Win'): HardenedVm {
  return machine(stack, platform, { image: platform.image(OperatingSystem.WINDOWS_SERVER_2022), admin: Admin.password('opsadmin', SecretRef.terraformVariable('windows_password')), ...props }, id);
}

function defaults<P extends Partial<VirtualMachineProps>>(platform: AzurePlatform, props: P) {
  return { image: platform.image(OperatingSystem.DEBIAN_12), network: platform.existingSubnet(SUBNET, { addressPrefix: Cidr.of('10.0.20.0/24') }), ip: IpAssignment.of('10.0.20.10/24'), ...props };
}

/** What is written; held against the facts of the line that it asks for, and against those of the other one. */
export function writtenOnAzure(build: (stack: EstateStack) => void): Written {
  const result = written(build);
  expectBothLines(result.document);
  return result;
}

type Build = (platform: AzurePlatform, vm: HardenedVm, stack: EstateStack) => void;

/** What is written for one machine. */
export function onAzure(build: Build = () => {}, change: Props = {}, props: Partial<AzurePlatformProps> = {}): Written {
  return writtenOnAzure(stack => { const platform = azure(stack, props); build(platform, machine(stack, platform, change), stack); });
}

/** Each line of the provider takes the document. */
export function expectBothLines(document: Json): void {
  const { terraform } = document;
  const { required_providers: providers } = terraform;
  for (const version of ['~> 4.55', '~> 5.2']) {
    expectAccepted({ ...document, terraform: { ...terraform, required_providers: { ...providers, azurerm: { ...providers.azurerm, version } } } });
  }
}

/** A part of a document without what cdktf notes beside each block, and without what is null. */
export function bare(value: any): any {
  if (Array.isArray(value)) { return value.map(bare); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.entries(value).filter(([key, one]) => key !== '//' && one !== null).map(([key, one]) => [key, bare(one)]));
}

/** All resources of a type by path, without notes. */
export function allOf(result: Written, type: string): Record<string, Json> {
  return bare(result.all(`azurerm_${type}`));
}

/** The only resource of a type, or the one at a path. */
export function oneOf(result: Written, type: string, at?: string): Json {
  return bare(result.one(`azurerm_${type}`, at));
}

/** The machine of a construct. */
export function vmOf(result: Written, construct = 'Web'): Json {
  const at = `${construct}/Resource`;
  return bare(result.all(LINUX)[at] ?? result.one(WINDOWS, at));
}

/** Reference to an attribute of the resource at a path. */
export function referenceTo(result: Written, type: string, at: string, attribute = 'id'): string {
  return `\${${result.address(`azurerm_${type}`, at)}.${attribute}}`;
}

/** What a program does with its one machine. */
export type Use = (made: { readonly platform: AzurePlatform; readonly stack: EstateStack; readonly web: (change?: Props) => HardenedVm }) => void;

/** A program of one machine in the project folder, whose lock it keeps. */
export function programOf(use: Use): App {
  const app = new App();
  const stack = new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
  const platform = azure(stack);
  use({ platform, stack, web: (change = {}) => machine(stack, platform, change) });
  return app;
}

/** What such a program writes; both lines take it. */
export function synthesizedIn(project: Project, use: Use): Written {
  programOf(use).synth();
  const read = (file: string) => project.json('cdktf.out', 'stacks', 'lab', file) as Json;
  const document = read('cdk.tf.json');
  expectBothLines(document);
  return new Written(project.stack('lab'), document, read('estate.json'), {}, '');
}
