import { IVmIntent } from '../../model/vm-intent';

/** How an argument of the provider is reached. */
export enum Route {
  /** By a prop or a verb of the machine itself, the same on every platform: a field of its intent. */
  NEUTRAL = 'neutral',
  /** By `pve.tune(vm, { ... })`: a field of ProxmoxTuning, dotted for disks, interfaces and lists. */
  TUNE = 'tune',
  /** By a noun or another verb of the platform. */
  VERB = 'verb',
  /** By nothing: it follows from what else was said. */
  DERIVED = 'derived',
  /** By `pve.resourceOf(vm)` only, for a reason. */
  WAY_OUT = 'way out: resourceOf',
}

/** How one argument is reached: the field or verb, from what it follows, or why there is only the way out. */
export interface ArgumentCoverage {
  readonly route: Route;
  readonly by: string;
}

/** What becomes of one field of the intent. */
export enum Outcome {
  /** It is written to Terraform. */
  RENDERED = 'rendered',
  /** It is not, and `estate.json` says so. */
  NOTED = 'noted',
  /** It stops the synthesis. */
  REFUSED = 'refused',
}

/** What becomes of one field of the intent, in words. */
export interface IntentCoverage {
  readonly outcome: Outcome;
  readonly words: string;
}

const neutral = (by: keyof IVmIntent) => ({ route: Route.NEUTRAL, by });
const tune = (by: string) => ({ route: Route.TUNE, by });
const verb = (by: string) => ({ route: Route.VERB, by });
const derived = (by: string) => ({ route: Route.DERIVED, by });
const wayOut = (by: string) => ({ route: Route.WAY_OUT, by });

const WATCHDOG_GIVEN = 'on as soon as an action or a model is given';
const ONE_DRIVER = 'the provider knows one driver only';
const PCI_BY_ID = 'Proxmox lets only root name a device by address; mappings need no root';

/** Every argument of proxmox_virtual_environment_vm that can be set and is not deprecated. */
export const vmArguments: Readonly<Record<string, ArgumentCoverage>> = {
  'acpi': tune('acpi'),
  'agent.enabled': tune('agentEnabled'),
  'agent.timeout': tune('agentTimeout'),
  'agent.trim': tune('agentTrim'),
  'agent.type': tune('agentType'),
  'agent.wait_for_ip.disabled': tune('agentWaitForIp'),
  'agent.wait_for_ip.ipv4': tune('agentWaitForIp'),
  'agent.wait_for_ip.ipv6': tune('agentWaitForIp'),
  'amd_sev.allow_smt': tune('amdSevAllowSmt'),
  'amd_sev.kernel_hashes': tune('amdSevKernelHashes'),
  'amd_sev.no_debug': tune('amdSevNoDebug'),
  'amd_sev.no_key_sharing': tune('amdSevNoKeySharing'),
  'amd_sev.type': tune('amdSev'),
  'audio_device.device': tune('audioDevice'),
  'audio_device.driver': derived(ONE_DRIVER),
  'audio_device.enabled': derived('on as soon as a device is given'),
  'bios': neutral('firmware'),
  'boot_order': tune('bootOrder'),
  'cdrom.file_id': tune('cdrom'),
  'cdrom.interface': tune('cdromInterface'),
  'clone.datastore_id': neutral('rootDisk'),
  'clone.full': tune('fullClone'),
  'clone.node_name': derived('the node of the template where it differs from the machine\'s'),
  'clone.retries': tune('cloneRetries'),
  'clone.vm_id': neutral('image'),
  'cpu.affinity': tune('cpuAffinity'),
  'cpu.architecture': tune('cpuArchitecture'),
  'cpu.cores': neutral('cpus'),
  'cpu.flags': tune('cpuFlags'),
  'cpu.hotplugged': tune('cpuHotplugged'),
  'cpu.limit': tune('cpuLimit'),
  'cpu.numa': tune('numa'),
  'cpu.sockets': tune('cpuSockets'),
  'cpu.type': tune('cpuType'),
  'cpu.units': tune('cpuUnits'),
  'delete_unreferenced_disks_on_destroy': tune('deleteUnreferencedDisksOnDestroy'),
  'description': tune('description'),
  'disk.aio': tune('disks.aio'),
  'disk.backup': neutral('dataDisks'),
  'disk.cache': tune('disks.cache'),
  'disk.datastore_id': neutral('dataDisks'),
  'disk.discard': tune('disks.discard'),
  'disk.file_format': tune('disks.fileFormat'),
  'disk.file_id': tune('disks.fileId'),
  'disk.import_from': tune('disks.importFrom'),
  'disk.interface': tune('disks.slot'),
  'disk.iothread': tune('disks.iothread'),
  'disk.path_in_datastore': tune('disks.pathInDatastore'),
  'disk.queues': tune('disks.queues'),
  'disk.replicate': tune('disks.replicate'),
  'disk.serial': neutral('hostName'),
  'disk.size': neutral('dataDisks'),
  'disk.speed.iops_read': tune('disks.readIops'),
  'disk.speed.iops_read_burstable': tune('disks.readIopsBurst'),
  'disk.speed.iops_write': tune('disks.writeIops'),
  'disk.speed.iops_write_burstable': tune('disks.writeIopsBurst'),
  'disk.speed.read': tune('disks.readLimit'),
  'disk.speed.read_burstable': tune('disks.readBurstLimit'),
  'disk.speed.write': tune('disks.writeLimit'),
  'disk.speed.write_burstable': tune('disks.writeBurstLimit'),
  'disk.ssd': tune('disks.ssd'),
  'efi_disk.datastore_id': tune('efiDiskDatastore'),
  'efi_disk.file_format': tune('efiDiskFileFormat'),
  'efi_disk.pre_enrolled_keys': neutral('firmware'),
  'efi_disk.type': tune('efiDiskType'),
  'hook_script_file_id': tune('hookScriptFileId'),
  'hostpci.device': derived('hostpci0, hostpci1 ... in the order of the calls'),
  'hostpci.id': wayOut(PCI_BY_ID),
  'hostpci.mapping': verb('pve.passthrough(vm, mapping)'),
  'hostpci.mdev': verb('pve.passthrough(vm, mapping, { mediatedDevice })'),
  'hostpci.pcie': verb('pve.passthrough(vm, mapping, { pcie })'),
  'hostpci.rom_file': verb('pve.passthrough(vm, mapping, { romFile })'),
  'hostpci.rombar': verb('pve.passthrough(vm, mapping, { romBar })'),
  'hostpci.xvga': verb('pve.passthrough(vm, mapping, { primaryGpu })'),
  'hotplug': tune('hotplug'),
  'id': wayOut('Terraform\'s own id of the resource; vmId is the machine\'s'),
  'initialization.datastore_id': tune('cloudInitDatastore'),
  'initialization.dns.domain': neutral('searchDomains'),
  'initialization.dns.servers': neutral('dns'),
  'initialization.file_format': tune('cloudInitFileFormat'),
  'initialization.interface': tune('cloudInitInterface'),
  'initialization.ip_config.ipv4.address': neutral('nics'),
  'initialization.ip_config.ipv4.gateway': neutral('nics'),
  'initialization.ip_config.ipv6.address': neutral('nics'),
  'initialization.ip_config.ipv6.gateway': neutral('nics'),
  'initialization.meta_data_file_id': tune('metaDataFileId'),
  'initialization.network_data_file_id': tune('networkDataFileId'),
  'initialization.type': tune('cloudInitType'),
  'initialization.upgrade': tune('cloudInitUpgrade'),
  'initialization.user_account.keys': neutral('admin'),
  'initialization.user_account.password': neutral('admin'),
  'initialization.user_account.username': neutral('admin'),
  'initialization.user_data_file_id': tune('userDataFileId'),
  'initialization.vendor_data_file_id': tune('vendorDataFileId'),
  'keyboard_layout': tune('keyboardLayout'),
  'kvm_arguments': tune('kvmArguments'),
  'mac_addresses': wayOut('the provider lists here what the machine has; an address is set on its interface'),
  'machine': tune('machineType'),
  'memory.dedicated': neutral('memory'),
  'memory.floating': tune('memoryFloating'),
  'memory.hugepages': tune('hugepages'),
  'memory.keep_hugepages': tune('keepHugepages'),
  'memory.shared': tune('memoryShared'),
  'migrate': tune('migrate'),
  'name': neutral('hostName'),
  'network_device.bridge': neutral('nics'),
  'network_device.disconnected': tune('nics.disconnected'),
  'network_device.enabled': wayOut('deprecated since provider 0.98.1; an interface that is not wanted is left out'),
  'network_device.firewall': neutral('firewalled'),
  'network_device.mac_address': neutral('nics'),
  'network_device.model': tune('nics.model'),
  'network_device.mtu': tune('nics.mtu'),
  'network_device.queues': tune('nics.queues'),
  'network_device.rate_limit': tune('nics.rateLimit'),
  'network_device.trunks': tune('nics.trunks'),
  'network_device.vlan_id': verb('pve.bridge(name, { vlan })'),
  'node_name': neutral('placement'),
  'numa.cpus': tune('numaNodes.cpus'),
  'numa.device': tune('numaNodes.device'),
  'numa.hostnodes': tune('numaNodes.hostNodes'),
  'numa.memory': tune('numaNodes.memory'),
  'numa.policy': tune('numaNodes.policy'),
  'on_boot': tune('startOnBoot'),
  'operating_system.type': tune('osType'),
  'pool_id': tune('pool'),
  'protection': tune('protection'),
  'purge_on_destroy': tune('purgeOnDestroy'),
  'reboot': tune('rebootAfterCreation'),
  'reboot_after_update': tune('rebootAfterUpdate'),
  'rng.max_bytes': tune('rngMaxBytes'),
  'rng.period': tune('rngPeriod'),
  'rng.source': tune('rngSource'),
  'scsi_hardware': tune('scsiHardware'),
  'serial_device.device': tune('serialDevices'),
  'smbios.family': tune('smbios.family'),
  'smbios.manufacturer': tune('smbios.manufacturer'),
  'smbios.product': tune('smbios.product'),
  'smbios.serial': tune('smbios.serial'),
  'smbios.sku': tune('smbios.sku'),
  'smbios.uuid': tune('smbios.uuid'),
  'smbios.version': tune('smbios.version'),
  'started': tune('started'),
  'startup.down_delay': tune('startupDownDelay'),
  'startup.order': tune('startupOrder'),
  'startup.up_delay': tune('startupUpDelay'),
  'stop_on_destroy': tune('stopOnDestroy'),
  'tablet_device': tune('tabletDevice'),
  'tags': neutral('labels'),
  'template': verb('new VmTemplate(...)'),
  'timeout_clone': tune('cloneTimeout'),
  'timeout_create': tune('createTimeout'),
  'timeout_migrate': tune('migrateTimeout'),
  'timeout_reboot': tune('rebootTimeout'),
  'timeout_shutdown_vm': tune('shutdownTimeout'),
  'timeout_start_vm': tune('startTimeout'),
  'timeout_stop_vm': tune('stopTimeout'),
  'tpm_state.datastore_id': tune('tpmDatastore'),
  'tpm_state.version': tune('tpmVersion'),
  'usb.host': tune('usbDevices.host'),
  'usb.mapping': tune('usbDevices.mapping'),
  'usb.usb3': tune('usbDevices.usb3'),
  'vga.clipboard': tune('vgaClipboard'),
  'vga.memory': tune('vgaMemory'),
  'vga.type': tune('vgaType'),
  'virtiofs.cache': tune('sharedFolders.cache'),
  'virtiofs.direct_io': tune('sharedFolders.directIo'),
  'virtiofs.expose_acl': tune('sharedFolders.exposeAcl'),
  'virtiofs.expose_xattr': tune('sharedFolders.exposeXattr'),
  'virtiofs.mapping': tune('sharedFolders.mapping'),
  'vm_id': tune('vmId'),
  'watchdog.action': tune('watchdogAction'),
  'watchdog.enabled': derived(WATCHDOG_GIVEN),
  'watchdog.model': tune('watchdogModel'),
};

const rendered = (words: string) => ({ outcome: Outcome.RENDERED, words });
const IN_DOCUMENT = 'not set at first boot, unless Provisioning.cloudInit() writes a document';
const noted = (words: string) => ({ outcome: Outcome.NOTED, words });

/** What becomes of each field of the intent on Proxmox. */
export const intentCoverage: Readonly<Record<keyof IVmIntent, IntentCoverage>> = {
  admin: rendered('user, keys and password of the cloud-init drive'),
  cpus: rendered('cores, spread over the sockets'),
  dataDisks: rendered('SCSI disks in the order in which they were added; mount, filesystem and owner are noted: nothing makes them yet'),
  dns: rendered('DNS servers of the cloud-init drive'),
  firewalled: rendered('the firewall switch of each interface, and the machine\'s firewall options; it is noted that the cluster\'s firewall must be on, unless the program manages it'),
  firewallRules: rendered('one rule for each permission and address family'),
  firmware: rendered('BIOS or UEFI, EFI disk with enrolled keys, TPM; one that differs from the template\'s is refused'),
  hardened: rendered('protection of machines with data, no deletion of unreferenced disks'),
  hostName: rendered('name, VM id, MAC addresses, disk serials'),
  image: rendered('download, template and clone; an existing template; or an installer\'s disc'),
  labels: rendered('tags'),
  locale: noted(IN_DOCUMENT),
  managementDeclared: noted('when the networks were not declared'),
  managementNetworks: rendered('the rule of the management port; noted when they were not declared'),
  memory: rendered('dedicated memory'),
  nics: rendered('interfaces in order, addresses on the cloud-init drive'),
  ntp: noted(IN_DOCUMENT),
  packageMirror: noted(`${IN_DOCUMENT}; apt and apk only`),
  path: noted('stands in estate.json and in every message'),
  placement: rendered('the node'),
  provisioning: rendered('the cloud-init drive, and a snippet where a document is asked for'),
  proxy: noted(`${IN_DOCUMENT}; apt, dnf, yum and zypper only`),
  rootDisk: rendered('scsi0'),
  searchDomains: rendered('search domains of the cloud-init drive'),
  stateful: rendered('for hardened machines: protection and prevent_destroy'),
  timezone: noted(IN_DOCUMENT),
  trustedCas: noted(IN_DOCUMENT),
};
