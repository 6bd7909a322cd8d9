import { VsphereLinuxCustomizationOptions, VsphereWindowsCustomizationOptions } from './vsphere-customization-options';
import { shortHash } from '../../private/identity';
import { SecretRef } from '../../values';

/**
 * What vCenter itself sets in a guest right after the clone, through VMware's tools: host name, addresses, DNS, and on Windows
 * Sysprep with the administrator's password and a domain. It is for guests without cloud-init; with it, both would set the network.
 */
export class VsphereCustomization {
  /**
   * Linux with open-vm-tools and Perl. It makes no account: whoever logs in is in the template.
   *
   * Throws HW1103 for a malformed domain or time zone and for a script with a secret in it, HW1107 for a Terraform token.
   *
   * @param options domain, time zone, script
   */
  public static linux(options: VsphereLinuxCustomizationOptions = {}): VsphereCustomization {
    checks().checkLinux(options);
    return new VsphereCustomization('linux', undefined, { ...options });
  }

  /**
   * Windows, by Sysprep. The administrator of the machine must be `Administrator`, whose password vCenter sets; at its first logon the
   * machine opens WinRM over HTTPS to its management networks.
   *
   * Throws HW1101 for a number out of its range, HW1103 for a malformed text, for a workgroup beside a domain and for a command that is
   * too long or holds a secret, HW1107 for a Terraform token.
   *
   * @param options domain or workgroup, organization, time zone, commands
   */
  public static windows(options: VsphereWindowsCustomizationOptions = {}): VsphereCustomization {
    checks().checkWindows(options);
    return new VsphereCustomization('windows', undefined, undefined, { ...options, runOnce: [...options.runOnce ?? []] });
  }

  /**
   * A customization specification that exists in vCenter. What it sets is its own: host name and addresses of the machine should be left
   * to it, by "use the virtual machine name" and DHCP.
   *
   * Throws HW1103 for a name that vCenter does not have, HW1107 for a Terraform token.
   *
   * @param name its name in vCenter
   */
  public static spec(name: string): VsphereCustomization {
    return new VsphereCustomization('specification', checks().checkedSpecification(name));
  }

  private constructor(
    private readonly kind: 'linux' | 'windows' | 'specification',
    /** Name of the specification in vCenter; undefined where the program says what is set. */
    public readonly specName?: string,
    /** @internal */
    public readonly _linux?: VsphereLinuxCustomizationOptions,
    /** @internal */
    public readonly _windows?: VsphereWindowsCustomizationOptions,
  ) {}

  /** Whether it is one for Linux. */
  public get isLinux(): boolean { return this.kind === 'linux'; }

  /** Whether it is one for Windows. */
  public get isWindows(): boolean { return this.kind === 'windows'; }

  /**
   * Secrets that Terraform hands to vCenter.
   * @internal
   */
  public get _secrets(): SecretRef[] {
    return [this._windows?.join?.password, this._windows?.productKey].filter(secret => secret !== undefined);
  }

  /** In words, with a hash of what it sets. */
  public toString(): string {
    if (this.specName !== undefined) { return `specification ${this.specName}`; }
    const set = JSON.stringify(this._linux ?? this._windows, (_, value) => value instanceof SecretRef ? value.toString() : value);
    return `of ${this.isLinux ? 'Linux' : 'Windows'} ${shortHash(set)}`;
  }
}

/** The grammar is loaded with the first customization. */
function checks(): typeof import('./check-customization') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./check-customization') as typeof import('./check-customization');
}
