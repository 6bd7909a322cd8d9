import { ref, Token } from 'cdktf';
import { MacAddress } from '../../src/values';

describe('MacAddress', () => {
  test.each([
    ['02:00:0a:00:14:0a', '02:00:0a:00:14:0a'],
    ['BC:24:11:AB:CD:EF', 'bc:24:11:ab:cd:ef'],
    ['00-50-56-00-00-01', '00:50:56:00:00:01'],
  ])('%s is written %s', (text, canonical) => expect(MacAddress.of(text).toString()).toBe(canonical));

  test.each(['02:00:0a:00:14', '02:00:0a:00:14:0a:01', '02:00:0a:00:14-0a', '02000a00140a', '0200.0a00.140a', '02:00:0a:00:14:0g', '2:0:a:0:14:a', '02:00:0a:00:14:0a\n', ''])('%j is refused', text => {
    expect(() => MacAddress.of(text)).toThrow(`HW1103 malformed value: given MAC address ${JSON.stringify(text)}; allowed: six pairs of hexadecimal digits, such as 02:00:0a:00:14:0a. Separate all pairs by colons, or all by hyphens.`);
  });

  test.each(['01:00:5e:00:00:01', '33:33:00:00:00:01', 'ff:ff:ff:ff:ff:ff', '0F:00:00:00:00:01', '00:00:00:00:00:00', '00-00-00-00-00-00'])('%s is no machine\'s', text => {
    expect(() => MacAddress.of(text)).toThrow(`HW1104 address outside its kind: given MAC address "${text}"; allowed: a unicast address other than all zeros. Choose an even first byte; 02 marks an address that you made up yourself.`);
  });

  test.each([Token.asString(ref('x.mac')), `02:00:0a:00:14:${Token.asString(ref('x.byte'))}`, `02:00:0a:00:14:${Token.asNumber(ref('x.byte'))}`])('a token is refused', text => {
    expect(() => MacAddress.of(text)).toThrow(/^HW1107 .*; allowed: a value for the MAC address that is known at synth\. /);
  });

  test('equality does not depend on how it is written', () => {
    expect(MacAddress.of('02-00-0A-00-14-0A').sameAs(MacAddress.of('02:00:0a:00:14:0a'))).toBe(true);
    expect(MacAddress.of('02:00:0a:00:14:0b').sameAs(MacAddress.of('02:00:0a:00:14:0a'))).toBe(false);
  });
});
