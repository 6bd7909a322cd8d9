import { isOff, isUnknown, wordOf } from '../attributes';
import type { PolicyRule } from '../rule';
import type { WrittenResource } from '../written-resource';

function openings({ attributes: { public_network_access_enabled: open, network_access_policy: policy } }: WrittenResource): string[] {
  return [
    ...isOff(open) || isUnknown(open) ? [] : [`public_network_access_enabled ${open === undefined || open === null ? 'left out, which is true' : String(open)}`],
    ...isUnknown(policy) || ['denyall', 'allowprivate'].includes(wordOf(policy) ?? '') ? [] : [`network_access_policy ${policy === undefined || policy === null ? 'left out, which is AllowAll' : String(policy)}`],
  ];
}

/** Who may read a disk without its machine. */
export const DISKS: readonly PolicyRule[] = [{
  ruleId: 'disk-network-access',
  code: 'HW2284',
  title: 'No disk can be exported over public networks',
  why: 'Whoever gets a signed address of the disk can download all of it, from anywhere.',
  allowed: 'public_network_access_enabled = false with network_access_policy DenyAll or AllowPrivate',
  remedy: 'Write both; AllowPrivate takes a disk access with a private endpoint.',
  references: { checkov: ['CKV_AZURE_251'], azurePolicy: ['8405fdab-1faf-48aa-b702-999c9c172094'] },
  check: resources => resources.ofType('azurerm_managed_disk', 'azurerm_snapshot').flatMap(resource => {
    const open = openings(resource);
    return open.length === 0 ? [] : [{ resource, given: open.join(', '), checkov: open.some(one => one.startsWith('public')) ? ['CKV_AZURE_251'] : [] }];
  }),
}];
