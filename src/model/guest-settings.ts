import { SystemSettings } from './system-settings';

/** What a guest is told at its first boot beyond its identity: on a machine it holds for that one, in defaults for every machine below. */
export interface GuestSettings extends SystemSettings {
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
}
