import { X509Certificate } from 'crypto';
import { EstateDefaults } from './estate-defaults';
import { GuestSettings } from './guest-settings';
import { fail, shown } from '../private/fail';
import { besideCertificates, certificatesIn } from '../private/pem';
import { refuseToken } from '../private/plain-value';
import { secretShapeIn } from '../private/secret-shapes';
import { IpAddress, Labels } from '../values';

const NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const LOCALE = /^(C|POSIX|C\.UTF-8|[a-z]{2,3}_[A-Z]{2}(\.[A-Za-z0-9-]+)?(@[a-z]+)?)$/;
const URL_OF_MIRROR = /^https?:\/\/[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(\/[A-Za-z0-9._~-]+)*$/;
const ARCHIVE = /\/(debian|debian-security|ubuntu|alpine)$/;

/** Says what is wrong with one value. */
type Wrong = (given: string, allowed: string, remedy?: string) => void;

/** Refuses what a machine sets for itself and does not follow its grammar. */
export function checkSettings<T extends GuestSettings>(settings: T, path: string | undefined, prefix = ''): T {
  const all = <K extends keyof GuestSettings>(key: K, check: (value: string, wrong: Wrong) => void) => {
    const wrong: Wrong = (given, allowed, remedy = `Correct \`${prefix}${key}\`.`) => fail({ code: 'HW1213', given: `${key} ${given}`, allowed, remedy }, path);
    for (const value of [settings[key] ?? []].flat() as string[]) {
      refuseToken(value, key);
      check(value, wrong);
    }
  };
  all('dns', (server, wrong) => { if (!isAddress(server)) { wrong(shown(server), 'IP addresses'); } });
  all('searchDomains', (domain, wrong) => { if (!NAME.test(domain) || domain !== domain.toLowerCase()) { wrong(shown(domain), 'domain names'); } });
  all('timezone', (zone, wrong) => { if (!isTimezone(zone)) { wrong(shown(zone), 'an IANA time zone such as Europe/Berlin'); } });
  all('ntp', (server, wrong) => { if (!isAddress(server) && !NAME.test(server)) { wrong(shown(server), 'host names and IP addresses'); } });
  all('locale', (locale, wrong) => { if (!LOCALE.test(locale)) { wrong(shown(locale), 'a locale such as de_DE.UTF-8'); } });
  all('packageMirror', checkPackageMirror);
  all('trustedCas', checkCertificates);
  return settings;
}

/** Refuses defaults that do not follow their grammar. */
export function checkDefaults(defaults: EstateDefaults, path: string | undefined): EstateDefaults {
  const { imageMirror, requiredLabels = [] } = defaults;
  refuseToken(imageMirror, 'imageMirror');
  if (imageMirror !== undefined && !URL_OF_MIRROR.test(imageMirror)) {
    fail({ code: 'HW1213', given: `imageMirror ${safelyShown(imageMirror)}`, allowed: 'an http or https URL without credentials, query and last slash', remedy: 'Correct `defaults.imageMirror`.' }, path);
  }
  for (const key of requiredLabels) {
    refuseToken(key, 'requiredLabels');
    if (!isLabelKey(key)) { fail({ code: 'HW1213', given: `requiredLabels ${shown(key)}`, allowed: 'keys of labels such as team', remedy: 'Correct `defaults.requiredLabels`.' }, path); }
  }
  return checkSettings(defaults, path, 'defaults.');
}

function checkPackageMirror(url: string, wrong: Wrong): void {
  if (!URL_OF_MIRROR.test(url)) { wrong(safelyShown(url), 'an http or https URL without credentials, query and last slash'); }
  if (ARCHIVE.test(url)) { wrong(shown(url), 'the folder above the archives of the distributions', `Write ${shown(url.replace(ARCHIVE, ''))}: each guest adds its own archive.`); }
}

/** One text may hold a chain. What was given is never repeated: it might be a key. */
function checkCertificates(pem: string, wrong: Wrong): void {
  const allowed = 'certificates in PEM form';
  const secret = secretShapeIn(String(pem));
  if (secret) { wrong(`with a ${secret}`, allowed, 'Give the certificate of the authority alone, and change the key if the text was ever committed.'); }
  const certificates = certificatesIn(String(pem));
  if (certificates.length === 0 || besideCertificates(String(pem)) !== '') { wrong('with a text that is no certificate', allowed); }
  for (const certificate of certificates) {
    if (!isCertificate(certificate)) { wrong('with a certificate that cannot be read', allowed); }
  }
}

function isCertificate(pem: string): boolean {
  try {
    new X509Certificate(pem);
    return true;
  } catch {
    return false;
  }
}

function isAddress(text: string): boolean {
  try {
    IpAddress.of(text);
    return true;
  } catch {
    return false;
  }
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name);
  } catch {
    return false;
  }
}

function isLabelKey(key: string): boolean {
  try {
    Labels.of({ [key]: '' });
    return true;
  } catch {
    return false;
  }
}

/** An address with a password must not stand in a message. */
function safelyShown(url: string): string {
  return String(url).includes('@') ? 'with credentials' : shown(url);
}
