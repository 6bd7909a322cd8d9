import type { AzureContext } from './azure-context';
import type { AzureMachine } from './azure-machine';
import { isAzureId } from './azure-name';
import { DISK_ENCRYPTION_SET } from './inspect-disks';
import { isReason } from './reason';
import { Refused } from '../../model/report';
import { shown } from '../../private/fail';
import { inspectFirmware } from '../inspect-firmware';

/** Trusted Launch, confidential computing and encryption. */
export function inspectSecurity(machine: AzureMachine, context: AzureContext): Refused[] {
  const { tuning: { withoutEncryptionAtHost: reason } } = machine;
  return [
    ...inspectFirmware(machine.image.guest, machine.intent.firmware, 'HW2220'), ...inspectBoot(machine), ...machine.tuning.confidential ? inspectConfidential(machine, context) : [],
    ...reason === undefined || isReason(reason) ? [] : [{ code: 'HW2230', given: `withoutEncryptionAtHost ${JSON.stringify(reason)}`, allowed: 'a sentence that says why', remedy: 'Write for those who audit the machine why its host may keep caches and temporary disks in clear.' }],
  ];
}

function inspectBoot({ intent: { firmware }, image, firmware: chosen, attests, tuning: { guestAttestation } }: AzureMachine): Refused[] {
  const { generation, trustedLaunch, confidential } = image._traits;
  const refusals: Refused[] = [];
  if (firmware && firmware.isUefi !== (generation === 2)) {
    refusals.push({ code: 'HW2220', given: `${firmware} from ${image.version}, of generation ${generation}`, allowed: generation === 2 ? 'Firmware.uefi()' : 'Firmware.bios()', remedy: 'Leave `firmware` out, or take an image of the other generation.' });
  } else if (firmware && (firmware.secureBoot || firmware.vtpm) && !trustedLaunch && !confidential) {
    refusals.push({ code: 'HW2220', given: `${firmware} from ${image.version}`, allowed: 'Firmware.uefi({ secureBoot: false })', remedy: 'The image does not support Trusted Launch: leave `firmware` out, or say that it does: { trustedLaunch: true }.' });
  }
  if (attests && guestAttestation && !(chosen.secureBoot && chosen.vtpm)) {
    refusals.push({ code: 'HW2220', given: `guest attestation with ${chosen}`, allowed: 'secure boot and a virtual TPM', remedy: 'Leave `guestAttestation` out: nothing is measured that could be attested.' });
  }
  return refusals;
}

function inspectConfidential(machine: AzureMachine, { settings: { line } }: AzureContext): Refused[] {
  const { tuning: { confidential, withoutEncryptionAtHost }, image, firmware } = machine;
  const [root] = machine.disks;
  const { diskEncryptionSetId: setId } = confidential!;
  const checks: [boolean, string, string, string][] = [
    [!image._traits.confidential, `${image.version}`, 'an image for confidential machines', 'Take an edition for them (docs/azure-images.md), or say that it is one: { confidential: true }.'],
    [!firmware.vtpm, `${firmware}`, 'a virtual TPM', 'Leave `firmware` out.'],
    [confidential!.encryptsDisk && !firmware.secureBoot, `an encrypted disk with ${firmware}`, 'secure boot', 'Leave `firmware` out.'],
    [setId !== undefined && !isAzureId(setId, DISK_ENCRYPTION_SET), `disk encryption set ${shown(setId)}`, `an id of ${DISK_ENCRYPTION_SET}`, 'Copy it from the properties of the set, or from `az disk-encryption-set show --query id`.'],
    [root.tuning.diskEncryptionSetId !== undefined, 'a disk encryption set of the disk of the system', 'AzureConfidential.diskAndGuestState(diskEncryptionSetId)', 'Name the set there.'],
    [root.ephemeral !== undefined && confidential!.encryptsDisk, 'an ephemeral disk that is encrypted with the state', 'AzureConfidential.guestState()', 'Keep the disk, or encrypt the state alone.'],
    // Version 5.1 of the provider takes both.
    [confidential!.encryptsDisk && line.major === '4' && withoutEncryptionAtHost === undefined, 'an encrypted disk beside encryption at host', 'one of them with azurerm 4', 'Say tune(vm, { withoutEncryptionAtHost: \'the disk is encrypted by the processor\' }), or use AzureProviderLine.V5.'],
  ];
  return checks.filter(([isWrong]) => isWrong).map(([, given, allowed, remedy]) => ({ code: 'HW2232', given: `a confidential machine with ${given}`, allowed, remedy }));
}
