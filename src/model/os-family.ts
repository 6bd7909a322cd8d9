/** What guests have in common: package names, services and paths follow the family. */
export enum OsFamily {
  /** Debian, Ubuntu and what derives from them. */
  DEBIAN = 'debian',
  /** Red Hat Enterprise Linux, its rebuilds, Fedora, Amazon Linux and Azure Linux. */
  REDHAT = 'redhat',
  /** SUSE Linux Enterprise Server and openSUSE. */
  SUSE = 'suse',
  /** Alpine Linux. */
  ALPINE = 'alpine',
  /** Arch Linux. */
  ARCH = 'arch',
  /** FreeBSD, OpenBSD and NetBSD. */
  BSD = 'bsd',
  /** Windows and Windows Server. */
  WINDOWS = 'windows',
  /** Linux without a package manager, set up once at first boot: Flatcar, Fedora CoreOS, Talos. */
  IMMUTABLE_LINUX = 'immutable-linux',
  /** Everything else. */
  OTHER = 'other',
}
