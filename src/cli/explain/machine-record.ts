/** What estate.json says of a machine, as far as it is explained. */
export interface MachineRecord {
  readonly hostName: string;
  readonly construct: string;
  readonly terraformAddress: string;
  readonly platform: string;
  readonly operatingSystem: string;
  readonly image: string;
  readonly cpus: number;
  readonly memory: string;
  readonly disks: readonly { readonly name: string; readonly size: string; readonly mount?: string }[];
  readonly nics: readonly { readonly name: string; readonly network: string; readonly address: string; readonly mac?: string }[];
  readonly inbound: readonly string[];
  readonly hardened: boolean;
  readonly stateful: boolean;
  readonly retired: boolean;
  readonly changePolicy: string;
  /** Props that the program gave. */
  readonly givenProps: readonly string[];
  /** `<level> <path>: <value>` by key. */
  readonly defaults: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, string>>;
  readonly notes: readonly { readonly field: string; readonly text: string }[];
  readonly changedOutsideTheModel: readonly string[];
}

/** What the lock keeps of a machine, as far as it is explained. */
export interface KeptRecord {
  readonly numbers?: Readonly<Record<string, number>>;
  readonly nics?: Readonly<Record<string, { readonly mac: string }>>;
}

/** A machine, and where it was found. */
export interface FoundMachine {
  readonly stack: string;
  readonly record: MachineRecord;
  readonly kept?: KeptRecord;
}
