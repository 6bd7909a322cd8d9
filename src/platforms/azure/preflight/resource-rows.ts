import { COMPUTE_ROWS } from './compute-rows';
import { NETWORK_ROWS } from './network-rows';
import { OTHER_ROWS } from './other-rows';
import { TypeRow } from './type-row';

/** What each resource takes of Azure. A resource without a row is told on the page: the role lacks it. */
export const RESOURCE_ROWS: Readonly<Record<string, TypeRow>> = { ...COMPUTE_ROWS, ...NETWORK_ROWS, ...OTHER_ROWS };
