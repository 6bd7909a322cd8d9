import { jumpHostsOf } from './jump-hosts';
import { SSH_OPTIONS } from './ssh-options';
import { GuestRoute } from '../../model/guest-route';
import { IHost } from '../../model/host';
import { literalText } from '../../private/plain-yaml';

/** Folder of the programs that routes lead through, in that of a stack. */
export const PROGRAM_FOLDER = 'programs';

/** Time in which a program must have opened its way: Ansible's own ten seconds are those of a TCP connection. */
const PROGRAM_SECONDS = 120;

/** Key with which Ansible logs in: of the variables of the host, the command line, the environment or its configuration. */
const KEY_FILE = 'lookup(\'ansible.builtin.config\', \'private_key_file\', plugin_type=\'connection\', plugin_name=\'ssh\')';

/** Variables of a host over which others are reached: how ssh gets into it, its own route aside. What Ansible tells ssh of it must be told here, too. */
export const HOP_VARIABLES: Readonly<Record<string, unknown>> = {
  hostwright_way_in: [
    `${SSH_OPTIONS} -o BatchMode=yes`,
    `{% if ${KEY_FILE} %} -o {{ ('IdentityFile="' ~ (${KEY_FILE} | expanduser) ~ '"') | quote }}{% endif %}`,
    ' -p {{ ansible_port | default(22) }}{% if ansible_user is defined %} -l {{ ansible_user | quote }}{% endif %}',
    ' {{ ansible_host | default(inventory_hostname) | quote }}',
  ].join(''),
};

/** Variables by which ssh takes the route of a host; none where it has none. */
export function routeVariables(host: IHost): Record<string, unknown> {
  const { route } = host.guestFacts;
  if (!route) { return {}; }
  const hops = jumpHostsOf(host);
  const takesLong = [host, ...hops].some(({ guestFacts }) => guestFacts.route?.program !== undefined);
  return {
    ansible_ssh_common_args: `${SSH_OPTIONS} -o {{ ${proxyOption('hostwright_proxy_command')} }}`,
    ansible_ssh_timeout: takesLong ? PROGRAM_SECONDS : undefined,
    hostwright_proxy_command: `{{ ${commandOf(host, hops)} }}`,
    hostwright_proxy_words: route.jumpHost ? undefined : [programOf(route), ...route.parameters.map(literalText)],
  };
}

/**
 * Expression for the command that relays to a host, made from the far end of the way. It names all jump hosts by itself: while Ansible
 * looks at the variables of another host, it knows those of no third one.
 */
function commandOf(host: IHost, hops: readonly IHost[]): string {
  const start = hops.at(-1) ?? host;
  const words = start === host ? 'hostwright_proxy_words' : `${variablesOf(start)}.hostwright_proxy_words`;
  return hops.reduceRight<string | undefined>((before, hop) => {
    const wayIn = `${variablesOf(hop)}.hostwright_way_in`;
    // The ssh that runs it takes every percent sign for one of its own; `%h` and `%p` are, and name the host behind.
    return `'ssh -W "[%h]:%p" ' ~ (${before === undefined ? wayIn : `('-o ' ~ ${proxyOption(before)} ~ ' ' ~ ${wayIn})`} | replace('%', '%%'))`;
  }, start.guestFacts.route?.program === undefined ? undefined : `(${words} | map('quote') | join(' '))`)!;
}

/** ProxyJump would hand none of the options on, known hosts and key among them. */
function proxyOption(command: string): string {
  return `(('ProxyCommand=' ~ ${command}) | quote)`;
}

function variablesOf({ guestIntent: { hostName } }: IHost): string {
  return `hostvars['${hostName}']`;
}

/** One that the library brings lies beside the inventory. */
function programOf({ program, isBundled }: GuestRoute): unknown {
  return isBundled ? `{{ (inventory_dir ~ '/../${PROGRAM_FOLDER}/${program}') | realpath | replace('%', '%%') }}` : literalText(program!);
}
