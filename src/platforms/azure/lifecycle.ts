import { TerraformResourceLifecycle } from 'cdktf';
import { MachineFacts } from './machine-facts';
import { IVmIntent } from '../../model/vm-intent';
import { isProtected } from '../protection';

/** Arguments that only a new machine takes: image, administrator, first boot, firmware, kind of the system's disk, and where it runs. */
const BORN_WITH = [
  'admin_username', 'admin_password', 'custom_data', 'source_image_id', 'source_image_reference', 'plan', 'secure_boot_enabled', 'vtpm_enabled',
  'os_disk[0].storage_account_type', 'os_disk[0].diff_disk_settings', 'os_disk[0].security_encryption_type', 'os_disk[0].secure_vm_disk_encryption_set_id',
  // A machine enters a scale set later only in some cases, and the lock says that it stays where it was made.
  'availability_set_id', 'virtual_machine_scale_set_id', 'platform_fault_domain', 'priority', 'eviction_policy',
];
const BORN_LINUX = ['admin_ssh_key'];
/** Follows from the policy of updates, which a play sets inside of the guest too. */
const BORN_WINDOWS = ['automatic_updates_enabled'];

/** What Terraform leaves alone, and whether it may destroy. */
export function lifecycleOf(intent: IVmIntent, { setByAzure }: MachineFacts): TerraformResourceLifecycle {
  const born = [...BORN_WITH, ...intent.image.guest.isWindows ? BORN_WINDOWS : BORN_LINUX];
  return {
    preventDestroy: isProtected(intent),
    ignoreChanges: [...intent.changePolicy.replaces ? [] : born.sort(), ...setByAzure],
  };
}
