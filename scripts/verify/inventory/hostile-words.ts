/** Host names that YAML 1.1 or Ansible could take for something else; each is legal. */
export const HOST_NAMES = [
  'no', 'yes', 'on', 'off', 'y', 'n', 'true', 'false', 'null', 'nan', 'inf', '1e3', '0x1f', '0b11', '0o17', '12-30', '2001-12-14', '3d', '1-2-3', 'e1', '7e-1',
  'hostvars', 'groups', 'group-names', 'vars', 'hosts', 'children', 'omit', 'inventory-hostname', 'meta', 'linux', 'managed-hosts', 'web', 'web-1', 'system-linux', 'x',
  'a'.repeat(63), `0${'-'.repeat(61)}0`, 'xn--bcher-kva', 'con', 'readme', 'main', 'host-vars',
] as const;

/** Ids of stacks. */
export const STACK_IDS = ['no', 'null', '1e3', '012', 'Web', 'a.b', 'a-c', 'all', 'ungrouped', 'hostvars', 'localhost', 'true', '0x1f', '12-30', '%d', '#x', 'it\'s', 'x;y', 'a\\b', '"q"', '-x', '~', 'zwölf', 'x'.repeat(60)] as const;

/** Names of environments: ids of constructs, which may be any text without a slash. */
export const ENVIRONMENTS = ['no', 'null', '012', '1e3', 'Prod', 'all', 'it\'s', 'a "b"', 'a: b', '# x', '{{ x }}', '{% x %}', '%s %', 'zwölf', '環境', '🎉', ' ', '- a', '*a', '!x', '~'] as const;

/** Keys and values of labels: whatever the grammar of labels lets through. */
export const LABEL_KEYS = ['role', 'no', 'null', 'on', '012', '1e3', '0x1f', 'all', 'a.b', 'a-b-c', 'x_', 'x__y', 'role_x', 'role-x', 'roles', 'os', 'os_family', 'system', 'stack', 'platform', 'template', 'environment', 'env', 'label', 'label_x', 'runs', 'managed', 'hostvars', 'ungrouped', '12-30', 'k'.repeat(63)] as const;
export const LABEL_VALUES = ['', 'true', 'false', 'no', 'on', 'null', '012', '1e3', '0x1f', '12-30', 'all', 'a.b', 'a--b', 'z_', 'linux', 'windows', 'debian-13', 'hosts', 'v'.repeat(63)] as const;

/** Names of roles that people write themselves. */
export const OWN_ROLES = ['all', 'no', 'null', 'on', 'web', 'y', 'x__y', 'hosts', 'r'.repeat(64)] as const;
export const COLLECTION_ROLES = ['on.off.no', 'a.b.c', 'null.null.null'] as const;

/** Names of variables. */
export const VARIABLES = ['no', 'Yes', 'on', 'y', 'null', 'NULL', 'true', '_', '_1', 'e1', 'X', 'item', 'None', 'class', 'v'.repeat(100)] as const;

/** Texts that YAML could take for something else, that Ansible could evaluate, or that could end their own quotes. */
export const TEXTS = [
  '', ' ', 'no', 'Yes', 'ON', 'y', 'null', '~', 'true', '012', '0o17', '0x1f', '1e3', '1_000', '.5', '1.', '.inf', '-.inf', '.nan', '12:30:45', '190:20:30', '2001-12-14', '2001-12-14t21:59:43.10-05:00',
  '=', '<<', '-', '- a', '?', '? a', ':', 'a: b', 'a:', ': a', '# a', 'a # b', 'a#b', '!a', '!unsafe a', '&a', '*a', '| a', '>', '@a', '`a`', '%a', '%YAML 1.2', '---', '--- a', '...', '[a]', '{a: b}', '{a', 'a, b', ',',
  '\'', '"', 'it\'s', 'a "b" c', '\\', '\\n', 'a\\', '\\"', '{{ a }}', '{{', '}}', '{% if a %}', '{# a #}', '{{ lookup(\'pipe\', \'id\') }}', 'a\n{{ b }}\nc\n', '%(a)s', '${a}', '$HOME', 'a\nb', 'a\nb\n', 'a\nb\n\n', '\na\nb\n', ' a\nb\n', 'a \nb\n',
  '# a\nb\n', '---\nb\n', 'a\r\nb\r\n', '\t', 'a\tb', '\ta\nb\n', ' a', 'a ', 'zwölf', '環境', '🎉', 'e\u0301', '\u0085', '\u00a0', '\u2028', '\u2029', '\ufeff', '\ufffe', '\uffff', '\u0000', '\u0007', '\u001b[31m', '\u007f', '\u0080', '\u202e', 'a'.repeat(5000), `${'a'.repeat(300)} `.repeat(20),
] as const;

export const NUMBERS = [0, -0, 1, -1, 1.5, -0.25, 0.1, 1e21, -1e21, 1e-7, -2.5e-10, 1.5e300, 5e-324, 9007199254740993, 123456789012345680000] as const;
