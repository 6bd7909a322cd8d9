import { Construct } from 'constructs';
import { EstateStack } from './estate-stack';
import { HomelabMachineOptions, HomelabStackProps } from './homelab-stack-props';
import { OperatingSystem } from '../catalog/operating-system';
import { HardenedVm } from '../constructs/hardened-vm';
import { VmTemplate } from '../constructs/vm-template';
import { AddressPool } from '../model/address-pool';
import { defaultOf } from '../model/defaults-scope';
import { EstateDefaults } from '../model/estate-defaults';
import { ProxmoxNetwork } from '../platforms/proxmox/proxmox-network';
import { ProxmoxPlatform } from '../platforms/proxmox/proxmox-platform';
import { fail } from '../private/fail';
import { Cidr, IpAddress, IpAssignment } from '../values';

/** A homelab on one Proxmox VE endpoint: one network, one template, and machines that need little more than a name. */
export class HomelabStack extends EstateStack {
  /** The platform, for all that only Proxmox knows: `stack.platform.tune(...)`, further networks, images and datastores. */
  public readonly platform: ProxmoxPlatform;
  /** The network that the machines are plugged into. */
  public readonly network: ProxmoxNetwork;
  /** The template that the machines are cloned from. */
  public readonly template: VmTemplate;
  /** Network that the machines have their addresses in. */
  public readonly subnet: Cidr;
  /** What gives addresses to machines that name none; undefined for DHCP. */
  public readonly pool?: AddressPool;
  private readonly gateway: string;

  /**
   * Throws HW1105 for a gateway outside of the subnet, HW1111 for addresses outside of it, and what the platform and the defaults throw.
   *
   * @param scope the App, or an Environment of it
   * @param id name of the stack, as `cdktf deploy` takes it
   * @param props endpoint, node, datastore, subnet, gateway; an administrator here or in the defaults above
   */
  constructor(scope: Construct, id: string, props: HomelabStackProps) {
    super(scope, id, { backend: props.backend, asOf: props.asOf, defaults: defaultsOf(scope, props) });
    const os = props.os ?? OperatingSystem.DEBIAN_13;
    this.subnet = props.subnet;
    this.gateway = gatewayIn(props.subnet, props.gateway, this.node.path);
    this.platform = new ProxmoxPlatform(this, 'Pve', props);
    this.network = this.platform.bridge(props.bridge ?? 'vmbr0', { vlan: props.vlan });
    this.pool = props.addresses && this.network.pool(props.subnet, { gateway: props.gateway, within: [props.addresses] });
    this.template = new VmTemplate(this, 'Template', { image: this.platform.image(os), templateName: os.id.replace(/[^a-z0-9]+/g, '-') });
  }

  /**
   * Adds a hardened machine.
   *
   * Throws HW1250 for an address outside of the subnet, and what HardenedVm throws.
   *
   * @param id construct id, and the host name unless that is given
   * @param options address, processors, memory, disk
   */
  public addMachine(id: string, options: HomelabMachineOptions = {}): HardenedVm {
    const { address, image, ...rest } = options;
    const ip = address !== undefined ? this.addressOf(address) : this.pool?.address() ?? IpAssignment.dhcp();
    return new HardenedVm(this, id, { image: image ?? this.template, network: this.network, ip, ...rest });
  }

  /**
   * An address of the subnet, with its prefix length and the gateway, as every construct takes it.
   *
   * Throws HW1250 for an address outside of the subnet, HW1104 for one that no machine can have, HW1109 for the gateway itself,
   * HW1103 for a text that is no address.
   *
   * @param address address without prefix length, for example `10.0.20.10`
   */
  public addressOf(address: string): IpAssignment {
    const { subnet } = this;
    if (!subnet.contains(IpAddress.of(address))) {
      fail({ code: 'HW1250', given: `address ${address}`, allowed: `an address of ${subnet}`, remedy: 'Choose another address, or correct `subnet`.' }, this.node.path);
    }
    return IpAssignment.of(`${address}/${subnet.prefixLength}`, this.gateway);
  }
}

/** The defaults among the props; in a homelab the router answers DNS, and machines are managed from their own network. */
function defaultsOf(scope: Construct, props: HomelabStackProps): EstateDefaults {
  return {
    ...props,
    dns: props.dns ?? (defaultOf(scope, 'dns') ? undefined : [props.gateway]),
    managementNetworks: props.managementNetworks ?? (defaultOf(scope, 'managementNetworks') ? undefined : [props.subnet]),
  };
}

function gatewayIn(subnet: Cidr, gateway: string, path: string): string {
  if (!subnet.contains(IpAddress.of(gateway))) {
    fail({ code: 'HW1105', given: `gateway ${gateway} for ${subnet}`, allowed: `an address of ${subnet}`, remedy: 'Correct the gateway or the subnet.' }, path);
  }
  return gateway;
}
