import type { AzureContext } from './azure-context';
import type { AzureMachine } from './azure-machine';
import { inspectAccount } from './inspect-account';
import { inspectAgent } from './inspect-agent';
import { inspectDisks } from './inspect-disks';
import { inspectIdentity } from './inspect-identity';
import { inspectFirstBoot, inspectImage } from './inspect-image';
import { inspectInterfaces } from './inspect-interfaces';
import { inspectKinds } from './inspect-kinds';
import { inspectOperations } from './inspect-operations';
import { inspectPlacement } from './inspect-placement';
import { inspectReach } from './inspect-reach';
import { inspectSecurity } from './inspect-security';
import { inspectSize, noteSize } from './inspect-size';
import { noteVm } from './note-vm';
import { Estate } from '../../model/estate';
import { IPlatform } from '../../model/platform';
import { VmReport } from '../../model/report';
import { inspectSupport } from '../inspect-support';

/** What Azure refuses, notes and decides for one machine. */
export function inspectVm(machine: AzureMachine, platform: IPlatform, context: AzureContext): VmReport {
  const { image } = machine;
  const misfits = inspectKinds(machine);
  if (misfits.length > 0) { return { refusals: misfits, notes: [], facts: {} }; }
  const { checkDate } = Estate.of(machine.resource);
  const age = inspectSupport(image.guest, checkDate, image.acceptsExtendedSupport);
  return {
    refusals: [
      ...inspectImage(image, checkDate), ...age.refusals, ...inspectFirstBoot(machine), ...inspectSize(machine, checkDate), ...inspectAccount(machine),
      ...inspectSecurity(machine, context), ...inspectDisks(machine), ...inspectInterfaces(machine), ...inspectPlacement(machine, platform), ...inspectOperations(machine),
      ...inspectIdentity(machine), ...inspectAgent(machine), ...inspectReach(machine),
    ],
    notes: [...age.notes, ...noteSize(machine, checkDate), ...noteVm(machine, context)],
    facts: factsOf(machine, context),
  };
}

function factsOf(machine: AzureMachine, { settings }: AzureContext): Record<string, string> {
  const { sizeChoice: { size, why }, image, placement, firmware, patching, access, encryptsAtHost } = machine;
  return {
    size: size?.name ?? '',
    sizeChosen: why,
    image: image.version,
    place: `${settings.location}, ${placement}`,
    resourceGroup: settings.resourceGroup,
    firmware: firmware.toString(),
    encryptionAtHost: encryptsAtHost ? 'on' : 'off',
    patching: patching.toString(),
    access: access.toString(),
  };
}
