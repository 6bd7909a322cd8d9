import type { WrittenResource, WrittenResources } from './written-resource';
import type { AZURE_POLICY_CODES } from '../../../private/codes/azure-policy';

/** Rules of others that ask for the same. */
export interface PolicyReferences {
  /** Checks of checkov, for example `CKV_AZURE_10`; none where it has no such check. */
  readonly checkov?: readonly string[];
  /** Sections of the CIS benchmark for Azure 5.0, for example `7.2`. */
  readonly cis?: readonly string[];
  /** Definitions that Azure Policy has built in, by id. */
  readonly azurePolicy?: readonly string[];
}

/** What a rule finds wrong in one resource. */
export interface Finding {
  readonly resource: WrittenResource;
  /** What was given, without the address. */
  readonly given: string;
  /** Checks of checkov that see this one too, where they are fewer than those of the rule. */
  readonly checkov?: readonly string[];
}

/** One rule of the policy. */
export interface PolicyRule {
  /** Stable name, for example `management-port-from-internet`. */
  readonly ruleId: string;
  readonly code: keyof typeof AZURE_POLICY_CODES;
  /** What it asks for, in one short sentence without a full stop. */
  readonly title: string;
  /** Why. */
  readonly why: string;
  readonly allowed: string;
  readonly remedy: string;
  readonly references: PolicyReferences;
  /** Whether it holds only where a program asks for it: what it looks for may be given from outside of the stack. */
  readonly isOptional?: boolean;
  /** What is wrong. Never from a value that is not known, except where the rule says so. */
  check(resources: WrittenResources): Finding[];
}
