import { SecretRef } from '../../values';

/** What vCenter sets in a Linux guest that has open-vm-tools and no cloud-init. */
export interface VsphereLinuxCustomizationOptions {
  /**
   * DNS domain of the machine.
   * @default - its first search domain, else `localdomain`
   */
  readonly domain?: string;
  /**
   * IANA time zone, such as `Europe/Berlin`.
   * @default - that of the machine, else the guest's
   */
  readonly timeZone?: string;
  /**
   * Whether the hardware clock has UTC.
   * @default true
   */
  readonly hwClockUtc?: boolean;
  /**
   * Script that runs in the guest before and after customization, with `precustomization` or `postcustomization` as its argument.
   * VMware's tools run it only where the guest permits it (`enable-custom-scripts` of `deployPkg`). It holds no secret: it stands in the state.
   * @default - none
   */
  readonly script?: string;
}

/** Which domain a Windows machine joins, and who may join it. */
export interface VsphereDomainJoin {
  /** Domain, such as `corp.example`. */
  readonly domain: string;
  /** Account that may add machines, such as `join@corp.example`. */
  readonly user: string;
  /** Where the password of the account is read: a Terraform variable or a file. */
  readonly password: SecretRef;
  /**
   * Organizational unit, such as `OU=Servers,DC=corp,DC=example`. It takes vCenter 8.0.2 or later.
   * @default - the domain's own choice
   */
  readonly ou?: string;
}

/** What vCenter sets in a Windows guest by Sysprep. */
export interface VsphereWindowsCustomizationOptions {
  /**
   * Domain that the machine joins.
   * @default - none: it belongs to a workgroup
   */
  readonly join?: VsphereDomainJoin;
  /**
   * Workgroup, for a machine outside of domains; up to 15 characters.
   * @default `WORKGROUP`
   */
  readonly workgroup?: string;
  /**
   * Organization that the machine belongs to.
   * @default - what the provider writes
   */
  readonly organization?: string;
  /**
   * Full name of its user.
   * @default - `Administrator`
   */
  readonly fullName?: string;
  /**
   * Where the product key is read: a Terraform variable or a file.
   * @default - that of the template
   */
  readonly productKey?: SecretRef;
  /**
   * Time zone by the index of Microsoft, 0 to 360: 85 is Greenwich, 110 Berlin.
   * @default 85
   */
  readonly timeZone?: number;
  /**
   * Commands that the first logon runs after those that open the way in, each up to 259 characters. They hold no secret.
   * @default - none
   */
  readonly runOnce?: string[];
  /**
   * How often the administrator is logged on by itself, 1 to 9. The commands run at the first time.
   * @default 1
   */
  readonly autoLogonCount?: number;
}
