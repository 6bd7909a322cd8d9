import type { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import type { AzureMachine } from './azure-machine';
import { Refused } from '../../model/report';

/** Argument of the agent, as the provider names it, and of what works through it. */
const AGENT = 'provision_vm_agent';
const EXTENSIONS = 'allow_extension_operations';

/** The library never switches the agent off; a program can, on the resource itself. */
export function inspectAgent(machine: AzureMachine): Refused[] {
  const { usesExtensions, patching } = machine;
  const { agent, extensions } = switchesOf(machine);
  const needs = patching.isByPlatform ? 'patching by the platform' : usesExtensions ? 'an extension or a run command' : undefined;
  const off = (given: string, allowed: string, remedy: string): Refused[] => [{ code: 'HW2231', given, allowed, remedy }];
  if (agent === false && needs !== undefined) { return off(`${AGENT} = false beside ${needs}`, `${AGENT} = true`, 'Leave the agent on, or take away what works through it.'); }
  if (extensions === false && needs !== undefined) { return off(`${EXTENSIONS} = false beside ${needs}`, `${EXTENSIONS} = true`, 'Leave it out: it is off where nothing needs it.'); }
  return agent === false && extensions === true ? off(`${AGENT} = false beside ${EXTENSIONS} = true`, `${EXTENSIONS} = false`, 'Leave both out: the agent is on, and extensions are off where nothing needs them.') : [];
}

/** What the program set on the resource; undefined where it left it to the library. */
function switchesOf({ resource }: AzureMachine): { readonly agent?: unknown; readonly extensions?: unknown } {
  const { provisionVmAgentInput, allowExtensionOperationsInput } = resource as LinuxVirtualMachine;
  const overrides = (resource as unknown as { readonly rawOverrides: Readonly<Record<string, unknown>> }).rawOverrides;
  return { agent: overrides[AGENT] ?? provisionVmAgentInput, extensions: overrides[EXTENSIONS] ?? allowExtensionOperationsInput };
}
