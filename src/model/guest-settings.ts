import { HttpProxy } from '../values';

/** What a guest is told at its first boot beyond its identity: on a machine it holds for that one, in defaults for every machine below. */
export interface GuestSettings {
  /**
   * DNS servers, as addresses. An empty list means none on purpose.
   * @default - those of the next level above; a static address without any is refused
   */
  readonly dns?: string[];
  /**
   * DNS search domains. An empty list means none on purpose.
   * @default - those of the next level above, else none
   */
  readonly searchDomains?: string[];
  /**
   * IANA time zone, for example `Europe/Berlin`.
   * @default - that of the next level above, else the image's, mostly UTC
   */
  readonly timezone?: string;
  /**
   * Time servers, by name or address. An empty list means: leave the image's.
   * @default - those of the next level above, else the image's
   */
  readonly ntp?: string[];
  /**
   * Locale, for example `de_DE.UTF-8`.
   * @default - that of the next level above, else the image's
   */
  readonly locale?: string;
  /**
   * HTTP proxy through which packages are fetched.
   * @default - that of the next level above, else none
   */
  readonly proxy?: HttpProxy;
  /**
   * Mirror of the distributions' archives: an http or https URL below which `debian`, `debian-security`, `ubuntu` and `alpine` lie,
   * as on public mirrors. Guests with other archives keep theirs, which is noted.
   * @default - that of the next level above, else the archives that the image names
   */
  readonly packageMirror?: string;
  /**
   * Certificates of authorities that the guest trusts beside its own, in PEM form. An empty list means none on purpose.
   * @default - those of the next level above, else none
   */
  readonly trustedCas?: string[];
}
