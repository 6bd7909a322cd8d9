import { Case } from './refusal-case';
import { behindJumpHost, like, machineOn, tuned } from './refused-programs';
import { BASTION, OFFICE } from './refused-values';
import { Access, Cidr } from '../../../src';

/** Ways in. */
export const OF_REACH: readonly Case[] = [
  {
    what: 'a public address for no reason',
    code: 'HW2228',
    given: 'a public address because of "yes"',
    allowed: 'a sentence that says why',
    remedy: 'Write for those who audit the estate why the internet may reach this machine.',
    program: machineOn((az, vm) => az.publicIp(vm, { reason: 'yes' })),
    mended: machineOn((az, vm) => az.publicIp(vm, { reason: 'partners come in here by HTTPS' })),
  },
  {
    what: 'a public address that there is not',
    code: 'HW2229',
    given: 'web by its public address, which has none',
    allowed: 'a public address: azure.publicIp(vm, { reason })',
    remedy: 'Give it one, or reach it in another way: tune(vm, { access }).',
    program: tuned({ access: Access.publicAddress() }, () => ({ managementNetworks: OFFICE })),
    mended: machineOn((az, vm) => { az.publicIp(vm, { reason: 'it is managed from the office' }); az.tune(vm, { access: Access.publicAddress() }); }, () => ({ managementNetworks: OFFICE })),
  },
  {
    what: 'private networks by the public address',
    code: 'HW2229',
    given: 'web by its public address, and only 10.0.20.0/24 are let in',
    allowed: 'managementNetworks with the public address of the control node',
    remedy: 'Add that address, or reach the machine by Access.direct().',
    program: machineOn((az, vm) => { az.publicIp(vm, { reason: 'it is managed from the office' }); az.tune(vm, { access: Access.publicAddress() }); }),
    mended: tuned({ access: Access.direct() }),
  },
  {
    what: 'public networks by the private address',
    code: 'HW2229',
    given: 'web by its private address, and only 198.51.100.0/24 are let in, which are no private networks',
    allowed: 'a private network among managementNetworks, or Access.publicAddress()',
    remedy: 'Say from which private network it is managed, or reach it by a jump host, Azure Bastion or a public address.',
    program: like(() => ({ managementNetworks: OFFICE })),
    mended: like(() => ({ managementNetworks: [...OFFICE, Cidr.of('10.0.99.0/24')] })),
  },
  {
    what: 'a Bastion that is not let in',
    code: 'HW2229',
    given: 'web by Azure Bastion, whose subnet 10.0.250.0/26 is not let in (10.0.20.0/24 are)',
    allowed: 'managementNetworks with 10.0.250.0/26',
    remedy: 'Add the subnet of the Bastion to the management networks.',
    program: tuned({ access: BASTION }),
    mended: tuned({ access: BASTION }, () => ({ managementNetworks: [Cidr.of('10.0.250.0/26')] })),
  },
  {
    what: 'a jump host that is not let in',
    code: 'HW2229',
    given: 'web by a jump host, 10.0.30.5, which is not let in (10.0.20.0/24 are)',
    allowed: 'managementNetworks with 10.0.30.5',
    remedy: 'Add the address of the jump host to the management networks.',
    program: behindJumpHost('10.0.30.5'),
    mended: behindJumpHost('10.0.20.5'),
  },
];
