import { spawnSync } from 'child_process';

/** A machine as Terraform makes it: its name, the MACs of its interfaces, and its entries of guestinfo. */
export interface GuestInfoMachine {
  readonly name: string;
  readonly macs: readonly string[];
  readonly entries: Readonly<Record<string, string>>;
}

/** What cloud-init made of the entries. */
export interface GuestInfoReading {
  readonly instanceId: string;
  readonly hostName: string;
  readonly fullName: string;
  /** User data after its handler has merged all parts. */
  readonly config: Record<string, unknown>;
  /** Whether a boot of the same instance takes a changed network. */
  readonly updatesAtBoot: boolean;
  /** What each renderer wrote for each interface, by renderer and MAC; nothing for an interface that it did not find. */
  readonly rendered: Record<string, Record<string, string>>;
  /** Warnings and errors of cloud-init, and what broke. */
  readonly problems: string[];
}

/** cloud-init's own datasource, handler and renderers; guestinfo comes by the variables that the datasource has for that. */
const READ = `
import atexit, glob, json, logging, os, shutil, sys, tempfile
import yaml
from cloudinit import distros, handlers, helpers, stages, user_data
from cloudinit.config import schema
from cloudinit.event import EventScope, EventType
from cloudinit.handlers.cloud_config import CloudConfigPartHandler
from cloudinit.net import eni, netplan, network_manager, network_state, networkd, sysconfig
from cloudinit.sources import DataSourceVMware

# Nothing is written elsewhere, and nothing stays.
tempfile.tempdir = tempfile.mkdtemp()
atexit.register(shutil.rmtree, tempfile.tempdir)

problems = []
class Listener(logging.Handler):
    def emit(self, record):
        problems.append(record.getMessage())
logging.getLogger().addHandler(Listener(level=logging.WARNING))

def configs(name, renderer):
    return dict(distros.fetch(name).renderer_configs.get(renderer) or {})

RENDERERS = {
    # A path from the root would be written there, not below the target.
    'netplan': lambda: netplan.Renderer({'netplan_path': 'etc/netplan/50-cloud-init.yaml', 'postcmds': False}),
    'networkd': lambda: networkd.Renderer({}),
    'sysconfig': lambda: sysconfig.Renderer(configs('rhel', 'sysconfig')),
    'eni': lambda: eni.Renderer(dict(configs('debian', 'eni'), netrules_path=None)),
    'network-manager': lambda: network_manager.Renderer({}),
}

def named(macs):
    names = {mac: 'ens%d' % (160 + 32 * at) for at, mac in enumerate(macs)}
    network_state.get_interfaces_by_mac = lambda *_, **__: dict(names)
    network_state.find_interface_name_from_mac = lambda mac: names.get(mac.lower())
    return names

def stanzas(text, name):
    parts, inside = [], False
    for line in text.splitlines():
        if line.startswith(('auto ', 'iface ', 'allow-')):
            inside = line.split()[1] == name
        if inside:
            parts.append(line)
    return '\\n'.join(parts)

def written(renderer, config, names):
    target = tempfile.mkdtemp()
    make = RENDERERS[renderer]()
    make.render_network_state(network_state.parse_net_config_data(json.loads(json.dumps(config)), renderer=make), target=target)
    files = {}
    for name in glob.glob(target + '/**', recursive=True):
        if os.path.isfile(name):
            with open(name) as file:
                files[name] = file.read()
    found = {}
    for mac, name in names.items():
        if renderer == 'netplan':
            document = yaml.safe_load(''.join(files.values()))
            texts = [yaml.dump(one) for one in document['network']['ethernets'].values() if one.get('match', {}).get('macaddress') == mac]
        elif renderer == 'eni':
            texts = [stanzas(''.join(files.values()), name)]
        else:
            own = [text for text in files.values() if mac in text.lower()]
            texts = own + [text for file, text in files.items() if own and 'route' in os.path.basename(file) and file.endswith('-' + name)]
        if ''.join(texts):
            found[mac] = '\\n'.join(texts)
    return found

def merged(ds, paths):
    handler = CloudConfigPartHandler(paths)
    handler.handle_part(None, handlers.CONTENT_START, None, None, None, None)
    for part in user_data.UserDataProcessor(paths).process(ds.get_userdata_raw()).walk():
        if part.get_content_type() == 'text/cloud-config':
            handler.handle_part(None, 'text/cloud-config', 'part', part.get_payload(decode=True).decode(), None, dict(part))
    handler.handle_part(None, handlers.CONTENT_END, None, None, None, None)
    with open(paths.get_ipath('cloud_config')) as file:
        return yaml.safe_load(file) or {}

def read(machine):
    folder = tempfile.mkdtemp()
    for name in [name for name in os.environ if name.startswith('VMX_GUESTINFO')]:
        del os.environ[name]
    os.environ['VMX_GUESTINFO'] = '1'
    for name, value in machine['entries'].items():
        os.environ['VMX_' + name.upper().replace('.', '_')] = value
    paths = helpers.Paths({'cloud_dir': folder, 'run_dir': folder})
    distro = distros.fetch('debian')('debian', {}, paths)
    ds = DataSourceVMware.DataSourceVMware({}, distro, paths)
    if not ds._get_data():
        raise ValueError('the datasource finds nothing')
    paths.datasource = ds
    os.makedirs(os.path.join(folder, 'instances', ds.get_instance_id()))
    named(machine['macs'])
    if 'network' not in ds.metadata:
        raise ValueError('the metadata has no network')
    config = ds.network_config
    types = getattr(schema, 'SchemaType', None)
    if hasattr(types, 'NETWORK_CONFIG_V2'):
        kind = types.NETWORK_CONFIG_V2
        schema.validate_cloudconfig_schema(config=config, schema=schema.get_schema(kind), schema_type=kind, strict=True)
    own = merged(ds, paths)
    name = lambda fqdn: getattr(ds.get_hostname(fqdn=fqdn), 'hostname', None) or ds.get_hostname(fqdn=fqdn)
    return {
        'instanceId': ds.get_instance_id(), 'hostName': name(False), 'fullName': name(True), 'config': own,
        'updatesAtBoot': stages.update_event_enabled(ds, own, EventType.BOOT, EventScope.NETWORK),
        'rendered': {renderer: written(renderer, config, named(machine['macs'])) for renderer in RENDERERS},
    }

readings = []
for machine in json.load(sys.stdin):
    del problems[:]
    try:
        reading = read(machine)
    except Exception as error:
        reading = {'config': {}, 'rendered': {}}
        problems.append('%s: %s' % (type(error).__name__, error))
    readings.append(dict(reading, problems=list(problems)))
print(json.dumps(readings))
`;

/** What cloud-init on this machine makes of the machines, in their order; or why nothing can be told. */
export function readGuestInfo(machines: readonly GuestInfoMachine[]): GuestInfoReading[] | string {
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', READ], { input: JSON.stringify(machines), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status === 0) { return JSON.parse(stdout) as GuestInfoReading[]; }
  if (/No module named 'cloudinit'/.test(stderr)) { return 'cloud-init is not installed'; }
  throw new Error(stderr || 'no Python');
}
