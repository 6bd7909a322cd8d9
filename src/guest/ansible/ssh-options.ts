/** What ssh is told of every host of the library: keys are kept in the project, a new one is taken, a changed one never. */
// ssh reads its own quotes and percent signs in what the shell's quoting leaves.
export const SSH_OPTIONS = '-o {{ (\'UserKnownHostsFile="\' ~ (hostwright_known_hosts | replace(\'%\', \'%%\')) ~ \'"\') | quote }} -o StrictHostKeyChecking=accept-new';

/** Variables of all hosts. */
export function sshOptions(knownHosts: string): Record<string, unknown> {
  return {
    // The path starts at the inventory, which Ansible knows wherever it is called from.
    hostwright_known_hosts: `{{ (inventory_dir ~ '/../${knownHosts}') | realpath }}`,
    ansible_ssh_common_args: SSH_OPTIONS,
  };
}
