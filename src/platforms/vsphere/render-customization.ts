import type {
  VirtualMachineCloneCustomize, VirtualMachineCloneCustomizeLinuxOptions, VirtualMachineCloneCustomizeNetworkInterface, VirtualMachineCloneCustomizeWindowsOptions,
} from '@cdktf/provider-vsphere/lib/virtual-machine';
import { firstWayIn } from './first-way-in';
import { VsphereCustomization } from './vsphere-customization';
import { outsideOf } from '../../guest/network-config';
import { GuestAccess } from '../../model/guest-access';
import { Nic } from '../../model/nic';
import { IVmIntent } from '../../model/vm-intent';
import { SecretPlace, SecretRef } from '../../values';
import { secretIn } from '../../values/secret-table';

const BY_PASSWORD = GuestAccess.psrp();

/** What vCenter sets in the guest, as the block `clone.customize`. Pure and total: a refused machine renders too. */
export function renderCustomization(intent: IVmIntent, customization: VsphereCustomization): VirtualMachineCloneCustomize {
  const { nics, dns, searchDomains } = intent;
  const outside = outsideOf(nics);
  return {
    linuxOptions: customization.isLinux ? linuxOptions(intent, customization) : undefined,
    windowsOptions: customization.isWindows ? windowsOptions(intent, customization) : undefined,
    networkInterface: nics.map(nic => networkInterface(nic, customization.isWindows && nic === outside ? intent : undefined)),
    ipv4Gateway: nics.find(({ ip }) => ip.gatewayV4)?.ip.gatewayV4!.toString(),
    ipv6Gateway: nics.find(({ ip }) => ip.gatewayV6)?.ip.gatewayV6!.toString(),
    dnsServerList: dns.length > 0 ? dns : undefined,
    dnsSuffixList: searchDomains.length > 0 ? searchDomains : undefined,
  };
}

/** How Ansible gets into a Windows guest whose administrator has a password; undefined where nothing opens the way. */
export function windowsAccess({ access, admin }: IVmIntent, customization: VsphereCustomization): GuestAccess | undefined {
  return customization.isWindows && admin?.passwordRef ? access ?? BY_PASSWORD : undefined;
}

/** A secret as Terraform reads it; undefined where it is refused elsewhere. */
function textOf(secret: SecretRef | undefined): string | undefined {
  return secret && secretIn(SecretPlace.RESOURCE_ARGUMENT, secret).text;
}

function linuxOptions({ hostName, searchDomains, timezone }: IVmIntent, { _linux: options = {} }: VsphereCustomization): VirtualMachineCloneCustomizeLinuxOptions {
  return {
    hostName: hostName.toString(),
    // It must be there; this is what cloud-init and glibc take for none.
    domain: options.domain ?? searchDomains[0] ?? 'localdomain',
    timeZone: options.timeZone ?? timezone,
    hwClockUtc: options.hwClockUtc ?? true,
    // Shells have the same braces as Terraform's templates.
    scriptText: options.script?.replace(/[$%](?=\{)/g, '$&$&'),
  };
}

function windowsOptions(intent: IVmIntent, customization: VsphereCustomization): VirtualMachineCloneCustomizeWindowsOptions {
  const { join, workgroup, organization, fullName, productKey, timeZone, runOnce = [], autoLogonCount = 1 } = customization._windows ?? {};
  const access = windowsAccess(intent, customization);
  const commands = [...access ? firstWayIn(access, intent.managementNetworks) : [], ...runOnce];
  // Commands wait for a logon, and nobody is there to log on.
  const logsOn = intent.admin?.passwordRef !== undefined && commands.length > 0;
  return {
    computerName: intent.hostName.toString(),
    adminPassword: textOf(intent.admin?.passwordRef),
    autoLogon: logsOn || undefined,
    autoLogonCount: logsOn ? autoLogonCount : undefined,
    runOnceCommandList: commands.length > 0 ? commands : undefined,
    joinDomain: join?.domain,
    domainAdminUser: join?.user,
    domainAdminPassword: textOf(join?.password),
    domainOu: join?.ou,
    workgroup: join ? undefined : workgroup ?? 'WORKGROUP',
    organizationName: organization,
    fullName,
    productKey: textOf(productKey),
    timeZone,
  };
}

/** An empty block is DHCP, and IPv6 as routers announce it. Windows has its DNS servers at an interface, Linux for all. */
function networkInterface({ ip }: Nic, asks: Pick<IVmIntent, 'dns' | 'searchDomains'> | undefined): VirtualMachineCloneCustomizeNetworkInterface {
  return {
    ipv4Address: ip.addressV4?.toString(),
    ipv4Netmask: ip.addressV4 && ip.prefixLengthV4,
    ipv6Address: ip.addressV6?.toString(),
    ipv6Netmask: ip.addressV6 && ip.prefixLengthV6,
    dnsServerList: asks && asks.dns.length > 0 ? asks.dns : undefined,
    dnsDomain: asks?.searchDomains[0],
  };
}
