import { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import { NetworkSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-rule';
import { azure, machine, onAzure, synthesizedIn } from './written-on-azure';
import { AzurePlatform, AzurePolicyRule, CalendarDate, EstateStack, HardenedVm, Service } from '../../../src';
import { Project } from '../../support/project';
import { codesOf, Json, refusal } from '../written';

const project = Project.forEachTest();
const REASON = 'the office has no fixed address';
type Build = (platform: AzurePlatform, vm: HardenedVm, stack: EstateStack) => void;
const refusedOn = (build: Build) => refusal(stack => { const platform = azure(stack); build(platform, machine(stack, platform), stack); });
/** A rule that somebody writes by hand, past all that the library has. */
const openSsh = (stack: EstateStack) => new NetworkSecurityRule(stack, 'Open', {
  name: 'open', resourceGroupName: 'rg-lab', networkSecurityGroupName: 'web-nsg', priority: 200, direction: 'Inbound', access: 'Allow', protocol: 'Tcp', sourcePortRange: '*', destinationPortRange: '22', sourceAddressPrefixes: ['0.0.0.0/0'], destinationAddressPrefix: '*',
});
const skips = (documentOf: Json, type: string) => Object.values<Json>(documentOf.resource[type]).map(one => one['//'].checkov?.skip);

test('GIVEN a resource of the program beside the platform WHEN it opens SSH to everybody THEN it is refused, together with everything else', () => {
  const report = refusedOn((platform, vm, stack) => { openSsh(stack); platform.tune(vm, { gpus: 9 }); });
  expect(report).toContain('[lab] HW2270 management port open to the internet: given ');
  expect(report).toContain(' at lab/Open (management-port-from-internet); allowed: ');
  expect(codesOf(report)).toEqual(expect.arrayContaining(['HW2211', 'HW2270']));
});

test('GIVEN the resource of a machine WHEN the program switches something off past the model THEN it is refused', () => {
  const report = refusedOn((platform, vm) => { (platform.resourceOf(vm) as LinuxVirtualMachine).encryptionAtHostEnabled = false; });
  expect(report).toContain('HW2279');
  expect(report).toContain('encryption_at_host_enabled false at lab/Web/Resource (encryption-at-host)');
});

test('GIVEN a waiver WHEN synthesized THEN its reason stands beside the resource and in the baseline, and nothing is refused', () => {
  const result = synthesizedIn(project, ({ platform, stack, web }) => {
    web();
    platform.waive(AzurePolicyRule.MANAGEMENT_PORT_FROM_INTERNET, openSsh(stack), { reason: REASON });
  });
  const [[skip]] = skips(result.document, 'azurerm_network_security_rule');
  expect(skip).toEqual({ id: 'CKV_AZURE_10', comment: REASON });
  const { failed_checks: [{ findings }] } = project.json('cdktf.out', 'stacks', 'lab', 'checkov-baseline.json') as Json;
  expect(findings.map(({ reasons }: Json) => reasons)).toContainEqual({ CKV_AZURE_10: REASON });
});

test.each<[string, Build, string]>([
  ['nothing', (platform, vm) => platform.waive(AzurePolicyRule.IP_FORWARDING, vm, { reason: 'it is a router, some day' }), 'the waiver of ip-forwarding at lab/Web, where the rule finds nothing'],
  ['too little', (platform, _, stack) => platform.waive(AzurePolicyRule.MANAGEMENT_PORT_FROM_INTERNET, openSsh(stack), { reason: 'because' }), 'the waiver of management-port-from-internet at lab/Open with the reason "because"'],
  ['what is over', (platform, _, stack) => platform.waive(AzurePolicyRule.MANAGEMENT_PORT_FROM_INTERNET, openSsh(stack), { reason: REASON, expires: CalendarDate.of('2020-01-31') }), 'which held until 2020-01-31'],
])('GIVEN a waiver of %s WHEN synthesized THEN it is refused', (_, build, given) => {
  const report = refusedOn(build);
  expect(codesOf(report)).toEqual(['HW2289']);
  expect(report).toContain(given);
});

test('GIVEN rules that hold where they are asked for WHEN asked THEN a machine without a backup is refused', () => {
  expect(codesOf(refusedOn(platform => platform.enforcePolicy(AzurePolicyRule.MACHINE_WITHOUT_BACKUP)))).toEqual(['HW2288']);
  expect(onAzure().estate.machines).toHaveLength(1);
});

test.each<[string, (platform: AzurePlatform, vm: HardenedVm) => void]>([
  ['encryption at host', (platform, vm) => platform.tune(vm, { withoutEncryptionAtHost: 'the subscription has no such feature' })],
  ['forwarding', (platform, vm) => platform.tune(vm, { nics: { net0: { forwardsBecause: 'it routes between the subnets' } } })],
  ['a public address', (platform, vm) => platform.publicIp(vm, { reason: 'it is the jump host of the team' })],
])('GIVEN a reason that the program gives elsewhere, for %s WHEN synthesized THEN the policy takes it', (_, build) => {
  const { document } = onAzure(build);
  const reasons = Object.values<Json>(document.resource).flatMap(resources => Object.values<Json>(resources)).flatMap(one => one['//'].checkov?.skip ?? []).map(({ comment }: Json) => comment);
  expect(document.resource.azurerm_linux_virtual_machine).toBeDefined();
  expect(reasons.length).toBeGreaterThan(0);
});

test('GIVEN a machine that lets HTTP in from everywhere WHEN it has a public address THEN that is refused, and without one it is not', () => {
  const lets = (isPublic: boolean) => (platform: AzurePlatform, vm: HardenedVm) => {
    vm.allow(Service.HTTP);
    if (isPublic) { platform.publicIp(vm, { reason: 'it is the web server of the lab' }); }
  };
  expect(codesOf(refusedOn(lets(true)))).toEqual(['HW2274']);
  expect(onAzure(lets(false)).estate.machines).toHaveLength(1);
});
