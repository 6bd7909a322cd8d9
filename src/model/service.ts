import { fail, shown } from '../private/fail';
import { PortRange } from '../values';

/** Transport protocol of a service. */
export enum TransportProtocol {
  /** TCP */
  TCP = 'tcp',
  /** UDP */
  UDP = 'udp',
}

/** A named network service: protocol and ports. */
export class Service {
  /** Secure shell, TCP 22. */
  public static readonly SSH = Service.tcp('ssh', PortRange.single(22));
  /** HTTP, TCP 80. */
  public static readonly HTTP = Service.tcp('http', PortRange.single(80));
  /** HTTPS, TCP 443. */
  public static readonly HTTPS = Service.tcp('https', PortRange.single(443));
  /** DNS over UDP 53. */
  public static readonly DNS = Service.udp('dns', PortRange.single(53));
  /** DNS over TCP 53. */
  public static readonly DNS_TCP = Service.tcp('dns-tcp', PortRange.single(53));
  /** Network time, UDP 123. */
  public static readonly NTP = Service.udp('ntp', PortRange.single(123));
  /** Remote Desktop, TCP 3389. */
  public static readonly RDP = Service.tcp('rdp', PortRange.single(3389));
  /** Windows Remote Management over HTTPS, TCP 5986. */
  public static readonly WINRM_HTTPS = Service.tcp('winrm-https', PortRange.single(5986));
  /** Prometheus node exporter, TCP 9100. */
  public static readonly NODE_EXPORTER = Service.tcp('node-exporter', PortRange.single(9100));
  /** PostgreSQL, TCP 5432. */
  public static readonly POSTGRESQL = Service.tcp('postgresql', PortRange.single(5432));
  /** MySQL and MariaDB, TCP 3306. */
  public static readonly MYSQL = Service.tcp('mysql', PortRange.single(3306));
  /** SMB file shares, TCP 445. */
  public static readonly SMB = Service.tcp('smb', PortRange.single(445));
  /** NFS version 4, TCP 2049. */
  public static readonly NFS = Service.tcp('nfs', PortRange.single(2049));
  /** WireGuard, UDP 51820. */
  public static readonly WIREGUARD = Service.udp('wireguard', PortRange.single(51820));

  /**
   * A TCP service.
   * @param name lower-case letters, digits and hyphens, at most 32
   * @param ports one port or a range
   */
  public static tcp(name: string, ports: PortRange): Service {
    return new Service(checkedName(name), TransportProtocol.TCP, ports);
  }

  /**
   * A UDP service.
   * @param name lower-case letters, digits and hyphens, at most 32
   * @param ports one port or a range
   */
  public static udp(name: string, ports: PortRange): Service {
    return new Service(checkedName(name), TransportProtocol.UDP, ports);
  }

  private constructor(
    /** Name, as it stands in the comment of a firewall rule. */
    public readonly serviceName: string,
    /** Transport protocol. */
    public readonly protocol: TransportProtocol,
    /** Ports. */
    public readonly ports: PortRange,
  ) {}
}

function checkedName(name: string): string {
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(name)) {
    fail({ code: 'HW1103', given: `service name ${shown(name)}`, allowed: 'lower-case letters, digits and hyphens, at most 32', remedy: 'Name the service as a person would say it.' });
  }
  return name;
}
