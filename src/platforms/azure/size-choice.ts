import { AzureEphemeralDisk } from './azure-disk';
import type { AzureMachine } from './azure-machine';
import { AzureSizeProps } from './vm-size';
import { AzureSize, azureSize, AzureSizeNeeds, lackOf, smallestAzureSize } from '../../catalog/azure-sizes';

/** The size of a machine, and what was decided about it. */
export interface SizeChoice {
  /** Undefined where the catalogue has none of this name, or none that carries it all. */
  readonly size?: AzureSize;
  readonly needs: AzureSizeNeeds;
  /** What it must carry, in words. */
  readonly carries: string;
  /** What a size that was named lacks, in words. */
  readonly lacks: readonly string[];
  /** Why this one, for estate.json. */
  readonly why: string;
}

/** The size that was named, else the smallest that carries what the machine asks for. */
export function chooseSize(machine: AzureMachine): SizeChoice {
  const needs = needsOf(machine);
  const carries = wordsOf(needs);
  const { size: named } = machine.tuning;
  if (!named) {
    const size = keptSize(machine, carries, needs) ?? smallestAzureSize(needs);
    return { size, needs, carries, lacks: [], why: `the smallest of the catalogue with ${carries}` };
  }
  const size = named._props ? described(named._props) : azureSize(named.sizeName);
  return { size, needs, carries, lacks: size ? lackOf(size, needs) : [], why: named._props ? 'named and described by the program' : 'named by the program' };
}

/** A size that was chosen stays while the same is asked for, whatever later catalogues have: another one would restart the machine. */
function keptSize({ intent: { identity } }: AzureMachine, carries: string, needs: AzureSizeNeeds): AzureSize | undefined {
  const { size: name, sizeCarries } = identity._kept?.choices ?? {};
  const size = name === undefined || sizeCarries !== carries ? undefined : azureSize(name);
  return size && lackOf(size, needs).length === 0 ? size : undefined;
}

/** What the lock keeps of the choice; nothing of a size that the program names. */
export function keptChoices({ sizeChoice: { size, carries }, tuning }: AzureMachine): Record<string, string> | undefined {
  return tuning.size || !size ? undefined : { size: size.name, sizeCarries: carries };
}

function needsOf(machine: AzureMachine): AzureSizeNeeds {
  const { intent, image: { _traits: traits }, tuning } = machine;
  const disks = machine.disks;
  const [root] = disks;
  return {
    cpus: intent.cpus,
    memoryMebibytes: intent.memory.toMebibytes(),
    arch: traits.arch,
    generation: traits.generation,
    controllers: controllersFor(machine),
    dataDisks: disks.length - 1,
    interfaces: intent.nics.length,
    gpus: tuning.gpus ?? 0,
    premiumStorage: disks.some(({ storage }) => storage.isPremium),
    acceleratedNetworking: Object.values(tuning.nics ?? {}).some(({ acceleratedNetworking }) => acceleratedNetworking === true),
    encryptionAtHost: machine.encryptsAtHost,
    trustedLaunch: !machine.isConfidential && machine.wantsTrustedLaunch,
    confidential: machine.isConfidential,
    writeAccelerator: disks.some(({ writeAccelerator }) => writeAccelerator),
    // Trusted Launch keeps the state of the machine beside the system (Microsoft, Ephemeral OS disks).
    ...root.ephemeral !== undefined && { ephemeral: { placement: root.ephemeral, gibibytes: root.gibibytes + (machine.wantsTrustedLaunch ? 1 : 0) } },
  };
}

/**
 * Guests find mounted disks by their LUNs, which few of them know of disks on NVMe (Microsoft, azure-vm-utils). A machine without such a disk is chosen
 * alike, so that the first one does not move it to another size.
 */
function controllersFor({ intent: { dataDisks }, image: { _traits: { controllers } }, tuning: { size, disks } }: AzureMachine): AzureSizeNeeds['controllers'] {
  const isFree = size !== undefined || disks?.root?.ephemeral === AzureEphemeralDisk.NVME_DISK;
  return isFree && dataDisks.every(({ mount }) => mount === undefined) ? controllers : controllers.filter(controller => controller === 'SCSI');
}

function wordsOf(needs: AzureSizeNeeds): string {
  const parts: [unknown, string][] = [
    [true, `${needs.cpus} processors`],
    [true, `${needs.memoryMebibytes} MiB`],
    [needs.dataDisks > 0, `${needs.dataDisks} data disks`],
    [needs.interfaces > 1, `${needs.interfaces} interfaces`],
    [needs.gpus, `${needs.gpus} GPUs`],
    [needs.premiumStorage, 'premium storage'],
    [needs.acceleratedNetworking, 'accelerated networking'],
    [needs.encryptionAtHost, 'encryption at host'],
    [needs.trustedLaunch, 'Trusted Launch'],
    [needs.confidential, 'confidential computing'],
    [needs.writeAccelerator, 'a write accelerator'],
    [needs.ephemeral, `${needs.ephemeral?.gibibytes} GiB on ${needs.ephemeral?.placement}`],
    [needs.arch === 'aarch64', 'Arm processors'],
  ];
  return parts.filter(([holds]) => holds).map(([, words]) => words).join(', ');
}

function described(props: AzureSizeProps): AzureSize {
  const { name, cpus, memory, maxDataDisks, maxInterfaces, gpus = 0, generations = [2] } = props;
  const { premiumStorage = true, trustedLaunch = true, encryptionAtHost = true, writeAccelerator = false } = props;
  const gibibytes = { CacheDisk: props.cacheDisk, ResourceDisk: props.resourceDisk, NvmeDisk: props.nvmeDisk };
  return {
    name,
    cpus,
    maxDataDisks,
    maxInterfaces,
    gpus,
    generations,
    premiumStorage,
    trustedLaunch,
    encryptionAtHost,
    writeAccelerator,
    series: '',
    burstable: false,
    retiresOn: null,
    successor: null,
    uncertain: [],
    source: 'the program',
    memoryMebibytes: memory.toMebibytes(),
    arch: props.arm64 ? 'aarch64' : 'x86_64',
    acceleratedNetworking: props.acceleratedNetworking ?? true ? 'supported' : 'unsupported',
    confidential: props.confidential ? 'SEV-SNP' : null,
    controllers: [...props.scsi ?? true ? ['SCSI' as const] : [], ...props.nvme ? ['NVMe' as const] : []],
    ephemeral: Object.fromEntries(Object.entries(gibibytes).flatMap(([place, size]) => size ? [[place, Math.floor(size.toMebibytes() / 1024)]] : [])),
  };
}
