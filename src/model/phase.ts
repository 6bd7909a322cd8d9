/** Order in which a guest is configured: a phase begins when the one before has ended on every host. */
export enum Phase {
  /** What every guest needs: agent, time, locale, accounts, updates, firewall, disks. */
  BOOTSTRAP = 'bootstrap',
  /** Hardening. */
  HARDEN = 'harden',
  /** Exporters, logs and alerts. */
  OBSERVE = 'observe',
  /** Backups. */
  PROTECT = 'protect',
  /** What the machine is for. */
  APPLICATION = 'application',
}
