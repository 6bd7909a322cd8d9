import { Case } from './refusal-case';
import { like, ofDisk, ofRoot, twoDisks } from './refused-programs';
import { gib } from './written-on-azure';
import { AzureStorageType, Size } from '../../../src';

/** Where disks are, and templates. */
export const OF_DISKS: readonly Case[] = [
  {
    what: 'a LUN above the last',
    code: 'HW2215',
    given: 'LUN 64 for disk data',
    allowed: 'a free number from 0 to 63',
    remedy: 'Give each disk a number of its own: tune(vm, { disks: { name: { lun } } }).',
    program: ofDisk({ lun: 64 }),
    mended: ofDisk({ lun: 63 }),
  },
  {
    what: 'a LUN below the first',
    code: 'HW2215',
    given: 'LUN -1 for disk data',
    allowed: 'a free number from 0 to 63',
    remedy: 'Give each disk a number of its own: tune(vm, { disks: { name: { lun } } }).',
    program: ofDisk({ lun: -1 }),
    mended: ofDisk({ lun: 0 }),
  },
  {
    what: 'a LUN that is no whole number',
    code: 'HW2215',
    given: 'LUN 1.5 for disk data',
    allowed: 'a free number from 0 to 63',
    remedy: 'Give each disk a number of its own: tune(vm, { disks: { name: { lun } } }).',
    program: ofDisk({ lun: 1.5 }),
    mended: ofDisk({ lun: 1 }),
  },
  {
    what: 'two disks at one LUN',
    code: 'HW2215',
    given: 'LUN 0 for disk one',
    allowed: 'a free number from 0 to 63',
    remedy: 'Give each disk a number of its own: tune(vm, { disks: { name: { lun } } }).',
    program: twoDisks(0, 0),
    mended: twoDisks(0, 1),
  },
  {
    what: 'a datastore',
    code: 'HW2221',
    given: 'datastore fast for disk root',
    allowed: 'a storage type',
    remedy: 'Leave `datastore` out; the type is set by tune(vm, { disks: { name: { storage } } }).',
    program: like(() => ({ datastore: 'fast' })),
    mended: ofRoot({ storage: AzureStorageType.PREMIUM_SSD }),
  },
  {
    what: 'half a GiB',
    code: 'HW1102',
    given: '1536 MiB for disk data',
    allowed: 'a whole number of GiB',
    remedy: 'Write it with Size.gibibytes().',
    program: ofDisk({}, { size: Size.mebibytes(1536) }),
    mended: ofDisk({}, { size: gib(2) }),
  },
];
