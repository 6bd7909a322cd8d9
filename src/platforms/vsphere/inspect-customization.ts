import { VsphereCustomization } from './vsphere-customization';
import { Refused } from '../../model/report';
import { IVmIntent } from '../../model/vm-intent';
import { SecretPlace, SecretRef } from '../../values';
import { secretIn } from '../../values/secret-table';

/** Most characters of a computer name, which Windows also uses for NetBIOS. */
const MOST_COMPUTER_NAME = 15;
/** The account whose password Sysprep sets. */
const ADMINISTRATOR = 'Administrator';

/** What vCenter cannot set in this guest, or would silently set otherwise. */
export function customizationGaps(intent: IVmIntent, customization: VsphereCustomization): Refused[] {
  if (customization.specName !== undefined) { return []; }
  return [...systemGaps(intent, customization), ...networkGaps(intent), ...customization.isWindows ? windowsGaps(intent, customization) : linuxGaps(intent)];
}

function systemGaps({ image: { guest } }: IVmIntent, { isWindows }: VsphereCustomization): Refused[] {
  return isWindows === guest.isWindows ? [] : [{
    code: 'HW2111',
    given: `customization of ${isWindows ? 'Windows' : 'Linux'} for ${guest.displayName}`,
    allowed: `VsphereCustomization.${guest.isWindows ? 'windows' : 'linux'}()`,
    remedy: 'Choose the one for the guest.',
  }];
}

/** An interface without an IPv4 address asks for one by DHCP, and gateways hold where they are inside of the subnet. */
function networkGaps({ nics }: IVmIntent): Refused[] {
  const withoutV4 = nics.filter(({ ip }) => !ip.isDhcpV4 && !ip.subnetV4);
  const distant = nics.filter(({ ip }) => ip.gatewayV6 && !ip.subnetV6?.contains(ip.gatewayV6));
  return [
    ...withoutV4.map(({ nicName, ip }) => ({
      code: 'HW2111',
      given: `${nicName} with ${ip}`,
      allowed: 'an IPv4 address or DHCP beside it',
      remedy: 'vCenter lets every interface without an IPv4 address ask for one by DHCP: give both, as IpAssignment.dualStack, or take an image with cloud-init.',
    })),
    ...distant.map(({ nicName, ip }) => ({
      code: 'HW2111',
      given: `${nicName} with the gateway ${ip.gatewayV6}`,
      allowed: `a gateway in ${ip.subnetV6}`,
      remedy: 'vCenter leaves out a gateway that is not in the subnet: give the router an address there, or take an image with cloud-init.',
    })),
  ];
}

function linuxGaps({ hostName, admin, access }: IVmIntent): Refused[] {
  if (!admin || access) { return []; }
  return [{
    code: 'HW2127',
    given: `administrator ${admin.userName} for ${hostName}`,
    allowed: 'an account that the template has, and `access`',
    remedy: `Customization of Linux makes no account: put one with its key into the template and say so, as access: GuestAccess.ssh({ userName: '${admin.userName}' }), or GuestAccess.none(reason).`,
  }];
}

function windowsGaps(intent: IVmIntent, { _windows: { join, productKey } = {} }: VsphereCustomization): Refused[] {
  const { hostName, admin } = intent;
  const name = hostName.toString();
  return [
    ...name.length <= MOST_COMPUTER_NAME ? [] : [{
      code: 'HW2111', given: `host name ${name} of ${name.length} characters`, allowed: `up to ${MOST_COMPUTER_NAME} on Windows`, remedy: 'Give the machine a shorter hostName.',
    }],
    ...!admin || (admin.passwordRef && admin.userName === ADMINISTRATOR) ? [] : [{
      code: 'HW2127',
      given: `administrator ${admin.userName} ${admin.passwordRef ? 'with a password' : 'with keys'} for ${hostName}`,
      allowed: `${ADMINISTRATOR}, with a password`,
      remedy: `vCenter sets the password of the built-in account alone: Admin.password('${ADMINISTRATOR}', SecretRef.terraformVariable(...)).`,
    }],
    ...unread('HW2127', admin?.passwordRef),
    ...unread('HW2115', join?.password),
    ...unread('HW2115', productKey),
  ];
}

function unread(code: 'HW2115' | 'HW2127', secret: SecretRef | undefined): Refused[] {
  const refused = secret && secretIn(SecretPlace.RESOURCE_ARGUMENT, secret).refused;
  return refused ? [{ code, ...refused }] : [];
}
