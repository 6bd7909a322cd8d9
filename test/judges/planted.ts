/** Documents that are wrong on purpose: a judge that lets one pass is no judge. Every kind of finding is planted once at least. */
export const PLANTED_BAD_TERRAFORM: Readonly<Record<string, unknown>> = {
  terraform: {
    required_providers: { proxmox: { source: 'bpg/proxmox', version: '~> 0.98.0' } }, // provider-version
    backend: { local: { path: 'terraform.tfstate', workspace: 'x' } }, // unknown-argument
  },
  provider: {
    proxmox: [
      { endpoint: 'https://pve.example.org:8006/', ssh: [{}, {}] }, // block-count
      { endpoint: 'https://pve.example.org:8006/' }, // provider-alias
    ],
    vsphere: { user: 'u', password: 'p' }, // provider-requirement
  },
  resource: {
    proxmox_nothing: { it: {} }, // unknown-type
    proxmox_virtual_environment_download_file: { image: { content_type: 'import', datastore_id: 'local', node_name: 'pve1', url: '${var.url' } }, // deprecated, invalid-template
    proxmox_pool_membership: { member: { pool_id: 'web' } }, // at-least-one-of
    proxmox_storage_pbs: {
      store: { id: 'pbs', server: 'pbs.example.org', datastore: 'main', username: 'u@pbs', password: 'p', encryption_key: 'k', generate_encryption_key: true }, // conflicts-with
    },
    proxmox_virtual_environment_firewall_options: { options: { node_name: 'pve1' } }, // exactly-one-of
    proxmox_virtual_environment_vm: {
      web: {
        // missing-required: node_name
        name: ['web'], // wrong-type
        bios: 'uefi', // not-allowed
        cpu: { cores: 0 }, // out-of-range
        memory: { dedicated: 2048, hugepages: 'any' }, // required-with
        network_device: [{ bridge: 'vmbr0' }], // incomplete-object
        mac_addresses: ['02:00:00:00:00:01'],
        ipv4_addresses: [['192.0.2.1']], // computed-only
        pool_id: '${proxmox_virtual_environment_pool.web.pool_id}', // unresolved-reference
        firmware: { type: 'uefi' }, // unknown-block
        lifecycle: { ignore_changes: ['networkDevice'] }, // meta-argument
      },
    },
  },
};

/** A machine that the vSphere provider takes. */
export const VSPHERE_MACHINE: Readonly<Record<string, unknown>> = {
  name: 'web',
  resource_pool_id: '${data.vsphere_compute_cluster.main.resource_pool_id}',
  datastore_id: '${data.vsphere_datastore.main.id}',
  num_cpus: 2,
  memory: 4096,
  firmware: 'efi',
  disk: [{ label: 'disk0', size: 20, unit_number: 0 }, { label: 'data', size: 64, unit_number: 1, keep_on_remove: true }],
  network_interface: [{ network_id: '${data.vsphere_network.main.id}', adapter_type: 'vmxnet3' }],
  clone: { template_uuid: '4211a7f0-0000-0000-0000-000000000000' },
};

/** Machines of vSphere with one mistake each; the name says which. */
export const PLANTED_BAD_VSPHERE: Readonly<Record<string, unknown>> = {
  terraform: { required_providers: { vsphere: { source: 'vmware/vsphere', version: '~> 2.13' } } },
  provider: { vsphere: { vsphere_server: 'vc.example.org' } },
  data: {
    vsphere_datacenter: { main: { name: 'dc1' } },
    vsphere_compute_cluster: { main: { name: 'c1', datacenter_id: '${data.vsphere_datacenter.main.id}' } },
    vsphere_datastore: { main: { name: 'ds1', datacenter_id: '${data.vsphere_datacenter.main.id}' } },
    vsphere_network: { main: { name: 'app', datacenter_id: '${data.vsphere_datacenter.main.id}' } },
  },
  resource: {
    vsphere_virtual_machine: {
      customized_twice: {
        ...VSPHERE_MACHINE,
        clone: [{ template_uuid: 'x', customization_spec: [{ id: 'spec' }], customize: [{ linux_options: [{ host_name: 'web', domain: 'example.org' }] }] }],
      },
      unknown_attribute: { ...VSPHERE_MACHINE, is_template: true },
      unknown_attribute_of_a_disk: { ...VSPHERE_MACHINE, disk: [{ label: 'disk0', size: 20, bus: 'scsi' }] },
      wrong_enum: { ...VSPHERE_MACHINE, firmware: 'uefi' },
      missing_required: { ...VSPHERE_MACHINE, resource_pool_id: null },
      two_places: { ...VSPHERE_MACHINE, datastore_cluster_id: 'group-p1' },
      no_disk: { ...VSPHERE_MACHINE, disk: null },
      no_network: { ...VSPHERE_MACHINE, network_interface: [] },
      wrong_hardware: { ...VSPHERE_MACHINE, hardware_version: 16 },
    },
  },
};

/** Machines that azurerm takes, in both of its lines. */
export const AZURE_LINUX: Readonly<Record<string, unknown>> = {
  name: 'web',
  computer_name: 'web',
  location: 'germanywestcentral',
  resource_group_name: 'rg-estate',
  size: 'Standard_D2s_v5',
  admin_username: 'ops',
  admin_ssh_key: [{ username: 'ops', public_key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM' }],
  network_interface_ids: ['${azurerm_network_interface.web.id}'],
  os_disk: { caching: 'ReadWrite', storage_account_type: 'Premium_LRS', disk_size_gb: 64 },
  source_image_reference: { publisher: 'Debian', offer: 'debian-12', sku: '12-gen2', version: 'latest' },
  secure_boot_enabled: true,
  vtpm_enabled: true,
};
const { admin_ssh_key: _, ...NO_KEY } = AZURE_LINUX;
export const AZURE_WINDOWS: Readonly<Record<string, unknown>> = {
  ...NO_KEY, admin_password: '${var.password}', source_image_reference: { publisher: 'MicrosoftWindowsServer', offer: 'WindowsServer', sku: '2022-datacenter-g2', version: 'latest' },
};
const AZURE_DISK = { name: 'data', location: 'germanywestcentral', resource_group_name: 'rg-estate', storage_account_type: 'Premium_LRS', create_option: 'Empty', disk_size_gb: 64 };

/** Machines and disks of Azure with one mistake each; the name says which. */
export const PLANTED_BAD_AZURE: Readonly<Record<string, unknown>> = {
  terraform: { required_providers: { azurerm: { source: 'hashicorp/azurerm', version: '~> 4.55' } } },
  provider: { azurerm: { features: {} } },
  variable: { password: { type: 'string', sensitive: true } },
  resource: {
    azurerm_network_interface: {
      web: {
        name: 'web',
        location: 'germanywestcentral',
        resource_group_name: 'rg-estate',
        ip_configuration: { name: 'net0', subnet_id: '/subscriptions/0/subnets/app', private_ip_address_allocation: 'Dynamic' },
      },
    },
    azurerm_linux_virtual_machine: {
      unknown_attribute: { ...AZURE_LINUX, availability_zone: '1' },
      wrong_enum: { ...AZURE_LINUX, disk_controller_type: 'NVME' },
      wrong_storage: { ...AZURE_LINUX, os_disk: { caching: 'ReadWrite', storage_account_type: 'Bogus_LRS' } },
      reserved_user: { ...AZURE_LINUX, admin_username: 'administrator' },
      no_key: NO_KEY,
      two_places: { ...AZURE_LINUX, zone: '1', availability_set_id: '/subscriptions/0/availabilitySets/a' },
      evicted_without_spot: { ...AZURE_LINUX, eviction_policy: 'Delete' },
      patched_without_agent: { ...AZURE_LINUX, provision_vm_agent: false, allow_extension_operations: false, patch_mode: 'AutomaticByPlatform' },
      two_images: { ...AZURE_LINUX, source_image_id: '/subscriptions/0/images/a' },
      plain_custom_data: { ...AZURE_LINUX, custom_data: '#cloud-config' },
    },
    azurerm_windows_virtual_machine: {
      long_name: { ...AZURE_WINDOWS, computer_name: 'a-name-of-16-let' },
      hotpatched_by_hand: { ...AZURE_WINDOWS, source_image_reference: { publisher: 'MicrosoftWindowsServer', offer: 'WindowsServer', sku: '2025-datacenter-azure-edition', version: 'latest' }, patch_mode: 'Manual' },
    },
    azurerm_managed_disk: {
      tier_of_a_standard_disk: { ...AZURE_DISK, storage_account_type: 'Standard_LRS', tier: 'P30' },
    },
  },
};

/** An unknown key at the top and one in a section, next to a value of the wrong type. */
export const PLANTED_BAD_CLOUD_CONFIG = `#cloud-config
hostnme: web1
write_files:
  - path: /etc/motd
    contents: hello
    permissions: 0644
`;
