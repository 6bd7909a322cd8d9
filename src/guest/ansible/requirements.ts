import { AnsibleHost } from './ansible-host';

/** Collections that the library's own roles call, as the release of Ansible's bundle has them that goes with the pinned ansible-core. */
const OWN: Readonly<Record<string, string>> = { 'ansible.posix': '2.1.0', 'community.general': '11.4.2' };
const WINDOWS: Readonly<Record<string, string>> = { 'ansible.windows': '3.3.0', 'community.windows': '3.1.0' };
/** Collections of the lookups that secrets are read by; ansible-core itself reads variables, files and Key Vault, the last by the Azure CLI. */
const LOOKUPS: Readonly<Record<string, string>> = { 'community.hashi_vault': '7.1.0', 'community.sops': '2.2.7' };

/** Python packages of the control node. */
const CORE = ['ansible-core==2.19.14'];
const PSRP = ['pypsrp==0.9.1'];
const WINRM = ['pywinrm==0.5.0'];
const VAULT = ['hvac==2.4.0'];

/** A collection that hosts want in more than one version. */
export interface VersionClash {
  readonly collection: string;
  readonly versions: readonly string[];
}

/** What the control node needs for some hosts. */
export interface Requirements {
  /** Exact version of each collection, by name. */
  readonly collections: Readonly<Record<string, string>>;
  readonly python: readonly string[];
  readonly clashes: readonly VersionClash[];
}

export function requirementsOf(hosts: readonly AnsibleHost[]): Requirements {
  const wanted = new Map<string, Set<string>>();
  const want = (collections: Readonly<Record<string, string>>) => Object.entries(collections)
    .forEach(([name, version]) => wanted.set(name, (wanted.get(name) ?? new Set()).add(version)));
  const text = JSON.stringify(hosts.map(({ variables }) => variables));
  const reads = (lookup: string) => text.includes(`lookup('${lookup}.`);
  const windows = hosts.filter(({ variables }) => variables.ansible_connection !== undefined || variables.ansible_shell_type !== undefined);
  const named = new Set<string>();
  for (const { role } of hosts.flatMap(({ roles }) => roles)) {
    if (role.collection !== undefined) {
      want({ [role.collection]: role.collectionVersion! });
      named.add(role.collection);
    }
  }
  // A version that the program names for a role wins over the one that the library would take.
  const own = { ...OWN, ...windows.length > 0 ? WINDOWS : {}, ...Object.fromEntries(Object.entries(LOOKUPS).filter(([name]) => reads(name))) };
  want(Object.fromEntries(Object.entries(own).filter(([name]) => !named.has(name))));
  return {
    collections: Object.fromEntries([...wanted].sort().map(([name, versions]) => [name, [...versions][0]])),
    python: [
      ...CORE,
      ...reads('community.hashi_vault') ? VAULT : [],
      ...windows.some(({ variables }) => variables.ansible_connection === 'psrp') ? PSRP : [],
      ...windows.some(({ variables }) => variables.ansible_connection === 'winrm') ? WINRM : [],
    ].sort(),
    clashes: [...wanted].filter(([, versions]) => versions.size > 1).map(([collection, versions]) => ({ collection, versions: [...versions].sort() })),
  };
}
