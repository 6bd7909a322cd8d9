import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { engineOf } from './engines';
import { GuestFacts } from '../../model/guest-facts';
import { knownAddressOf } from '../../model/known-address';
import { Platform, VmBinding } from '../../model/platform';
import { KeptFacts, Refused, VmReport } from '../../model/report';
import { ITemplateIntent } from '../../model/template-intent';
import { IVirtualMachine } from '../../model/virtual-machine';
import { IVmIntent } from '../../model/vm-intent';
import { fail, shown } from '../../private/fail';
import { refuseToken } from '../../private/plain-value';

/**
 * What a vCenter and a standalone host have in common.
 * @internal
 */
export abstract class VspherePlatformBase extends Platform {
  /** The vCenter or host by its address; two addresses of one are two systems to the library. */
  public override get systemName(): string {
    return engineOf(this).systemName;
  }

  /**
   * The machine's resource, a `VirtualMachine` of @cdktf/provider-vsphere: what is set on it wins over the library and is noted in `estate.json`.
   * @param vm machine on this platform
   */
  public resourceOf(vm: IVirtualMachine): TerraformResource {
    return engineOf(this).resourceOf(vm);
  }

  /**
   * Makes the resources of a machine.
   * @param scope construct of the machine
   * @param intent live view of what the machine shall be
   */
  public override bindVm(scope: Construct, intent: IVmIntent): VmBinding {
    const resource = engineOf(this).bindVm(scope, intent);
    // What is known needs no reference, which cdktf makes a token of.
    const known = ([nic] = intent.nics) => nic && knownAddressOf(scope, nic);
    const address = () => known() ?? this.addressOf(scope, intent, `\${try(${resource.fqn}.default_ip_address, null)}`);
    return { resource, get address() { return address(); } };
  }

  /**
   * Nothing: vSphere has no firewall for a single machine. The guest's own keeps the rules, which is noted.
   * @param _scope construct of the machine
   * @param _intent live view of what the machine shall be
   */
  public override bindFirewall(_scope: Construct, _intent: IVmIntent): void {}

  /**
   * What vSphere refuses, notes and decides for a machine.
   * @param intent what the machine shall be
   */
  public override inspectVm(intent: IVmIntent): VmReport {
    return engineOf(this).inspectVm(intent) ?? super.inspectVm(intent);
  }

  /**
   * Unit numbers of disks, and what a machine is made from.
   * @param intent what the machine shall be
   */
  public override keptOf(intent: IVmIntent): KeptFacts {
    return engineOf(this).keptOf(intent) ?? super.keptOf(intent);
  }

  /**
   * How Ansible gets in: by SSH with the key that guestinfo brought, on Windows by the listener that the customization opens.
   * @param intent what the machine shall be
   */
  public override guestOf(intent: IVmIntent): GuestFacts {
    return engineOf(this).guestOf(intent) ?? super.guestOf(intent);
  }

  /**
   * Makes a template: an item of the content library where it comes from an OVA or is copied, else nothing.
   * @param scope construct of the template
   * @param intent live view of what the template shall be
   */
  public override bindTemplate(scope: Construct, intent: ITemplateIntent): void {
    engineOf(this).bindTemplate(scope, intent);
  }

  /**
   * What vSphere refuses for a template.
   * @param intent what the template shall be
   */
  public override inspectTemplate(intent: ITemplateIntent): Refused[] {
    return engineOf(this).inspectTemplate(intent);
  }

  /** @internal */
  protected _ovaPlace(place: string): string {
    refuseToken(place, 'address of an OVA');
    if (!/^(?:https?:\/\/[^\s?#"$%]+|[^\s"$%:][^\p{Cc}"$%:]*)$/u.test(place)) {
      fail({ code: 'HW1103', given: `OVA ${shown(place)}`, allowed: 'an http or https URL without query, or a path', remedy: 'Give the address of the file.' }, this.node.path);
    }
    return place;
  }
}
