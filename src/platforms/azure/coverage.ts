import { configured, guestCoverage, IntentTable, noted, refused, rendered } from '../intent-coverage';

export { argumentSections, tuningBeside } from './argument-tables';

/** What becomes of each field of the intent on Azure. */
export const intentCoverage: IntentTable = {
  ...guestCoverage,
  admin: rendered('account and keys; on Windows name and password'),
  changePolicy: rendered('ignore_changes of all that only a new machine takes, or none'),
  cpus: rendered('the smallest size of the catalogue that carries them, unless one is named'),
  dataDisks: rendered('managed disks with a LUN each, which live on without their machine; filesystem, mount and owner are made by Ansible'),
  dns: rendered('name servers of the interfaces; those of the network where none is named'),
  firewalled: rendered('a security group of the machine; the guest\'s own firewall by role hostwright_firewall'),
  firewallRules: rendered('rules of the security group'),
  firmware: refused('HW2220', 'BIOS for an image of generation 2, and UEFI for one of generation 1; else Trusted Launch: secure boot and virtual TPM where size and image have it'),
  hardened: rendered('prevent_destroy and a lock of machines with data and of their disks, guest attestation'),
  hostName: rendered('names of machine and computer, and of all that belongs to it'),
  identity: rendered('names and LUNs of disks: what was given before stays'),
  image: rendered('publisher, offer and SKU of the marketplace, or an image of a gallery'),
  labels: rendered('tags'),
  managementDeclared: noted('when the networks were not declared'),
  managementNetworks: rendered('the rule of the management port; noted when they were not declared'),
  memory: rendered('the smallest size of the catalogue that has it, unless one is named'),
  nics: rendered('interfaces in order; Azure gives the MAC addresses, and one of the program is refused'),
  path: noted('stands in estate.json and in every message'),
  placement: refused('HW2219', 'Azure chooses the host; place(vm, ...) says zone, set or dedicated host'),
  provisioning: refused('HW2209', 'the provider always gives host name and administrator; a first-boot document is custom data'),
  retired: rendered('prevent_destroy and locks are lifted'),
  retiredDisks: noted('its protection is lifted; it is destroyed when it leaves the program'),
  rootDisk: rendered('the disk of the system'),
  searchDomains: noted('Azure gives its own by DHCP'),
  stateful: rendered('for hardened machines: prevent_destroy, and a lock'),
  swap: configured('role hostwright_swap'),
};
