import { checkDisk, checkLinux, checkWindows, LINUX, WINDOWS } from './azurerm';
import type { BlockSchema, Behaviour, Behaviours, Check, ProviderFacts } from './facts';
import { checkMachine, MACHINE, NAMED } from './vsphere';

/** Backends and the arguments that Terraform 1.11 takes for each. What is missing may come from the command line, so nothing is required. */
export const BACKENDS: Readonly<Record<string, readonly string[]>> = {
  local: words('path workspace_dir'),
  remote: words('hostname organization token workspaces'),
  cloud: words('hostname organization token workspaces'),
  http: words(`address update_method lock_address unlock_address lock_method unlock_method username password skip_cert_verification
    retry_max retry_wait_min retry_wait_max client_ca_certificate_pem client_certificate_pem client_private_key_pem`),
  pg: words('conn_str schema_name skip_schema_creation skip_table_creation skip_index_creation'),
  gcs: words(`bucket prefix credentials access_token impersonate_service_account impersonate_service_account_delegates encryption_key
    kms_encryption_key storage_custom_endpoint`),
  azurerm: words(`metadata_host environment resource_group_name storage_account_name container_name key snapshot access_key sas_token
    use_azuread_auth use_msi msi_endpoint use_oidc use_aks_workload_identity use_cli oidc_token oidc_token_file_path oidc_request_url
    oidc_request_token ado_pipeline_service_connection_id client_id client_id_file_path client_secret client_secret_file_path
    client_certificate client_certificate_path client_certificate_password subscription_id tenant_id endpoint lookup_blob_endpoint`),
  s3: words(`bucket key region access_key secret_key acl allowed_account_ids assume_role assume_role_with_web_identity custom_ca_bundle
    dynamodb_endpoint dynamodb_table ec2_metadata_service_endpoint ec2_metadata_service_endpoint_mode encrypt endpoint endpoints
    forbidden_account_ids force_path_style http_proxy https_proxy iam_endpoint insecure kms_key_id max_retries no_proxy profile retry_mode
    shared_config_files shared_credentials_file shared_credentials_files skip_credentials_validation skip_metadata_api_check
    skip_region_validation skip_requesting_account_id skip_s3_checksum sse_customer_key sts_endpoint sts_region token
    use_dualstack_endpoint use_fips_endpoint use_lockfile use_path_style workspace_key_prefix`),
};

const TERRAFORM_DATA: BlockSchema = {
  attributes: {
    id: { type: 'string', computed: true },
    input: { type: 'dynamic', optional: true },
    output: { type: 'dynamic', computed: true },
    triggers_replace: { type: 'dynamic', optional: true },
  },
};

const TERRAFORM_REMOTE_STATE: BlockSchema = {
  attributes: {
    backend: { type: 'string', required: true },
    config: { type: 'dynamic', optional: true },
    defaults: { type: 'dynamic', optional: true },
    outputs: { type: 'dynamic', computed: true },
    workspace: { type: 'string', optional: true },
  },
};

/** The provider inside Terraform: it needs no requirement and no configuration. */
export const TERRAFORM: ProviderFacts = {
  source: 'terraform.io/builtin/terraform',
  version: '',
  complete: true,
  schema: {
    resource_schemas: { terraform_data: { block: TERRAFORM_DATA } },
    data_source_schemas: { terraform_remote_state: { block: TERRAFORM_REMOTE_STATE } },
  },
  resources: {},
  provider: {},
  checks: {},
};

interface Unstated {
  readonly provider?: Behaviours;
  readonly resources?: Readonly<Record<string, Behaviours>>;
  readonly checks?: Readonly<Record<string, Check>>;
}

/** What providers check in code, so that neither their schema nor the behaviour files know it. */
export const UNSTATED: Readonly<Record<string, Unstated>> = {
  'bpg/proxmox': {
    resources: {
      // Both lists are one arm of an "any of"; the other arm is a pattern.
      proxmox_virtual_environment_vm: {
        'cpu.type': { orMatching: '^custom-.+$' },
        'cdrom.file_id': { orMatching: '^$|^[A-Za-z0-9_.-]+:.+$' },
      },
      proxmox_acl: exclusive('group_id', 'token_id', 'user_id'),
      proxmox_acme_dns_plugin: { ...exclusive('data', 'data_wo'), data_wo_version: { requiredWith: ['data_wo'] } },
      proxmox_backup_job: exclusive('all', 'vmid', 'pool'),
      proxmox_download_file: together('checksum', 'checksum_algorithm'),
      proxmox_metrics_server: { ...exclusive('influx_token', 'influx_token_wo'), influx_token_wo_version: { requiredWith: ['influx_token_wo'] } },
      proxmox_pool_membership: some('vm_id', 'storage_id'),
      proxmox_realm_ldap: {
        ...exclusive('mode', 'secure'), ...together('cert_path', 'cert_key_path'), bind_password: { requiredWith: ['bind_dn'] },
      },
      proxmox_realm_openid: { ...exclusive('client_key', 'client_key_wo'), client_key_wo_version: { requiredWith: ['client_key_wo'] } },
      proxmox_sdn_controller_evpn: some('fabric', 'peers'),
      proxmox_sdn_fabric_node_openfabric: some('ip', 'ip6'),
      proxmox_sdn_fabric_openfabric: some('ip_prefix', 'ip6_prefix'),
      proxmox_storage_pbs: exclusive('encryption_key', 'generate_encryption_key'),
    },
  },
  'vmware/vsphere': {
    provider: { user: { fromEnvironment: true }, password: { fromEnvironment: true } },
    resources: {
      vsphere_virtual_machine: { ...MACHINE, ...some('network_interface', 'ovf_deploy') },
      vsphere_compute_cluster_vm_host_rule: some('affinity_host_group_name', 'anti_affinity_host_group_name'),
      vsphere_tag: { category_id: { matching: '^urn:vmomi' } },
      vsphere_tag_category: { associable_types: { oneOf: NAMED } },
    },
    checks: { vsphere_virtual_machine: checkMachine },
  },
  'hashicorp/azurerm': {
    provider: { features: { required: true, maxItems: 1 } },
    resources: {
      azurerm_linux_virtual_machine: LINUX,
      azurerm_windows_virtual_machine: WINDOWS,
      azurerm_managed_disk: { ...each(['disk_iops_read_write', 'disk_mbps_read_write', 'disk_iops_read_only', 'disk_mbps_read_only'], () => ({ min: 1 })), logical_sector_size: { oneOf: ['512', '4096'] } },
      azurerm_virtual_machine_data_disk_attachment: { lun: { min: 0 } },
    },
    checks: { azurerm_linux_virtual_machine: checkLinux, azurerm_windows_virtual_machine: checkWindows, azurerm_managed_disk: checkDisk },
  },
};

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}

function each(names: readonly string[], fact: (others: readonly string[]) => Behaviour): Behaviours {
  return Object.fromEntries(names.map(name => [name, fact(names.filter(other => other !== name))]));
}

function exclusive(...names: string[]): Behaviours {
  return each(names, conflictsWith => ({ conflictsWith }));
}

function together(...names: string[]): Behaviours {
  return each(names, requiredWith => ({ requiredWith }));
}

function some(...names: string[]): Behaviours {
  return each(names, () => ({ atLeastOneOf: names }));
}
