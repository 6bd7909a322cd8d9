import { apkRepositories, aptArchives, aptProxy, dnfProxy, zypperProxy } from './package-settings';
import { IGuestSystem } from '../model/guest-system';
import { OsFamily } from '../model/os-family';
import { PackageManager } from '../model/package-manager';
import { ProvisioningSystem } from '../model/provisioning-system';
import { IVmIntent } from '../model/vm-intent';
import { certificatesIn } from '../private/pem';

/** Settings of the intent that a first-boot document can carry. */
export type FirstBootField = 'timezone' | 'ntp' | 'locale' | 'proxy' | 'packageMirror' | 'trustedCas';

/** One setting of a machine: the part of the document that makes it so, or why nothing does. */
export interface FirstBootSetting {
  readonly field: FirstBootField;
  /** The value in words. */
  readonly shown: string;
  /** Keys of the cloud-config; lists of two settings are joined. Undefined where the guest's cloud-init cannot do it. */
  readonly document?: Record<string, unknown>;
  /** What is left out although the rest is written. */
  readonly remark?: string;
}

const FAMILIES_WITH_LOCALE = [OsFamily.DEBIAN, OsFamily.REDHAT, OsFamily.SUSE, OsFamily.ALPINE, OsFamily.ARCH];
const FAMILIES_WITH_STORE = [OsFamily.DEBIAN, OsFamily.REDHAT, OsFamily.SUSE, OsFamily.ALPINE];
/** Distributions that the modules of cloud-init pass over although their family is known. */
const WITHOUT_NTP = /^amazonlinux-/;
const WITHOUT_STORE = /^azurelinux-/;

/** Every setting that was given, for the guest that is to read it: what the modules of cloud-init do on its distribution. */
export function firstBootSettings(intent: IVmIntent): FirstBootSetting[] {
  const { timezone, ntp, locale, proxy, packageMirror, trustedCas } = intent;
  const { guest } = intent.image;
  const settings: FirstBootSetting[] = [];
  if (timezone !== undefined) { settings.push({ field: 'timezone', shown: timezone, document: { timezone } }); }
  if (ntp.length > 0) { settings.push({ field: 'ntp', shown: ntp.join(', '), document: setsTime(guest) ? { ntp: { servers: [...new Set(ntp)] } } : undefined }); }
  if (locale !== undefined) { settings.push({ field: 'locale', shown: locale, document: readsCloudInit(guest) && FAMILIES_WITH_LOCALE.includes(guest.family) ? { locale } : undefined }); }
  if (proxy) { settings.push({ field: 'proxy', shown: proxy.toString(), ...proxyOf(intent) }); }
  if (packageMirror !== undefined) { settings.push({ field: 'packageMirror', shown: packageMirror, document: archivesOf(guest, packageMirror) }); }
  if (trustedCas.length > 0) {
    const trusted = trustedCas.flatMap(certificatesIn).map(pem => `${pem}\n`);
    const shown = trusted.length === 1 ? '1 certificate' : `${trusted.length} certificates`;
    settings.push({ field: 'trustedCas', shown, document: hasStore(guest) ? { ca_certs: { trusted } } : undefined });
  }
  return settings;
}

function readsCloudInit(guest: IGuestSystem): boolean {
  return guest.provisioningSystem === ProvisioningSystem.CLOUD_INIT;
}

function setsTime(guest: IGuestSystem): boolean {
  const known = FAMILIES_WITH_STORE.includes(guest.family) || guest.packageManager === PackageManager.TDNF;
  return readsCloudInit(guest) && known && !WITHOUT_NTP.test(guest.id);
}

function hasStore(guest: IGuestSystem): boolean {
  const known = FAMILIES_WITH_STORE.includes(guest.family) || guest.packageManager === PackageManager.TDNF;
  return readsCloudInit(guest) && known && !WITHOUT_STORE.test(guest.id);
}

function proxyOf({ proxy, image: { guest } }: IVmIntent): Pick<FirstBootSetting, 'document' | 'remark'> {
  if (!proxy || !readsCloudInit(guest)) { return {}; }
  switch (guest.packageManager) {
    case PackageManager.APT: return { document: aptProxy(proxy) };
    case PackageManager.ZYPPER: return { document: zypperProxy(proxy) };
    case PackageManager.DNF:
    case PackageManager.YUM: return {
      document: dnfProxy(proxy, guest.packageManager),
      remark: proxy.directHosts.length > 0 ? `${guest.packageManager} knows no exceptions: ${proxy.directHosts.join(', ')} are reached through the proxy too` : undefined,
    };
    default: return {};
  }
}

function archivesOf(guest: IGuestSystem, mirror: string): Record<string, unknown> | undefined {
  if (!readsCloudInit(guest)) { return undefined; }
  return guest.packageManager === PackageManager.APK ? apkRepositories(guest.id, mirror) : aptArchives(guest.id, mirror);
}
