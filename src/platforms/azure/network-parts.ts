import { TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { AzureContext } from './azure-context';
import { AzureEgress } from './azure-egress';
import { azureName } from './azure-name';
import { AzureSubnet } from './azure-subnet';
import { azureBindings } from './bindings';
import { inspectNetwork } from './inspect-network';
import { renderNatAddress, renderNatGateway, renderNetwork, renderRouteTable, renderSubnet, renderSubnetGroup } from './render-network';
import { describeRefused } from '../../model/describe-refused';
import { IPlatform } from '../../model/platform';
import { Refused } from '../../model/report';
import { IVmIntent } from '../../model/vm-intent';
import { addressOf } from '../../private/moves';
import { Cidr } from '../../values';
import { childOf } from '../child-of';

/** What the program says of a network. */
export interface NetworkSettings {
  readonly addressSpace: Cidr;
  readonly networkName?: string;
  readonly dnsServers?: readonly string[];
  readonly egress?: AzureEgress;
}

/** The resources of a virtual network. */
export class NetworkParts {
  public readonly networkName: string;
  private readonly network: TerraformResource;
  private readonly subnets: AzureSubnet[] = [];
  private readonly egress: AzureEgress;
  /** What a subnet is bound to for its way out, and what must be there before. */
  private readonly exit: { readonly id: string; readonly before: readonly TerraformResource[] };

  constructor(private readonly scope: Construct, private readonly platform: IPlatform, private readonly context: AzureContext, settings: NetworkSettings) {
    const { path } = scope.node;
    this.networkName = azureName(settings.networkName ?? scope.node.id.toLowerCase(), 'virtual network', path);
    this.egress = settings.egress ?? AzureEgress.natGateway();
    this.network = azureBindings().virtualNetwork(scope, 'Resource', () => renderNetwork(this.networkName, settings, context.common));
    this.exit = this.makeExit();
    scope.node.addValidation({ validate: () => [...inspectStack(scope, context), ...inspectNetwork(this.networkName, settings, this.subnets)].map(describeRefused) });
  }

  public subnet(name: string, addressPrefix: Cidr): AzureSubnet {
    const bindings = azureBindings();
    const { context, exit } = this;
    const provider = () => context.providerReference;
    azureName(name, 'subnet', this.scope.node.path);
    const scope = childOf(childOf(this.scope, 'Subnets'), name);
    const subnet = bindings.subnet(scope, 'Resource', () => renderSubnet(name, addressPrefix, `\${${addressOf(this.network)}.name}`, context.common));
    const group = bindings.networkSecurityGroup(scope, 'SecurityGroup', () => renderSubnetGroup(this.networkName, name, this.publicMachinesOn(noun), addressPrefix, context.common));
    const subnetId = idOf(subnet);
    const guard = bindings.subnetSecurityGroup(scope, 'Guard', () => ({ subnetId, networkSecurityGroupId: idOf(group), provider: provider() }));
    const dependsOn = [...exit.before];
    const wayOut = this.egress.router
      ? bindings.subnetRouteTable(scope, 'Exit', () => ({ subnetId, routeTableId: exit.id, provider: provider() }))
      : bindings.subnetNatGateway(scope, 'Exit', () => ({ subnetId, natGatewayId: exit.id, dependsOn, provider: provider() }));
    const noun: AzureSubnet = AzureSubnet._of(this.platform, `${this.networkName}/${name}`, { id: subnetId, addressPrefix, resource: subnet, before: () => [guard, wayOut] });
    this.subnets.push(noun);
    return noun;
  }

  /** By name: the order in which the program makes them means nothing. */
  private publicMachinesOn(subnet: AzureSubnet): IVmIntent[] {
    return [...this.context.machines.values()]
      .filter(({ publicReason, intent: { firewalled, nics: [nic] } }) => publicReason !== undefined && firewalled && nic?.network === subnet).map(({ intent }) => intent)
      .sort((one, two) => one.hostName.toString() < two.hostName.toString() ? -1 : 1);
  }

  private makeExit() {
    const bindings = azureBindings();
    const { scope, egress, networkName, context } = this;
    if (egress.natGatewayId !== undefined) { return { id: egress.natGatewayId, before: [] }; }
    if (egress.router) {
      const table = bindings.routeTable(scope, 'Routes', () => renderRouteTable(networkName, egress.router!, context.common));
      return { id: idOf(table), before: [] };
    }
    const gateway = bindings.natGateway(scope, 'NatGateway', () => renderNatGateway(networkName, context.common));
    const address = bindings.publicIp(scope, 'NatAddress', () => renderNatAddress(networkName, context.common));
    const bound = bindings.natGatewayAddress(scope, 'NatGatewayAddress', () => ({ natGatewayId: idOf(gateway), publicIpAddressId: idOf(address), provider: context.providerReference }));
    return { id: idOf(gateway), before: [bound] };
  }
}

/** A provider is configured in one stack. */
function inspectStack(scope: Construct, { stack }: AzureContext): Refused[] {
  const own = TerraformStack.of(scope);
  return own === stack ? [] : [{ code: 'HW1214', given: `a network of platform ${stack.node.id} in stack ${own.node.id}`, allowed: 'a network of the same stack', remedy: 'Make the network in the stack of its platform.' }];
}

function idOf(resource: TerraformResource): string {
  return `\${${addressOf(resource)}.id}`;
}
