import { PASSWORD_VARIABLE } from './render-provider';
import type { VsphereContext } from './vsphere-context';
import { Refused } from '../../model/report';
import { SecretPlace, SecretRef } from '../../values';
import { secretIn } from '../../values/secret-table';

/** What concerns the vCenter or host as a whole: how it is logged in, and what it was told to run on. */
export function inspectPlatform({ settings }: VsphereContext, password: SecretRef): Refused[] {
  const { refused } = secretIn(SecretPlace.PROVIDER_ARGUMENT, password, PASSWORD_VARIABLE);
  const refusals: Refused[] = refused ? [{ code: 'HW2115', ...refused, given: `password from ${password}` }] : [];
  if (settings.readOnly) {
    refusals.push({ code: 'HW2103', given: 'EsxiLicense.FREE', allowed: 'a host with a license or an evaluation', remedy: 'The API of the free hypervisor only reads: give the host a license, then EsxiLicense.STANDARD.' });
  }
  if (!settings.standalone && (settings.cluster === undefined) === (settings.host === undefined)) {
    refusals.push({ code: 'HW2102', given: settings.cluster === undefined ? 'neither cluster nor host' : 'both cluster and host', allowed: 'one of them', remedy: 'Name the cluster; name a host only where it is in none.' });
  }
  if (!settings.standalone && (settings.datastore === undefined) === (settings.datastoreCluster === undefined)) {
    refusals.push({ code: 'HW2120', given: settings.datastore === undefined ? 'neither datastore nor datastoreCluster' : 'both datastore and datastoreCluster', allowed: 'one of them', remedy: 'Name the datastore cluster where Storage DRS places disks, else the datastore.' });
  }
  return refusals;
}
