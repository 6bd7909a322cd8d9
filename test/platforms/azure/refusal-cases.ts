import { OF_ACCOUNTS } from './refusal-accounts';
import { Case } from './refusal-case';
import { OF_DISK_KINDS } from './refusal-disk-kinds';
import { OF_DISKS } from './refusal-disks';
import { EDGES } from './refusal-edges';
import { OF_EPHEMERAL } from './refusal-ephemeral';
import { OF_IMAGES } from './refusal-images';
import { OF_INTERFACES } from './refusal-interfaces';
import { OF_NETWORKS } from './refusal-networks';
import { OF_OPERATIONS } from './refusal-operations';
import { OF_PATCHING } from './refusal-patching';
import { OF_PLACEMENT } from './refusal-placement';
import { OF_REACH } from './refusal-reach';
import { OF_SCALE_SETS } from './refusal-scale-sets';
import { OF_SECURITY } from './refusal-security';
import { OF_SIZES } from './refusal-sizes';
import { OF_SPOT } from './refusal-spot';
import { UNTYPED } from './refusal-untyped';
import { OF_VALUES } from './refusal-values';

/** Every mistake that Azure has a refusal for. */
export const CASES: readonly Case[] = [
  ...OF_SIZES, ...OF_IMAGES, ...OF_ACCOUNTS, ...OF_SECURITY, ...OF_DISKS, ...OF_DISK_KINDS, ...OF_EPHEMERAL, ...OF_NETWORKS, ...OF_INTERFACES,
  ...OF_REACH, ...OF_PLACEMENT, ...OF_SCALE_SETS, ...OF_SPOT, ...OF_OPERATIONS, ...OF_VALUES, ...OF_PATCHING, ...UNTYPED, ...EDGES,
];
