import { Element } from './element';
import { Scopes } from './scopes';
import { PreflightSubject } from './subject';
import { NeededSecrets } from '../../preflight/needed-secrets';

/** Something that is there already, and how to see it. */
export interface Existing {
  readonly what: string;
  readonly name: string;
  readonly check: string;
}

/** Machines of one size in one location. */
export interface SizeUse {
  readonly size: string;
  readonly location: string;
  readonly count: number;
  /** Sorted; empty for machines without one. */
  readonly zones: readonly string[];
}

/** An image of the Marketplace. */
export interface MarketplaceImage {
  readonly urn: string;
  readonly location: string;
  /** Whether somebody must have accepted its terms. */
  readonly hasTerms: boolean;
}

/** Names that must not be taken, of one type in one place. */
export interface FreeNames {
  readonly what: string;
  readonly names: readonly string[];
  /** Lists those that are taken. */
  readonly check: string;
}

/** What is read from a Key Vault. */
export interface VaultUse {
  readonly vault: string;
  /** Names of secrets that Terraform or Ansible reads, sorted. */
  readonly secrets: readonly string[];
  /** Whether Azure itself puts secrets of it into machines. */
  readonly deploys: boolean;
}

/** Everything that what one platform makes in a stack needs of Azure. */
export interface Needs {
  readonly subject: PreflightSubject;
  readonly elements: ReadonlyMap<string, Element>;
  readonly scopes: Scopes;
  readonly resourceProviders: readonly string[];
  readonly encryptsAtHost: boolean;
  readonly sizes: readonly SizeUse[];
  readonly images: readonly MarketplaceImage[];
  readonly existing: readonly Existing[];
  /** Resource groups that the stack makes, sorted. */
  readonly madeGroups: readonly string[];
  readonly freeNames: readonly FreeNames[];
  readonly vaults: readonly VaultUse[];
  readonly secrets: NeededSecrets;
}
