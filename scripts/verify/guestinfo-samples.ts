import { GuestInfoMachine } from './guestinfo-reader';
import { GuestAccess, OperatingSystem } from '../../src';
import { guestInfo, metadataText, userdataText } from '../../src/platforms/vsphere/guest-info';
import { HostName, IpAssignment, MacAddress } from '../../src/values';
import { imageOf, intentOf, LAN } from '../../test/platforms/proxmox/stubs';

/** Something that an interface must have, as people say it. */
export interface NetworkFact {
  readonly kind: 'address' | 'router' | 'router6' | 'dhcp4' | 'automatic6' | 'dns' | 'search';
  readonly text: string;
}

/** A machine, and what each of its interfaces must have in the end: written by hand, not worked out of what is judged. */
export interface GuestInfoSample extends GuestInfoMachine {
  readonly facts: readonly (readonly NetworkFact[])[];
  /** Renderers of cloud-init 22.4 that spoil it by themselves, whatever the document. */
  readonly spoiltBy: readonly string[];
}

const V4 = IpAssignment.of('10.0.20.10/24', '10.0.20.1');
const V6 = IpAssignment.of('fd00:20::10/64', 'fd00:20::1');
const fact = (kind: NetworkFact['kind'], text = ''): NetworkFact => ({ kind, text });
const STATIC_V4 = [fact('address', '10.0.20.10/24'), fact('router', '10.0.20.1')];
const STATIC_V6 = [fact('address', 'fd00:20::10/64'), fact('router6', 'fd00:20::1')];
const DNS = [fact('dns', '10.0.20.1'), fact('search', 'lab.example')];

/** Static and learned addresses, of both families and of each, on one interface and on two. */
export const GUESTINFO_SAMPLES: readonly GuestInfoSample[] = [
  // Its renderer for NetworkManager writes routes of IPv6 below IPv4, and that for ifupdown never brings up an interface that only listens.
  sample('both', [IpAssignment.dualStack(V4, V6), IpAssignment.dhcp()], [[...STATIC_V4, ...STATIC_V6, ...DNS], [fact('dhcp4')]], ['network-manager']),
  sample('four', [V4, IpAssignment.of('10.0.30.10/25')], [[...STATIC_V4, ...DNS], [fact('address', '10.0.30.10/25')]]),
  sample('six', [V6], [[...STATIC_V6, ...DNS]]),
  sample('learned', [IpAssignment.dualStack(IpAssignment.dhcp(), IpAssignment.automaticV6())], [[fact('dhcp4'), fact('automatic6')]]),
  sample('listening', [V4, IpAssignment.automaticV6()], [[...STATIC_V4, ...DNS], [fact('automatic6')]], ['eni']),
];

function sample(name: string, ips: readonly IpAssignment[], facts: GuestInfoSample['facts'], spoiltBy: string[] = []): GuestInfoSample {
  const macs = ips.map((_, at) => `02:00:00:00:00:0${at + 1}`);
  const intent = intentOf({
    // The cloud-init that is asked is most often that of this guest.
    image: imageOf(OperatingSystem.DEBIAN_12),
    hostName: HostName.of(name),
    nics: ips.map((ip, at) => ({ nicName: `net${at}`, network: LAN, ip, mac: MacAddress.of(macs[at]) })),
  });
  return { name, macs, facts, spoiltBy, entries: guestInfo(metadataText(intent), userdataText(intent, { access: GuestAccess.ssh(), volumes: {} })) };
}
