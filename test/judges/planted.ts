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

/** An unknown key at the top and one in a section, next to a value of the wrong type. */
export const PLANTED_BAD_CLOUD_CONFIG = `#cloud-config
hostnme: web1
write_files:
  - path: /etc/motd
    contents: hello
    permissions: 0644
`;
