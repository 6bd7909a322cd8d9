import { TerraformStack } from 'cdktf';
import { GROUP, LOCATION, make } from './stack-on-azure';

const IN_GROUP = { resourceGroupName: GROUP, location: LOCATION };
export const IMAGE = { publisher: 'Debian', offer: 'debian-13', sku: '13-gen2', version: 'latest' };
export const KEY = { username: 'ops', publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM ops@example' };
export const SUBNET = '/subscriptions/00000000-0000-0000-0000-0000000000aa/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/hub/subnets/app';

/** A machine with an interface in a subnet that is there. */
export function machine(stack: TerraformStack, id = 'Web', config: object = {}, subnetId = SUBNET) {
  const name = id.toLowerCase();
  const nic = make(stack, 'network-interface', `${id}Nic`, { ...IN_GROUP, name: `${name}-nic`, ipConfiguration: [{ name: 'ip', privateIpAddressAllocation: 'Dynamic', subnetId }] });
  const vm = make(stack, 'linux-virtual-machine', `${id}Vm`, {
    ...IN_GROUP,
    name,
    size: 'Standard_D2s_v5',
    adminUsername: 'ops',
    adminSshKey: [KEY],
    networkInterfaceIds: [nic.getStringAttribute('id')],
    osDisk: { caching: 'ReadWrite', storageAccountType: 'Premium_LRS' },
    sourceImageReference: IMAGE,
    ...config,
  });
  return { nic, vm };
}
