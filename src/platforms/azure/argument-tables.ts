import { ArgumentCoverage, derived, neutral, tune, verb, wayOut } from '../argument-coverage';

/** How the arguments that some resources have in common are reached. */
export interface ArgumentSection {
  /** What the resources are to people. */
  readonly title: string;
  /** Types of the provider. */
  readonly resources: readonly string[];
  /** By argument, dotted. Fields of the tuning stand before a semicolon, and after it what holds where none is set. */
  readonly rows: Readonly<Record<string, ArgumentCoverage>>;
}

const OWN_ID = wayOut('Terraform\'s own id of the resource; its name is that of the machine');
const ENOUGH_TIME = wayOut('the provider gives each change half an hour or longer, which is enough for one resource');
const AT_THE_EDGE = wayOut('edge zones have sizes and images that no catalogue lists');
const BY_PLAYS = wayOut('plays install programs, and what they install is seen in the playbook');
const BY_IDENTITY = wayOut('a machine reads certificates of a vault by its identity, or gets them by a play');
const NEW_AND_EMPTY = wayOut('a data disk is new and empty; one that exists is attached by hand');
const NOT_CONFIDENTIAL = wayOut('a confidential machine encrypts the disk of its system, and no other');
const KEYS_IN_CLEAR = wayOut('encryption at host and disk encryption sets do it without an agent in the guest');
const READERS = wayOut('machines that share a disk write to it, and have the speed of writers');
const APPLIANCE = wayOut('a preview for appliances with very many connections, which each subscription must ask for');
const BY_RUN_COMMAND = wayOut('a run command opens the listener, with a certificate that the machine makes itself');
const FIRST_LOGON = wayOut('nothing waits for a first logon: what must be there comes by run command');

const LOCATION = verb('new AzurePlatform(scope, id, { location })');
const RESOURCE_GROUP = verb('new AzurePlatform(scope, id, { resourceGroup })');
const SPOT = verb('azure.place(vm, AzurePlacement.regional({ spot }))');
const PLAN = verb('azure.marketplaceImage(reference, { plan })');
const ZONE = verb('azure.place(vm, AzurePlacement.inZone(1))');
const TAGS = tune('tags; labels of the machine');
const TIMEOUTS = { 'timeouts.create': ENOUGH_TIME, 'timeouts.delete': ENOUGH_TIME, 'timeouts.read': ENOUGH_TIME, 'timeouts.update': ENOUGH_TIME };
const GROUP_AND_PLACE = { location: LOCATION, resource_group_name: RESOURCE_GROUP };

/** Arguments of machines of both systems. */
const machine: Readonly<Record<string, ArgumentCoverage>> = {
  ...GROUP_AND_PLACE,
  ...TIMEOUTS,
  'additional_capabilities.hibernation_enabled': tune('hibernation'),
  'additional_capabilities.ultra_ssd_enabled': derived('on where a data disk is an Ultra Disk'),
  'admin_username': neutral('admin'),
  'allow_extension_operations': derived('on where something comes by an extension or a run command: attestation, patches by Azure, the listener of Windows'),
  'availability_set_id': verb('azure.place(vm, AzurePlacement.inAvailabilitySet(set))'),
  'boot_diagnostics.storage_account_uri': tune('bootDiagnostics; the block is written without an account, so that Azure keeps screen and log itself'),
  'bypass_platform_safety_checks_on_user_schedule_enabled': tune('patching'),
  'capacity_reservation_group_id': verb('azure.place(vm, AzurePlacement.regional({ capacityReservationGroupId }))'),
  'computer_name': neutral('hostName'),
  'custom_data': neutral('provisioning'),
  'dedicated_host_group_id': verb('azure.place(vm, AzurePlacement.onDedicatedHostGroup(id))'),
  'dedicated_host_id': verb('azure.place(vm, AzurePlacement.onDedicatedHost(id))'),
  'disk_controller_type': derived('SCSI where the size has it, else NVMe: guests find their disks by LUN'),
  'edge_zone': AT_THE_EDGE,
  'encryption_at_host_enabled': tune('withoutEncryptionAtHost; on'),
  'eviction_policy': SPOT,
  'extensions_time_budget': tune('extensionsTimeBudget'),
  'gallery_application.automatic_upgrade_enabled': BY_PLAYS,
  'gallery_application.configuration_blob_uri': BY_PLAYS,
  'gallery_application.order': BY_PLAYS,
  'gallery_application.tag': BY_PLAYS,
  'gallery_application.treat_failure_as_deployment_failure_enabled': BY_PLAYS,
  'gallery_application.version_id': BY_PLAYS,
  'id': OWN_ID,
  'identity.identity_ids': tune('identity'),
  'identity.type': tune('identity; one of its own where attestation or a role needs it'),
  'license_type': tune('licenseType'),
  'max_bid_price': SPOT,
  'name': neutral('hostName'),
  'network_interface_ids': neutral('nics'),
  'os_disk.caching': tune('disks.caching, disks.ephemeral, disks.preset; read and write'),
  'os_disk.diff_disk_settings.option': tune('disks.ephemeral'),
  'os_disk.diff_disk_settings.placement': tune('disks.ephemeral'),
  'os_disk.disk_encryption_set_id': tune('disks.diskEncryptionSetId'),
  'os_disk.disk_size_gb': neutral('rootDisk'),
  'os_disk.name': neutral('hostName'),
  'os_disk.secure_vm_disk_encryption_set_id': tune('confidential'),
  'os_disk.security_encryption_type': tune('confidential'),
  'os_disk.storage_account_type': tune('disks.ephemeral, disks.preset, disks.storage; Premium SSD'),
  'os_disk.write_accelerator_enabled': tune('disks.writeAccelerator'),
  'os_image_notification.timeout': wayOut('it announces that the system is made anew, which only scale sets with a profile do'),
  'os_managed_disk_id': wayOut('machines are made from images; a disk that was a system is attached by hand'),
  'patch_assessment_mode': tune('patching'),
  'patch_mode': tune('patching; the policy of updates'),
  'plan.name': PLAN,
  'plan.product': PLAN,
  'plan.publisher': PLAN,
  'platform_fault_domain': verb('azure.place(vm, AzurePlacement.inScaleSet(set, { faultDomain }))'),
  'priority': SPOT,
  'provision_vm_agent': derived('on: it gives the machine its identity, and extensions work through it'),
  'proximity_placement_group_id': verb('azure.place(vm, AzurePlacement.regional({ proximityGroup }))'),
  'reboot_setting': tune('patching'),
  'secret.certificate.url': BY_IDENTITY,
  'secret.key_vault_id': BY_IDENTITY,
  'secure_boot_enabled': neutral('firmware'),
  'size': tune('gpus, size; the smallest that carries processors, memory and all that was asked for'),
  'source_image_id': verb('azure.galleryImage(id, options)'),
  'source_image_reference.offer': neutral('image'),
  'source_image_reference.publisher': neutral('image'),
  'source_image_reference.sku': neutral('image'),
  'source_image_reference.version': neutral('image'),
  'tags': TAGS,
  'termination_notification.enabled': tune('terminationNotice'),
  'termination_notification.timeout': tune('terminationNotice'),
  'user_data': tune('userData'),
  'virtual_machine_scale_set_id': verb('azure.place(vm, AzurePlacement.inScaleSet(set))'),
  'vtpm_enabled': neutral('firmware'),
  'zone': ZONE,
};

const linuxAlone: Readonly<Record<string, ArgumentCoverage>> = {
  'admin_password': wayOut('SSH takes keys only, and a password would stand in Terraform\'s state'),
  'admin_ssh_key.public_key': neutral('admin'),
  'admin_ssh_key.username': neutral('admin'),
  'disable_password_authentication': derived('on: SSH takes keys only'),
};

const windowsAlone: Readonly<Record<string, ArgumentCoverage>> = {
  'additional_unattend_content.content': FIRST_LOGON,
  'additional_unattend_content.setting': FIRST_LOGON,
  'admin_password': neutral('admin'),
  'automatic_updates_enabled': tune('patching; the policy of updates'),
  'hotpatching_enabled': tune('patching; on where the image is made for it'),
  'secret.certificate.store': BY_IDENTITY,
  'timezone': wayOut('a new zone would make the machine anew; the role hostwright_time sets it while the machine runs'),
  'winrm_listener.certificate_url': BY_RUN_COMMAND,
  'winrm_listener.protocol': BY_RUN_COMMAND,
};

const disk: Readonly<Record<string, ArgumentCoverage>> = {
  ...GROUP_AND_PLACE,
  ...TIMEOUTS,
  'create_option': derived('Empty: the guest makes the filesystem'),
  'disk_access_id': wayOut('nobody exports a disk or copies it over the network, so there is no private way either'),
  'disk_encryption_set_id': tune('disks.diskEncryptionSetId'),
  'disk_iops_read_only': READERS,
  'disk_iops_read_write': tune('disks.iops'),
  'disk_mbps_read_only': READERS,
  'disk_mbps_read_write': tune('disks.throughput'),
  'disk_size_gb': neutral('dataDisks'),
  'edge_zone': AT_THE_EDGE,
  'encryption_settings.disk_encryption_key.secret_url': KEYS_IN_CLEAR,
  'encryption_settings.disk_encryption_key.source_vault_id': KEYS_IN_CLEAR,
  'encryption_settings.key_encryption_key.key_url': KEYS_IN_CLEAR,
  'encryption_settings.key_encryption_key.source_vault_id': KEYS_IN_CLEAR,
  'gallery_image_reference_id': NEW_AND_EMPTY,
  'hyper_v_generation': NEW_AND_EMPTY,
  'id': OWN_ID,
  'image_reference_id': NEW_AND_EMPTY,
  'logical_sector_size': tune('disks.logicalSectorSize'),
  'max_shares': tune('disks.maxShares'),
  'name': neutral('identity'),
  'network_access_policy': derived('DenyAll: nobody exports the disk'),
  'on_demand_bursting_enabled': tune('disks.onDemandBursting'),
  'optimized_frequent_attach_enabled': wayOut('a disk stays with its machine; this is for one that moves five times a day'),
  'os_type': NEW_AND_EMPTY,
  'performance_plus_enabled': wayOut('a disk that needs more speed than its size gives is a Premium SSD v2'),
  'public_network_access_enabled': derived('off: nobody copies the disk over the network'),
  'secure_vm_disk_encryption_set_id': NOT_CONFIDENTIAL,
  'security_type': NOT_CONFIDENTIAL,
  'source_resource_id': NEW_AND_EMPTY,
  'source_uri': NEW_AND_EMPTY,
  'storage_account_id': NEW_AND_EMPTY,
  'storage_account_type': tune('disks.preset, disks.storage; Premium SSD'),
  'tags': TAGS,
  'tier': tune('disks.tier'),
  'trusted_launch_enabled': NEW_AND_EMPTY,
  'upload_size_bytes': NEW_AND_EMPTY,
  'zone': ZONE,
};

const attachment: Readonly<Record<string, ArgumentCoverage>> = {
  ...TIMEOUTS,
  caching: tune('disks.caching, disks.preset; none'),
  create_option: wayOut('the disk is a resource of its own, which is there before it is attached'),
  id: OWN_ID,
  lun: tune('disks.lun; what the lock has, else the next free number'),
  managed_disk_id: derived('the disk that is attached'),
  virtual_machine_id: derived('the machine of the disk'),
  write_accelerator_enabled: tune('disks.writeAccelerator'),
};

const networkInterface: Readonly<Record<string, ArgumentCoverage>> = {
  ...GROUP_AND_PLACE,
  ...TIMEOUTS,
  'accelerated_networking_enabled': tune('nics.acceleratedNetworking; on where the size has it'),
  'auxiliary_mode': APPLIANCE,
  'auxiliary_sku': APPLIANCE,
  'dns_servers': neutral('dns'),
  'edge_zone': AT_THE_EDGE,
  'id': OWN_ID,
  'internal_dns_name_label': tune('nics.internalDnsName'),
  'ip_configuration.gateway_load_balancer_frontend_ip_configuration_id': wayOut('gateway load balancers belong to the network in front of the machines'),
  'ip_configuration.name': derived('primary'),
  'ip_configuration.primary': derived('the only configuration is the primary one'),
  'ip_configuration.private_ip_address': neutral('nics'),
  'ip_configuration.private_ip_address_allocation': neutral('nics'),
  'ip_configuration.private_ip_address_version': derived('IPv4'),
  'ip_configuration.public_ip_address_id': verb('azure.publicIp(vm, { reason })'),
  'ip_configuration.subnet_id': neutral('nics'),
  'ip_forwarding_enabled': tune('nics.forwardsBecause'),
  'name': neutral('nics'),
  'tags': TAGS,
};

const shutdown: Readonly<Record<string, ArgumentCoverage>> = {
  ...TIMEOUTS,
  'daily_recurrence_time': tune('autoShutdown'),
  'enabled': derived('on: who wants none has no schedule'),
  'id': OWN_ID,
  'location': LOCATION,
  'notification_settings.email': tune('autoShutdown'),
  'notification_settings.enabled': tune('autoShutdown'),
  'notification_settings.time_in_minutes': tune('autoShutdown'),
  'notification_settings.webhook_url': tune('autoShutdown'),
  'tags': TAGS,
  'timezone': tune('autoShutdown; UTC'),
  'virtual_machine_id': derived('the machine that is stopped'),
};

const LINUX = 'azurerm_linux_virtual_machine';
const WINDOWS = 'azurerm_windows_virtual_machine';

/** Every argument that can be set and is not deprecated, of a machine and of what belongs to it alone; the same in both lines of the provider. */
export const argumentSections: readonly ArgumentSection[] = [
  { title: 'Machines of both systems', resources: [LINUX, WINDOWS], rows: machine },
  { title: 'Linux alone', resources: [LINUX], rows: linuxAlone },
  { title: 'Windows alone', resources: [WINDOWS], rows: windowsAlone },
  { title: 'Data disks', resources: ['azurerm_managed_disk'], rows: disk },
  { title: 'Attachments of data disks', resources: ['azurerm_virtual_machine_data_disk_attachment'], rows: attachment },
  { title: 'Interfaces', resources: ['azurerm_network_interface'], rows: networkInterface },
  { title: 'Daily shutdown', resources: ['azurerm_dev_test_global_vm_shutdown_schedule'], rows: shutdown },
];

/** Fields of the tuning that none of these arguments shows, and what shows them. */
export const tuningBeside: Readonly<Record<string, string>> = {
  access: 'connection variables of the host in Ansible\'s inventory',
  guestAttestation: 'azurerm_virtual_machine_extension',
};
