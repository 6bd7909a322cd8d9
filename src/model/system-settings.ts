import { HttpProxy, Size } from '../values';
import { UpdatePolicy } from './update-policy';

/** What a guest is set up with inside, whoever made it. */
export interface SystemSettings {
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
  /**
   * Size of the swap file.
   * @default - that of the next level above, else the library makes none
   */
  readonly swap?: Size;
  /**
   * Who installs security updates.
   * @default - that of the next level above, else UpdatePolicy.automatic()
   */
  readonly updates?: UpdatePolicy;
}
