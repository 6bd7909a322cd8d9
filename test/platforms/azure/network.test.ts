import { allOf, azure, DHCP, machine, network, oneOf, onAzure, plainMachine, referenceTo, SUBSCRIPTION, writtenOnAzure } from './written-on-azure';
import { Access, AzureEgress, AzureNetworkProps, AzurePlatform, AzureSubnet, Cidr, EstateStack, HardenedVm, HardenedVmProps, IpAssignment, PortRange, Service } from '../../../src';
import { Json, Written } from '../written';

const PRIVATE = [Cidr.of('10.0.0.0/8')];
const OFFICE = [Cidr.of('203.0.113.0/24')];
const REASON = { reason: 'customers reach the shop here' };
const NAT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/natGateways/hub`;
const addressOf = (result: Written, type: string, at: string) => result.address(`azurerm_${type}`, at);

/** A network with one subnet, and what is in it. */
function onNetwork(use: (made: { platform: AzurePlatform; subnet: AzureSubnet; stack: EstateStack }) => void = () => {}, props: Partial<AzureNetworkProps> = {}): Written {
  return writtenOnAzure(stack => {
    const platform = azure(stack);
    use({ platform, stack, subnet: network(stack, platform, props).subnet('app', Cidr.of('10.0.20.0/24')) });
  });
}

/** Rules of a security group: name, priority, source, port, destination. */
const rulesOf = (result: Written, at: string) => (oneOf(result, 'network_security_group', at).security_rule as Json[])
  .map(rule => [rule.name, rule.priority, rule.source_address_prefix ?? rule.source_address_prefixes, rule.destination_port_range, rule.destination_address_prefix]);
const DROP = ['Deny-everything-else', 4096, '*', '*', '*'];
const SUBNET_GROUP = 'Net/Subnets/app/SecurityGroup';

describe('a network', () => {
  test('GIVEN one WHEN synthesized THEN it has no more than machines need, and nobody gets out by default', () => {
    const result = onNetwork();
    expect(Object.keys(result.document.resource).sort()).toEqual([
      'azurerm_nat_gateway', 'azurerm_nat_gateway_public_ip_association', 'azurerm_network_security_group', 'azurerm_public_ip', 'azurerm_subnet', 'azurerm_subnet_nat_gateway_association',
      'azurerm_subnet_network_security_group_association', 'azurerm_virtual_network',
    ]);
    const group = { location: 'germanywestcentral', resource_group_name: 'rg-lab' };
    expect(oneOf(result, 'virtual_network')).toEqual({ ...group, name: 'net', address_space: ['10.0.0.0/16'], dns_servers: [] });
    expect(oneOf(result, 'subnet')).toEqual({
      name: 'app',
      resource_group_name: 'rg-lab',
      virtual_network_name: referenceTo(result, 'virtual_network', 'Net/Resource', 'name'),
      address_prefixes: ['10.0.20.0/24'],
      default_outbound_access_enabled: false,
      lifecycle: { create_before_destroy: true },
      private_endpoint_network_policies: 'Enabled',
    });
    expect(oneOf(result, 'nat_gateway')).toEqual({ ...group, name: 'net-nat', sku_name: 'Standard' });
    expect(oneOf(result, 'public_ip')).toEqual({ ...group, name: 'net-nat-ip', allocation_method: 'Static', sku: 'Standard' });
    expect(oneOf(result, 'nat_gateway_public_ip_association')).toEqual({
      nat_gateway_id: referenceTo(result, 'nat_gateway', 'Net/NatGateway'), public_ip_address_id: referenceTo(result, 'public_ip', 'Net/NatAddress'),
    });
    expect(oneOf(result, 'subnet_nat_gateway_association')).toEqual({
      subnet_id: referenceTo(result, 'subnet', 'Net/Subnets/app/Resource'),
      nat_gateway_id: referenceTo(result, 'nat_gateway', 'Net/NatGateway'),
      depends_on: [addressOf(result, 'nat_gateway_public_ip_association', 'Net/NatGatewayAddress')],
    });
    expect(oneOf(result, 'subnet_network_security_group_association')).toEqual({
      subnet_id: referenceTo(result, 'subnet', 'Net/Subnets/app/Resource'), network_security_group_id: referenceTo(result, 'network_security_group', SUBNET_GROUP),
    });
  });

  test('GIVEN nobody with a public address WHEN synthesized THEN the list of rules is written empty: the provider keeps what nothing is said of', () => {
    expect(onNetwork().one('azurerm_network_security_group').security_rule).toEqual([]);
  });

  test('GIVEN name servers and a name WHEN synthesized THEN they are those of the network', () => {
    expect(oneOf(onNetwork(() => {}, { networkName: 'vnet-hub', dnsServers: ['10.0.0.53'] }), 'virtual_network')).toMatchObject({ name: 'vnet-hub', dns_servers: ['10.0.0.53'] });
  });

  test('GIVEN a router WHEN synthesized THEN the default route leads to it, and there is no NAT gateway', () => {
    const result = onNetwork(() => {}, { egress: AzureEgress.through('10.0.0.4') });
    expect(Object.keys(allOf(result, 'nat_gateway'))).toEqual([]);
    expect(oneOf(result, 'route_table')).toMatchObject({ name: 'net-routes', route: [{ name: 'default', address_prefix: '0.0.0.0/0', next_hop_type: 'VirtualAppliance', next_hop_in_ip_address: '10.0.0.4' }] });
    expect(oneOf(result, 'subnet_route_table_association')).toEqual({ subnet_id: referenceTo(result, 'subnet', 'Net/Subnets/app/Resource'), route_table_id: referenceTo(result, 'route_table', 'Net/Routes') });
  });

  test('GIVEN a NAT gateway that exists WHEN synthesized THEN the subnet leaves by it, and none is made', () => {
    const result = onNetwork(() => {}, { egress: AzureEgress.existingNatGateway(NAT) });
    expect(Object.keys(allOf(result, 'nat_gateway'))).toEqual([]);
    expect(oneOf(result, 'subnet_nat_gateway_association')).toMatchObject({ nat_gateway_id: NAT });
  });

  test('GIVEN the longest names WHEN synthesized THEN what is named after them is still named as Azure takes it', () => {
    const [networkName, subnetName] = ['n'.repeat(80), 's'.repeat(80)];
    const result = writtenOnAzure(stack => {
      const platform = azure(stack);
      const made = network(stack, platform, { networkName });
      made.subnet(subnetName, Cidr.of('10.0.20.0/24'));
      made.subnet(`${subnetName.slice(1)}t`, Cidr.of('10.0.21.0/24'));
    });
    const names = ['network_security_group', 'nat_gateway', 'public_ip'].flatMap(type => Object.values(allOf(result, type)).map(({ name }) => name as string));
    expect(names).toHaveLength(4);
    expect(new Set(names).size).toBe(4);
    expect(names.filter(name => name.length > 80)).toEqual([]);
  });

  test('GIVEN a resource group of its own WHEN synthesized THEN everything is in it, and waits for it', () => {
    const result = writtenOnAzure(stack => { const platform = azure(stack, { createResourceGroup: true }); machine(stack, platform, { network: network(stack, platform).subnet('app', Cidr.of('10.0.20.0/24')) }); });
    expect(oneOf(result, 'resource_group')).toEqual({ name: 'rg-lab', location: 'germanywestcentral' });
    const bodies = Object.values<Json>(result.document.resource).flatMap(one => Object.values<Json>(one));
    const groups = bodies.map(({ resource_group_name: name }) => name).filter(name => name !== undefined);
    expect(groups.length).toBeGreaterThan(5);
    expect([...new Set(groups)]).toEqual([referenceTo(result, 'resource_group', 'Azure/ResourceGroup', 'name')]);
  });
});

describe('a machine of a network', () => {
  test('GIVEN one WHEN synthesized THEN its interface comes after the guard of its subnet and its way out, and it after the guard of the interface', () => {
    const result = onNetwork(({ platform, subnet, stack }) => { machine(stack, platform, { network: subnet }); });
    const { depends_on: before, ip_configuration: [{ subnet_id: subnetId }] } = oneOf(result, 'network_interface');
    expect(before).toEqual([addressOf(result, 'subnet_network_security_group_association', 'Net/Subnets/app/Guard'), addressOf(result, 'subnet_nat_gateway_association', 'Net/Subnets/app/Exit')]);
    expect(subnetId).toBe(referenceTo(result, 'subnet', 'Net/Subnets/app/Resource'));
    expect(oneOf(result, 'linux_virtual_machine').depends_on).toEqual([addressOf(result, 'network_interface_security_group_association', 'Web/Interfaces/net0/SecurityGroup')]);
  });
});

describe('the security group of a machine', () => {
  const of = (use: (vm: HardenedVm, platform: AzurePlatform) => void, change: Partial<HardenedVmProps> = {}) => rulesOf(onAzure((platform, vm) => use(vm, platform), { managementNetworks: PRIVATE, ...change }), 'Web/SecurityGroup');

  test('GIVEN a machine that lets in nobody WHEN synthesized THEN the management port alone is open, and everything else is dropped', () => {
    expect(of(() => {})).toEqual([['Allow-ssh-1', 100, '10.0.0.0/8', '22', '*'], DROP]);
  });

  test('GIVEN services WHEN synthesized THEN each has a name and a priority of its own, and whoever may come is of the network', () => {
    expect(of(vm => {
      vm.allow(Service.HTTPS);
      vm.allow(Service.POSTGRESQL, { sources: [Cidr.of('10.0.21.0/24'), Cidr.of('10.0.20.0/24')] });
      vm.allow(Service.WIREGUARD, { sources: [Cidr.of('0.0.0.0/0')] });
      vm.allow(Service.tcp('peers', PortRange.between(7000, 7010)));
    })).toEqual([
      ['Allow-ssh-1', 100, '10.0.0.0/8', '22', '*'], ['Allow-https-2', 101, 'VirtualNetwork', '443', '*'], ['Allow-postgresql-3', 102, ['10.0.20.0/24', '10.0.21.0/24'], '5432', '*'],
      ['Allow-wireguard-4', 103, 'VirtualNetwork', '51820', '*'], ['Allow-peers-5', 104, 'VirtualNetwork', '7000-7010', '*'], DROP,
    ]);
  });

  test('GIVEN networks that hold each other WHEN synthesized THEN the widest stand: Azure takes no overlapping ones in a rule', () => {
    const sources = ['10.0.20.0/24', '10.0.0.0/16', '192.168.1.0/24', '10.0.20.0/24', '10.0.0.0/16'].map(text => Cidr.of(text));
    expect(of(vm => vm.allow(Service.HTTPS, { sources }))[1][2]).toEqual(['10.0.0.0/16', '192.168.1.0/24']);
    expect(of(vm => vm.allow(Service.HTTPS, { sources: sources.slice(0, 2) }))[1][2]).toBe('10.0.0.0/16');
  });

  test('GIVEN sources of IPv6 WHEN synthesized THEN they let in nobody, and nobody else instead of them', () => {
    expect(of(vm => { vm.allow(Service.HTTPS, { sources: [Cidr.of('fd00::/8')] }); vm.allow(Service.SMB, { sources: [Cidr.of('fd00::/8'), Cidr.of('10.0.20.0/24')] }); })).toEqual([
      ['Allow-ssh-1', 100, '10.0.0.0/8', '22', '*'], ['Allow-smb-2', 101, '10.0.20.0/24', '445', '*'], DROP,
    ]);
  });
});

describe('a public address', () => {
  /** Two machines with one, and one without. */
  const estate = (turn = false) => onNetwork(({ platform, subnet, stack }) => {
    const make: [string, Partial<HardenedVmProps>][] = [['Shop', { ip: IpAssignment.of('10.0.20.10/24') }], ['Mail', { ip: DHCP }], ['Inner', { ip: IpAssignment.of('10.0.20.11/24') }]];
    for (const [id, props] of turn ? [...make].reverse() : make) {
      const vm = machine(stack, platform, { network: subnet, managementNetworks: id === 'Inner' ? PRIVATE : [...PRIVATE, ...OFFICE], ...props }, id);
      vm.allow(Service.HTTPS);
      if (id !== 'Inner') { platform.publicIp(vm, REASON); }
    }
  });

  test('GIVEN a machine with one WHEN synthesized THEN it is standard and static, of the primary interface, and estate.json says why', () => {
    const result = estate();
    expect(oneOf(result, 'public_ip', 'Shop/PublicIp')).toEqual({ location: 'germanywestcentral', resource_group_name: 'rg-lab', name: 'shop-ip', allocation_method: 'Static', sku: 'Standard', tags: {}, lifecycle: { create_before_destroy: true } });
    const publicOf = (id: string) => oneOf(result, 'network_interface', `${id}/Interfaces/net0/Resource`).ip_configuration[0].public_ip_address_id;
    expect(['Shop', 'Inner'].map(publicOf)).toEqual([referenceTo(result, 'public_ip', 'Shop/PublicIp'), undefined]);
    expect(result.machine('shop').notes).toContainEqual({ field: 'publicIp', text: 'the machine has a public address: customers reach the shop here.' });
    expect(result.notes('inner')).not.toContain('publicIp');
  });

  test('GIVEN one WHEN synthesized THEN whoever it lets in passes its own group and that of its subnet, and nobody else does', () => {
    const result = estate();
    const sources = ['10.0.0.0/8', '203.0.113.0/24'];
    expect(rulesOf(result, 'Shop/SecurityGroup')).toEqual([['Allow-ssh-1', 100, sources, '22', '*'], ['Allow-https-2', 101, '*', '443', '*'], DROP]);
    expect(rulesOf(result, 'Inner/SecurityGroup')).toEqual([['Allow-ssh-1', 100, '10.0.0.0/8', '22', '*'], ['Allow-https-2', 101, 'VirtualNetwork', '443', '*'], DROP]);
    expect(rulesOf(result, SUBNET_GROUP)).toEqual([
      ['Allow-mail-ssh-1', 100, sources, '22', '10.0.20.0/24'], ['Allow-mail-https-2', 101, '*', '443', '10.0.20.0/24'],
      ['Allow-shop-ssh-1', 102, sources, '22', '10.0.20.10'], ['Allow-shop-https-2', 103, '*', '443', '10.0.20.10'],
    ]);
  });

  test('GIVEN the machines in another order WHEN synthesized THEN the rules of the subnet are the same', () => {
    expect(rulesOf(estate(true), SUBNET_GROUP)).toEqual(rulesOf(estate(), SUBNET_GROUP));
  });

  test('GIVEN a long host name and a long service WHEN synthesized THEN the names of the rules are those that Azure takes', () => {
    const result = onNetwork(({ platform, subnet, stack }) => {
      const vm = machine(stack, platform, { network: subnet, hostName: 'h'.repeat(63), managementNetworks: [...PRIVATE, ...OFFICE] });
      for (const end of ['a', 'b']) { vm.allow(Service.tcp(`${'s'.repeat(31)}${end}`, PortRange.single(8443))); }
      platform.publicIp(vm, REASON);
    });
    const names = rulesOf(result, SUBNET_GROUP).map(([name]) => name as string);
    expect(names.map(name => [name.length <= 80, /^[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9_]$/.test(name)])).toEqual([[true, true], [true, true], [true, true]]);
    expect(new Set(names).size).toBe(3);
  });

  test('GIVEN a plain machine without a firewall WHEN it has one THEN the group of its subnet still lets in nobody', () => {
    const result = onNetwork(({ platform, subnet, stack }) => { platform.publicIp(plainMachine(stack, platform, { network: subnet, ip: DHCP }), REASON); });
    expect(rulesOf(result, SUBNET_GROUP)).toEqual([]);
  });

  test('GIVEN a machine in a zone, reached by its address WHEN synthesized THEN the address is of that zone, and Terraform tells Ansible', () => {
    const result = onNetwork(({ platform, subnet, stack }) => {
      const vm = machine(stack, platform, { network: subnet, managementNetworks: OFFICE });
      platform.publicIp(vm, REASON);
      platform.tune(vm, { access: Access.publicAddress() });
    });
    expect(result.document.output.ansible_inventory.value).toEqual({ web: `\${try(${addressOf(result, 'public_ip', 'Web/PublicIp')}.ip_address, null)}` });
    expect(result.machine('web').facts.access).toBe('its public address');
  });
});
