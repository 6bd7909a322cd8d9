import { BootstrapRole } from './bootstrap/bootstrap-role';
import { CLOCK } from './bootstrap/clock';
import { DATA_DISKS } from './bootstrap/data-disks';
import { LOCALE } from './bootstrap/locale';
import { PACKAGE_MIRROR } from './bootstrap/package-mirror';
import { PROXY } from './bootstrap/proxy';
import { SWAP } from './bootstrap/swap';
import { TRUSTED_CAS } from './bootstrap/trusted-cas';
import { FirstBootField, firstBootSettings } from './first-boot';
import { isServed } from './served-guests';
import { Note } from '../model/report';
import { IVirtualMachine } from '../model/virtual-machine';

const ROLES: Record<FirstBootField, BootstrapRole> = {
  timezone: CLOCK, ntp: CLOCK, locale: LOCALE, proxy: PROXY, packageMirror: PACKAGE_MIRROR, trustedCas: TRUSTED_CAS,
};

/** What nothing does inside of a machine, although it was asked for: neither its first boot nor Ansible. */
export function guestNotes(machine: IVirtualMachine): Note[] {
  const { guestIntent, guestFacts, intent } = machine;
  const { access } = guestFacts;
  const isConfigured = access.isPossible && isServed(guestIntent.guest);
  const does = (role: BootstrapRole) => isConfigured && role.variables(guestIntent, guestFacts) !== undefined;
  const why = access.isPossible ? `the library's roles do not on ${guestIntent.guest.displayName}` : `Ansible does not get in: ${access.reason}`;

  const notes: Note[] = [];
  if (!access.isPossible) { notes.push({ field: 'access', text: `inventory and plays leave the machine out: ${access.reason}.` }); }
  for (const { field, shown, document, remark } of firstBootSettings(intent)) {
    const atBoot = document !== undefined && intent.provisioning.document;
    if (!atBoot && !does(ROLES[field])) { notes.push({ field, text: `${shown}: nothing sets it. The first boot does not, and ${why}.` }); }
    if (atBoot && remark !== undefined) { notes.push({ field, text: `${remark}.` }); }
  }
  if (guestIntent.swap && !does(SWAP)) { notes.push({ field: 'swap', text: `${guestIntent.swap.toString()}: nothing makes it, since ${why}.` }); }
  if (!does(DATA_DISKS)) {
    notes.push(...guestIntent.dataDisks.filter(({ mount }) => mount !== undefined).map(disk => ({
      field: `disk ${disk.diskName}`, text: `is attached only: ${disk.filesystem} at ${disk.mount}, owned by ${disk.owner}, must be made inside the guest, since ${why}.`,
    })));
  }
  return notes;
}
