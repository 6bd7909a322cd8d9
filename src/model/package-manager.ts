/** How software gets into a guest. */
export enum PackageManager {
  /** Debian and Ubuntu. */
  APT = 'apt',
  /** Red Hat family. */
  DNF = 'dnf',
  /** Older Red Hat family. */
  YUM = 'yum',
  /** Photon OS. */
  TDNF = 'tdnf',
  /** SUSE family. */
  ZYPPER = 'zypper',
  /** Alpine Linux. */
  APK = 'apk',
  /** Arch Linux. */
  PACMAN = 'pacman',
  /** Gentoo. */
  EMERGE = 'emerge',
  /** NixOS: declared, not installed. */
  NIX = 'nix',
  /** FreeBSD. */
  PKG = 'pkg',
  /** OpenBSD. */
  PKG_ADD = 'pkg_add',
  /** NetBSD. */
  PKGIN = 'pkgin',
  /** None: Windows and immutable Linux. */
  NONE = 'none',
}
