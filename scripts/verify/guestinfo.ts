import * as fs from 'fs';
import * as path from 'path';
import { isDeepStrictEqual } from 'util';
import { gunzipSync } from 'zlib';
import { parse } from 'yaml';
import { GuestInfoMachine, GuestInfoReading, readGuestInfo } from './guestinfo-reader';
import { GUESTINFO_SAMPLES, GuestInfoSample, NetworkFact } from './guestinfo-samples';
import { Judge, Planted } from './judge';
import { Outputs, outputsOf, STACKS } from './outputs';
import { gzipBase64 } from '../../src/private/gzip';

const DOCUMENT = 'cdk.tf.json';
const SAMPLES = 'machines of the judge';
const METADATA = 'guestinfo.metadata';
const USERDATA = 'guestinfo.userdata';

/** How each renderer says a fact. Router advertisements are listened to unless somebody says not to. */
const SHOWN: Readonly<Record<string, Readonly<Record<NetworkFact['kind'], (text: string) => string>>>> = {
  'netplan': {
    address: text => `- ${text}$`,
    router: text => `to: 0.0.0.0/0\\n *via: ${text}$`,
    router6: text => `to: 8000::/1\\n *via: ${text}$`,
    dhcp4: () => 'dhcp4: true',
    automatic6: () => 'accept-ra: true',
    dns: text => `- ${text}$`,
    search: text => `- ${text}$`,
  },
  'networkd': {
    address: text => `^Address=${text}$`,
    router: text => `^Gateway=${text}$`,
    router6: text => `^Destination=8000::/1\\n+Gateway=${text}$`,
    dhcp4: () => '^DHCP=(ipv4|yes)$',
    automatic6: () => '^(?![^]*IPv6AcceptRA=(no|False))',
    dns: text => `^DNS=.*\\b${text}\\b`,
    search: text => `^Domains=.*\\b${text}\\b`,
  },
  'sysconfig': {
    address: text => text.includes(':') ? `^IPV6ADDR=${text}$` : `^IPADDR=${text.split('/')[0]}$`,
    router: text => `^GATEWAY=${text}$`,
    router6: text => `^8000::/1 via ${text}\\b`,
    dhcp4: () => '^BOOTPROTO=dhcp$',
    automatic6: () => '^IPV6_FORCE_ACCEPT_RA=yes$',
    dns: text => `^DNS\\d=${text}$`,
    search: text => `^DOMAIN="?.*\\b${text}\\b`,
  },
  'eni': {
    address: text => `^ *address ${text}$`,
    router: text => `add default (gw|via) ${text}\\b`,
    router6: text => `8000::/1 (gw|via) ${text}\\b`,
    dhcp4: () => '^iface \\S+ inet dhcp$',
    automatic6: () => '^(?![^]*accept[_-]ra 0)',
    dns: text => `^ *dns-nameservers .*\\b${text}\\b|nameservers': \\[.*'${text}'`,
    search: text => `^ *dns-search .*\\b${text}\\b|search': \\[.*'${text}'`,
  },
  'network-manager': {
    address: text => `^address\\d=${text}$`,
    router: text => `^route\\d=0.0.0.0/0,${text}$`,
    router6: text => `^route\\d=8000::/1,${text}$`,
    dhcp4: () => '\\[ipv4\\]\\nmethod=auto$',
    automatic6: () => '^(?![^]*\\[ipv6\\]\\nmethod=disabled)',
    dns: text => `^dns=(.*;)?${text};`,
    search: text => `^dns-search=(.*;)?${text};`,
  },
};

interface JudgedMachine extends GuestInfoMachine {
  readonly file: string;
  readonly sample?: GuestInfoSample;
}

/** What cloud-init makes of guestinfo: who the machine is, its user data, and the network in the words of every system that configures one. */
export const GUESTINFO: Judge = {
  name: 'guestinfo, read by cloud-init',
  planted: [
    planted('a network under the wrong key', ({ network, ...metadata }, entries) => ({ ...entries, [METADATA]: gzipBase64(JSON.stringify(metadata)), 'guestinfo.vendordata': gzipBase64(JSON.stringify({ network })), 'guestinfo.vendordata.encoding': 'gzip+base64' })),
    planted('another encoding than the one that it says', (_, entries) => ({ ...entries, [`${METADATA}.encoding`]: 'base64' })),
    planted('a MAC that the machine does not have', (metadata, entries) => ({ ...entries, [METADATA]: gzipBase64(JSON.stringify(metadata).replace('02:00:00:00:00:02', '02:00:00:00:00:99')) })),
    planted('an address that changes the instance', (metadata, entries) => ({ ...entries, [METADATA]: gzipBase64(JSON.stringify({ ...metadata, 'instance-id': 'both-10.0.20.10' })) })),
    planted('user data that is no cloud-config', (_, entries) => ({ ...entries, [USERDATA]: gzipBase64(textOf(entries[USERDATA]).replace('#cloud-config', '# cloud-config')) })),
    planted('a network that only a new instance takes', (_, entries) => ({ ...entries, [USERDATA]: gzipBase64(textOf(entries[USERDATA]).replace('      - boot\n', '')) })),
  ],
  run: outputs => {
    const machines = [...machinesOf(outputs), ...GUESTINFO_SAMPLES.map(sample => ({ ...sample, sample, file: SAMPLES }))];
    const files = [...new Set(machines.map(({ file }) => file))];
    const readings = readGuestInfo(machines);
    if (typeof readings === 'string') { return { files: 0, items: 0, findings: [], skipped: files.map(file => ({ file, reason: readings })) }; }
    return { files: files.length, items: machines.length * Object.keys(SHOWN).length, findings: machines.flatMap((machine, at) => findingsIn(machine, readings[at])), skipped: [] };
  },
};

function machinesOf({ programs }: Outputs): JudgedMachine[] {
  return programs.flatMap(({ name, folder }) => stacksIn(folder).flatMap(stack => {
    const file = path.join(folder, STACKS, stack, DOCUMENT);
    if (!fs.existsSync(file)) { return []; }
    const machines: Record<string, any>[] = Object.values(JSON.parse(fs.readFileSync(file, 'utf8')).resource?.vsphere_virtual_machine ?? {});
    return machines.filter(({ extra_config: entries }) => entries?.[METADATA] !== undefined).map(machine => ({
      file: `${name}/${stack}/${DOCUMENT}`,
      name: machine.name,
      macs: machine.network_interface.map(({ mac_address: mac }: Record<string, string>) => mac),
      entries: Object.fromEntries(Object.entries<string>(machine.extra_config).filter(([key]) => key.startsWith('guestinfo.'))),
    }));
  }));
}

function stacksIn(folder: string): string[] {
  const stacks = path.join(folder, STACKS);
  return fs.existsSync(stacks) ? fs.readdirSync(stacks).sort() : [];
}

function findingsIn({ file, name, macs, entries, sample }: JudgedMachine, { problems, ...reading }: GuestInfoReading): string[] {
  const findings = problems.length > 0 ? problems
    : [...identityFindings(name, entries, reading), ...networkFindings(macs, reading), ...sample ? factFindings(sample, reading) : []];
  return findings.map(finding => `${file}: ${name}: ${finding}`);
}

type Reading = Omit<GuestInfoReading, 'problems'>;

function identityFindings(name: string, entries: GuestInfoMachine['entries'], { instanceId, hostName, fullName, config, updatesAtBoot }: Reading): string[] {
  const { merge_how: _, ...own } = parse(textOf(entries[USERDATA]), { version: '1.1' }) as Record<string, unknown>;
  return [
    ...instanceId === name ? [] : [`the instance is ${instanceId}`],
    ...hostName === name ? [] : [`the host name is ${hostName}`],
    ...fullName === name || fullName.startsWith(`${name}.`) ? [] : [`the full name is ${fullName}`],
    ...updatesAtBoot ? [] : ['a changed network waits for a new instance'],
    ...Object.keys(own).filter(key => !isDeepStrictEqual(config[key], own[key])).map(key => `${key} of the user data is lost`),
  ];
}

function networkFindings(macs: readonly string[], { rendered }: Reading): string[] {
  return Object.entries(rendered).flatMap(([renderer, interfaces]) => macs.filter(mac => interfaces[mac] === undefined).map(mac => `${renderer} has nothing for ${mac}`));
}

function factFindings({ macs, facts, spoiltBy }: GuestInfoSample, { rendered }: Reading): string[] {
  return Object.entries(rendered).filter(([renderer]) => !spoiltBy.includes(renderer)).flatMap(([renderer, interfaces]) => macs.flatMap((mac, at) => facts[at]
    .filter(({ kind, text: wanted }) => !new RegExp(SHOWN[renderer][kind](wanted), 'm').test(interfaces[mac] ?? ''))
    .map(({ kind, text: wanted }) => `${renderer} has no ${kind} ${wanted} for ${mac}:\n${interfaces[mac]}`)));
}

function textOf(entry: string): string {
  return gunzipSync(Buffer.from(entry, 'base64')).toString('utf8');
}

/** The first machine of the judge with one mistake, as a program would write it. */
function planted(mistake: string, change: (metadata: Record<string, unknown>, entries: Record<string, string>) => Record<string, string>): Planted {
  const [{ name, macs, entries }] = GUESTINFO_SAMPLES;
  return {
    mistake,
    plant: folder => outputsOf(folder, DOCUMENT, 'terraform', JSON.stringify({
      resource: {
        vsphere_virtual_machine: {
          it: {
            name, network_interface: macs.map(mac => ({ mac_address: mac })), extra_config: change(JSON.parse(textOf(entries[METADATA])), { ...entries }),
          },
        },
      },
    })),
  };
}
