import type { AzureMachine } from './azure-machine';
import { isAzureId } from './azure-name';
import { Placement } from '../../model/placement';
import { IPlatform } from '../../model/platform';
import { Refused } from '../../model/report';
import { foreignNoun } from '../foreign';

const ZONES = [1, 2, 3];
/** Fault domains of a flexible scale set in a region; in zones there is one (Microsoft, Manage fault domains). */
const MOST_FAULT_DOMAINS = 3;
/** What may stand beside one way of placing a machine. Types say the same; who writes JavaScript has none. */
const BESIDE: readonly [Way, string, readonly Way[]][] = [
  ['availabilitySet', 'an availability set', ['proximityGroup']],
  ['scaleSet', 'a scale set', ['zone', 'faultDomain', 'spot']],
  ['dedicatedHostId', 'a dedicated host', ['zone']],
  ['dedicatedHostGroupId', 'a group of dedicated hosts', ['zone']],
  // Microsoft, On-demand capacity reservation.
  ['capacityReservationGroupId', 'a capacity reservation', ['zone']],
];
const WAYS = ['zone', 'availabilitySet', 'scaleSet', 'faultDomain', 'dedicatedHostId', 'dedicatedHostGroupId', 'proximityGroup', 'capacityReservationGroupId', 'spot'] as const;
type Way = typeof WAYS[number];

/** Whether the machine can be where it was placed. */
export function inspectPlacement(machine: AzureMachine, platform: IPlatform): Refused[] {
  const { placement } = machine;
  const foreign = placement._groups.filter(group => group.platform !== platform).map(group => foreignNoun(`${group.groupName} of ${group.platform.node.path} for ${machine.intent.path}`, platform));
  const inspections = [inspectWay, inspectShape, inspectZone, inspectSet, inspectIds, inspectSpot];
  return [...inspectHost(machine.intent.placement), ...foreign, ...inspections.flatMap(inspect => inspect(machine)), ...inspectBirth(machine, platform)];
}

/** Groups that a machine stays in, by what its lock says, and where the platform has its own. */
const BORN_IN = [['availability set', 'AvailabilitySets'], ['scale set', 'ScaleSets']] as const;

/** A machine never leaves the set that it was made in, and Azure deletes no set with machines in it. */
function inspectBirth({ bornWith: { node = '' }, intent: { hostName } }: AzureMachine, platform: IPlatform): Refused[] {
  return BORN_IN.flatMap(([word, folder]) => {
    const name = new RegExp(`${word} ([^,]+)`).exec(node)?.[1];
    const sets = platform.node.tryFindChild(folder);
    return name === undefined || sets?.node.tryFindChild(name) ? [] : [wrong(`${hostName}, which stays in ${word} ${name} that no platform makes any more`, `a program with ${word} ${name}`, 'Keep the set, or let the machine be built anew: changePolicy: ChangePolicy.replace().')];
  });
}

function inspectHost({ hostName }: Placement): Refused[] {
  return hostName === undefined ? [] : [{ code: 'HW2219', given: `placement on ${hostName}`, allowed: 'AzurePlacement.onDedicatedHost(id)', remedy: 'Leave `placement` out; a host of your own is named by azure.place(vm, AzurePlacement.onDedicatedHost(id)).' }];
}

/** Azure allows no two ways together, or ignores one of them. */
function inspectWay({ placement }: AzureMachine): Refused[] {
  const [way, words, allowed] = BESIDE.find(([one]) => placement[one] !== undefined) ?? [];
  const others = WAYS.filter(other => way !== undefined && other !== way && placement[other] !== undefined && !allowed!.includes(other));
  return others.map(other => wrong(`${other} beside ${words}`, 'one of them', 'Leave one out.'));
}

function inspectShape({ placement: { scaleSet } }: AzureMachine): Refused[] {
  if (!scaleSet) { return []; }
  const { groupName, zones, faultDomains } = scaleSet;
  const most = zones.length > 0 ? 1 : MOST_FAULT_DOMAINS;
  const fits = Number.isInteger(faultDomains) && faultDomains >= 1 && faultDomains <= most;
  const known = zones.every((zone, at) => ZONES.includes(zone) && zones.indexOf(zone) === at);
  return [
    ...fits ? [] : [wrong(`scale set ${groupName} with ${faultDomains} fault domains${zones.length > 0 ? ' in zones' : ''}`, zones.length > 0 ? '1 in zones' : `1 to ${most}`, 'Leave `faultDomains` out: Azure spreads the machines as far as it can.')],
    ...known ? [] : [wrong(`scale set ${groupName} in zones ${zones.join(', ')}`, `zones ${ZONES.join(', ')}, each once`, 'Name some of these, or none.')],
  ];
}

function inspectZone({ placement: { zone, scaleSet } }: AzureMachine): Refused[] {
  const allowed = scaleSet && scaleSet.zones.length > 0 ? scaleSet.zones : ZONES;
  if (zone === undefined || (allowed.includes(zone) && (!scaleSet || scaleSet.zones.length > 0))) { return []; }
  return [wrong(`zone ${zone}${scaleSet ? ` in scale set ${scaleSet.groupName}` : ''}`, scaleSet && scaleSet.zones.length === 0 ? 'a scale set with zones' : `zone ${allowed.join(', ')}`, 'Name one of these, or none.')];
}

function inspectSet({ placement: { faultDomain, scaleSet, zone } }: AzureMachine): Refused[] {
  // With one fault domain Azure spreads machines by itself.
  const several = scaleSet !== undefined && zone === undefined && scaleSet.faultDomains > 1 ? scaleSet.faultDomains : 0;
  if (faultDomain === undefined || (Number.isInteger(faultDomain) && faultDomain >= 0 && faultDomain < several)) { return []; }
  const allowed = several > 0 ? `0 to ${several - 1}` : 'a regional scale set with several fault domains';
  return [wrong(`fault domain ${faultDomain}${zone === undefined ? '' : ` in zone ${zone}`}`, allowed, 'Leave `faultDomain` out: Azure spreads the machines.')];
}

function inspectIds({ placement }: AzureMachine): Refused[] {
  const ids: [string | undefined, string][] = [
    [placement.dedicatedHostId, 'Microsoft.Compute/hostGroups/hosts'],
    [placement.dedicatedHostGroupId, 'Microsoft.Compute/hostGroups'],
    [placement.capacityReservationGroupId, 'Microsoft.Compute/capacityReservationGroups'],
  ];
  return ids.filter(([id, type]) => id !== undefined && !isAzureId(id, type)).map(([id, type]) => wrong(JSON.stringify(id), `an id of ${type}`, 'Copy it from the properties of the resource, or from `az resource show --query id`.'));
}

function inspectSpot({ intent: { stateful, hostName }, placement: { spot, scaleSet }, sizeChoice: { size }, tuning: { terminationNotice } }: AzureMachine): Refused[] {
  if (!spot) { return terminationNotice && !scaleSet ? [wrong('a notice of termination for an ordinary machine', 'a spot machine, or one of a scale set', 'Leave `terminationNotice` out.')] : []; }
  const { eviction, maxPrice = -1 } = spot;
  const refusals: Refused[] = [];
  if (maxPrice !== -1 && !(maxPrice > 0 && Math.abs(maxPrice * 1e5 - Math.round(maxPrice * 1e5)) < 1e-6)) {
    refusals.push(wrong(`a price of ${maxPrice}`, 'more than 0, with at most five decimals', 'Leave `maxPrice` out to pay up to the ordinary price.'));
  }
  if (stateful && eviction === 'Delete') { refusals.push(wrong(`${hostName}, which holds data and is deleted when its place is needed`, 'AzureEviction.DEALLOCATE', 'Let it be stopped, or take an ordinary machine.')); }
  if (size?.burstable) { refusals.push(wrong(`spot with ${size.name}`, 'a size that is not burstable', 'Name another size: Azure has no spot machines of the B series.')); }
  return refusals;
}

function wrong(given: string, allowed: string, remedy: string): Refused {
  return { code: 'HW2223', given, allowed, remedy };
}
