import { CalendarDate } from '../../../../src';
import type { AzurePolicyRule } from '../../../../src/platforms/azure/policy/azure-policy-rule';
import { inspectPolicy, policyFindings } from '../../../../src/platforms/azure/policy/inspect-policy';
import type { PolicyWaiver } from '../../../../src/platforms/azure/policy/waiver';
import { WrittenResource, WrittenResources, writtenResourcesIn } from '../../../../src/platforms/azure/policy/written-resource';

export type Attributes = Readonly<Record<string, unknown>>;
/** Resources of a Terraform document, by type and name. */
export type Resources = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

export const TODAY = CalendarDate.of('2026-11-21');
export const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6dGVzdC1rZXktb2YtYS10ZXN0LW9ubHktbm90';
/** A secret by its shape, put together so that nobody takes this file for a leak. */
export const SECRET = ['gh', 'p_', 'Ab12'.repeat(9)].join('');

/** A machine of Linux without a fault. */
export const LINUX: Attributes = {
  name: 'web',
  size: 'Standard_D2s_v5',
  admin_username: 'ops',
  admin_ssh_key: [{ username: 'ops', public_key: KEY }],
  disable_password_authentication: true,
  network_interface_ids: ['${azurerm_network_interface.Nic.id}'],
  os_disk: { caching: 'ReadWrite', storage_account_type: 'Premium_LRS' },
  allow_extension_operations: false,
  encryption_at_host_enabled: true,
  secure_boot_enabled: true,
  vtpm_enabled: true,
  boot_diagnostics: {},
};

/** A machine of Windows without a fault. */
export const WINDOWS: Attributes = {
  name: 'sql',
  size: 'Standard_D2s_v5',
  admin_username: 'ops',
  admin_password: '${var.windows_password}',
  network_interface_ids: ['${azurerm_network_interface.Nic.id}'],
  os_disk: { caching: 'ReadWrite', storage_account_type: 'Premium_LRS' },
  allow_extension_operations: false,
  encryption_at_host_enabled: true,
  secure_boot_enabled: true,
  vtpm_enabled: true,
  patch_mode: 'AutomaticByPlatform',
  boot_diagnostics: {},
};

/** A flexible scale set without a fault. */
export const SCALE_SET: Attributes = {
  name: 'workers',
  platform_fault_domain_count: 1,
  encryption_at_host_enabled: true,
  boot_diagnostics: {},
  os_profile: { linux_configuration: { admin_username: 'ops', disable_password_authentication: true, admin_ssh_key: [{ username: 'ops', public_key: KEY }] } },
};

/** A rule that lets the office in to SSH. */
export const RULE: Attributes = {
  name: 'ssh',
  priority: 100,
  direction: 'Inbound',
  access: 'Allow',
  protocol: 'Tcp',
  source_port_range: '*',
  source_address_prefix: '198.51.100.0/24',
  destination_address_prefix: '*',
  destination_port_range: '22',
};

export const DISK: Attributes = { name: 'data', disk_encryption_set_id: '${var.disk_encryption_set}', public_network_access_enabled: false, network_access_policy: 'DenyAll' };

/** An estate without a fault, in which some resources are changed, added, or taken out by `undefined`. */
export function estate(changes: Readonly<Record<string, Readonly<Record<string, Attributes | undefined>>>> = {}): Resources {
  const right: Record<string, Record<string, Attributes>> = {
    azurerm_subnet: { App: { name: 'app', address_prefixes: ['10.40.1.0/24'], default_outbound_access_enabled: false } },
    azurerm_subnet_network_security_group_association: { AppGroup: { subnet_id: '${azurerm_subnet.App.id}', network_security_group_id: '${azurerm_network_security_group.Group.id}' } },
    azurerm_network_security_group: { Group: { name: 'group' } },
    azurerm_network_security_rule: { Rule: RULE },
    azurerm_network_interface: { Nic: { name: 'nic', ip_configuration: [{ name: 'main', subnet_id: '${azurerm_subnet.App.id}', private_ip_address_allocation: 'Dynamic' }] } },
    azurerm_linux_virtual_machine: { Web: LINUX },
  };
  const types = [...new Set([...Object.keys(right), ...Object.keys(changes)])];
  return Object.fromEntries(types.map(type => {
    const names = [...new Set([...Object.keys(right[type] ?? {}), ...Object.keys(changes[type] ?? {})])];
    const kept = names.flatMap(name => {
      const change = changes[type] ?? {};
      if (name in change && change[name] === undefined) { return []; }
      return [[name, { ...right[type]?.[name], ...change[name] }]];
    });
    return [type, Object.fromEntries(kept)];
  }));
}

/** The resources as a platform hands them to the policy; constructs of which cdktf keeps no path lie right in the stack. */
export function writtenIn(resources: Resources): WrittenResource[] {
  return writtenResourcesIn({ resource: resources }).map(one => ({ ...one, address: one.address.startsWith(`${one.type}.`) ? `lab/${one.terraformId}` : one.address }));
}

/** What the policy refuses, as code, given and address. */
export function refused(resources: Resources, waivers: readonly PolicyWaiver[] = [], asked: readonly AzurePolicyRule[] = []): string[] {
  return inspectPolicy(policyFindings(new WrittenResources(writtenIn(resources)), { waivers, asked }), waivers, TODAY).map(({ code, given }) => `${code} ${given}`);
}
