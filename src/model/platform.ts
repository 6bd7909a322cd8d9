import { TerraformResource } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { GuestAccess } from './guest-access';
import { GuestFacts } from './guest-facts';
import { knownAddressOf } from './known-address';
import { KeptFacts, Refused, VmReport } from './report';
import { ITemplateIntent } from './template-intent';
import { IVmIntent } from './vm-intent';
import { serialsOf } from './volume-serials';
import { describe, fail } from '../private/fail';
import { Moves } from '../private/moves';

/** Where machines run. Nouns carry their platform; a machine runs where its image comes from. */
export interface IPlatform extends IConstruct {
  /** Name for people and for `estate.json`: `proxmox`, `vsphere`, `azure`. */
  readonly platformName: string;
  /** System that it manages, equal for two constructs that manage one: addresses and numbers are unique in it. */
  readonly systemName: string;
  /**
   * Makes the resources of a machine.
   * @param scope construct of the machine; the main resource takes the id `Resource`
   * @param intent live view of what the machine shall be
   */
  bindVm(scope: Construct, intent: IVmIntent): VmBinding;
  /**
   * Makes the firewall of a machine; called once, when the machine first has one.
   * @param scope construct of the machine
   * @param intent live view of what the machine shall be
   */
  bindFirewall(scope: Construct, intent: IVmIntent): void;
  /**
   * What the platform refuses, notes and decides for a machine. Pure: called at synth, more than once.
   * @param intent what the machine shall be
   */
  inspectVm(intent: IVmIntent): VmReport;
  /**
   * What must stay as long as a machine lives, and what it is made from. Pure: called at synth.
   * @param intent what the machine shall be
   */
  keptOf(intent: IVmIntent): KeptFacts;
  /**
   * How the inside of a machine is reached, as the intent says or else in the platform's way, and what it sees of its disks.
   * Pure: called at synth, more than once.
   * @param intent what the machine shall be
   */
  guestOf(intent: IVmIntent): GuestFacts;
  /**
   * Makes a template; called again for each earlier image whose template stays beside it.
   * @param scope construct of the template
   * @param intent live view of what the template shall be
   */
  bindTemplate(scope: Construct, intent: ITemplateIntent): void;
  /**
   * What the platform refuses for a template. Pure: called at synth, more than once.
   * @param intent what the template shall be
   */
  inspectTemplate(intent: ITemplateIntent): Refused[];
}

/** What a platform gives back for a machine. */
export interface VmBinding {
  /** The machine's own resource: the way out for everything that nobody modelled. */
  readonly resource: TerraformResource;
  /** Address of the machine: text when it is static, else a token that is known after apply. */
  readonly address: string;
}

/** Base of every platform. Each capability refuses until a platform overrides it, so a new one breaks none that lacks it. */
export abstract class Platform extends Construct implements IPlatform {
  /** Name for people and for `estate.json`. */
  public abstract readonly platformName: string;

  /** System that it manages: the construct itself, until a platform says what its address is. */
  public get systemName(): string {
    return this.node.path;
  }

  /**
   * Says that the platform was elsewhere in its stack: `moved` blocks let Terraform keep the templates and downloads below it.
   *
   * Throws HW1103 for an empty path, HW1107 for a Terraform token.
   *
   * @param oldPath path below the stack, for example `Site/Pve`
   */
  public movedFrom(oldPath: string): void {
    Moves.of(this).add(oldPath);
  }

  /**
   * Makes the resources of a machine.
   * @param _scope construct of the machine
   * @param intent live view of what the machine shall be
   */
  public bindVm(_scope: Construct, intent: IVmIntent): VmBinding {
    return fail(this.lacks('virtual machines'), intent.path);
  }

  /**
   * Makes the firewall of a machine.
   * @param scope construct of the machine
   * @param _intent live view of what the machine shall be
   */
  public bindFirewall(scope: Construct, _intent: IVmIntent): void {
    scope.node.addValidation({ validate: () => [describe(this.lacks('machine firewalls'))] });
  }

  /**
   * What the platform refuses, notes and decides for a machine.
   * @param _intent what the machine shall be
   */
  public inspectVm(_intent: IVmIntent): VmReport {
    return { refusals: [this.lacks('virtual machines')], notes: [], facts: {} };
  }

  /**
   * What must stay as long as a machine lives: nothing but what it has on every platform.
   * @param _intent what the machine shall be
   */
  public keptOf(_intent: IVmIntent): KeptFacts {
    return { numbers: {}, slots: {}, origin: {} };
  }

  /**
   * How the inside of a machine is reached: not at all, until a platform says how; data disks are found by their serials.
   * @param intent what the machine shall be
   */
  public guestOf(intent: IVmIntent): GuestFacts {
    return { access: intent.access ?? GuestAccess._missing(`${this.platformName} does not say how Ansible gets in`), volumes: serialsOf(intent) };
  }

  /**
   * Makes a template.
   * @param _scope construct of the template
   * @param _intent live view of what the template shall be
   */
  public bindTemplate(_scope: Construct, _intent: ITemplateIntent): void {}

  /**
   * What the platform refuses for a template.
   * @param _intent what the template shall be
   */
  public inspectTemplate(_intent: ITemplateIntent): Refused[] {
    return [this.lacks('templates')];
  }

  /**
   * Address of a machine, for its binding: the one that the program or a pool gives its first interface, else what Terraform learns.
   * One of a pool is a token while the program runs: what it does next may still move it.
   * @param scope construct of the machine
   * @param intent live view of what the machine shall be
   * @param learned expression that finds the address after apply, null while it is not known
   */
  protected addressOf(scope: Construct, intent: IVmIntent, learned: string): string {
    const [nic] = intent.nics;
    return nic ? knownAddressOf(scope, nic) ?? learned : '';
  }

  private lacks(capability: string) {
    return {
      code: 'HW1201' as const,
      given: `${capability} on ${this.platformName}`,
      allowed: `a platform that has ${capability}`,
      remedy: 'docs/support-matrix.md lists what each platform can do.',
    };
  }
}
