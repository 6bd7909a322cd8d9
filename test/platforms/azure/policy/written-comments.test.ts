import { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { KEY, refused } from './sample-estate';
import { checkovBaseline, skipsIn } from '../../../../src/platforms/azure/policy/checkov-baseline';
import { writtenResourcesIn } from '../../../../src/platforms/azure/policy/written-resource';

const SKIPS = [{ id: 'CKV_AZURE_50', comment: 'the agent of Azure Monitor is an extension' }];

/** A stack of hand-written resources, as cdktf writes it. */
function document(change: (web: LinuxVirtualMachine, stack: TerraformStack) => void) {
  const stack = new TerraformStack(new App(), 'lab');
  new AzurermProvider(stack, 'Azure', { features: [{}] });
  const web = new LinuxVirtualMachine(stack, 'Web', {
    name: 'web',
    resourceGroupName: 'rg',
    location: 'germanywestcentral',
    size: 'Standard_D2s_v5',
    adminUsername: 'ops',
    adminSshKey: [{ username: 'ops', publicKey: KEY }],
    networkInterfaceIds: ['${var.nic}'],
    osDisk: { caching: 'ReadWrite', storageAccountType: 'Premium_LRS' },
    bootDiagnostics: {},
    encryptionAtHostEnabled: true,
    secureBootEnabled: true,
    vtpmEnabled: true,
  });
  change(web, stack);
  // Testing.synth leaves the comments out.
  return stack.toTerraform();
}

test('GIVEN skips of a resource WHEN they are written as an override THEN they stand beside the metadata of cdktf', () => {
  const written = document(web => web.addOverride('//.checkov.skip', SKIPS));
  const comment = written.resource.azurerm_linux_virtual_machine.Web['//'];
  expect(comment.checkov).toEqual({ skip: SKIPS });
  expect(comment.metadata).toEqual({ path: 'lab/Web', uniqueId: 'Web' });
  expect(skipsIn(written.resource.azurerm_linux_virtual_machine.Web)).toEqual(SKIPS);
  expect(checkovBaseline(written, 'cdk.tf.json').failed_checks[0].findings).toHaveLength(2);
});

test('GIVEN a resource deep in the tree WHEN it is read from the document THEN its path is that of its construct', () => {
  const written = document((_, stack) => new NetworkSecurityGroup(new Construct(stack, 'Net'), 'Group', { name: 'group', resourceGroupName: 'rg', location: 'germanywestcentral' }));
  expect(writtenResourcesIn(written).map(({ type, address }) => `${type} ${address}`)).toEqual(['azurerm_linux_virtual_machine lab/Web', 'azurerm_network_security_group lab/Net/Group']);
  expect(writtenResourcesIn({})).toEqual([]);
  expect(writtenResourcesIn({ resource: { azurerm_subnet: { App: {} } } })[0].address).toBe('azurerm_subnet.App');
});

test('GIVEN what the bindings write THEN the policy reads it as it stands', () => {
  expect(refused(document(() => undefined).resource)).toEqual([]);
});

test('GIVEN a machine written by hand WHEN it is overridden THEN what is refused is what was written last', () => {
  const written = document((web, stack) => {
    web.addOverride('vtpm_enabled', false);
    web.putBootDiagnostics({ storageAccountUri: 'https://logs.blob.example' });
    new NetworkSecurityGroup(stack, 'Group', {
      name: 'group',
      resourceGroupName: 'rg',
      location: 'germanywestcentral',
      securityRule: [{ name: 'rdp', priority: 100, direction: 'Inbound', access: 'Allow', protocol: 'Tcp', sourcePortRange: '*', sourceAddressPrefixes: ['0.0.0.0/0'], destinationAddressPrefix: '*', destinationPortRange: '3389' }],
    });
  });
  expect(refused(written.resource)).toEqual([
    'HW2270 port 3389 (RDP) from 0.0.0.0/0 by tcp in the rule rdp at lab/Group (management-port-from-internet)',
    'HW2280 vtpm_enabled false at lab/Web (virtual-tpm)',
  ]);
});
