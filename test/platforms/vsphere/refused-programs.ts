import { vcenter, web } from './written-on-vsphere';
import { EstateStack, GuestAccess, HardenedVm, HardenedVmProps, Provisioning, VsphereImage, VspherePlatform, VspherePlatformProps, VsphereTuning } from '../../../src';

/** A machine of a vCenter in which everything is right but what a case changes. */
export const machine = (
  use: (vc: VspherePlatform, vm: HardenedVm) => void = () => {}, change: (vc: VspherePlatform) => Partial<HardenedVmProps> = () => ({}), props: Partial<VspherePlatformProps> = {},
) => (stack: EstateStack) => { const vc = vcenter(stack, props); use(vc, web(vc, change(vc))); };
export const tuned = (tuning: VsphereTuning) => machine((vc, vm) => vc.tune(vm, tuning));
export const from = (image: (vc: VspherePlatform) => VsphereImage, change: Partial<HardenedVmProps> = {}) => machine(() => {}, vc => ({ image: image(vc), ...change }));

/** A machine that nobody sets up or gets into. */
export const ALONE = { provisioning: Provisioning.none(), access: GuestAccess.none('a console is enough') };
