import { routeVariables } from './route-variables';
import { AccessProtocol, GuestAccess } from '../../model/guest-access';
import { IGuestIntent } from '../../model/guest-intent';
import { IHost } from '../../model/host';
import { SecretPlace, SecretRef } from '../../values';

/** What Ansible is told of the connection to one host; its address where that is known at synth. */
export function connectionOf(host: IHost, address: string | undefined): Record<string, unknown> {
  const { guestIntent, guestFacts: { access } } = host;
  const user = access.userName ?? guestIntent.admin?.userName;
  const common = { ansible_host: address, ansible_user: user };
  const password = passwordOf(guestIntent, access);
  switch (access.protocol) {
    case AccessProtocol.SSH:
      // Windows has no `sh`; OpenSSH there starts the command prompt unless somebody changed it.
      return { ...common, ansible_port: access.port === 22 ? undefined : access.port, ansible_shell_type: guestIntent.guest.isWindows ? 'cmd' : undefined, ...routeVariables(host) };
    case AccessProtocol.PSRP:
      return {
        ...common,
        ansible_connection: 'psrp',
        ansible_port: access.port,
        ansible_password: password?.textIn(SecretPlace.ANSIBLE),
        ansible_psrp_protocol: 'https',
        ansible_psrp_cert_validation: access.validateCertificate ? 'validate' : 'ignore',
      };
    case AccessProtocol.WINRM:
      return {
        ...common,
        ansible_connection: 'winrm',
        ansible_port: access.port,
        ansible_password: password?.textIn(SecretPlace.ANSIBLE),
        ansible_winrm_scheme: 'https',
        ansible_winrm_transport: 'ntlm',
        ansible_winrm_server_cert_validation: access.validateCertificate ? 'validate' : 'ignore',
      };
    default: return {};
  }
}

/** Whether a protocol knows no key. */
export function logsInByPassword({ protocol }: GuestAccess): boolean {
  return protocol === AccessProtocol.PSRP || protocol === AccessProtocol.WINRM;
}

/** Where the password of a connection is read: its own goes before that of the administrator. */
export function passwordOf({ admin }: IGuestIntent, access: GuestAccess): SecretRef | undefined {
  return access.password ?? admin?.passwordRef;
}
