import { ADMINS } from './admins';
import { BootstrapRole } from './bootstrap-role';
import { CLOCK } from './clock';
import { DATA_DISKS } from './data-disks';
import { FIREWALL } from './firewall';
import { GUEST_AGENT } from './guest-agent';
import { LOCALE } from './locale';
import { PACKAGE_MIRROR } from './package-mirror';
import { PROXY } from './proxy';
import { SWAP } from './swap';
import { TRUSTED_CAS } from './trusted-cas';
import { UPDATES } from './updates';

/** In the order in which they run: what packages come through first, the firewall last, when everything that it lets through is there. */
export const BOOTSTRAP_ROLES: readonly BootstrapRole[] = [PROXY, TRUSTED_CAS, PACKAGE_MIRROR, GUEST_AGENT, CLOCK, LOCALE, ADMINS, SWAP, DATA_DISKS, UPDATES, FIREWALL];
