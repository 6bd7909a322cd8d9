/** Where the actions of an element hold. */
export enum At {
  /** In its resource group. */
  GROUP = 'group',
  /** In the subscription. */
  SUBSCRIPTION = 'subscription',
  /** On what one of its arguments names, by id. */
  NAMED = 'named',
  /** In the resource group of that. */
  GROUP_OF_NAMED = 'group of named',
  /** On what that lies in: a subnet cannot be changed by who may not read its network. */
  ABOVE_NAMED = 'above named',
}

/** What a type of the provider is in Azure, and what it takes there through its whole life. */
export interface TypeRow {
  /** In words. */
  readonly what: string;
  /** Type in Azure, as ids have it; a part in braces is an argument with the name of what stands above. */
  readonly azureType: string;
  readonly at: At;
  /** Argument that names something by id; only for places that ask for one. */
  readonly named?: string;
  /** Actions, each with what for. */
  readonly actions: readonly (readonly [reason: string, ...actions: string[]])[];
  /** Actions in the subscription, wherever the element lies. */
  readonly inSubscription?: readonly (readonly [reason: string, ...actions: string[]])[];
}

/** What is made, read, changed and destroyed under one name. */
export function life(azureType: string): string[] {
  return ['read', 'write', 'delete'].map(verb => `${azureType}/${verb}`);
}

/** A resource of a type whose own actions are all that it takes. */
export function plain(what: string, azureType: string, ...more: TypeRow['actions']): TypeRow {
  return { what, azureType, at: At.GROUP, actions: [[whole(what), ...life(actionsOf(azureType))], ...more] };
}

/** A type as actions have it: without the names of what stands above. */
export function actionsOf(azureType: string): string {
  return azureType.replace(/\/\{\w+\}/g, '');
}

/** Reason of what an own resource takes. */
export function whole(what: string): string {
  return `make, change and destroy ${what}`;
}
