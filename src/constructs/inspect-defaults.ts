import { defaultOf, settingsOf } from '../model/defaults-scope';
import { IVirtualMachine } from '../model/virtual-machine';
import { IVmIntent } from '../model/vm-intent';
import { Refusal } from '../private/fail';

/** Longest NetBIOS name. */
const WINDOWS_NAME = 15;

/** What the defaults above a machine leave open or ask of it. */
export function inspectDefaults(machine: IVirtualMachine): Refusal[] {
  const { intent } = machine;
  return [...inspectName(intent), ...inspectDns(machine), ...inspectRequiredLabels(machine)];
}

function inspectName({ hostName, image }: IVmIntent): Refusal[] {
  const name = hostName.toString();
  return image.guest.isWindows && name.length > WINDOWS_NAME
    ? [{ code: 'HW1232', given: `${name}, ${name.length} characters, for ${image.guest.displayName}`, allowed: `${WINDOWS_NAME} characters at most`, remedy: 'Give `hostName`, or shorten the name pattern.' }]
    : [];
}

/** DHCP and router advertisements tell the guest its name servers, and so do some networks; a static address tells it nothing. */
function inspectDns(machine: IVirtualMachine): Refusal[] {
  const { hostName, nics, provisioning } = machine.intent;
  const told = nics.some(({ ip, network }) => ip.isDhcpV4 || ip.isAutomaticV6 || network.givesDns);
  const kept = nics.find(({ ip }) => ip.primaryAddress !== undefined);
  return provisioning.identity && kept && !told && defaultOf(machine, 'dns') === undefined
    ? [{ code: 'HW1230', given: `${hostName} with ${kept.ip.primaryAddress} and no dns`, allowed: '`dns` on the machine or in the defaults above it', remedy: 'Give dns: [\'10.0.20.1\'] to the defaults of the stack, or dns: [] where nothing shall be resolved.' }]
    : [];
}

function inspectRequiredLabels(machine: IVirtualMachine): Refusal[] {
  const { hostName, labels } = machine.intent;
  const present = labels.entries;
  const asked = new Map(settingsOf(machine, 'requiredLabels').reverse().flatMap(({ value, level, setBy }) => value.map(key => [key, setBy.node.path ? `${level} ${setBy.node.path}` : level])));
  return [...asked].sort(([a], [b]) => a < b ? -1 : 1).filter(([key]) => !(key in present)).map(([key, by]) => ({
    code: 'HW1231',
    given: `${hostName} without the label ${key}, which the ${by} asks for`,
    allowed: `a machine with the label ${key}`,
    remedy: `Give labels: Labels.of({ '${key}': '...' }) to the machine, its stack or its environment.`,
  }));
}
