import { TerraformResource, TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import {
  Firmware, GuestAccess, GuestFacts, IGuestSystem, IMachineImage, INetwork, ITemplateIntent, IVmIntent, KeptFacts, OperatingSystem, Platform, Refused, Size, VmBinding, VmReport,
} from '../../src';
import { guestCoverage, IntentTable, noted, refused, rendered } from '../../src/platforms/intent-coverage';

/** What becomes of each field of the intent on a rack. */
export const rackCoverage: IntentTable = {
  ...guestCoverage,
  admin: rendered('account and keys'),
  changePolicy: rendered('ignore_changes of what replaces the machine'),
  cpus: rendered('cpus'),
  dataDisks: rendered('disks by slot'),
  dns: rendered('name servers'),
  firewalled: rendered('the filter of the switch'),
  firewallRules: rendered('rules of the switch'),
  firmware: refused('RACK1', 'a rack boots by UEFI with secure boot, and has no TPM'),
  hardened: rendered('prevent_destroy of machines with data'),
  hostName: rendered('name, MAC addresses, disk serials'),
  identity: rendered('serials of the disks'),
  image: rendered('name of the image'),
  labels: rendered('tags'),
  managementDeclared: noted('when the networks were not declared'),
  managementNetworks: rendered('the rule of the management port'),
  memory: rendered('MiB of memory'),
  nics: rendered('interfaces with their addresses'),
  path: noted('stands in estate.json and in every message'),
  placement: rendered('the unit'),
  provisioning: rendered('whether it gets an account; a document is refused'),
  retired: rendered('prevent_destroy is lifted'),
  retiredDisks: noted('a rack has nothing to lift'),
  rootDisk: rendered('the disk in slot 0'),
  searchDomains: rendered('search domains'),
  stateful: rendered('prevent_destroy'),
};

type Attributes = Record<string, unknown>;

/** What is rendered for a machine; a test may forget a part of it. */
export type RackRenderer = (intent: IVmIntent) => Attributes;

/** The typed part of a rack: pure, and without a stack. */
export function renderMachine(intent: IVmIntent): Attributes {
  const { image, provisioning, admin, placement } = intent;
  return {
    name: intent.hostName.toString(),
    cpus: intent.cpus,
    memory: intent.memory.toMebibytes(),
    image: image.imageName,
    unit: placement.hostName ?? 'any',
    account: provisioning.identity && admin ? { user: admin.userName, keys: admin.publicKeys } : null,
    dns: intent.dns,
    search: intent.searchDomains,
    tags: Object.entries(intent.labels.entries).map(([key, value]) => `${key}=${value}`),
    nics: intent.nics.map(({ nicName, network, ip, mac }) => (
      { name: nicName, network: network.networkName, mac: mac.toString(), v4: ip.cidrV4 ?? null, v6: ip.cidrV6 ?? null, gateway: ip.gatewayV4?.toString() ?? null }
    )),
    disks: [intent.rootDisk, ...intent.dataDisks].map((disk, slot) => ({ slot, name: disk.diskName, size: disk.size.toMebibytes(), serial: intent.identity.serialOf(disk) })),
    filtered: intent.firewalled,
  };
}

function renderRules({ firewallRules }: IVmIntent): Attributes {
  return { rules: firewallRules.map(({ service, sources }) => ({ protocol: service.protocol, ports: service.ports.toString(), sources: sources.map(String) })) };
}

/** A resource of Terraform itself, which a real Terraform applies without any provider; rendered when it is written. */
class DataResource extends TerraformResource {
  readonly #render: () => Attributes;

  constructor(scope: Construct, id: string, render: () => Attributes, lifecycle?: TerraformResourceLifecycle) {
    super(scope, id, { terraformResourceType: 'terraform_data', lifecycle });
    this.#render = render;
  }

  protected override synthesizeAttributes(): Attributes {
    return this.#render();
  }
}

/** A complete platform, made of the library's public names alone but for the table above: machines in a rack. */
export class RackPlatform extends Platform {
  public readonly platformName: string = 'rack';

  constructor(scope: Construct, id: string, private readonly render: RackRenderer = renderMachine) {
    super(scope, id);
  }

  public network(networkName = 'lan'): INetwork {
    return { platform: this, networkName };
  }

  public image(guest: IGuestSystem = OperatingSystem.DEBIAN_13): IMachineImage {
    return { platform: this, imageName: guest.id, guest, minimumDisk: Size.gibibytes(1), firmware: Firmware.uefi() };
  }

  public override bindVm(scope: Construct, intent: IVmIntent): VmBinding {
    const attributes = () => ({ input: this.render(intent), triggers_replace: this.originOf(intent) });
    const resource = new DataResource(scope, 'Resource', attributes, {
      get preventDestroy() { return intent.hardened && intent.stateful && !intent.retired; },
      get ignoreChanges() { return intent.changePolicy.replaces ? [] : ['triggers_replace']; },
    });
    const address = () => this.addressOf(scope, intent, `\${try(${resource.fqn}.output.address, null)}`);
    return { resource, get address() { return address(); } };
  }

  public override bindFirewall(scope: Construct, intent: IVmIntent): void {
    new DataResource(scope, 'Firewall', () => ({ input: renderRules(intent) }));
  }

  public override inspectVm({ firmware, provisioning, retiredDisks, hardened, managementDeclared, managementNetworks, placement }: IVmIntent): VmReport {
    const refusals: Refused[] = [];
    if (firmware && !firmware.sameAs(Firmware.uefi())) { refusals.push({ code: 'RACK1', given: firmware.toString(), allowed: Firmware.uefi().toString(), remedy: 'Leave firmware out.' }); }
    if (provisioning.document) { refusals.push({ code: 'RACK2', given: 'a cloud-init document', allowed: 'Provisioning.native()', remedy: 'Leave provisioning out.' }); }
    const undeclared = hardened && !managementDeclared && managementNetworks.length > 0;
    return {
      refusals,
      notes: [
        ...retiredDisks.map(name => ({ field: 'retiredDisks', text: `${name} may go at once: a rack protects no single disk.` })),
        ...undeclared ? [{ field: 'managementNetworks', text: `none were declared: the management port is open to ${managementNetworks.join(', ')}.` }] : [],
      ],
      facts: { unit: placement.hostName ?? 'any' },
    };
  }

  public override keptOf(intent: IVmIntent): KeptFacts {
    return { numbers: {}, slots: Object.fromEntries([intent.rootDisk, ...intent.dataDisks].map(({ diskName }, slot) => [diskName, slot])), origin: this.originOf(intent) };
  }

  public override guestOf(intent: IVmIntent): GuestFacts {
    const { volumes, access } = super.guestOf(intent);
    return { volumes, access: intent.access ?? (intent.provisioning.identity && intent.admin ? GuestAccess.ssh() : access) };
  }

  public override bindTemplate(scope: Construct, intent: ITemplateIntent): void {
    new DataResource(scope, `Template-${intent.image.imageName}`, () => ({ input: { name: intent.templateName, image: intent.image.imageName, size: intent.diskSize.toMebibytes() } }));
  }

  public override inspectTemplate(): Refused[] {
    return [];
  }

  private originOf({ image, admin }: IVmIntent): Record<string, string> {
    return { image: image.imageName, ...admin && { admin: admin.userName } };
  }
}
