import { App } from 'cdktf';
import { constantOf, HomelabChoices } from './homelab-choices';
import { HomelabStack } from '../../stacks/homelab-stack';

/** The stack that the program makes. */
export function buildHomelab(app: App, { stackName, props, machines }: HomelabChoices): HomelabStack {
  const lab = new HomelabStack(app, stackName, props);
  for (const { id, address } of machines) { lab.addMachine(id, { address }); }
  return lab;
}

/** The program as text: it makes the same stack. */
export function homelabProgram({ stackName, props, machines, publicKey }: HomelabChoices): string {
  const { endpoint, nodeName, datastore, subnet, gateway, addresses, admin, bridge, vlan, dns, timezone, os, verifyTls } = props;
  const lines: [string, string | undefined][] = [
    ['endpoint', quoted(endpoint)],
    ['nodeName', quoted(nodeName)],
    ['datastore', quoted(datastore)],
    ['bridge', bridge && quoted(bridge)],
    ['vlan', vlan?.toString()],
    ['subnet', `Cidr.of(${quoted(subnet.toString())})`],
    ['gateway', quoted(gateway)],
    ['addresses', addresses && `AddressRange.between(${quoted(addresses.firstAddress.toString())}, ${quoted(addresses.lastAddress.toString())})`],
    ['dns', dns && `[${dns.map(quoted).join(', ')}]`],
    ['timezone', timezone && quoted(timezone)],
    ['os', os && `OperatingSystem.${constantOf(os)}`],
    ['verifyTls', verifyTls?.toString()],
    ['admin', `Admin.sshKey(${quoted(admin!.userName)}, ${quoted(publicKey)})`],
  ];
  const names = [...addresses ? ['AddressRange'] : [], 'Admin', 'Cidr', 'HomelabStack', ...os ? ['OperatingSystem'] : []];
  return [
    imported(['App'], 'cdktf'),
    imported(names, 'hostwright'),
    '',
    'const app = new App();',
    `const lab = new HomelabStack(app, ${quoted(stackName)}, {`,
    ...lines.filter(([, value]) => value !== undefined).map(([name, value]) => `  ${name}: ${value},`),
    '});',
    '',
    ...machines.map(({ id, address }) => address === undefined ? `lab.addMachine(${quoted(id)});` : `lab.addMachine(${quoted(id)}, { address: ${quoted(address)} });`),
    '',
    'app.synth();',
    '',
  ].join('\n');
}

function imported(names: readonly string[], source: string): string {
  return `import { ${names.join(', ')} } from ${quoted(source)};`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
