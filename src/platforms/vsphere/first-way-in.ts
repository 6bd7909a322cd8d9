import { GuestAccess } from '../../model/guest-access';
import { Cidr } from '../../values';
import { listenerSources, listenerStatements, needsListener, permissionStatement } from '../windows-listener';

/**
 * Most characters of a command that the first logon runs. Windows keeps them under the registry's RunOnce, and passes over those of more than
 * 260 (Microsoft's Run and RunOnce keys; the provider's `run_once_command_list`).
 */
export const MOST_COMMAND = 259;

/**
 * Commands that let Ansible into a Windows guest at its first logon: PowerShell Remoting over HTTPS with a certificate that the guest makes,
 * and the port open to the management networks alone, or else to its own subnet. Each finds what an earlier run has made.
 */
export function firstWayIn(access: GuestAccess, networks: readonly Cidr[]): string[] {
  return needsListener(access) ? [...listenerStatements(access).map(shell), ...permissions(access.port, networks)] : [];
}

/** No file is run, so that Windows' own policy for scripts does not matter. */
function shell(script: string): string {
  return `powershell -NoProfile -Command "${script}"`;
}

/** As many rules as it takes for each to fit into a command. */
function permissions(port: number, networks: readonly Cidr[]): string[] {
  const sources = listenerSources(networks);
  const rules: string[] = [];
  for (let first = 0; first < sources.length;) {
    const number = rules.length + 1;
    const rule = (end: number) => shell(permissionStatement(port, sources.slice(first, end), number));
    let end = first + 1;
    while (end < sources.length && rule(end + 1).length <= MOST_COMMAND) { end++; }
    rules.push(rule(end));
    first = end;
  }
  return rules;
}
