import { Case } from './refusal-case';
import { placed, tuned } from './refused-programs';
import { NOT_BURSTABLE } from './refused-values';
import { AzureEviction, AzurePlacement, Duration, VmSize } from '../../../src';

/** Spot machines. */
export const OF_SPOT: readonly Case[] = [
  {
    what: 'a notice for an ordinary machine',
    code: 'HW2223',
    given: 'a notice of termination for an ordinary machine',
    allowed: 'a spot machine, or one of a scale set',
    remedy: 'Leave `terminationNotice` out.',
    program: tuned({ terminationNotice: Duration.minutes(5) }),
    mended: placed(az => AzurePlacement.inScaleSet(az.scaleSet('flex')), { terminationNotice: Duration.minutes(5) }),
  },
  {
    what: 'a price with six decimals',
    code: 'HW2223',
    given: 'a price of 0.123456',
    allowed: 'more than 0, with at most five decimals',
    remedy: 'Leave `maxPrice` out to pay up to the ordinary price.',
    program: placed(() => AzurePlacement.regional({ spot: { maxPrice: 0.123456 } }), NOT_BURSTABLE),
    mended: placed(() => AzurePlacement.regional({ spot: { maxPrice: 0.12345 } }), NOT_BURSTABLE),
  },
  {
    what: 'a price of nothing',
    code: 'HW2223',
    given: 'a price of 0',
    allowed: 'more than 0, with at most five decimals',
    remedy: 'Leave `maxPrice` out to pay up to the ordinary price.',
    program: placed(() => AzurePlacement.regional({ spot: { maxPrice: 0 } }), NOT_BURSTABLE),
    mended: placed(() => AzurePlacement.regional({ spot: { maxPrice: 0.00001 } }), NOT_BURSTABLE),
  },
  {
    what: 'a machine with data that is deleted',
    code: 'HW2223',
    given: 'web, which holds data and is deleted when its place is needed',
    allowed: 'AzureEviction.DEALLOCATE',
    remedy: 'Let it be stopped, or take an ordinary machine.',
    program: placed(() => AzurePlacement.regional({ spot: { eviction: AzureEviction.DELETE } }), NOT_BURSTABLE, () => ({ stateful: true })),
    mended: placed(() => AzurePlacement.regional({ spot: { eviction: AzureEviction.DEALLOCATE } }), NOT_BURSTABLE, () => ({ stateful: true })),
  },
  {
    what: 'spot of the B series',
    code: 'HW2223',
    given: 'spot with Standard_B2s_v2',
    allowed: 'a size that is not burstable',
    remedy: 'Name another size: Azure has no spot machines of the B series.',
    program: placed(() => AzurePlacement.regional({ spot: {} }), { size: VmSize.of('Standard_B2s_v2') }),
    mended: placed(() => AzurePlacement.regional({ spot: {} }), NOT_BURSTABLE),
  },
];
