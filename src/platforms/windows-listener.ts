import { AccessProtocol, GuestAccess } from '../model/guest-access';
import { Service } from '../model/service';
import { Cidr } from '../values';

const STORE = 'Cert:\\LocalMachine\\My';
const OWN_CERTIFICATE = `ls ${STORE}|? FriendlyName -eq hostwright`;
/** Rules of the library by name, which role hostwright_firewall goes on with: it sets the first to all networks and takes the others away. */
const RULE = `hostwright ${Service.WINRM_HTTPS.serviceName}`;

/** Whether Ansible comes in by a listener that somebody must open first. */
export function needsListener({ protocol }: GuestAccess): boolean {
  return protocol === AccessProtocol.PSRP || protocol === AccessProtocol.WINRM;
}

/** Statements of PowerShell that open PowerShell Remoting over HTTPS with a certificate that the guest makes. Each finds what an earlier run has made. */
export function listenerStatements({ port }: GuestAccess): string[] {
  const at = Service.WINRM_HTTPS.ports.contains(port) ? '' : ` -Port ${port}`;
  return [
    'Enable-PSRemoting -SkipNetworkProfileCheck -Force',
    // The port without TLS, which the first statement opens to anybody.
    'Get-NetFirewallRule -Name WINRM-HTTP-In-TCP*|Disable-NetFirewallRule',
    `if(!(${OWN_CERTIFICATE})){New-SelfSignedCertificate -DnsName $env:COMPUTERNAME -CertStoreLocation ${STORE} -FriendlyName hostwright -NotAfter (Get-Date).AddYears(10)}`,
    `cd WSMan:\\localhost\\Listener;if(!(ls|? Keys -Contains Transport=HTTPS)){New-Item . -Transport HTTPS -Address *${at} -CertificateThumbPrint @(${OWN_CERTIFICATE})[0].Thumbprint -Force}`,
  ];
}

/** Who may come in at the listener, as Windows' firewall takes it: the management networks alone, or else the guest's own subnet. */
export function listenerSources(networks: readonly Cidr[]): string[] {
  return networks.length === 0 ? ['LocalSubnet'] : networks.some(({ prefixLength }) => prefixLength === 0) ? ['Any'] : networks.map(network => network.toString());
}

/** Statement that lets some in; there may be several, by their numbers from 1 on. One that is there stays as it is. */
export function permissionStatement(port: number, sources: readonly string[], number: number): string {
  const name = `${RULE}${number === 1 ? '' : ` ${number}`}`;
  return `New-NetFirewallRule -Name hw${number} -Group hostwright -DisplayName '${name}' -Protocol TCP -LocalPort ${port} -RemoteAddress ${sources.map(source => `'${source}'`).join()} -ea 0`;
}
