/** Where the files of one Ansible folder lead to, each seen from the folder, with forward slashes. */
export interface AnsiblePaths {
  /** Inventories, the user's last. */
  readonly inventories: readonly string[];
  /** Folders of roles, the user's first. */
  readonly roles: readonly string[];
  /** Folder of collections of the project; undefined outside of one. */
  readonly collections?: string;
}

/** `ansible.cfg`: what cannot be read stops every program, and host keys are always checked. Paths in it start at the file itself. */
export function ansibleConfig({ inventories, roles, collections }: AnsiblePaths, header: string): string {
  return [
    header,
    '[defaults]',
    `inventory = ${inventories.join(',')}`,
    `roles_path = ${roles.join(':')}`,
    `collections_path = ${[...collections === undefined ? [] : [collections], '~/.ansible/collections', '/usr/share/ansible/collections'].join(':')}`,
    'host_key_checking = True',
    'interpreter_python = auto_silent',
    'retry_files_enabled = False',
    'forks = 20',
    '',
    '[inventory]',
    // Without the parser of INI, which takes every file and hides what a script has said.
    'enable_plugins = host_list, script, auto, yaml',
    'any_unparsed_is_failed = True',
    'unparsed_is_failed = True',
    '',
    '[ssh_connection]',
    'pipelining = True',
    '',
  ].join('\n');
}
