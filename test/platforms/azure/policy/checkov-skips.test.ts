import { Attributes, DISK, estate, LINUX, Resources, RULE, WINDOWS, writtenIn } from './sample-estate';
import { AzurePolicyRule } from '../../../../src/platforms/azure/policy/azure-policy-rule';
import { checkovBaseline } from '../../../../src/platforms/azure/policy/checkov-baseline';
import { checkovSkips } from '../../../../src/platforms/azure/policy/checkov-skips';
import { policyFindings } from '../../../../src/platforms/azure/policy/inspect-policy';
import { WrittenResources } from '../../../../src/platforms/azure/policy/written-resource';

const REASON = 'the lab is open on purpose';

/** Skips of one resource, where every rule is waived that is named. */
function skips(resources: Resources, name: string, ...waived: readonly AzurePolicyRule[]) {
  const written = writtenIn(resources);
  const all = new WrittenResources(written);
  const findings = policyFindings(all, { waivers: waived.map(rule => ({ rule, path: 'lab', options: { reason: REASON } })), asked: [] });
  const resource = written.find(({ terraformId }) => terraformId === name)!;
  return checkovSkips(resource, all, findings.filter(finding => finding.resource === resource));
}

const linux = (changes: Attributes) => ({ azurerm_linux_virtual_machine: { Web: { allow_extension_operations: undefined, ...changes } } });
const agent = (changes: Attributes) => ({ azurerm_virtual_machine_extension: { Agent: { virtual_machine_id: '${azurerm_linux_virtual_machine.Web.id}', name: 'agent', type: 'CustomScript', ...changes } } });
const USED = 'Extensions are how Azure does what this program asks for: ';

describe('by design', () => {
  test.each<[string, Resources, string]>([
    ['its extensions', estate({ ...linux({}), ...agent({}) }), `${USED}CustomScript.`],
    ['an extension whose type only Terraform knows', estate({ ...linux({}), ...agent({ type: '${var.type}' }) }), `${USED}agent.`],
    ['patching by Azure', estate(linux({ patch_assessment_mode: 'AutomaticByPlatform' })), `${USED}patching by Azure.`],
    ['a backup', estate({ ...linux({}), azurerm_backup_protected_vm: { Backup: { source_vm_id: '${azurerm_linux_virtual_machine.Web.id}' } } }), `${USED}backup.`],
    ['run commands', estate({ ...linux({}), azurerm_virtual_machine_run_command: { Run: { virtual_machine_id: '${azurerm_linux_virtual_machine.Web.id}' } } }), `${USED}run commands.`],
  ])('GIVEN a machine that needs extensions for %s THEN it may have them', (_, resources, comment) => {
    expect(skips(resources, 'Web')).toEqual([{ id: 'CKV_AZURE_50', comment }]);
  });

  test.each<[string, Resources]>([
    ['that needs none', estate(linux({}))],
    ['that allows none', estate({ ...agent({}) })],
    ['whose neighbour has one', estate({ ...linux({}), ...agent({ virtual_machine_id: '${azurerm_linux_virtual_machine.Web2.id}' }) })],
  ])('GIVEN a machine %s THEN the finding stays', (_, resources) => {
    expect(skips(resources, 'Web')).toEqual([]);
  });

  test('GIVEN a disk with keys of Azure THEN it needs none of its own; with one, nothing is skipped', () => {
    expect(skips(estate({ azurerm_managed_disk: { Data: { ...DISK, disk_encryption_set_id: undefined } } }), 'Data').map(({ id }) => id)).toEqual(['CKV_AZURE_93']);
    expect(skips(estate({ azurerm_managed_disk: { Data: DISK } }), 'Data')).toEqual([]);
  });

  test('GIVEN a confidential machine of Windows THEN it needs no encryption at host; another does', () => {
    const machine = (security: string) => ({ ...WINDOWS, encryption_at_host_enabled: false, os_disk: { security_encryption_type: security } });
    const windows = (security: string) => estate({ azurerm_windows_virtual_machine: { Sql: machine(security) } });
    expect(skips(windows('DiskWithVMGuestState'), 'Sql').map(({ id }) => id)).toEqual(['CKV_AZURE_151']);
    expect(skips(windows('VMGuestStateOnly'), 'Sql')).toEqual([]);
  });

  test('GIVEN DNS servers of a hub, and a subnet that Azure runs THEN neither is a mistake', () => {
    expect(skips(estate({ azurerm_virtual_network: { Net: { dns_servers: ['10.9.0.4', '10.9.0.5'] } } }), 'Net').map(({ id }) => id)).toEqual(['CKV_AZURE_183']);
    expect(skips(estate({ azurerm_virtual_network: { Net: { dns_servers: [] } } }), 'Net')).toEqual([]);
    expect(skips(estate({ azurerm_subnet: { Hub: { name: 'RouteServerSubnet' } } }), 'Hub').map(({ id }) => id)).toEqual(['CKV2_AZURE_31']);
  });
});

describe('by waivers', () => {
  const open = (ports: string) => estate({ azurerm_network_security_rule: { Rule: { ...RULE, source_address_prefix: '*', destination_port_range: ports } } });

  test.each([['22', ['CKV_AZURE_10']], ['3389', ['CKV_AZURE_9']], ['5985', []], ['20-4000', ['CKV_AZURE_10', 'CKV_AZURE_9']]])('GIVEN port %s that is waived THEN checkov is told the reason where it sees it', (ports, ids) => {
    expect(skips(open(ports), 'Rule', AzurePolicyRule.MANAGEMENT_PORT_FROM_INTERNET)).toEqual(ids.map(id => ({ id, comment: REASON })));
  });

  test('GIVEN one of two resources with a waived finding THEN the other has no reason of it', () => {
    const { azurerm_network_security_rule: rules, ...rest } = open('22');
    expect(skips({ ...rest, azurerm_network_security_rule: { ...rules, Closed: RULE } }, 'Closed', AzurePolicyRule.MANAGEMENT_PORT_FROM_INTERNET)).toEqual([]);
  });

  test('GIVEN a finding that is not waived THEN nothing is skipped', () => {
    expect(skips(open('22'), 'Rule')).toEqual([]);
    expect(skips(open('22'), 'Rule', AzurePolicyRule.IP_FORWARDING)).toEqual([]);
  });

  test('GIVEN passwords that are waived THEN each check that asks for keys has the reason', () => {
    expect(skips(estate({ azurerm_linux_virtual_machine: { Web: { ...LINUX, disable_password_authentication: false } } }), 'Web', AzurePolicyRule.PASSWORD_AUTHENTICATION).map(({ id }) => id))
      .toEqual(['CKV_AZURE_1', 'CKV_AZURE_149', 'CKV_AZURE_178']);
  });
});

test('GIVEN skips in a document THEN the baseline names them both ways, with their reasons', () => {
  const explained = { '//': { metadata: { path: 'lab/Web' }, checkov: { skip: [{ id: 'CKV_AZURE_50', comment: 'backup' }] } } };
  const finding = { check_ids: ['CKV_AZURE_50'], reasons: { CKV_AZURE_50: 'backup' } };
  expect(checkovBaseline({ resource: { azurerm_subnet: { App: {} }, azurerm_linux_virtual_machine: { Web: explained } } }, 'cdk.tf.json')).toEqual({
    failed_checks: [{ file: 'cdk.tf.json', findings: [{ resource: 'azurerm_linux_virtual_machine.Web', ...finding }, { resource: 'resource.Web', ...finding }] }],
  });
  expect(checkovBaseline({}, 'cdk.tf.json')).toEqual({ failed_checks: [] });
});
