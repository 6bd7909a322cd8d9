import { ref, Token } from 'cdktf';
import { PortRange } from '../../src/values';

describe('PortRange', () => {
  test.each([
    [PortRange.single(443), 443, 443, '443'],
    [PortRange.single(1), 1, 1, '1'],
    [PortRange.between(8000, 8010), 8000, 8010, '8000:8010'],
    [PortRange.between(22, 22), 22, 22, '22'],
    [PortRange.between(1, 65535), 1, 65535, '1:65535'],
  ])('%s', (ports, first, last, text) => {
    expect([ports.firstPort, ports.lastPort, ports.toString()]).toEqual([first, last, text]);
  });

  test.each([[7999, false], [8000, true], [8005, true], [8010, true], [8011, false]])('8000 to 8010 contains %d: %s', (port, expected) => {
    expect(PortRange.between(8000, 8010).contains(port)).toBe(expected);
  });

  test.each([
    [() => PortRange.single(0), 'HW1101 amount out of range: given port 0; allowed: a whole number from 1 to 65535. Give a port inside the range.'],
    [() => PortRange.single(65536), 'HW1101 amount out of range: given port 65536; '],
    [() => PortRange.single(80.5), 'HW1101 amount out of range: given port 80.5; '],
    [() => PortRange.between(0, 80), 'HW1101 amount out of range: given port 0; '],
    [() => PortRange.between(80, 65536), 'HW1101 amount out of range: given port 65536; '],
    [() => PortRange.between(8010, 8000), 'HW1101 amount out of range: given ports 8010 to 8000; allowed: a last port that is not below the first. Write PortRange.between(8000, 8010).'],
  ])('refusal %#', (build, message) => expect(build).toThrow(message));

  test.each([
    [() => PortRange.single(Token.asNumber(ref('x.port')))],
    [() => PortRange.between(Token.asNumber(ref('x.port')), 80)],
    [() => PortRange.between(80, Token.asNumber(ref('x.port')))],
  ])('a token is refused (%#)', build => expect(build).toThrow(/^HW1107 .*; allowed: a port that is known at synth\. /));
});
