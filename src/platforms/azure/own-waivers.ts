import type { AzureMachine } from './azure-machine';
import { AzurePolicyRule } from './policy/azure-policy-rule';
import type { PolicyWaiver } from './policy/waiver';

/** What the program says of a machine elsewhere, with its reasons, and what its size or image cannot have. */
export function ownWaivers(machine: AzureMachine): PolicyWaiver[] {
  const { intent: { path }, tuning: { withoutEncryptionAtHost, nics }, publicReason, firmware } = machine;
  const waive = (rule: AzurePolicyRule, reason: string | undefined, at = path): PolicyWaiver[] => reason === undefined ? [] : [{ rule, path: at, options: { reason } }];
  return [
    ...waive(AzurePolicyRule.ENCRYPTION_AT_HOST, withoutEncryptionAtHost),
    ...waive(AzurePolicyRule.PUBLIC_ADDRESS, publicReason),
    ...Object.entries(nics ?? {}).flatMap(([name, { forwardsBecause }]) => waive(AzurePolicyRule.IP_FORWARDING, forwardsBecause, `${path}/Interfaces/${name}`)),
    ...waive(AzurePolicyRule.AUTOMATIC_UPDATES, withoutUpdates(machine)),
    ...firmware.secureBoot ? [] : waive(AzurePolicyRule.SECURE_BOOT, withoutTrustedLaunch(machine)),
    ...firmware.vtpm ? [] : waive(AzurePolicyRule.VIRTUAL_TPM, withoutTrustedLaunch(machine)),
  ];
}

function withoutUpdates({ intent: { updates, image: { guest } }, appliedPatching: { mode } }: AzureMachine): string | undefined {
  if (!guest.isWindows || mode !== 'Manual') { return undefined; }
  return updates.isAutomatic ? 'It was made without updates by itself, and Azure takes no change: a play sets them inside.' : 'UpdatePolicy.manual(): somebody installs them by the play update.yml.';
}

function withoutTrustedLaunch({ intent: { firmware }, image, sizeChoice: { size } }: AzureMachine): string {
  if (firmware) { return `The program asks for ${firmware}.`; }
  return image._traits.trustedLaunch ? `${size?.name ?? 'The size'} does not carry Trusted Launch.` : `${image.version} does not support Trusted Launch.`;
}
