import { Case } from './refusal-case';
import { ofDisk, ofRoot, placed } from './refused-programs';
import { ENCRYPTION_SET, ON_LOCAL_DISK } from './refused-values';
import { AzureAutoShutdown, AzureCaching, AzureEphemeralDisk, AzureEviction, AzurePlacement, TimeOfDay } from '../../../src';

const NOT_KEPT = { ...ON_LOCAL_DISK, disks: { root: { ephemeral: AzureEphemeralDisk.RESOURCE_DISK } } };

/** Disks of the system that are not kept. */
export const OF_EPHEMERAL: readonly Case[] = [
  {
    what: 'a data disk that is not kept',
    code: 'HW2222',
    given: 'ephemeral for data disk data',
    allowed: 'the disk of the system',
    remedy: 'Data is never ephemeral: leave it out.',
    program: ofDisk({ ephemeral: AzureEphemeralDisk.RESOURCE_DISK }),
    mended: ofDisk({}),
  },
  {
    what: 'a disk that is not kept, with caching of writes',
    code: 'HW2222',
    given: 'an ephemeral disk of the system with caching ReadWrite',
    allowed: 'AzureCaching.READ_ONLY',
    remedy: 'Change that, or keep the disk: leave `ephemeral` out.',
    program: ofRoot({ ephemeral: AzureEphemeralDisk.RESOURCE_DISK, caching: AzureCaching.READ_WRITE }, ON_LOCAL_DISK),
    mended: ofRoot({ ephemeral: AzureEphemeralDisk.RESOURCE_DISK }, ON_LOCAL_DISK),
  },
  {
    what: 'data on a disk that is not kept',
    code: 'HW2222',
    given: 'an ephemeral disk of the system with web, which holds data on it',
    allowed: 'a machine whose data lies on a data disk',
    remedy: 'Change that, or keep the disk: leave `ephemeral` out.',
    program: ofRoot({ ephemeral: AzureEphemeralDisk.RESOURCE_DISK }, ON_LOCAL_DISK, () => ({ stateful: true })),
    mended: ofRoot({}, ON_LOCAL_DISK, () => ({ stateful: true })),
  },
  {
    what: 'a daily shutdown of a disk that is not kept',
    code: 'HW2222',
    given: 'an ephemeral disk of the system with a daily shutdown, which takes the machine off its host',
    allowed: 'a machine that runs on',
    remedy: 'Change that, or keep the disk: leave `ephemeral` out.',
    program: ofRoot({ ephemeral: AzureEphemeralDisk.RESOURCE_DISK }, { ...ON_LOCAL_DISK, autoShutdown: AzureAutoShutdown.daily(TimeOfDay.of('19:00')) }),
    mended: ofRoot({}, { ...ON_LOCAL_DISK, autoShutdown: AzureAutoShutdown.daily(TimeOfDay.of('19:00')) }),
  },
  {
    what: 'hibernation of a disk that is not kept',
    code: 'HW2222',
    given: 'an ephemeral disk of the system with hibernation',
    allowed: 'a machine that runs on',
    remedy: 'Change that, or keep the disk: leave `ephemeral` out.',
    program: ofRoot({ ephemeral: AzureEphemeralDisk.RESOURCE_DISK }, { ...ON_LOCAL_DISK, hibernation: true }),
    mended: ofRoot({}, { ...ON_LOCAL_DISK, hibernation: true }),
  },
  {
    what: 'a spot machine that is stopped, whose disk is not kept',
    code: 'HW2222',
    given: 'an ephemeral disk of the system with a spot machine that is stopped',
    allowed: 'AzureEviction.DELETE',
    remedy: 'Change that, or keep the disk: leave `ephemeral` out.',
    program: placed(() => AzurePlacement.regional({ spot: { eviction: AzureEviction.DEALLOCATE } }), NOT_KEPT),
    mended: placed(() => AzurePlacement.regional({ spot: { eviction: AzureEviction.DELETE } }), NOT_KEPT),
  },
  {
    what: 'a spot machine of which nothing was said, whose disk is not kept',
    code: 'HW2222',
    given: 'an ephemeral disk of the system with a spot machine that is stopped',
    allowed: 'AzureEviction.DELETE',
    remedy: 'Change that, or keep the disk: leave `ephemeral` out.',
    program: placed(() => AzurePlacement.regional({ spot: {} }), NOT_KEPT),
    mended: placed(() => AzurePlacement.regional({ spot: {} }), ON_LOCAL_DISK),
  },
  {
    what: 'keys of a disk that is not kept',
    code: 'HW2222',
    given: 'an ephemeral disk of the system with a disk encryption set',
    allowed: 'the platform\'s key',
    remedy: 'Change that, or keep the disk: leave `ephemeral` out.',
    program: ofRoot({ ephemeral: AzureEphemeralDisk.RESOURCE_DISK, diskEncryptionSetId: ENCRYPTION_SET }, ON_LOCAL_DISK),
    mended: ofRoot({ diskEncryptionSetId: ENCRYPTION_SET }, ON_LOCAL_DISK),
  },
];
