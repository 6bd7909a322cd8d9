import { gzipSync } from 'zlib';
import { Attributes, DISK, estate, KEY, LINUX, refused, Resources, RULE, SCALE_SET, SECRET, WINDOWS } from './sample-estate';
import { AzurePolicyRule } from '../../../../src/platforms/azure/policy/azure-policy-rule';
import { azurePolicyRules } from '../../../../src/platforms/azure/policy/catalogue';
import { AZURE_POLICY_CODES } from '../../../../src/private/codes/azure-policy';

const rule = (changes: Attributes) => estate({ azurerm_network_security_rule: { Rule: changes } });
const open = (ports: string, changes: Attributes = {}) => rule({ source_address_prefix: '*', destination_port_range: ports, ...changes });
const from = (...prefixes: string[]) => rule({ source_address_prefix: undefined, source_address_prefixes: prefixes });
const inline = (changes: Attributes) => estate({ azurerm_network_security_group: { Group: { security_rule: [{ ...RULE, ...changes }] } } });
const nic = (changes: Attributes) => estate({ azurerm_network_interface: { Nic: changes } });
const subnet = (changes: Attributes) => estate({ azurerm_subnet: { App: changes } });
const lonely = (changes: Attributes = {}) => estate({ azurerm_subnet: { App: changes }, azurerm_subnet_network_security_group_association: { AppGroup: undefined } });
const linux = (changes: Attributes) => estate({ azurerm_linux_virtual_machine: { Web: changes } });
const windows = (changes: Attributes) => estate({ azurerm_windows_virtual_machine: { Sql: { ...WINDOWS, ...changes } } });
const scaleSet = (changes: Attributes) => estate({ azurerm_orchestrated_virtual_machine_scale_set: { Workers: { ...SCALE_SET, ...changes } } });
const oldScaleSet = (changes: Attributes) => estate({ azurerm_linux_virtual_machine_scale_set: { Workers: { ...LINUX, ...changes } } });
const disk = (changes: Attributes) => estate({ azurerm_managed_disk: { Data: { ...DISK, ...changes } } });
const extension = (changes: Attributes, machine: Attributes = {}) => estate({
  azurerm_linux_virtual_machine: { Web: machine },
  azurerm_virtual_machine_extension: { Agent: { virtual_machine_id: '${azurerm_linux_virtual_machine.Web.id}', publisher: 'Microsoft.Azure.Monitor', type: 'CustomScript', ...changes } },
});
const command = (changes: Attributes) => estate({ azurerm_virtual_machine_run_command: { Command: changes } });

/** Estates in which a rule finds nothing: what is right, and what only Terraform knows. */
const ACCEPTED: Readonly<Record<string, Readonly<Record<string, Resources>>>> = {
  'management-port-from-internet': {
    'a network': from('198.51.100.0/24'),
    'private networks however large': from('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'),
    'the largest network that one organisation has': from('17.0.0.0/8'),
    'private addresses of IPv6': from('fc00::/7', '2001:db8::/32'),
    'a service tag': rule({ source_address_prefix: 'VirtualNetwork' }),
    'a group of machines': rule({ source_address_prefix: undefined, source_application_security_group_ids: ['${azurerm_application_security_group.A.id}'] }),
    'another port': open('443'),
    'a range beside it': open('23-20', { destination_port_range: undefined, destination_port_ranges: ['8000-8080', '443'] }),
    'a denial': open('22', { access: 'Deny' }),
    'the way out': open('22', { direction: 'Outbound' }),
    'another protocol': open('*', { protocol: 'Icmp' }),
    'a source that only Terraform knows': rule({ source_address_prefix: '${var.source}' }),
    'sources that only Terraform knows': rule({ source_address_prefix: undefined, source_address_prefixes: '${var.sources}' }),
    'a port that only Terraform knows': open('${var.port}'),
    'an access that only Terraform knows': open('22', { access: '${var.access}' }),
    'a direction that only Terraform knows': open('22', { direction: '${var.direction}' }),
    'a protocol that only Terraform knows': open('22', { protocol: '${var.protocol}' }),
    'rules that only Terraform knows': estate({ azurerm_network_security_group: { Group: { security_rule: '${var.rules}' } } }),
    'a rule without a source': rule({ source_address_prefix: null }),
  },
  'data-port-from-internet': { 'a network': rule({ destination_port_range: '5432' }), 'a port that only Terraform knows': open('${var.port}'), 'UDP, which has its own rule': rule({ protocol: 'Udp', destination_port_range: '5432' }) },
  'all-ports-from-internet': { 'a network': rule({ destination_port_range: '*', protocol: '*' }), 'sources that only Terraform knows': rule({ destination_port_range: '*', source_address_prefix: '${var.source}' }) },
  'udp-from-internet': { 'a network': rule({ protocol: 'Udp' }), 'TCP': open('443'), 'a port that only Terraform knows': open('${var.port}', { protocol: 'Udp' }) },
  'http-from-internet': { 'HTTPS': open('443'), 'a network': rule({ destination_port_range: '80' }), 'ports that only Terraform knows': open('', { destination_port_range: undefined, destination_port_ranges: '${var.ports}' }) },
  'ip-forwarding': { 'off': nic({ ip_forwarding_enabled: false }), 'only Terraform knows': nic({ ip_forwarding_enabled: '${var.router}' }) },
  'public-address': {
    'none': nic({ ip_configuration: [{ name: 'main', public_ip_address_id: null }] }),
    'configurations that only Terraform knows': nic({ ip_configuration: '${var.configurations}' }),
    'none in a scale set': scaleSet({ network_interface: [{ ip_configuration: [{ name: 'main', public_ip_address: [] }] }] }),
  },
  'subnet-without-security-group': {
    'a gateway': lonely({ name: 'GatewaySubnet' }),
    'a firewall': lonely({ name: 'AzureFirewallSubnet' }),
    'files of NetApp': lonely({ delegation: [{ name: 'files', service_delegation: { name: 'Microsoft.Netapp/volumes' } }] }),
    'a name that only Terraform knows': lonely({ name: '${var.name}' }),
    'a group that is given but not kept': lonely({ network_security_group_id_wo: '${var.group}' }),
    'an association of a subnet that only Terraform knows': estate({ azurerm_subnet_network_security_group_association: { AppGroup: { subnet_id: '${local.subnets["app"]}' } } }),
    'an association of one of many': estate({ azurerm_subnet_network_security_group_association: { AppGroup: { subnet_id: '${azurerm_subnet.App["a"].id}' } } }),
    'a subnet inside of its network, with a group': estate({ azurerm_virtual_network: { Net: { subnet: [{ name: 'db', default_outbound_access_enabled: false, security_group: '${azurerm_network_security_group.Group.id}' }] } } }),
    'subnets that only Terraform knows': estate({ azurerm_virtual_network: { Net: { subnet: '${var.subnets}' } } }),
  },
  'subnet-default-outbound-access': {
    'off': subnet({ default_outbound_access_enabled: false }),
    'only Terraform knows': subnet({ default_outbound_access_enabled: '${var.outbound}' }),
    'Azure Bastion': subnet({ name: 'AzureBastionSubnet', default_outbound_access_enabled: undefined }),
    'a service of Azure': subnet({ default_outbound_access_enabled: undefined, delegation: [{ service_delegation: { name: 'Microsoft.Web/serverFarms' } }] }),
  },
  'encryption-at-host': {
    'on': linux({ encryption_at_host_enabled: 'true' }),
    'only Terraform knows': linux({ encryption_at_host_enabled: '${var.encrypted}' }),
    'a confidential machine': windows({ encryption_at_host_enabled: false, os_disk: [{ security_encryption_type: 'DiskWithVMGuestState' }] }),
  },
  'secure-boot': { 'on': windows({ secure_boot_enabled: true }), 'only Terraform knows': linux({ secure_boot_enabled: '${var.secure}' }), 'a flexible scale set, which has no such argument': scaleSet({}) },
  'virtual-tpm': { 'on': windows({ vtpm_enabled: true }), 'only Terraform knows': linux({ vtpm_enabled: '${var.secure}' }) },
  'boot-diagnostics': {
    'managed': linux({ boot_diagnostics: [{}] }),
    'an own account': linux({ boot_diagnostics: { storage_account_uri: 'https://logs.blob.example' } }),
    'only Terraform knows': linux({ boot_diagnostics: '${var.diagnostics}' }),
    'one for each': linux({ boot_diagnostics: undefined, dynamic: { boot_diagnostics: { for_each: '${var.diagnostics}', content: {} } } }),
  },
  'automatic-updates': {
    'by Azure': windows({ patch_mode: 'AutomaticByPlatform', automatic_updates_enabled: false }),
    'by Windows': windows({ patch_mode: undefined }),
    'only Terraform knows': windows({ patch_mode: '${var.mode}', automatic_updates_enabled: '${var.updates}' }),
    'off, in a mode that only Terraform knows': windows({ patch_mode: '${var.mode}', automatic_updates_enabled: false }),
  },
  'password-authentication': { 'left out': linux({ disable_password_authentication: undefined }), 'only Terraform knows': linux({ disable_password_authentication: '${var.keys}' }) },
  'disk-network-access': { 'by a private endpoint': disk({ network_access_policy: 'AllowPrivate' }), 'only Terraform knows': disk({ network_access_policy: '${var.policy}', public_network_access_enabled: '${var.open}' }) },
  'literal-secret': {
    'a reference': extension({ settings: '${jsonencode({"script" = var.script})}' }),
    'custom data without one': linux({ custom_data: Buffer.from(`#cloud-config\nssh_authorized_keys: [${KEY}]\n`).toString('base64') }),
    'custom data that only Terraform knows': linux({ custom_data: '${base64encode(var.data)}' }),
    'bytes that say that they are compressed, and are not': linux({ custom_data: Buffer.from([0x1f, 0x8b, 1, 2, 3]).toString('base64') }),
  },
  'literal-password': {
    'a variable': windows({ admin_password: '${var.password}' }),
    'Key Vault': extension({ protected_settings: null, protected_settings_from_key_vault: { secret_url: 'https://kv.example/secrets/setup' } }),
    'an empty one': extension({ protected_settings: '' }),
  },
  'protected-setting-in-public': { 'a value with such a word': extension({ settings: JSON.stringify({ commandToExecute: 'reset the password', passwordless: true }) }) },
  'retired-extension': { 'one of today': extension({ type: 'CustomScript' }), 'only Terraform knows': extension({ type: '${var.extension}' }) },
  'extension-of-azure': { 'one of today': extension({ type: 'CustomScript' }), 'only Terraform knows': extension({ type: '${var.extension}' }) },
  'extension-without-identity': {
    'an own identity': extension({ type: 'AADSSHLoginForLinux' }, { identity: { type: 'SystemAssigned, UserAssigned' } }),
    'any identity for an agent': extension({ type: 'AzureMonitorLinuxAgent' }, { identity: [{ type: 'UserAssigned' }] }),
    'an identity that only Terraform knows': extension({ type: 'AADSSHLoginForLinux' }, { identity: [{ type: '${var.identity}' }] }),
    'a machine of another stack': extension({ type: 'AADSSHLoginForLinux', virtual_machine_id: '${var.machine}' }),
    'a machine that is found by its interface': extension({ type: 'AADSSHLoginForLinux', virtual_machine_id: '${azurerm_network_interface.Nic.virtual_machine_id}' }),
    'one that needs none': extension({ type: 'CustomScript' }),
  },
  'machine-without-backup': { 'a backup': estate({ azurerm_backup_protected_vm: { Backup: { source_vm_id: '${azurerm_linux_virtual_machine.Web.id}' } } }), 'not asked for': estate() },
  'machine-without-monitoring-agent': { 'an agent': extension({ type: 'AzureMonitorLinuxAgent' }, { identity: [{ type: 'SystemAssigned' }] }), 'not asked for': estate() },
};

/** Estates in which a rule finds something, with what it says; those that checkov passes are in blind-spots.ts. */
const REFUSED: readonly [string, Resources, string][] = [
  ['management-port-from-internet', open('22', { protocol: 'tcp', direction: 'INBOUND', access: 'allow' }), 'port 22 (SSH) from * by tcp in the rule ssh at lab/Rule'],
  ['management-port-from-internet', open('20-25'), 'port 21 (FTP), port 22 (SSH), port 23 (Telnet) from * by tcp in the rule ssh at lab/Rule'],
  ['management-port-from-internet', rule({ source_address_prefix: 'Any', destination_port_range: undefined, destination_port_ranges: ['443', '3389'] }), 'port 3389 (RDP) from Any by tcp in the rule ssh at lab/Rule'],
  ['management-port-from-internet', from('10.0.0.0/8', '8.0.0.0/6', '${var.more}'), 'port 22 (SSH) from 10.0.0.0/8, 8.0.0.0/6, ${var.more} by tcp in the rule ssh at lab/Rule'],
  ['management-port-from-internet', from('2000::/4'), 'port 22 (SSH) from 2000::/4 by tcp in the rule ssh at lab/Rule'],
  ['management-port-from-internet', inline({ source_address_prefix: 'internet' }), 'port 22 (SSH) from internet by tcp in the rule ssh at lab/Group'],
  ['management-port-from-internet', estate({ azurerm_network_security_group: { Group: { dynamic: { security_rule: { for_each: '${var.names}', content: { ...RULE, name: '${security_rule.value}', source_address_prefix: '*' } } } } } }), 'port 22 (SSH) from * by tcp in the rule ${security_rule.value} at lab/Group'],
  ['data-port-from-internet', open('6379,9200'), 'port 6379 (Redis), port 9200 (Elasticsearch) from * by tcp in the rule ssh at lab/Rule'],
  ['all-ports-from-internet', open('*'), 'every port from * by tcp in the rule ssh at lab/Rule'],
  ['all-ports-from-internet', open('', { destination_port_range: undefined, destination_port_ranges: ['1-30000', '30001-65535'] }), 'every port from * by tcp in the rule ssh at lab/Rule'],
  ['udp-from-internet', open('514', { protocol: 'Udp' }), 'UDP from * by udp in the rule ssh at lab/Rule'],
  ['http-from-internet', open('80'), 'port 80 (HTTP) from * by tcp in the rule ssh at lab/Rule'],
  ['ip-forwarding', nic({ enable_ip_forwarding: true }), 'an interface that forwards at lab/Nic'],
  ['public-address', nic({ ip_configuration: [{ name: 'main', public_ip_address_id: '${azurerm_public_ip.Web.id}' }] }), 'an interface with a public address at lab/Nic'],
  ['subnet-without-security-group', lonely(), 'the subnet app without a network security group at lab/App'],
  ['subnet-without-security-group', lonely({ name: 'AzureBastionSubnet' }), 'the subnet AzureBastionSubnet without a network security group at lab/App'],
  ['subnet-without-security-group', lonely({ name: '${var.prefix}-app' }), 'the subnet ${var.prefix}-app without a network security group at lab/App'],
  ['subnet-without-security-group', estate({ azurerm_subnet_network_security_group_association: { AppGroup: { subnet_id: '${azurerm_subnet.Application.id}' } } }), 'the subnet app without a network security group at lab/App'],
  ['subnet-default-outbound-access', subnet({ default_outbound_access_enabled: null }), 'the subnet app with default outbound access at lab/App'],
  ['encryption-at-host', windows({ encryption_at_host_enabled: false }), 'encryption_at_host_enabled false at lab/Sql'],
  ['encryption-at-host', oldScaleSet({ encryption_at_host_enabled: undefined }), 'encryption_at_host_enabled left out at lab/Workers'],
  ['secure-boot', linux({ secure_boot_enabled: undefined }), 'secure_boot_enabled left out at lab/Web'],
  ['virtual-tpm', linux({ vtpm_enabled: false }), 'vtpm_enabled false at lab/Web'],
  ['boot-diagnostics', windows({ boot_diagnostics: undefined }), 'no boot_diagnostics at lab/Sql'],
  ['automatic-updates', windows({ patch_mode: 'AutomaticByOS', enable_automatic_updates: false }), 'patch_mode AutomaticByOS with automatic updates off at lab/Sql'],
  ['automatic-updates', scaleSet({ os_profile: { windows_configuration: { patch_mode: 'Manual' } } }), 'patch_mode Manual with automatic updates on at lab/Workers'],
  ['password-authentication', linux({ disable_password_authentication: false }), 'disable_password_authentication false at lab/Web'],
  ['disk-network-access', disk({ public_network_access_enabled: undefined, network_access_policy: undefined }), 'public_network_access_enabled left out, which is true, network_access_policy left out, which is AllowAll at lab/Data'],
  ['literal-secret', scaleSet({ extension: [{ type: 'CustomScript', settings: `{"token": "${SECRET}"}` }] }), 'settings with a secret in it (GitHub token; not shown) at lab/Workers'],
  ['literal-secret', linux({ user_data: Buffer.from(SECRET).toString('base64') }), 'user_data with a secret in it (GitHub token; not shown) at lab/Web'],
  ['literal-secret', windows({ additional_unattend_content: [{ content: `<Value>${SECRET}</Value>` }] }), 'additional_unattend_content with a secret in it (GitHub token; not shown) at lab/Sql'],
  ['literal-secret', command({ parameter: [{ name: 'token', value: SECRET }] }), 'parameter with a secret in it (GitHub token; not shown) at lab/Command'],
  ['literal-password', command({ run_as_password: 'hunter2' }), 'run_as_password in clear text at lab/Command'],
  ['literal-password', scaleSet({ os_profile: { windows_configuration: { admin_password: '$${not an expression}' } } }), 'admin_password in clear text at lab/Workers'],
  ['protected-setting-in-public', extension({ settings: '{"Name":"corp.example","Password":"${var.password}"}' }), 'Password in settings at lab/Agent'],
  ['retired-extension', extension({ type: 'LinuxDiagnostic' }), 'the retired extension LinuxDiagnostic, replaced by AzureMonitorLinuxAgent with a data collection rule at lab/Agent'],
  ['extension-of-azure', extension({ type: 'MDE.Linux' }), 'the extension MDE.Linux, which comes with a plan of Defender for Servers at lab/Agent'],
  ['extension-without-identity', extension({ type: 'AzureMonitorLinuxAgent' }), 'the extension AzureMonitorLinuxAgent on a machine without an identity at lab/Agent'],
  ['extension-without-identity', extension({ type: 'GuestAttestation' }, { identity: { type: 'UserAssigned' } }), 'the extension GuestAttestation on a machine without an identity of its own at lab/Agent'],
  ['extension-without-identity', scaleSet({ extension: [{ type: 'AzureMonitorLinuxAgent' }] }), 'the extension AzureMonitorLinuxAgent on a machine without an identity at lab/Workers'],
];

const codeOf = (ruleId: string) => AzurePolicyRule.all.find(one => one.ruleId === ruleId)!.code;
const accepted = Object.entries(ACCEPTED).flatMap(([ruleId, cases]) => Object.entries(cases).map(([name, resources]): [string, string, Resources] => [ruleId, name, resources]));

test.each(accepted)('GIVEN %s: %s THEN nothing is refused', (ruleId, _, resources) => {
  const rules = AzurePolicyRule.all.filter(one => one.ruleId === ruleId && one.isOptional);
  expect(refused(resources, [], _ === 'not asked for' ? [] : rules)).toEqual([]);
});

test.each(REFUSED)('GIVEN %s WHEN it is broken THEN it says what was given and where: case %#', (ruleId, resources, given) => {
  expect(refused(resources)).toEqual([`${codeOf(ruleId)} ${given} (${ruleId})`]);
});

test('GIVEN custom data that is compressed WHEN it has a secret THEN it is refused', () => {
  expect(refused(linux({ custom_data: gzipSync(SECRET).toString('base64') }))).toEqual(['HW2285 custom_data with a secret in it (GitHub token; not shown) at lab/Web (literal-secret)']);
});

test('GIVEN a machine of the first provider THEN it is refused, since it has no argument for what is asked', () => {
  expect(refused(estate({ azurerm_virtual_machine: { Old: { name: 'old' } } })).map(line => line.slice(0, 6))).toEqual(['HW2279', 'HW2280', 'HW2280']);
});

test('GIVEN a rule that opens every port to every protocol THEN it is told once', () => {
  expect(refused(open('*', { protocol: '*' }))).toHaveLength(1);
});

describe('the catalogue', () => {
  test('GIVEN the rules THEN a program can name each, and each is accepted somewhere', () => {
    const ids = azurePolicyRules().map(({ ruleId }) => ruleId);
    expect(AzurePolicyRule.all.map(({ ruleId }) => ruleId)).toEqual(ids);
    expect(Object.keys(ACCEPTED).sort()).toEqual([...ids].sort());
    expect(Object.entries(AzurePolicyRule).filter(([, value]) => value instanceof AzurePolicyRule).map(([name]) => name)).toEqual(ids.map(id => id.toUpperCase().replace(/-/g, '_')));
  });

  test('GIVEN the codes THEN each but that of waivers is the code of a rule, and each says why', () => {
    expect([...new Set(azurePolicyRules().map(({ code }) => code)), 'HW2289'].sort()).toEqual(Object.keys(AZURE_POLICY_CODES).sort());
    expect(Object.values(AZURE_POLICY_CODES).filter(({ title, why }) => title === '' || title.endsWith('.') || !why.endsWith('.'))).toEqual([]);
  });

  test('GIVEN a rule THEN it has a title, a reason, what is allowed and what to do, as sentences', () => {
    const wrong = azurePolicyRules().filter(({ title, why, allowed, remedy }) => title.endsWith('.') || !why.endsWith('.') || allowed.endsWith('.') || !remedy.endsWith('.'));
    expect(wrong).toEqual([]);
  });

  test('GIVEN references THEN they have the form of those who made them', () => {
    for (const { references: { checkov = [], cis = [], azurePolicy = [] } } of azurePolicyRules()) {
      expect(checkov.filter(id => !/^CKV2?_AZURE_\d+$/.test(id))).toEqual([]);
      expect(cis.filter(id => !/^\d+(\.\d+)+$/.test(id))).toEqual([]);
      expect(azurePolicy.filter(id => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
    }
  });
});
