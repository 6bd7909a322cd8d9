import fc from 'fast-check';
import { COLLECTION_ROLES, ENVIRONMENTS, HOST_NAMES, LABEL_KEYS, LABEL_VALUES, NUMBERS, OWN_ROLES, STACK_IDS, TEXTS, VARIABLES } from './hostile-words';

/** A value of a variable, as the program says it. */
export type ValuePlan =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'number'; readonly number: number }
  | { readonly is: 'flag'; readonly flag: boolean }
  | { readonly is: 'list'; readonly items: readonly ValuePlan[] }
  | { readonly is: 'record'; readonly entries: Readonly<Record<string, ValuePlan>> };

/** What a guest is. */
export type SystemPlan = 'debian-13' | 'ubuntu-24.04' | 'rocky-9' | 'null-1e3' | 'windows-server-2025';

/** One host, in the words of its program. */
export interface HostPlan {
  readonly name: string;
  /** A machine of Proxmox, or a host that Terraform does not own. */
  readonly isMachine: boolean;
  /** Its address; undefined for one that is known after apply. */
  readonly address?: string;
  readonly system: SystemPlan;
  readonly user: string;
  /** What stands behind the key of the user. */
  readonly comment: string;
  readonly port: number;
  readonly bootstrapped: boolean;
  readonly timezone?: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Variables of each role, by the name of the role. */
  readonly roles: Readonly<Record<string, Readonly<Record<string, ValuePlan>>>>;
}

export interface StackPlan {
  readonly id: string;
  readonly environment?: string;
  readonly hosts: readonly HostPlan[];
}

/** An estate as data: what its program is made from, and what the model of its inventory is. */
export interface EstatePlan {
  readonly stacks: readonly StackPlan[];
}

/** Estates, always the same ones. Each has every host name; the other words change places. */
export function estatePlans(count: number): EstatePlan[] {
  return fc.sample(estate, { numRuns: count, seed: 20261121 });
}

const text = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...TEXTS) }, fc.string({ unit: 'binary', maxLength: 20 }).filter(isWhole));
const value: fc.Arbitrary<ValuePlan> = fc.letrec<{ value: ValuePlan }>(tie => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true },
    text.map((one): ValuePlan => ({ is: 'text', text: one })),
    fc.constantFrom(...NUMBERS).map((number): ValuePlan => ({ is: 'number', number })),
    fc.boolean().map((flag): ValuePlan => ({ is: 'flag', flag })),
    fc.array(tie('value'), { maxLength: 4 }).map((items): ValuePlan => ({ is: 'list', items })),
    fc.dictionary(text.filter(key => key !== '__proto__'), tie('value'), { maxKeys: 4 }).map((entries): ValuePlan => ({ is: 'record', entries })),
  ),
})).value;

const variables = fc.dictionary(fc.constantFrom(...VARIABLES), value, { maxKeys: 4 });
const host = fc.record({
  isMachine: fc.boolean(),
  isLate: fc.integer({ min: 0, max: 3 }).map(number => number === 0),
  isV6: fc.boolean(),
  system: fc.constantFrom<SystemPlan>('debian-13', 'ubuntu-24.04', 'rocky-9', 'null-1e3', 'windows-server-2025'),
  user: fc.constantFrom('no', 'null', 'y', '_1', 'on', 'ops', 'a-b'),
  comment: fc.constantFrom('', ' ops@example', ' {{ lookup(\'pipe\', \'id\') }}', ' it\'s # {% x %}', ' "a": b', ' zwölf 🎉'),
  port: fc.constantFrom(22, 22, 2222),
  bootstrapped: fc.boolean(),
  timezone: fc.constantFrom(undefined, 'Europe/Berlin', 'UTC'),
  labels: fc.uniqueArray(fc.tuple(fc.constantFrom(...LABEL_KEYS), fc.constantFrom(...LABEL_VALUES)), { maxLength: 5, selector: ([key]) => key }),
  roles: fc.uniqueArray(fc.constantFrom(...OWN_ROLES, ...COLLECTION_ROLES), { maxLength: 3 }),
  variables,
});

const estate: fc.Arbitrary<EstatePlan> = fc.tuple(
  fc.shuffledSubarray([...HOST_NAMES], { minLength: HOST_NAMES.length }),
  fc.array(host, { minLength: HOST_NAMES.length, maxLength: HOST_NAMES.length }),
  // Two that make one group are no estate.
  fc.uniqueArray(fc.constantFrom(...STACK_IDS), { minLength: 4, maxLength: 4, selector: grouped }),
  fc.uniqueArray(fc.constantFrom(...ENVIRONMENTS), { minLength: 3, maxLength: 3, selector: grouped }),
  fc.shuffledSubarray([...TEXTS], { minLength: TEXTS.length }),
).map(([names, drawn, ids, environments, texts]) => {
  const groups = new Map<string, string>();
  const hosts = names.map((name, at): HostPlan => {
    const { isMachine, isLate, isV6, labels, roles, variables: own, system, ...rest } = drawn[at];
    const os = isMachine && system === 'windows-server-2025' ? 'debian-13' : system;
    // Every text stands somewhere, in a list of the first role.
    const some = texts.filter((_, place) => place % names.length === at);
    const given: Record<string, ValuePlan> = { ...own, texts: { is: 'list', items: some.map((one): ValuePlan => ({ is: 'text', text: one })) } };
    const [first = 'all', ...others] = [...roles].sort();
    return {
      ...rest,
      name,
      isMachine,
      system: os,
      labels: distinct(labels, groups),
      address: isMachine && isLate ? undefined : addressOf(at, isMachine, isV6),
      roles: Object.fromEntries([[first, given], ...others.map((role): [string, Record<string, ValuePlan>] => [role, {}])]),
    };
  });
  return {
    // The last one is in no environment.
    stacks: ids.map((id, at) => ({ id, environment: environments[at], hosts: hosts.filter((_, place) => place % ids.length === at) })),
  };
});

/** An address of its own for each; DNS names, as others have them, are hostile too. */
function addressOf(at: number, isMachine: boolean, isV6: boolean): string {
  if (isV6) { return `fd00:${isMachine ? '20' : '30'}::${(at + 16).toString(16)}`; }
  if (isMachine) { return `10.0.20.${at + 10}`; }
  return [`no${at}`, `0x${at}`, `1e${at}`, `012.${at}.null`, `10.0.30.${at + 10}`][at % 5];
}

/** Labels without those that make a group which another label of the estate makes already: the program refuses such. */
function distinct(labels: readonly (readonly [string, string])[], groups: Map<string, string>): Record<string, string> {
  return Object.fromEntries(labels.filter(([key, labelled]) => {
    // Punctuation is lost, and with it what tells two labels apart.
    const group = [key, labelled === 'true' ? '' : labelled].join('_').replace(/[^a-z0-9]+/g, '_').replace(/_+$/, '');
    const meaning = `${key}=${labelled}`;
    if ((groups.get(group) ?? meaning) !== meaning) { return false; }
    groups.set(group, meaning);
    return true;
  }));
}

/** What is left of a word in the name of its group. */
function grouped(word: string): string {
  return `_${word}`.toLowerCase().replace(/[^a-z0-9]+/g, '_');
}

function isWhole(one: string): boolean {
  return !/[\ud800-\udfff]/u.test(one) && one !== '__proto__';
}
