import { MOST_BYTES } from './guest-info';
import { customizationGaps } from './inspect-customization';
import type { VsphereContext } from './vsphere-context';
import type { VsphereMachine } from './vsphere-machine';
import { readsGuestinfo } from '../../catalog/vsphere-guest-ids';
import { ProvisioningSystem } from '../../model/provisioning-system';
import { Refused } from '../../model/report';

/** Whether the guest gets host name, address and administrator, and by one way only. */
export function inspectIdentity(machine: VsphereMachine, { settings }: VsphereContext): Refused[] {
  const { intent, customization } = machine;
  const { provisioning, image: { guest }, hostName } = intent;
  if (customization) {
    const refusals = customizationGaps(intent, customization);
    if (provisioning.document) {
      refusals.push({ code: 'HW2110', given: `customization and Provisioning.cloudInit() for ${hostName}`, allowed: 'one of them', remedy: 'Leave customize out where the image has cloud-init; else Provisioning.native().' });
    }
    if (Object.keys(machine.tuning.extraConfig ?? {}).some(key => /^guestinfo\.(metadata|userdata|vendordata)/.test(key))) {
      refusals.push({ code: 'HW2110', given: `customization and guestinfo in extraConfig for ${hostName}`, allowed: 'one of them', remedy: 'Take guestinfo out of extraConfig, or leave customize out.' });
    }
    return refusals;
  }
  if (!provisioning.identity) { return []; }
  if (guest.provisioningSystem !== ProvisioningSystem.CLOUD_INIT) {
    return [{
      code: 'HW2126',
      given: `${guest.displayName} (${guest.provisioningSystem})`,
      allowed: settings.standalone ? 'an image with cloud-init' : 'an image with cloud-init, or customization of Linux and Windows',
      remedy: 'Use Provisioning.none() and configure the machine by its own means.',
    }];
  }
  if (!readsGuestinfo(guest)) {
    return [{
      code: 'HW2105',
      given: guest.displayName,
      allowed: 'a guest whose cloud-init has the datasource for VMware (cloud-init 21.3 or later)',
      remedy: settings.standalone ? 'Move to the next release, or use Provisioning.none().' : 'Move to the next release, or let vCenter set it up: customize(vm, VsphereCustomization.linux({ domain })).',
    }];
  }
  const bytes = Math.max(0, ...Object.values(machine.guestInfo).map(value => value.length));
  return bytes <= MOST_BYTES ? [] : [{
    code: 'HW2125', given: `${bytes} bytes of guestinfo for ${hostName}`, allowed: `${MOST_BYTES} bytes`, remedy: 'Leave to the first boot only what must be there before the first login; the rest is done over SSH.',
  }];
}
