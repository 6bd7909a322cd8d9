import { AccessProtocol, GuestAccess } from '../../model/guest-access';
import { Service } from '../../model/service';
import { Cidr } from '../../values';

/**
 * Most characters of a command that the first logon runs. Windows keeps them under the registry's RunOnce, and passes over those of more than
 * 260 (Microsoft's Run and RunOnce keys; the provider's `run_once_command_list`).
 */
export const MOST_COMMAND = 259;

const STORE = 'Cert:\\LocalMachine\\My';
const OWN_CERTIFICATE = `ls ${STORE}|? FriendlyName -eq hostwright`;
/** Rules of the library by name, which role hostwright_firewall goes on with: it sets the first to all networks and takes the others away. */
const RULE = `hostwright ${Service.WINRM_HTTPS.serviceName}`;

/**
 * Commands that let Ansible into a Windows guest at its first logon: PowerShell Remoting over HTTPS with a certificate that the guest makes,
 * and the port open to the management networks alone, or else to its own subnet. Each finds what an earlier run has made.
 */
export function firstWayIn({ protocol, port }: GuestAccess, networks: readonly Cidr[]): string[] {
  if (protocol !== AccessProtocol.PSRP && protocol !== AccessProtocol.WINRM) { return []; }
  const at = Service.WINRM_HTTPS.ports.contains(port) ? '' : ` -Port ${port}`;
  return [
    shell('Enable-PSRemoting -SkipNetworkProfileCheck -Force'),
    // The port without TLS, which the first command opens to anybody.
    shell('Get-NetFirewallRule -Name WINRM-HTTP-In-TCP*|Disable-NetFirewallRule'),
    shell(`if(!(${OWN_CERTIFICATE})){New-SelfSignedCertificate -DnsName $env:COMPUTERNAME -CertStoreLocation ${STORE} -FriendlyName hostwright -NotAfter (Get-Date).AddYears(10)}`),
    shell(`cd WSMan:\\localhost\\Listener;if(!(ls|? Keys -Contains Transport=HTTPS)){New-Item . -Transport HTTPS -Address *${at} -CertificateThumbPrint @(${OWN_CERTIFICATE})[0].Thumbprint -Force}`),
    ...permissions(port, networks),
  ];
}

/** No file is run, so that Windows' own policy for scripts does not matter. */
function shell(script: string): string {
  return `powershell -NoProfile -Command "${script}"`;
}

/** As many rules as it takes for each to fit into a command. One that is there stays as it is. */
function permissions(port: number, networks: readonly Cidr[]): string[] {
  const sources = networks.length === 0 ? ['LocalSubnet'] : networks.some(({ prefixLength }) => prefixLength === 0) ? ['Any'] : networks.map(network => network.toString());
  const rules: string[] = [];
  for (let first = 0; first < sources.length;) {
    const number = rules.length + 1;
    const rule = (end: number) => shell(
      `New-NetFirewallRule -Name hw${number} -Group hostwright -DisplayName '${RULE}${number === 1 ? '' : ` ${number}`}' -Protocol TCP -LocalPort ${port} -RemoteAddress ${sources.slice(first, end).map(source => `'${source}'`).join()} -ea 0`,
    );
    let end = first + 1;
    while (end < sources.length && rule(end + 1).length <= MOST_COMMAND) { end++; }
    rules.push(rule(end));
    first = end;
  }
  return rules;
}
