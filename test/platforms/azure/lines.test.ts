import { azure, machine, onAzure } from './written-on-azure';
import { AzureProviderLine, EstateStack, IpAssignment } from '../../../src';
import { ADMIN, DAY, refusal, writtenApp } from '../written';

test.each([[AzureProviderLine.V4, '~> 4.55', true], [AzureProviderLine.V5, '~> 5.2', false]])('GIVEN %s WHEN synthesized THEN the stack requires it, and leaves alone what Azure itself changes', (providerLine, version, ignored) => {
  const { document } = onAzure(undefined, {}, { providerLine });
  expect(document.terraform.required_providers).toEqual({ azurerm: { source: 'hashicorp/azurerm', version } });
  const [vm] = Object.values<any>(document.resource.azurerm_linux_virtual_machine);
  expect(vm.lifecycle.ignore_changes.includes('vm_agent_platform_updates_enabled')).toBe(ignored);
});

test('GIVEN a machine WHEN synthesized THEN the record tells no MAC address, since Azure gives its own', () => {
  const [{ nics: [nic] }] = onAzure().estate.machines;
  expect(nic).toEqual({ name: 'net0', network: 'lab/app', address: '10.0.20.10/24' });
});

test('GIVEN platforms of two lines in one stack WHEN synthesized THEN they are refused, and in two stacks they are not', () => {
  const both = (one: EstateStack, other: EstateStack) => {
    machine(one, azure(one));
    machine(other, azure(other, { providerLine: AzureProviderLine.V5 }, 'Next'), { ip: IpAssignment.of('10.0.20.11/24') }, 'Api');
  };
  expect(refusal(stack => both(stack, stack))).toContain(
    '[lab/Next] HW2258 two lines of azurerm in one stack: given azurerm ~> 5.2 beside azurerm ~> 4.55 in stack lab; allowed: one line for all platforms of a stack. Give them the same `providerLine`, or put one of them into a stack of its own.',
  );
  const { one, two } = writtenApp(app => {
    const stack = (id: string) => new EstateStack(app, id, { asOf: DAY, defaults: { admin: ADMIN } });
    const [first, second] = [stack('one'), stack('two')];
    machine(first, azure(first));
    machine(second, azure(second, { providerLine: AzureProviderLine.V5 }), { ip: IpAssignment.of('10.0.20.11/24') }, 'Api');
  }, ['one', 'two']);
  expect([one, two].map(({ document }) => document.terraform.required_providers.azurerm.version)).toEqual(['~> 4.55', '~> 5.2']);
});
