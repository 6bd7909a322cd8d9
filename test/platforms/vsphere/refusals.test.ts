import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdktf';
import { REFUSALS } from './refusal-cases';
import { OTHERS } from './refusal-others';
import { machine, tuned } from './refused-programs';
import { esxi, gib, golden, vcenter, web } from './written-on-vsphere';
import { CalendarDate, Duration, EstateStack, OperatingSystem, Provisioning, VmTemplate, VspherePlatform, VsphereTuning } from '../../../src';
import { ALLOWED_TIMES, ALLOWED_VALUES } from '../../../src/platforms/vsphere/allowed-values';
import { VSPHERE_CODES } from '../../../src/private/codes/vsphere';
import { Project, refusalOf } from '../../support/project';
import { ADMIN, codesOf, refusal, written } from '../written';

const project = Project.forEachTest();
const SOURCE = path.join(__dirname, '../../../src/platforms/vsphere');
const CODES = Object.entries(VSPHERE_CODES);
/** Those of customization are in customization.test.ts, what needs a lock in esxi.test.ts. */
const ELSEWHERE = ['HW2110', 'HW2111', 'HW2127', 'HW2128'];

test('every code has a program that provokes it, and every code that the platforms name is one', () => {
  expect([...Object.keys(REFUSALS), ...ELSEWHERE].sort()).toEqual(CODES.map(([code]) => code).sort());
  const named = new Set(fs.readdirSync(SOURCE).filter(file => file.endsWith('.ts')).flatMap(file => fs.readFileSync(path.join(SOURCE, file), 'utf8').match(/(?<=')HW21\d\d(?=')/g) ?? []));
  expect([...named].sort()).toEqual(CODES.map(([code]) => code).sort());
  expect(CODES.filter(([, { title, why }]) => title === '' || title.endsWith('.') || !why.endsWith('.'))).toEqual([]);
});

test('the machine that cases change is right by itself', () => {
  expect(() => written(machine())).not.toThrow();
});

test.each(Object.entries(REFUSALS))('%s names the construct, what was given, what is allowed and what to do', (code, { at, given, allowed, remedy, program }) => {
  const report = refusal(program);
  const line = /^(?: *|)\[(?<at>[^\]]*)\] (?<code>HW\d{4}) (?<title>[^:]+): given (?<given>.*?); allowed: (?<said>.*)$/m.exec(report)!.groups!;
  const { title } = VSPHERE_CODES[code as keyof typeof VSPHERE_CODES];
  expect(line).toEqual({ at, code, title, given, said: `${allowed}. ${remedy}` });
  expect(codesOf(report)).toEqual([code]);
});

test.each(OTHERS)('the same code for other mistakes: %s', (_, code, words, program) => {
  const report = refusal(program);
  expect(report).toContain(words);
  expect(codesOf(report)).toContain(code);
  expect(codesOf(report).filter(one => one !== code && one.startsWith('HW21'))).toEqual([]);
});

describe('values of the tuning', () => {
  const nested = (field: string, value: string): VsphereTuning => {
    const [kind, own] = field.split('.');
    return (own === undefined ? { [kind]: value } : { [kind]: { [kind === 'disks' ? 'root' : 'net0']: { [own]: value } } }) as VsphereTuning;
  };

  test.each(Object.keys(ALLOWED_VALUES))('%s', field => {
    const [, own] = field.split('.');
    const at = own === undefined ? field : field.replace('.', field.startsWith('disks') ? '.root.' : '.net0.');
    expect(refusal(tuned(nested(field, 'nonsense')))).toContain(`[lab/Web] HW2112 ${VSPHERE_CODES.HW2112.title}: given ${at} "nonsense"; allowed: ${ALLOWED_VALUES[field].join(', ')}. Choose one of these.`);
  });

  test.each(Object.entries(ALLOWED_TIMES))('%s', (field, [least, most]) => {
    const range = most === Number.MAX_SAFE_INTEGER ? `${least / 60} minutes or more` : `${least / 60} to ${most / 60} minutes`;
    for (const seconds of most === Number.MAX_SAFE_INTEGER ? [least - 1] : [least - 1, most + 1]) {
      expect(refusal(tuned({ [field]: Duration.seconds(seconds) }))).toContain(`given ${field} ${Duration.seconds(seconds)}; allowed: ${range}. Give one in this range.`);
    }
    expect(() => written(tuned({ [field]: Duration.seconds(least) }))).not.toThrow();
  });
});

describe('templates', () => {
  test.each<[string, (vc: VspherePlatform) => ConstructorParameters<typeof VmTemplate>[2], string, string]>([
    ['another size than the file has', vc => ({ image: golden(vc, { copyToLibrary: true }), diskSize: gib(30) }), 'HW2107', 'given 30 GiB for a template of rhel9-golden; allowed: 20 GiB, which the template has. Leave diskSize out: a machine may have a larger disk than its template.'],
    ['nobody knows what is inside', vc => ({ image: vc.existingTemplate('golden', { disks: [gib(20)] }) }), 'HW2119', 'given template golden;'],
    ['a genericcloud image', vc => ({ image: vc.ova('https://images.example/debian-12-genericcloud-amd64.ova', { guest: OperatingSystem.DEBIAN_13 }) }), 'HW2106', 'given OVA https://images.example/debian-12-genericcloud-amd64.ova;'],
    ['a file that is no OVA', vc => ({ image: vc.ova('https://images.example/rhel9.vmdk', { guest: OperatingSystem.RHEL_9 }) }), 'HW1303', 'given https://images.example/rhel9.vmdk; allowed: .ova or .ovf. Give the address of the OVA file itself.'],
  ])('%s', (_, props, code, words) => {
    const report = refusal(stack => { new VmTemplate(stack, 'Golden', props(vcenter(stack))); });
    expect(report).toContain('[lab/Golden] ' + code);
    expect(report).toContain(words);
    expect(codesOf(report)).toEqual([code]);
  });

  test('on a standalone host say what to do instead', () => {
    expect(refusal(stack => { const esx = esxi(stack); new VmTemplate(stack, 'Golden', { image: esx.ova('a.ova', { guest: OperatingSystem.RHEL_9 }) }); }))
      .toContain('[lab/Golden] HW2101 clone on a standalone host: given a VmTemplate of a.ova; allowed: machines that name the image directly. Give the image itself to each machine: the host has no clones that a template would serve.');
  });
});

test('Debian 11, whose cloud-init is too old for guestinfo, is refused while it is still supported', () => {
  const app = new App();
  const stack = new EstateStack(app, 'lab', { asOf: CalendarDate.of('2026-01-15'), defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
  const vc = vcenter(stack);
  web(vc, { image: golden(vc, { guest: OperatingSystem.DEBIAN_11, extendedSupport: true }) });
  const { problems } = refusalOf(app);
  expect(problems.map(({ code }) => code)).toEqual(['HW2105']);
  expect(problems[0].message).toContain(`given ${OperatingSystem.DEBIAN_11.displayName}; allowed: a guest whose cloud-init has the datasource for VMware`);
});

test('several problems stand in one report, each with its construct, and nothing is written', () => {
  const app = new App();
  const stack = new EstateStack(app, 'lab', { asOf: CalendarDate.of('2026-11-21'), defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
  const vc = vcenter(stack, { datastoreCluster: 'pods' });
  vc.tune(web(vc, {}, 'One'), { guestId: 'rhel99', hvMode: 'maybe', disks: { data: {} } });
  web(vc, { image: vc.existingTemplate('golden'), provisioning: Provisioning.none() }, 'Two');
  vc.vgpu(web(vc, {}, 'Three'), 'grid');
  esxi(stack).existingTemplate('x');
  const { message, problems } = refusalOf(app);
  expect(problems.map(({ path: at, code }) => `${at} ${code}`)).toEqual(['lab/One HW2104', 'lab/One HW2112', 'lab/One HW2113', 'lab/Two HW2119', 'lab/Vc HW2120', 'lab/Vc HW2124']);
  expect(message).toContain('6 problems; nothing was written.');
  expect(project.has('cdktf.out', 'stacks', 'lab')).toBe(false);
});
