import { ref, Token } from 'cdktf';
import { HttpProxy } from '../../src/values';
import { thrown } from '../model/refused';

describe('HttpProxy', () => {
  test.each(['http://proxy.lan:3128', 'https://proxy.lan', 'http://10.0.20.3:8080', 'http://[fd00::3]:3128', 'http://PROXY'])('GIVEN %s WHEN read THEN it is kept as it was written', url => {
    expect(HttpProxy.of(url).url).toBe(url);
    expect(HttpProxy.of(url).toString()).toBe(url);
  });

  test.each(['proxy.lan:3128', 'ftp://proxy.lan', 'http://proxy.lan:3128/', 'http://proxy.lan/path', 'http://', 'http://proxy.lan:3128 ', 'http://proxy;lan', ''])('GIVEN %j WHEN read THEN it is refused', url => {
    expect(() => HttpProxy.of(url)).toThrow(`HW1103 malformed value: given proxy ${JSON.stringify(url)}; allowed: an http or https URL of host and port, such as http://proxy.lan:3128. Write scheme, host and port alone: no path, no user, no password. A proxy that asks for a password is set up inside the guest.`);
  });

  test('GIVEN credentials WHEN read THEN they are refused and not repeated', () => {
    const { code, message } = thrown(() => HttpProxy.of('http://ops:hunter2@proxy.lan:3128'));
    expect(code).toBe('HW1103');
    expect(message).toContain('given proxy "an address with credentials"');
    expect(message).not.toMatch(/hunter2|ops/);
  });

  test('GIVEN exceptions WHEN read THEN they are kept in order, as a copy', () => {
    const except = ['mirror.lan', '10.0.20.4', 'fd00::4'];
    const proxy = HttpProxy.of('http://proxy.lan:3128', { directHosts: except });
    except.pop();
    proxy.directHosts.pop();
    expect(proxy.directHosts).toEqual(['mirror.lan', '10.0.20.4', 'fd00::4']);
    expect(proxy.toString()).toBe('http://proxy.lan:3128 except mirror.lan, 10.0.20.4, fd00::4');
  });

  test.each(['.lan', '*.lan', '10.0.20.0/24', 'mirror lan', ''])('GIVEN the exception %j WHEN read THEN it is refused: package managers know hosts only', host => {
    expect(() => HttpProxy.of('http://proxy.lan:3128', { directHosts: [host] })).toThrow(`HW1103 malformed value: given exception of the proxy ${JSON.stringify(host)}; allowed: a host name such as mirror.lan, or an IP address. `);
  });

  test('GIVEN a token WHEN read THEN it is refused', () => {
    const token = Token.asString(ref('x.name'));
    expect(thrown(() => HttpProxy.of(token)).code).toBe('HW1107');
    expect(thrown(() => HttpProxy.of('http://proxy.lan', { directHosts: [token] })).code).toBe('HW1107');
    expect(thrown(() => HttpProxy.of(undefined as unknown as string)).message).toContain('given proxy undefined');
  });
});
