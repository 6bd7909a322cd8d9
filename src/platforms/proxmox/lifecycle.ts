import type { VirtualEnvironmentVmConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { MachineFacts } from './machine-facts';
import { IVmIntent } from '../../model/vm-intent';
import { isProtected } from '../protection';

/** Proxmox takes no disk from a machine that it protects: its flag is lifted while one is let go, Terraform's is not. */
export function isFlagged(intent: IVmIntent): boolean {
  return isProtected(intent) && intent.retiredDisks.length === 0 && !intent.identity.losesDisk;
}

/**
 * What Terraform leaves alone. A machine stays on what it was born from: template, administrators and documents of the first boot.
 * They would replace it (ForceNew in the provider), or change what was set up once behind its owner's back.
 */
export function lifecycleOf(intent: IVmIntent, facts: MachineFacts): VirtualEnvironmentVmConfig['lifecycle'] {
  const held = isHeldInPlace(facts) && (facts.movedByCluster || !intent.changePolicy.replaces);
  const ignored = [...intent.changePolicy.replaces ? [] : bornWith(intent, facts), ...held ? ['node_name'] : []];
  const ignoreChanges = ignored.length > 0 ? ignored : undefined;
  const preventDestroy = isProtected(intent) || undefined;
  const replaceTriggeredBy = facts.origin === undefined ? undefined : [facts.origin];
  return ignoreChanges || preventDestroy || replaceTriggeredBy ? { ignoreChanges, preventDestroy, replaceTriggeredBy } : undefined;
}

/** The cluster moves what it keeps available; a machine that may not be migrated would be built anew elsewhere. */
export function isHeldInPlace({ movedByCluster, tuning }: Pick<MachineFacts, 'movedByCluster' | 'tuning'>): boolean {
  return movedByCluster || tuning.migrate === false;
}

function bornWith(intent: IVmIntent, facts: MachineFacts): string[] {
  const { birth, clone, iso } = facts;
  const firstBoot = intent.provisioning.identity && !iso
    ? ['type', 'user_account', 'user_data_file_id', 'vendor_data_file_id', 'network_data_file_id', 'meta_data_file_id'].map(name => `initialization[0].${name}`)
    // A block that has left the program would be taken away from the machine, which replaces it.
    : birth?.initialized ? ['initialization'] : [];
  return [...clone || birth?.cloned ? ['clone'] : [], ...firstBoot, ...facts.bornOtherwise ? hardwareOfTheImage(facts) : []];
}

/** What follows from the guest and its firmware: a system does not start with those of another. What was tuned by hand is meant. */
function hardwareOfTheImage({ tuning }: MachineFacts): string[] {
  const rows: [string, unknown][] = [
    ['bios', undefined], ['machine', tuning.machineType], ['efi_disk', undefined], ['tpm_state', undefined],
    ['operating_system', tuning.osType], ['cpu[0].type', tuning.cpuType], ['serial_device', tuning.serialDevices], ['vga', tuning.vgaType],
  ];
  return rows.filter(([, tuned]) => tuned === undefined).map(([name]) => name);
}
