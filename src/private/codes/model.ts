/** Refusals about machines, templates and their place in the tree: collected and reported together. */
export const MODEL_CODES = {
  HW1201: { title: 'capability that the platform lacks', why: 'What a platform cannot do is refused, never dropped.' },
  HW1202: { title: 'noun of another platform', why: 'An image, network or host belongs to the platform that made it.' },
  HW1203: { title: 'duplicate host name', why: 'The host name is the identity of a machine: VM id, MAC, serials and inventory start from it.' },
  HW1204: { title: 'duplicate IP address', why: 'Two machines with one address on one network cut each other off.' },
  HW1205: { title: 'duplicate MAC address', why: 'Two interfaces with one MAC on one network cut each other off.' },
  HW1206: { title: 'duplicate disk', why: 'Name and mount point tell the disks of a machine apart.' },
  HW1207: { title: 'more than one default gateway', why: 'With two default routes of one family the guest picks one by chance.' },
  HW1208: { title: 'machine without administrator', why: 'Nobody could log in after the first boot.' },
  HW1210: { title: 'management port without networks', why: 'Default-deny needs to know from where the machine is managed; a DHCP address has no subnet at synth.' },
  HW1211: { title: 'disk smaller than the image', why: 'The image would not fit; a clone never shrinks a disk.' },
  HW1212: { title: 'firmware that differs from the template', why: 'A system that was installed for one firmware does not boot with another.' },
  HW1213: { title: 'malformed default', why: 'The text does not follow the grammar of its kind.' },
  HW1214: { title: 'platform of another stack', why: 'A provider is configured in one stack; resources of another cannot use it.' },
  HW1215: { title: 'host name that cannot be derived', why: 'The path of the construct does not make a legal host name.' },
  HW1216: { title: 'contradicting date of the estate', why: 'All checks that need a date use one date.' },
  HW1217: { title: 'amount out of range', why: 'Processors and memory must be amounts that a hypervisor accepts.' },
};
