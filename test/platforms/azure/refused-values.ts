import { gib, SUBSCRIPTION } from './written-on-azure';
import {
  Access, Admin, AzureEphemeralDisk, AzurePatching, AzurePlacement, AzureReboot, Cidr, SecretRef, VmSize,
} from '../../../src';

/** What a program without a compiler may say. */
export const untyped = (value: unknown) => value as never;
/** A value of a class that only the library should make. */
export const made = (type: object, ...values: unknown[]) => Reflect.construct(type as new () => object, values) as never;

export const PASSWORD = SecretRef.terraformVariable('windows_password');
export const WINDOWS_ADMIN = Admin.password('opsadmin', PASSWORD);
/** Has the shape of a secret, and opens nothing. */
export const A_SECRET = `AGE-SECRET-KEY-1${'Q'.repeat(58)}`;

export const HOST = idOf('Microsoft.Compute/hostGroups/hosts', 'group', 'host');
export const HOST_GROUP = idOf('Microsoft.Compute/hostGroups', 'group');
export const RESERVATION = idOf('Microsoft.Compute/capacityReservationGroups', 'kept');
export const ENCRYPTION_SET = idOf('Microsoft.Compute/diskEncryptionSets', 'keys');
export const NAT_GATEWAY = idOf('Microsoft.Network/natGateways', 'out');
export const GALLERY = idOf('Microsoft.Compute/galleries/images', 'corp', 'linux');
export const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-lab`;

export const DEBIAN_REFERENCE = { publisher: 'Debian', offer: 'debian-12', sku: '12-gen2' };
export const SERVER_REFERENCE = { publisher: 'MicrosoftWindowsServer', offer: 'WindowsServer', sku: '2022-datacenter-g2' };
export const HOTPATCHED_REFERENCE = { ...SERVER_REFERENCE, sku: '2022-datacenter-azure-edition-core' };
export const CIS_REFERENCE = { publisher: 'center-for-internet-security-inc', offer: 'cis-rhel', sku: 'cis-redhat9-l1-gen2' };

export const DESCRIBED = { name: 'Standard_D2s_v9', cpus: 2, memory: gib(8), maxDataDisks: 8, maxInterfaces: 2 };
export const NOT_BURSTABLE = { size: VmSize.of('Standard_D2s_v5') };
export const ACCELERATED = { size: VmSize.of('Standard_M8ms') };
export const ON_LOCAL_DISK = { size: VmSize.of('Standard_D2ds_v5') };
export const CONFIDENTIAL_SIZE = VmSize.custom({ ...DESCRIBED, name: 'Standard_DC2as_v9', confidential: true, resourceDisk: gib(75) });
/** Of such a size nobody says that it has encryption at host. */
export const CONFIDENTIAL = { size: VmSize.of('Standard_DC4as_v5'), withoutEncryptionAtHost: 'the processor encrypts the disk of the system' };
export const EPHEMERAL_CONFIDENTIAL = { ...CONFIDENTIAL, size: CONFIDENTIAL_SIZE, disks: { root: { ephemeral: AzureEphemeralDisk.RESOURCE_DISK } } };

export const IN_ZONE = AzurePlacement.inZone(1);
export const OFFICE = [Cidr.of('198.51.100.0/24')];
export const BASTION = Access.azureBastion({ bastionName: 'bastion', subnet: Cidr.of('10.0.250.0/26') });
/** What no factory makes. */
export const scheduledHotpatch = () => made(AzurePatching, 'AutomaticByPlatform', { onOwnSchedule: true, reboot: AzureReboot.NEVER }, true);

export const numberOfTags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`tag${at}`, 'x']));

/** A public key of a modulus of so many bits. Nobody has the private one. */
export function rsaKey(bits: number): string {
  const modulus = Buffer.alloc(Math.ceil(bits / 8), 0xa5);
  const spare = modulus.length * 8 - bits;
  modulus[0] = 2 ** (8 - spare) - 1;
  return keyOf('ssh-rsa', 'ssh-rsa', Buffer.from([1, 0, 1]), modulus[0] >= 0x80 ? Buffer.concat([Buffer.of(0), modulus]) : modulus);
}

/** A public key of a kind, whose body says one too. */
export function keyOf(kind: string, inside: string, ...fields: Buffer[]): string {
  return `${kind} ${Buffer.concat([Buffer.from(inside), ...fields].flatMap(field => [lengthOf(field), field])).toString('base64')} ops@example`;
}

function lengthOf(field: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(field.length);
  return length;
}

/** Id of a resource that exists. */
export function idOf(type: string, ...names: string[]): string {
  const [namespace, ...kinds] = type.split('/');
  return `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-lab/providers/${namespace}${kinds.map((kind, at) => `/${kind}/${names[at]}`).join('')}`;
}
