import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdktf';
import { ACCEPTED } from './refusal-accepted';
import { CASES } from './refusal-cases';
import { CONSTRUCTIONS } from './refusal-constructions';
import { ACCEPTED_ELSEWHERE, RULES } from './refusal-rules';
import { UNRENDERED } from './refusal-unrendered';
import { machineOn, networked } from './refused-programs';
import { azure, gib, machine, network } from './written-on-azure';
import * as library from '../../../src';
import { Admin, AzurePatching, AzurePlacement, CalendarDate, Cidr, EstateStack, Firmware, OperatingSystem, Provisioning, VmSize } from '../../../src';
import { fittingTuning, misfitsOfTuning } from '../../../src/platforms/azure/inspect-kinds';
import { AZURE_CODES } from '../../../src/private/codes/azure';
import { titleOf } from '../../../src/private/fail';
import { Project, refusalOf } from '../../support/project';
import { ADMIN, codesOf, KEY, refusal, written } from '../written';

const project = Project.forEachTest();
const ROOT = path.join(__dirname, '../../..');
const SOURCE = path.join(ROOT, 'src/platforms/azure');
const CODES = Object.entries(AZURE_CODES);
const LINE = /^(?: *|)\[(?<at>[^\]]*)\] (?<code>HW\d{4}) (?<title>[^:]+): given (?<given>.*?); allowed: (?<said>.*)$/gm;
/** The provider's package is missing in a process of its own. */
const ELSEWHERE = ['HW2201'];
const WHATS = CASES.map(({ what }) => what);

test('every code has a program that provokes it, and every code that the platform names is one', () => {
  expect([...new Set([...CASES.map(({ code }) => code), ...ELSEWHERE])].filter(code => code in AZURE_CODES).sort()).toEqual(CODES.map(([code]) => code).sort());
  const named = new Set(fs.readdirSync(SOURCE).filter(file => file.endsWith('.ts')).flatMap(file => fs.readFileSync(path.join(SOURCE, file), 'utf8').match(/(?<=')HW22[0-5]\d(?=')/g) ?? []));
  expect([...named].sort()).toEqual(CODES.map(([code]) => code).sort());
  expect(CODES.filter(([, { title, why }]) => title === '' || title.endsWith('.') || !why.endsWith('.'))).toEqual([]);
});

test('no two cases have one name', () => {
  expect(WHATS.filter((what, at) => WHATS.indexOf(what) !== at)).toEqual([]);
});

test('the machine that cases change is right by itself', () => {
  expect(() => written(machineOn())).not.toThrow();
});

describe.each(CASES.map(one => [one.what, one] as const))('%s', (_, { code, at = 'lab/Web', given, allowed, remedy, also = [], program, mended }) => {
  test('GIVEN the mistake WHEN it is written THEN the message names the construct, what was given, what is allowed and what to do', () => {
    const report = refusal(program);
    const [line] = [...report.matchAll(LINE)].map(({ groups }) => ({ ...groups })).filter(one => one.code === code);
    expect(line).toEqual({ at, code, title: titleOf(code), given, said: `${allowed}. ${remedy}` });
    expect(codesOf(report)).toEqual([code, ...also].sort());
  });

  test('GIVEN what the message advises, or the last value that is allowed WHEN it is written THEN the provider takes it', () => {
    expect(() => written(mended)).not.toThrow();
  });
});

test.each(Object.entries(ACCEPTED))('what a check that looks at too much would refuse is written: %s', (_, program) => {
  expect(() => written(program)).not.toThrow();
});

test.each(['AzureBastionSubnet', 'AzureFirewallManagementSubnet', 'AzureFirewallSubnet', 'GatewaySubnet', 'RouteServerSubnet'])('no machine is in %s', name => {
  const report = refusal(networked({}, net => { net.subnet(name, Cidr.of('10.0.1.0/24')); }));
  expect(report).toContain(`[lab/Net] HW2226 ${AZURE_CODES.HW2226.title}: given subnet net/${name}; allowed: a subnet of machines. ${name} belongs to a service of Azure`);
});

describe('rules of the provider and of Azure', () => {
  test.each(RULES.map(one => [one.rule, one] as const))('%s', (_, { cases = [], byConstruction = [], knownToTerraform }) => {
    expect(cases.filter(what => !WHATS.includes(what))).toEqual([]);
    expect(byConstruction.filter(name => !(name in CONSTRUCTIONS))).toEqual([]);
    expect(cases.length + byConstruction.length > 0).toBe(knownToTerraform === undefined);
  });

  test('what shows that no program can say it is named by a rule', () => {
    expect(Object.keys(CONSTRUCTIONS).filter(name => !RULES.some(({ byConstruction = [] }) => byConstruction.includes(name)))).toEqual([]);
  });

  test.each(Object.entries(CONSTRUCTIONS))('no program can say it: %s', (_, show) => {
    expect.hasAssertions();
    show();
  });

  test.each(Object.entries(ACCEPTED_ELSEWHERE))('what another library accepts is refused here: %s', (_, cases) => {
    expect(cases.filter(what => !WHATS.includes(what))).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
  });
});

describe.each(UNRENDERED)('a program without a compiler: %s', (_, tuning, given, allowed) => {
  test('GIVEN such a value WHEN it is sifted THEN it is named and set aside, and what is left can be rendered', () => {
    const fitting = fittingTuning({ ...tuning, gpus: 0 });
    expect(misfitsOfTuning(tuning)).toEqual([{ given, allowed }]);
    expect(fitting).toEqual({ gpus: 0 });
    expect(() => written(machineOn((az, vm) => { vm.addDisk('data', gib(8)); az.tune(vm, fitting); }))).not.toThrow();
  });

  test('GIVEN such a value WHEN it is written THEN it is refused', () => {
    const report = refusal(machineOn((az, vm) => { vm.addDisk('data', gib(8)); az.tune(vm, tuning); }));
    expect(report).toContain(`[lab/Web] HW2236 ${AZURE_CODES.HW2236.title}: given ${given}; allowed: ${allowed}.`);
  });
});

test('advice names nothing that the library does not have', () => {
  const advice = CASES.flatMap(({ allowed, remedy }) => [allowed, remedy]).join('\n');
  const members = [...advice.matchAll(/\b((?:Azure|Vm)[A-Z]\w+|Access|Admin|Firmware|Provisioning|SecretRef|Size|UpdatePolicy)\.(\w+)/g)].map(([, type, member]) => [type, member]);
  const verbs = [...advice.matchAll(/\bazure\.(\w+)\(/g)].map(([, verb]) => verb);
  expect(members.length).toBeGreaterThan(20);
  expect(members.filter(([type, member]) => !(member in ((library as unknown as Record<string, object>)[type] ?? {})))).toEqual([]);
  expect(verbs.length).toBeGreaterThan(2);
  expect(verbs.filter(verb => !(verb in library.AzurePlatform.prototype))).toEqual([]);
});

test('GIVEN no bindings of Azure WHEN a platform is made THEN the message names the package', () => {
  const hook = project.at('hook.cjs');
  project.write(`
    const Module = require('module');
    const resolve = Module._resolveFilename;
    Module._resolveFilename = function (request, ...rest) {
      if (request.startsWith('@cdktf/provider-azurerm')) { throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' }); }
      return resolve.call(this, request, ...rest);
    };`, 'hook.cjs');
  const program = `
    const { App } = require('cdktf');
    const { AzurePlatform, EstateStack } = require('./src');
    new AzurePlatform(new EstateStack(new App(), 'lab'), 'Azure', { location: 'germanywestcentral', resourceGroup: 'rg' });`;
  const { stderr } = spawnSync(process.execPath, ['-r', hook, '-r', 'tsx/cjs', '-e', program], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: 'test/tsconfig.json', NODE_OPTIONS: '' } });
  expect(stderr).toContain(`[lab/Azure] HW2201 ${AZURE_CODES.HW2201.title}: given @cdktf/provider-azurerm; allowed: the package installed beside hostwright. npm install @cdktf/provider-azurerm`);
});

test('several problems stand in one report, each with its construct, and nothing is written', () => {
  const app = new App();
  const stack = new EstateStack(app, 'lab', { asOf: CalendarDate.of('2026-11-21'), defaults: { admin: ADMIN } });
  const az = azure(stack);
  const net = network(stack, az, { dnsServers: ['dns'] });
  const app1 = machine(stack, az, { network: net.subnet('app', Cidr.of('10.1.0.0/24')), admin: Admin.sshKey('admin', KEY), firmware: Firmware.bios() }, 'One');
  app1.addDisk('data', gib(40_000));
  az.tune(app1, { size: VmSize.of('Standard_NotASize'), patching: AzurePatching.byWindows(), disks: { data: { lun: 64 }, logs: {} }, licenseType: 'Windows_Server', withoutEncryptionAtHost: 'no' });
  az.place(app1, AzurePlacement.inZone(4));
  const two = machine(stack, az, { image: az.image(OperatingSystem.ALPINE_3_23), provisioning: Provisioning.none() }, 'Two');
  az.grant(two, 'Reader', 'here');
  const { message, problems } = refusalOf(app);
  expect(problems.map(({ path: at, code }) => `${at} ${code}`)).toEqual([
    'lab/Net HW2226', 'lab/Net HW2226', 'lab/One HW2202', 'lab/One HW2210', 'lab/One HW2212', 'lab/One HW2215', 'lab/One HW2217', 'lab/One HW2220', 'lab/One HW2222', 'lab/One HW2223', 'lab/One HW2224', 'lab/One HW2225',
    'lab/One HW2230', 'lab/Two HW2207', 'lab/Two HW2209', 'lab/Two HW2237',
  ]);
  expect(message).toContain('16 problems; nothing was written.');
  expect(project.has('cdktf.out', 'stacks', 'lab')).toBe(false);
});

