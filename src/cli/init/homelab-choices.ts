import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { OperatingSystem } from '../../catalog/operating-system';
import { Admin } from '../../model/admin';
import { fail, shown } from '../../private/fail';
import { HomelabStackProps } from '../../stacks/homelab-stack-props';
import { AddressRange, Cidr, HostName } from '../../values';
import { Options } from '../options';

/** A machine as it was named on the command line. */
export interface ChosenMachine {
  readonly id: string;
  /** Undefined for one of the addresses of the stack. */
  readonly address?: string;
}

/** What the program shall say, checked by the values that it says it with. */
export interface HomelabChoices {
  readonly stackName: string;
  readonly props: HomelabStackProps;
  readonly machines: readonly ChosenMachine[];
  /** Key by which the administrator logs in, as it stands in the program. */
  readonly publicKey: string;
}

/** Reads the options of `init`. Throws what the values throw, HW6001 for what only the command knows, HW6003 for a key file that is not there. */
export function homelabChoices(options: Options, folder: string): HomelabChoices {
  const text = (name: string) => options.text(name) ?? '';
  const publicKey = keyOf(options, folder);
  return {
    stackName: stackNameOf(options.text('name') ?? 'homelab'),
    publicKey,
    machines: options.texts('machine').map(machine => machineOf(machine, options.text('addresses') !== undefined)),
    props: {
      endpoint: text('endpoint'),
      nodeName: text('node'),
      datastore: text('datastore'),
      subnet: Cidr.of(text('network')),
      gateway: text('gateway'),
      admin: Admin.sshKey(text('admin'), publicKey),
      addresses: rangeOf(options.text('addresses')),
      bridge: options.text('bridge'),
      vlan: options.text('vlan') === undefined ? undefined : Number(options.text('vlan')),
      dns: options.texts('dns').length > 0 ? options.texts('dns') : undefined,
      timezone: options.text('timezone'),
      os: systemOf(options.text('os')),
      verifyTls: options.has('no-verify-tls') ? false : undefined,
    },
  };
}

/** The systems that the catalogue has an image for, by id. */
export function systemOf(id: string | undefined): OperatingSystem | undefined {
  if (id === undefined) { return undefined; }
  const all = OperatingSystem.all().filter(({ isWindows }) => !isWindows);
  return all.find(one => one.id === id)
    ?? fail({ code: 'HW6001', given: `--os ${shown(id)}`, allowed: all.map(one => one.id).join(', '), remedy: 'The table of images says which of them have one.' });
}

/** Name of the constant of a system: what the program says. */
export function constantOf(system: OperatingSystem): string {
  return Object.entries(OperatingSystem).find(([, value]) => value === system)![0];
}

function stackNameOf(name: string): string {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name)) {
    fail({ code: 'HW6001', given: `--name ${shown(name)}`, allowed: 'a lower-case letter, then lower-case letters, digits and hyphens, at most 40', remedy: 'It names the stack, its folder and its state.' });
  }
  return name;
}

function machineOf(text: string, mayLackAddress: boolean): ChosenMachine {
  const [id, address, ...more] = text.split('=');
  if ((address === undefined && !mayLackAddress) || more.length > 0) {
    fail({ code: 'HW6001', given: `--machine ${shown(text)}`, allowed: 'a host name and an address, such as git=10.0.20.10', remedy: 'Give each machine an address of the network that the router does not give to others, or all of them some with --addresses.' });
  }
  return { id: HostName.of(id).toString(), address };
}

function rangeOf(text: string | undefined): AddressRange | undefined {
  if (text === undefined) { return undefined; }
  const [first, last, ...more] = text.split('-');
  if (last === undefined || more.length > 0) {
    fail({ code: 'HW6001', given: `--addresses ${shown(text)}`, allowed: 'the first and the last address, such as 10.0.20.150-10.0.20.199', remedy: 'Leave out what the router gives by DHCP.' });
  }
  return AddressRange.between(first, last);
}

/** What was given as a key may be a private one: it is never repeated. */
function keyOf(options: Options, folder: string): string {
  const [key, file] = [options.text('key'), options.text('key-file')];
  if ((key === undefined) === (file === undefined)) {
    fail({ code: 'HW6001', given: key === undefined ? '`init` without --key and --key-file' : '`init` with --key and --key-file', allowed: 'one of them', remedy: 'Give the public key itself, or the .pub file that it stands in.' });
  }
  if (key !== undefined) { return key.trim(); }
  try {
    // A shell leaves `--key-file=~/...` as it is.
    return fs.readFileSync(path.resolve(folder, file!.replace(/^~(?=\/)/, os.homedir())), 'utf8').trim();
  } catch (error) {
    return fail({ code: 'HW6003', given: `key file ${shown(file)}: ${(error as NodeJS.ErrnoException).code}`, allowed: 'a file with a public key', remedy: 'Make one with `ssh-keygen -t ed25519`, or give the key with --key.' });
  }
}
