import { AccessProtocol, GuestAccess } from '../../model/guest-access';
import { GuestFacts } from '../../model/guest-facts';
import { IGuestIntent } from '../../model/guest-intent';
import { IHost } from '../../model/host';
import { SecretPlace, SecretRef } from '../../values';

/** What Ansible is told of the connection to one host; its address where that is known at synth. */
export function connectionOf({ guestIntent }: IHost, { access }: GuestFacts, address: string | undefined): Record<string, unknown> {
  const user = access.userName ?? guestIntent.admin?.userName;
  const common = { ansible_host: address, ansible_user: user };
  const password = passwordOf(guestIntent, access);
  switch (access.protocol) {
    case AccessProtocol.SSH:
      return { ...common, ansible_port: access.port === 22 ? undefined : access.port };
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
