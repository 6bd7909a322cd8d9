import type { Behaviours } from './facts';
import { isGenerated, isSet, isTrue, objects, or } from './finding';
import type { Json, Report } from './finding';
import { isReference } from './types';

const BASE64 = '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$';
/** Names of accounts that Azure keeps for itself. */
const TAKEN = [
  'administrator', 'admin', 'user', 'user1', 'test', 'user2', 'test1', 'user3', 'admin1', '1', '123', 'a', 'actuser', 'adm', 'admin2', 'aspnet', 'backup', 'console', 'david', 'guest', 'john',
  'owner', 'root', 'server', 'sql', 'support', 'support_388945a0', 'sys', 'test2', 'test3', 'user4', 'user5',
];
const NOT_TAKEN = `(?!(?:${TAKEN.join('|')})$)`;

/**
 * What azurerm checks of a machine one value at a time (internal/services/compute/validate, and the ValidateFuncs of the two resources). Its defaults are known to Terraform
 * only where they stand in the schema.
 */
const MACHINE: Behaviours = {
  name: { matching: '^(?![0-9]+$)[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,78}\\w)?$' },
  size: { matching: '.' },
  custom_data: { matching: BASE64 },
  user_data: { matching: BASE64 },
  max_bid_price: { min: -1 },
  platform_fault_domain: { min: -1 },
  extensions_time_budget: { matching: '^PT(?:1[5-9]M|[2-9][0-9]M|1[01][0-9]M|120M|1H(?:[1-5]?[0-9]M)?|2H)$' },
};

export const LINUX: Behaviours = {
  ...MACHINE,
  admin_username: { matching: `^${NOT_TAKEN}[^]{1,64}$` },
  computer_name: { matching: '^(?!_)[^\\\\/"\\[\\]:|<>+=;,?*@&~!#$%^()_{}\']{0,63}[^\\\\/"\\[\\]:|<>+=;,?*@&~!#$%^()_{}\'.-]$' },
};

export const WINDOWS: Behaviours = {
  ...MACHINE,
  admin_username: { matching: `^${NOT_TAKEN}[^]{0,19}[^.]$` },
  computer_name: { matching: '^(?![0-9]+$)[a-zA-Z0-9-]{0,14}[a-zA-Z0-9]$' },
};

/** Images of Windows that are patched without a restart; with them the platform must patch. */
const HOTPATCHED = [
  '2022-datacenter-azure-edition-core', '2022-datacenter-azure-edition-core-smalldisk', '2022-datacenter-azure-edition-hotpatch', '2022-datacenter-azure-edition-hotpatch-smalldisk',
  '2025-datacenter-azure-edition', '2025-datacenter-azure-edition-smalldisk', '2025-datacenter-azure-edition-core', '2025-datacenter-azure-edition-core-smalldisk',
];

/** What the provider refuses of a Linux machine when it makes it. */
export function checkLinux(body: Json, report: Report): void {
  checkMachine(body, report);
  if (isSet(body.os_managed_disk_id)) { return; }
  const { disable_password_authentication: keysOnly } = body;
  if (isTrue(or(keysOnly, true)) && objects(body.admin_ssh_key).length === 0 && !isGenerated(body, 'admin_ssh_key')) {
    report('admin_ssh_key', 'missing-required', 'a machine without passwords needs a key');
  }
  if (keysOnly === false && !isSet(body.admin_password)) { report('admin_password', 'missing-required', 'a machine with passwords needs one'); }
}

/** What the provider refuses of a Windows machine when it makes it. */
export function checkWindows(body: Json, report: Report): void {
  checkMachine(body, report);
  const [image] = objects(body.source_image_reference);
  const canHotpatch = image?.publisher === 'MicrosoftWindowsServer' && image.offer === 'WindowsServer' && HOTPATCHED.includes(String(image.sku));
  if (canHotpatch && !isReference(body.patch_mode) && body.patch_mode !== 'AutomaticByPlatform') { report('patch_mode', 'not-allowed', `${String(image.sku)} is patched by the platform`); }
  if (isTrue(body.hotpatching_enabled) && image && !canHotpatch) { report('hotpatching_enabled', 'not-allowed', `${String(image.sku)} cannot be patched while it runs`); }
  if (isTrue(body.hotpatching_enabled) && isSet(body.source_image_id)) { report('hotpatching_enabled', 'conflicts-with', 'hotpatching_enabled and source_image_id exclude each other'); }
}

function checkMachine(body: Json, report: Report): void {
  checkAgent(body, report);
  checkSecurity(body, report);
  checkSpot(body, report);
}

/** The agent installs extensions and patches. */
function checkAgent(body: Json, report: Report): void {
  const { provision_vm_agent: agent, patch_mode: mode } = body;
  if (agent === false) {
    if (isTrue(or(body.allow_extension_operations, true))) { report('allow_extension_operations', 'not-allowed', 'there are no extensions without the agent: it must be false'); }
    for (const name of ['patch_mode', 'patch_assessment_mode']) {
      if (body[name] === 'AutomaticByPlatform') { report(name, 'not-allowed', 'the platform patches by the agent'); }
    }
  }
  if (mode === 'AutomaticByPlatform' || isReference(mode)) { return; }
  for (const name of ['bypass_platform_safety_checks_on_user_schedule_enabled', 'hotpatching_enabled']) {
    if (isTrue(body[name])) { report(name, 'not-allowed', 'patch_mode must be AutomaticByPlatform'); }
  }
  if (isSet(body.reboot_setting)) { report('reboot_setting', 'not-allowed', 'patch_mode must be AutomaticByPlatform'); }
}

function checkSecurity(body: Json, report: Report): void {
  const encrypted = objects(body.os_disk)[0]?.security_encryption_type;
  if (!isSet(encrypted)) { return; }
  if (!isTrue(body.vtpm_enabled) && !isReference(body.vtpm_enabled)) { report('vtpm_enabled', 'missing-required', 'a confidential machine has a virtual TPM'); }
  if (encrypted === 'DiskWithVMGuestState' && !isTrue(body.secure_boot_enabled) && !isReference(body.secure_boot_enabled)) {
    report('secure_boot_enabled', 'missing-required', 'a confidential machine with an encrypted disk boots securely');
  }
}

function checkSpot(body: Json, report: Report): void {
  if (isReference(body.priority)) { return; }
  const spot = body.priority === 'Spot';
  if (spot && !isSet(body.eviction_policy)) { report('eviction_policy', 'missing-required', 'a spot machine has one'); }
  if (!spot && isSet(body.eviction_policy)) { report('eviction_policy', 'not-allowed', 'only a spot machine has one'); }
  if (!spot && typeof body.max_bid_price === 'number' && body.max_bid_price > 0) { report('max_bid_price', 'not-allowed', 'only a spot machine has one'); }
}

/** What each way to make a disk needs. */
const SOURCES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Import: [['source_uri'], ['storage_account_id']],
  Copy: [['source_resource_id']],
  Restore: [['source_resource_id']],
  FromImage: [['image_reference_id', 'gallery_image_reference_id']],
};
const PREMIUM = ['Premium_LRS', 'Premium_ZRS'];

/** What the provider refuses of a managed disk when it makes it (resourceManagedDiskCreate). */
export function checkDisk(body: Json, report: Report): void {
  const { create_option: option, storage_account_type: kind, disk_size_gb: size } = body;
  for (const names of SOURCES[String(option)] ?? []) {
    if (!names.some(name => isSet(body[name]))) { report(names[0], 'missing-required', `${names.join(' or ')} must be set where create_option is ${String(option)}`); }
  }
  if (isSet(body.disk_access_id) && body.network_access_policy !== 'AllowPrivate') { report('disk_access_id', 'not-allowed', 'network_access_policy must be AllowPrivate'); }
  if (isTrue(body.trusted_launch_enabled) && !['FromImage', 'Import', 'ImportSecure'].includes(String(option))) { report('trusted_launch_enabled', 'not-allowed', 'only a disk from an image or an import has it'); }
  if (isReference(kind)) { return; }
  if (isSet(body.tier) && !PREMIUM.includes(String(kind))) { report('tier', 'not-allowed', 'only Premium SSDs have tiers'); }
  if (isTrue(body.on_demand_bursting_enabled) && (!PREMIUM.includes(String(kind)) || (typeof size === 'number' && size <= 512))) {
    report('on_demand_bursting_enabled', 'not-allowed', 'only Premium SSDs of more than 512 GiB burst on demand');
  }
  if (['UltraSSD_LRS', 'PremiumV2_LRS'].includes(String(kind))) { return; }
  for (const name of ['disk_iops_read_write', 'disk_mbps_read_write', 'disk_iops_read_only', 'disk_mbps_read_only', 'logical_sector_size']) {
    if (isSet(body[name])) { report(name, 'not-allowed', 'only Ultra and Premium v2 disks have it'); }
  }
}
