import { Attributes, DISK, estate, LINUX, Resources, RULE, SCALE_SET, SECRET, WINDOWS } from './sample-estate';

/** A document that checkov passes and the policy refuses. */
export interface BlindSpot {
  /** Rule that refuses it, and nothing else does. */
  readonly rule: string;
  readonly resources: Resources;
}

const rule = (changes: Attributes) => estate({ azurerm_network_security_rule: { Rule: { ...RULE, ...changes } } });
const inline = (...rules: Attributes[]) => estate({ azurerm_network_security_group: { Group: { name: 'group', security_rule: rules.map(one => ({ ...RULE, ...one })) } } });
const linux = (changes: Attributes) => estate({ azurerm_linux_virtual_machine: { Web: { ...LINUX, ...changes } } });
const windows = (changes: Attributes) => estate({ azurerm_windows_virtual_machine: { Sql: { ...WINDOWS, ...changes } } });
const scaleSet = (changes: Attributes) => estate({ azurerm_orchestrated_virtual_machine_scale_set: { Workers: { ...SCALE_SET, ...changes } } });
const without = (missing: string) => linux({ [missing]: undefined });
const extension = (changes: Attributes, machine: Attributes = {}) => estate({
  azurerm_linux_virtual_machine: { Web: { ...LINUX, ...machine } },
  azurerm_virtual_machine_extension: { Extension: { name: 'extension', virtual_machine_id: '${azurerm_linux_virtual_machine.Web.id}', publisher: 'Microsoft.Azure.Extensions', type: 'CustomScript', type_handler_version: '2.1', ...changes } },
});
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** What checkov does not see, by what it is. */
export const BLIND_SPOTS: Readonly<Record<string, BlindSpot>> = {
  'SSH from 0.0.0.0/0': { rule: 'management-port-from-internet', resources: rule({ source_address_prefix: '0.0.0.0/0' }) },
  'SSH from ::/0': { rule: 'management-port-from-internet', resources: rule({ source_address_prefix: '::/0' }) },
  'SSH from a list with 0.0.0.0/0': { rule: 'management-port-from-internet', resources: rule({ source_address_prefix: undefined, source_address_prefixes: ['0.0.0.0/0'] }) },
  'SSH from both halves of the internet': { rule: 'management-port-from-internet', resources: rule({ source_address_prefix: undefined, source_address_prefixes: ['0.0.0.0/1', '128.0.0.0/1'] }) },
  'RDP from both halves, inside of a group': { rule: 'management-port-from-internet', resources: inline({ source_address_prefix: undefined, source_address_prefixes: ['0.0.0.0/1', '128.0.0.0/1'], destination_port_range: '3380-3400' }) },
  'WinRM from everywhere': { rule: 'management-port-from-internet', resources: rule({ source_address_prefix: '*', destination_port_range: '5985-5986' }) },
  'SMB from everywhere': { rule: 'management-port-from-internet', resources: rule({ source_address_prefix: 'Internet', destination_port_range: '445' }) },
  'the Docker API from everywhere': { rule: 'management-port-from-internet', resources: rule({ source_address_prefix: '*', destination_port_range: '2375' }) },
  'SQL Server from everywhere': { rule: 'data-port-from-internet', resources: rule({ source_address_prefix: '*', destination_port_range: '1433' }) },
  'databases from everywhere': { rule: 'data-port-from-internet', resources: rule({ source_address_prefix: '*', destination_port_range: undefined, destination_port_ranges: ['3306', '5432', '6379', '9200', '27017'] }) },
  'every port from 0.0.0.0/0': { rule: 'all-ports-from-internet', resources: rule({ protocol: '*', source_address_prefix: '0.0.0.0/0', destination_port_range: '*' }) },
  'UDP by the protocol *': { rule: 'udp-from-internet', resources: rule({ protocol: '*', source_address_prefix: '*', destination_port_range: '443' }) },
  'UDP in the second rule of a group': { rule: 'udp-from-internet', resources: inline({}, { name: 'dns', protocol: 'Udp', source_address_prefix: '*', destination_port_range: '53' }) },
  'UDP from a list': { rule: 'udp-from-internet', resources: rule({ protocol: 'Udp', source_address_prefix: undefined, source_address_prefixes: ['*'], destination_port_range: '53' }) },
  'HTTP from 0.0.0.0/0': { rule: 'http-from-internet', resources: rule({ source_address_prefix: '0.0.0.0/0', destination_port_range: '80' }) },
  'an interface that forwards': { rule: 'ip-forwarding', resources: estate({ azurerm_network_interface: { Nic: { ip_forwarding_enabled: true } } }) },
  'a scale set that forwards': { rule: 'ip-forwarding', resources: scaleSet({ network_interface: [{ name: 'nic', enable_ip_forwarding: true }] }) },
  // An interface that no machine of the stack has: checkov looks for a pair.
  'a public address by its id': {
    rule: 'public-address',
    resources: estate({ azurerm_network_interface: { Other: { name: 'other', ip_configuration: [{ name: 'main', private_ip_address_allocation: 'Dynamic', public_ip_address_id: '${var.address}' }] } } }),
  },
  'a public address on each machine of a scale set': { rule: 'public-address', resources: scaleSet({ network_interface: [{ name: 'nic', ip_configuration: [{ name: 'main', public_ip_address: [{ name: 'address' }] }] }] }) },
  'a subnet inside of its network without a group': { rule: 'subnet-without-security-group', resources: estate({ azurerm_virtual_network: { Net: { address_space: ['10.40.0.0/22'], subnet: [{ name: 'db', address_prefixes: ['10.40.2.0/24'], default_outbound_access_enabled: false }] } } }) },
  'default outbound access': { rule: 'subnet-default-outbound-access', resources: estate({ azurerm_subnet: { App: { default_outbound_access_enabled: true } } }) },
  'default outbound access by default': { rule: 'subnet-default-outbound-access', resources: estate({ azurerm_subnet: { App: { default_outbound_access_enabled: undefined } } }) },
  'Linux without encryption at host': { rule: 'encryption-at-host', resources: linux({ encryption_at_host_enabled: false }) },
  'Linux that does not say whether it is encrypted at host': { rule: 'encryption-at-host', resources: without('encryption_at_host_enabled') },
  'a flexible scale set without encryption at host': { rule: 'encryption-at-host', resources: scaleSet({ encryption_at_host_enabled: false }) },
  'no secure boot': { rule: 'secure-boot', resources: windows({ secure_boot_enabled: false }) },
  'no virtual TPM': { rule: 'virtual-tpm', resources: without('vtpm_enabled') },
  'no boot diagnostics': { rule: 'boot-diagnostics', resources: without('boot_diagnostics') },
  'automatic updates off': { rule: 'automatic-updates', resources: windows({ patch_mode: undefined, automatic_updates_enabled: false }) },
  'manual patching': { rule: 'automatic-updates', resources: windows({ patch_mode: 'Manual' }) },
  'passwords in a flexible scale set': { rule: 'password-authentication', resources: scaleSet({ os_profile: { linux_configuration: { admin_username: 'ops', admin_password: '${var.password}', disable_password_authentication: false } } }) },
  'a disk that anybody with an address of it can export': { rule: 'disk-network-access', resources: estate({ azurerm_managed_disk: { Data: { ...DISK, network_access_policy: 'AllowAll' } } }) },
  'a snapshot that anybody with an address of it can export': { rule: 'disk-network-access', resources: estate({ azurerm_snapshot: { Copy: { name: 'copy' } } }) },
  'a secret in the settings of an extension': { rule: 'literal-secret', resources: extension({ settings: JSON.stringify({ commandToExecute: `git clone https://${SECRET}@git.example/app` }) }) },
  'a secret in custom data': { rule: 'literal-secret', resources: linux({ custom_data: base64(`#cloud-config\nwrite_files:\n  - { path: /etc/token, content: ${SECRET} }\n`) }) },
  'a secret in a run command': { rule: 'literal-secret', resources: estate({ azurerm_virtual_machine_run_command: { Command: { name: 'login', source: { script: `echo ${SECRET} | gh auth login --with-token` } } } }) },
  'a secret in a tag': { rule: 'literal-secret', resources: linux({ tags: { token: SECRET } }) },
  'a password of Windows in clear text': { rule: 'literal-password', resources: windows({ admin_password: 'correct horse battery staple' }) },
  'protected settings in clear text': { rule: 'literal-password', resources: extension({ protected_settings: JSON.stringify({ commandToExecute: 'setup --password hunter2' }) }) },
  'the key of a storage account in public settings': { rule: 'protected-setting-in-public', resources: extension({ settings: '${jsonencode({"storageAccountName" = "scripts", "storageAccountKey" = var.key})}' }) },
  'a retired extension': { rule: 'retired-extension', resources: extension({ publisher: 'Microsoft.EnterpriseCloud.Monitoring', type: 'OmsAgentForLinux' }) },
  'an extension that Azure deploys itself': { rule: 'extension-of-azure', resources: extension({ publisher: 'Microsoft.Azure.RecoveryServices', type: 'VMSnapshotLinux' }) },
  'an extension without the identity that it needs': { rule: 'extension-without-identity', resources: extension({ publisher: 'Microsoft.Azure.ActiveDirectory', type: 'AADSSHLoginForLinux' }, { identity: [{ type: 'UserAssigned', identity_ids: ['${var.identity}'] }] }) },
  'a machine without a backup, where one is asked for': { rule: 'machine-without-backup', resources: estate() },
  'a machine without an agent, where one is asked for': { rule: 'machine-without-monitoring-agent', resources: estate() },
};
