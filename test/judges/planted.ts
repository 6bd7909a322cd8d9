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

/** An unknown key at the top and one in a section, next to a value of the wrong type. */
export const PLANTED_BAD_CLOUD_CONFIG = `#cloud-config
hostnme: web1
write_files:
  - path: /etc/motd
    contents: hello
    permissions: 0644
`;
