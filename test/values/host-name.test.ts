import { ref, Token } from 'cdktf';
import { HostName } from '../../src/values';

describe('HostName', () => {
  test.each(['web1', 'a', '1a', 'a1', '3com-2', 'fra-app1', 'x--y', 'a'.repeat(63)])('%s', text => expect(HostName.of(text).toString()).toBe(text));

  test.each(['Web1', 'web_1', 'web.lan', '-web', 'web-', '-', '123', '1', '', 'a'.repeat(64), 'web 1', 'web1\n', 'wéb'])('%j is refused', text => {
    expect(() => HostName.of(text)).toThrow(`HW1103 malformed value: given host name ${JSON.stringify(text)}; allowed: 1 to 63 lower-case letters, digits and hyphens, not all digits, no hyphen at either end. Write the short name alone, such as web1; a domain does not belong to it.`);
  });

  test('an unset variable is refused, not read as a name', () => {
    expect(() => HostName.of(undefined as unknown as string)).toThrow('HW1103 malformed value: given host name undefined; ');
  });

  test.each([Token.asString(ref('x.name')), `web-${Token.asString(ref('x.name'))}`, `web${Token.asNumber(ref('x.count'))}`])('a token is refused', text => {
    expect(() => HostName.of(text)).toThrow(/^HW1107 .*; allowed: a value for the host name that is known at synth\. /);
  });
});
