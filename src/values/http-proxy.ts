import { IpAddress } from './ip-address';
import { matched } from './text';
import { refuseToken } from '../private/plain-value';

const URL_OF_PROXY = {
  what: 'proxy',
  pattern: /^https?:\/\/(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?$/i,
  allowed: 'an http or https URL of host and port, such as http://proxy.lan:3128',
  remedy: 'Write scheme, host and port alone: no path, no user, no password. A proxy that asks for a password is set up inside the guest.',
};
const EXCEPTION = {
  what: 'exception of the proxy',
  pattern: /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/,
  allowed: 'a host name such as mirror.lan, or an IP address',
  remedy: 'Name each host by itself: package managers know no domains and no networks here.',
};

/** What a proxy may leave out. */
export interface HttpProxyOptions {
  /**
   * Hosts that are reached directly, by name or address.
   * @default - none
   */
  readonly directHosts?: string[];
}

/**
 * The HTTP proxy through which a guest fetches packages.
 */
export class HttpProxy {
  /**
   * A proxy such as `http://proxy.lan:3128`.
   *
   * Throws HW1103 for anything but an http or https URL of host and port, and for an exception that is neither host name
   * nor address; HW1107 for a Terraform token. What was given is not repeated where it might hold a password.
   *
   * @param url scheme, host and port; no path, no credentials
   * @param options exceptions
   */
  public static of(url: string, options: HttpProxyOptions = {}): HttpProxy {
    refuseToken(url, 'proxy');
    // An address with credentials must not stand in a message.
    const safe = typeof url === 'string' && url.includes('@') ? 'an address with credentials' : url;
    return new HttpProxy(matched(safe, URL_OF_PROXY)[0], (options.directHosts ?? []).map(checkedException));
  }

  private constructor(
    /** Scheme, host and port, such as `http://proxy.lan:3128`. */
    public readonly url: string,
    private readonly exceptions: string[],
  ) {}

  /** Hosts that are reached directly. */
  public get directHosts(): string[] {
    return [...this.exceptions];
  }

  /** The proxy in words, such as `http://proxy.lan:3128 except mirror.lan`. */
  public toString(): string {
    return this.exceptions.length > 0 ? `${this.url} except ${this.exceptions.join(', ')}` : this.url;
  }
}

function checkedException(host: string): string {
  refuseToken(host, 'exception of the proxy');
  return typeof host === 'string' && IpAddress._parse(host) ? host : matched(host, EXCEPTION)[0];
}
