import { createHash } from 'crypto';
import { ADMIN, VCENTER } from './spec';
import { userdata } from './vsphere-documents';

/** What both programs are told of one machine: literals for the hand-written side, which hashes nothing while it is timed. */
export interface MachineSpec {
  readonly id: string;
  readonly hostName: string;
  readonly vmId: number;
  readonly address: string;
  readonly role: string;
  readonly hasData: boolean;
  readonly mac: string;
  readonly rootSerial: string;
  readonly dataSerial: string;
  /** What the library writes on vSphere where a change would build the machine anew. */
  readonly trigger: string;
}

const ROLES = ['web', 'database', 'queue', 'cache'];

/** The machines of an estate; every second one has a data disk. */
export function machines(count: number): MachineSpec[] {
  return Array.from({ length: count }, (_, at) => machine(at));
}

function machine(at: number): MachineSpec {
  const hostName = `vm${at}`;
  const host = at + 10;
  return {
    id: `Vm${at}`,
    hostName,
    vmId: 100000 + at,
    address: `10.20.${Math.floor(host / 256)}.${host % 256}/16`,
    role: ROLES[at % ROLES.length],
    hasData: at % 2 === 0,
    mac: `02:${sha256(`${hostName}/net0`).slice(0, 10).match(/../g)!.join(':')}`,
    rootSerial: `hw${sha256(`${hostName}/root`).slice(0, 18)}`,
    dataSerial: `hw${sha256(`${hostName}/data`).slice(0, 18)}`,
    trigger: trigger(hostName),
  };
}

/** Image, guest, firmware, account and first boot, in this order. */
function trigger(hostName: string): string {
  const account = sha256(JSON.stringify([ADMIN.userName, ADMIN.key, ''])).slice(0, 8);
  const origin = {
    image: `template  ${VCENTER.template}`,
    guest: 'debian-13',
    firmware: 'as the template',
    admin: `${ADMIN.userName} ${account}`,
    provisioning: `guestinfo ${sha256(userdata(hostName)).slice(0, 8)}`,
  };
  return sha256(JSON.stringify(origin)).slice(0, 16);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
