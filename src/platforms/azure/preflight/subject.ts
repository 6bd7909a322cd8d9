import { TerraformStack } from 'cdktf';
import { SecretRef } from '../../../values';
import { RoleSubject } from '../../preflight/role-file';

/** A platform as its preflight sees it. What it needs is read off what the stack writes for its provider. */
export interface PreflightSubject extends RoleSubject {
  readonly location: string;
  /** Name of the resource group of everything that the platform makes. */
  readonly resourceGroup: string;
  /** Whether the stack makes the group. */
  readonly createsResourceGroup: boolean;
  /** Undefined where the provider reads it from its variable. */
  readonly subscriptionId?: string;
  /** What the platform reads. */
  readonly secrets: readonly SecretRef[];
  readonly stack: TerraformStack;
}

/** The variable from which the provider reads its subscription by itself. */
export const SUBSCRIPTION_VARIABLE = 'ARM_SUBSCRIPTION_ID';
