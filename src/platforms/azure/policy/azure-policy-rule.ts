import type { PolicyRule } from './rule';

/**
 * A rule that the Terraform of every stack with an AzurePlatform is held against, hand-written resources included.
 *
 * A program that breaks one on purpose waives it for a construct, with a reason: `azure.waive(AzurePolicyRule.IP_FORWARDING, router, { reason })`.
 */
export class AzurePolicyRule {
  /** No way to manage a machine is open to the internet. */
  public static readonly MANAGEMENT_PORT_FROM_INTERNET: AzurePolicyRule = AzurePolicyRule.listed('management-port-from-internet');

  /** No database, cache or file share is open to the internet. */
  public static readonly DATA_PORT_FROM_INTERNET: AzurePolicyRule = AzurePolicyRule.listed('data-port-from-internet');

  /** Not every port is open to the internet. */
  public static readonly ALL_PORTS_FROM_INTERNET: AzurePolicyRule = AzurePolicyRule.listed('all-ports-from-internet');

  /** No UDP is open to the internet. */
  public static readonly UDP_FROM_INTERNET: AzurePolicyRule = AzurePolicyRule.listed('udp-from-internet');

  /** No unencrypted HTTP is open to the internet. */
  public static readonly HTTP_FROM_INTERNET: AzurePolicyRule = AzurePolicyRule.listed('http-from-internet');

  /** No interface forwards packets of others. */
  public static readonly IP_FORWARDING: AzurePolicyRule = AzurePolicyRule.listed('ip-forwarding');

  /** No interface has a public address. */
  public static readonly PUBLIC_ADDRESS: AzurePolicyRule = AzurePolicyRule.listed('public-address');

  /** Every subnet has a network security group. */
  public static readonly SUBNET_WITHOUT_SECURITY_GROUP: AzurePolicyRule = AzurePolicyRule.listed('subnet-without-security-group');

  /** No subnet has default outbound access. */
  public static readonly SUBNET_DEFAULT_OUTBOUND_ACCESS: AzurePolicyRule = AzurePolicyRule.listed('subnet-default-outbound-access');

  /** Every machine is encrypted at host. */
  public static readonly ENCRYPTION_AT_HOST: AzurePolicyRule = AzurePolicyRule.listed('encryption-at-host');

  /** Every machine boots what is signed. */
  public static readonly SECURE_BOOT: AzurePolicyRule = AzurePolicyRule.listed('secure-boot');

  /** Every machine has a virtual TPM. */
  public static readonly VIRTUAL_TPM: AzurePolicyRule = AzurePolicyRule.listed('virtual-tpm');

  /** Every machine has boot diagnostics. */
  public static readonly BOOT_DIAGNOSTICS: AzurePolicyRule = AzurePolicyRule.listed('boot-diagnostics');

  /** Windows is updated by itself or by Azure. */
  public static readonly AUTOMATIC_UPDATES: AzurePolicyRule = AzurePolicyRule.listed('automatic-updates');

  /** Linux takes keys, not passwords. */
  public static readonly PASSWORD_AUTHENTICATION: AzurePolicyRule = AzurePolicyRule.listed('password-authentication');

  /** No disk can be exported over public networks. */
  public static readonly DISK_NETWORK_ACCESS: AzurePolicyRule = AzurePolicyRule.listed('disk-network-access');

  /** No secret stands in settings, scripts, custom data or tags. */
  public static readonly LITERAL_SECRET: AzurePolicyRule = AzurePolicyRule.listed('literal-secret');

  /** No password and no protected setting is written down. */
  public static readonly LITERAL_PASSWORD: AzurePolicyRule = AzurePolicyRule.listed('literal-password');

  /** What an extension takes as a protected setting is not in its public ones. */
  public static readonly PROTECTED_SETTING_IN_PUBLIC: AzurePolicyRule = AzurePolicyRule.listed('protected-setting-in-public');

  /** No extension is retired. */
  public static readonly RETIRED_EXTENSION: AzurePolicyRule = AzurePolicyRule.listed('retired-extension');

  /** No extension is deployed that Azure deploys itself. */
  public static readonly EXTENSION_OF_AZURE: AzurePolicyRule = AzurePolicyRule.listed('extension-of-azure');

  /** A machine has the identity that its extensions need. */
  public static readonly EXTENSION_WITHOUT_IDENTITY: AzurePolicyRule = AzurePolicyRule.listed('extension-without-identity');

  /** Every machine is backed up; only where a program asks for it. */
  public static readonly MACHINE_WITHOUT_BACKUP: AzurePolicyRule = AzurePolicyRule.listed('machine-without-backup');

  /** Every machine carries the agent of Azure Monitor; only where a program asks for it. */
  public static readonly MACHINE_WITHOUT_MONITORING_AGENT: AzurePolicyRule = AzurePolicyRule.listed('machine-without-monitoring-agent');

  /** Every rule, by topic. */
  public static get all(): AzurePolicyRule[] {
    return Object.values(AzurePolicyRule).filter(value => value instanceof AzurePolicyRule);
  }

  private static listed(ruleId: string): AzurePolicyRule {
    return new AzurePolicyRule(ruleId);
  }

  private constructor(
    /** Stable name, for example `ip-forwarding`. */
    public readonly ruleId: string,
  ) {}

  /** Code with which a finding is refused, for example `HW2275`; docs/errors.md lists all. */
  public get code(): string { return ruleOf(this.ruleId).code; }

  /** What it asks for. */
  public get title(): string { return ruleOf(this.ruleId).title; }

  /** Whether it holds only where a program asks for it, since what it looks for may come from outside of the stack. */
  public get isOptional(): boolean { return ruleOf(this.ruleId).isOptional ?? false; }
}

/** All rules are loaded with the first that is asked: a program without Azure does not pay for them. */
function ruleOf(ruleId: string): PolicyRule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { azurePolicyRule } = require('./catalogue') as typeof import('./catalogue');
  return azurePolicyRule(ruleId);
}
