import { wordOf } from '../attributes';
import { extensionsOf } from '../extensions';
import { SINGLE_MACHINES } from '../machine-types';
import type { PolicyRule } from '../rule';

const AGENTS = ['azuremonitorwindowsagent', 'azuremonitorlinuxagent'];

/** What may also come from another stack, or from Azure Policy: it is looked for only where a program asks. */
export const PROTECTION: readonly PolicyRule[] = [
  {
    ruleId: 'machine-without-backup',
    code: 'HW2288',
    title: 'Every machine is backed up',
    why: 'A machine without a copy is gone with its disk.',
    allowed: 'azurerm_backup_protected_vm for every machine',
    remedy: 'Protect it with a policy of backup; waive this rule for a machine that is rebuilt and never restored.',
    references: { azurePolicy: ['013e242c-8828-4970-87b3-ab247555486d'] },
    isOptional: true,
    check: resources => resources.ofType(...SINGLE_MACHINES).filter(machine => resources.naming(machine, 'azurerm_backup_protected_vm', 'source_vm_id').length === 0)
      .map(resource => ({ resource, given: 'a machine without a backup' })),
  },
  {
    ruleId: 'machine-without-monitoring-agent',
    code: 'HW2288',
    title: 'Every machine carries the agent of Azure Monitor',
    why: 'Its logs and counters stay on the machine, and are lost with it.',
    allowed: 'AzureMonitorLinuxAgent or AzureMonitorWindowsAgent on every machine',
    remedy: 'Install the agent; waive this rule where another system watches the machine, and name it.',
    references: {},
    isOptional: true,
    check: resources => {
      const watched = new Set(extensionsOf(resources).filter(({ attributes: { type } }) => AGENTS.includes(wordOf(type) ?? '')).map(({ machine }) => machine));
      return resources.ofType(...SINGLE_MACHINES).filter(machine => !watched.has(machine)).map(resource => ({ resource, given: 'a machine without the agent of Azure Monitor' }));
    },
  },
];
