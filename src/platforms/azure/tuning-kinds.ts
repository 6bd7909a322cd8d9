import { Access } from './access';
import { AzureAutoShutdown } from './azure-auto-shutdown';
import { AzureConfidential } from './azure-confidential';
import { AzureDiskPreset, AzureStorageType } from './azure-disk';
import { AzureIdentity, AzureUserIdentity } from './azure-identity';
import { AzurePatching, AzureReboot } from './azure-patching';
import { AzureAvailabilitySet, AzureEviction, AzurePlacement, AzureProximityGroup, AzureScaleSet, AzureSpotOptions } from './azure-placement';
import { FLAG, Kind, Kinds, memberOf, Misfit, misfitsIn, misfitsOf, NUMBER, recordOf, structOf, TEXT, valueOf } from './kinds';
import { AzureTuning } from './tuning';
import { AzureDiskTuning, AzureNicTuning } from './tuning-devices';
import { AzureSizeProps, VmSize } from './vm-size';
import { shown } from '../../private/fail';
import { Duration, Size } from '../../values';

/** Caching and place of an ephemeral disk are texts here: which ones stands in allowed-values.ts. */
const DISK: Kinds<AzureDiskTuning> = {
  preset: memberOf(AzureDiskPreset, 'AzureDiskPreset'),
  storage: memberOf(AzureStorageType, 'AzureStorageType'),
  caching: TEXT,
  lun: NUMBER,
  tier: TEXT,
  iops: NUMBER,
  throughput: NUMBER,
  logicalSectorSize: NUMBER,
  onDemandBursting: FLAG,
  writeAccelerator: FLAG,
  maxShares: NUMBER,
  diskEncryptionSetId: TEXT,
  ephemeral: TEXT,
};
const NIC: Kinds<AzureNicTuning> = { acceleratedNetworking: FLAG, forwardsBecause: TEXT, internalDnsName: TEXT };
const SIZE: Kinds<AzureSizeProps> = {
  name: TEXT,
  cpus: NUMBER,
  memory: valueOf(Size),
  maxDataDisks: NUMBER,
  maxInterfaces: NUMBER,
  gpus: NUMBER,
  arm64: FLAG,
  generations: { is: Array.isArray, words: 'a list of 1 and 2' },
  premiumStorage: FLAG,
  acceleratedNetworking: FLAG,
  encryptionAtHost: FLAG,
  trustedLaunch: FLAG,
  confidential: FLAG,
  scsi: FLAG,
  nvme: FLAG,
  writeAccelerator: FLAG,
  cacheDisk: valueOf(Size),
  resourceDisk: valueOf(Size),
  nvmeDisk: valueOf(Size),
};
const SPOT: Kinds<AzureSpotOptions> = { eviction: memberOf(AzureEviction, 'AzureEviction'), maxPrice: NUMBER };
const PLACEMENT: Kinds<object> & Readonly<Record<string, Kind>> = {
  zone: NUMBER,
  availabilitySet: valueOf(AzureAvailabilitySet),
  scaleSet: valueOf(AzureScaleSet),
  faultDomain: NUMBER,
  proximityGroup: valueOf(AzureProximityGroup),
  dedicatedHostId: TEXT,
  dedicatedHostGroupId: TEXT,
  capacityReservationGroupId: TEXT,
  spot: structOf(SPOT),
};
/** What all sizes must say. */
const NEEDED = ['cpus', 'memory', 'maxDataDisks', 'maxInterfaces'] as const;

/** What each field of a tuning must be. */
export const TUNING: Kinds<AzureTuning> = {
  size: valueOf(VmSize, sizeWithin),
  gpus: NUMBER,
  access: valueOf(Access),
  withoutEncryptionAtHost: TEXT,
  confidential: valueOf(AzureConfidential),
  guestAttestation: FLAG,
  identity: valueOf(AzureIdentity, ({ identities }, at) => identities.flatMap(one => misfitsIn(one, valueOf(AzureUserIdentity), at))),
  patching: valueOf(AzurePatching, ({ reboot }, at) => reboot === undefined ? [] : misfitsIn(reboot, memberOf(AzureReboot, 'AzureReboot'), `${at}.reboot`)),
  licenseType: TEXT,
  bootDiagnostics: FLAG,
  autoShutdown: valueOf(AzureAutoShutdown),
  hibernation: FLAG,
  extensionsTimeBudget: valueOf(Duration),
  terminationNotice: valueOf(Duration),
  userData: TEXT,
  tags: recordOf(TEXT),
  disks: recordOf(structOf(DISK)),
  nics: recordOf(structOf(NIC)),
};

/** A placement, with what only its factories should have put into it. */
export const PLACED: Kind = valueOf(AzurePlacement, (placement, at) => misfitsOf((placement as unknown as { readonly choice: object }).choice, PLACEMENT, at));

function sizeWithin({ sizeName, _props: props }: VmSize, at: string): Misfit[] {
  if (!props) { return misfitsIn(sizeName, TEXT, at); }
  const missing = NEEDED.filter(field => props[field] === undefined).map(field => ({ given: `${at} ${shown(sizeName)} without ${field}`, allowed: SIZE[field].words }));
  return [...misfitsIn(props, structOf(SIZE), at), ...missing];
}
