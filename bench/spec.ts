import { createHash } from 'crypto';

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
}

/** The image: one of our own, so that a new row of the catalogue changes nothing here. */
export const IMAGE = {
  url: 'https://mirror.lab.example/debian-13-genericcloud-amd64.qcow2',
  digest: 'sha256:3f5a1c0e9b7d24680aceb13579fdb02468ace13579bdf02468ace13579bdf024',
};

export const ADMIN = { userName: 'ops', key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM ops@homelab' };
export const ENDPOINT = 'https://pve.lab.example:8006';
export const GATEWAY = '10.20.0.1';
export const DNS = '10.0.20.1';
export const DOMAIN = 'lab.example';
export const MANAGEMENT = '10.0.20.0/24';
export const SERVED = '10.0.0.0/8';
export const ROOT_GIB = 20;
export const DATA_GIB = 64;
export const MEMORY_GIB = 4;

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
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
