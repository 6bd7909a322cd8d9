import * as YAML from 'yaml';
import { azure, DHCP, machine, onAzure, oneOf, windows, writtenOnAzure } from './written-on-azure';
import { Access, AzurePlatform, AzurePlatformProps, Cidr, EstateStack, ExistingHost, HardenedVm, HardenedVmProps, IpAssignment, OperatingSystem, Service } from '../../../src';
import { ADMIN, Json, Written } from '../written';

const hostVars = (result: Written, name = 'web'): Json => YAML.parse(result.ansible[`inventory/host_vars/${name}.yml`], { version: '1.1' }) as Json;
const BASTION = { bastionName: 'bas-hub', subnet: Cidr.of('10.0.30.0/26') };
const PRIVATE = { managementNetworks: [Cidr.of('10.0.0.0/8')] };
type Use = (platform: AzurePlatform, vm: HardenedVm) => void;
const on = (access: Access, change: Partial<HardenedVmProps> = PRIVATE, props: Partial<AzurePlatformProps> = {}, use: Use = () => {}) => onAzure(use, change, { access, ...props });

test('GIVEN direct access WHEN synthesized THEN the address is that of the machine, and nothing stands between', () => {
  const result = on(Access.direct());
  expect(hostVars(result).ansible_host).toBe('10.0.20.10');
  expect(hostVars(result)).not.toHaveProperty('hostwright_proxy_command');
  expect(result.machine('web').facts.access).toBe('its private address');
  expect(result.document.output).toBeUndefined();
});

test('GIVEN an address that Azure gives WHEN synthesized THEN Terraform tells it to Ansible', () => {
  const result = on(Access.direct(), { ...PRIVATE, ip: DHCP });
  const address = result.address('azurerm_network_interface', 'Web/Interfaces/net0/Resource');
  expect(result.document.output.ansible_inventory.value).toEqual({ web: `\${try(${address}.private_ip_address, null)}` });
  expect(hostVars(result)).not.toHaveProperty('ansible_host');
});

test('GIVEN a public address WHEN the machine has a static private one too THEN Terraform tells the public one', () => {
  const result = on(Access.publicAddress(), { managementNetworks: [Cidr.of('203.0.113.0/24')] }, {}, (platform, vm) => platform.publicIp(vm, { reason: 'there is no other way in yet' }));
  expect(result.document.output.ansible_inventory.value).toEqual({ web: `\${try(${result.address('azurerm_public_ip', 'Web/PublicIp')}.ip_address, null)}` });
  expect(hostVars(result)).not.toHaveProperty('ansible_host');
});

describe('over a jump host', () => {
  const jumped = (build: (platform: AzurePlatform) => { jump: HardenedVm | ExistingHost; via: HardenedVm }) => writtenOnAzure(stack => {
    const platform = azure(stack);
    const { jump, via } = build(platform);
    platform.tune(via, { access: Access.via(jump) });
  });

  test('GIVEN another machine WHEN synthesized THEN ssh goes over it with the options of all hosts', () => {
    const result = jumped(platform => ({
      jump: machine(stackOf(platform), platform, PRIVATE, 'Jump'),
      via: machine(stackOf(platform), platform, { managementNetworks: [Cidr.of('10.0.20.10/32')], ip: IpAssignment.of('10.0.20.11/24') }),
    }));
    const { ansible_ssh_common_args: options, hostwright_proxy_command: command, ansible_host: address } = hostVars(result);
    expect(address).toBe('10.0.20.11');
    expect(options).toMatch(/StrictHostKeyChecking=.* -o \{\{ \(\('ProxyCommand=' ~ hostwright_proxy_command\) \| quote\) \}\}$/);
    expect(command).toContain('ssh -W "[%h]:%p"');
    expect(command).toContain('hostvars[\'jump\'].hostwright_way_in');
    expect(result.machine('web').facts.access).toBe('a jump host');
    expect(oneOf(result, 'network_security_group', 'Web/SecurityGroup').security_rule[0]).toMatchObject({ source_address_prefix: '10.0.20.10/32', destination_port_range: '22' });
  });

  test('GIVEN a host that Terraform does not own WHEN synthesized THEN it is one too', () => {
    const result = jumped(platform => ({
      jump: new ExistingHost(stackOf(platform), 'Gate', { hostName: 'gate', address: '10.9.0.1', os: OperatingSystem.DEBIAN_12, admin: ADMIN }),
      via: machine(stackOf(platform), platform, { managementNetworks: [Cidr.of('10.9.0.1/32')] }),
    }));
    expect(hostVars(result).hostwright_proxy_command).toContain('hostvars[\'gate\'].hostwright_way_in');
  });
});

describe('through Azure Bastion', () => {
  const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';
  const wordsOf = (result: Written): string[] => hostVars(result).hostwright_proxy_words;

  test('GIVEN one in the group of the platform WHEN synthesized THEN the program of the library opens its tunnel to the machine', () => {
    const result = on(Access.azureBastion(BASTION));
    expect(wordsOf(result)).toEqual([
      expect.stringContaining('bastion_tunnel.py'), '--bastion', 'bas-hub', '--bastion-group', 'rg-lab', '--machine', 'web', '--machine-group', 'rg-lab', '--port', '%p',
    ]);
    expect(result.ansible['programs/bastion_tunnel.py']).toContain('#!/usr/bin/env python3');
    expect(hostVars(result).ansible_ssh_timeout).toBe(120);
  });

  test('GIVEN one elsewhere, in a subscription WHEN synthesized THEN group and subscription stand there', () => {
    expect(wordsOf(on(Access.azureBastion({ ...BASTION, resourceGroup: 'rg-hub' }), PRIVATE, { subscriptionId: SUBSCRIPTION })).slice(1)).toEqual([
      '--bastion', 'bas-hub', '--bastion-group', 'rg-hub', '--machine', 'web', '--machine-group', 'rg-lab', '--subscription', SUBSCRIPTION, '--port', '%p',
    ]);
  });
});

test('GIVEN a way of the platform, and another of a machine WHEN synthesized THEN the machine goes its own', () => {
  const result = writtenOnAzure(stack => {
    const platform = azure(stack, { access: Access.azureBastion(BASTION) });
    machine(stack, platform, PRIVATE, 'One');
    platform.tune(machine(stack, platform, { ...PRIVATE, ip: IpAssignment.of('10.0.20.11/24') }, 'Two'), { access: Access.direct() });
  });
  expect(['one', 'two'].map(name => 'hostwright_proxy_command' in hostVars(result, name))).toEqual([true, false]);
});

test('GIVEN a machine of Windows WHEN synthesized THEN Ansible comes in by the listener, and its password is nowhere in clear', () => {
  const result = writtenOnAzure(stack => { windows(stack, azure(stack), PRIVATE).allow(Service.RDP, { sources: [Cidr.of('10.0.0.0/8')] }); });
  expect(hostVars(result, 'win')).toMatchObject({ ansible_connection: 'psrp', ansible_port: 5986, ansible_user: 'opsadmin' });
  expect(hostVars(result, 'win').ansible_password).toMatch(/^\{\{ .* \}\}$/);
});

function stackOf(platform: AzurePlatform): EstateStack {
  return platform.node.scope as EstateStack;
}
