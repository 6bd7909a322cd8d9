/** Who reads the first-boot document inside the guest. */
export enum ProvisioningSystem {
  /** cloud-init. */
  CLOUD_INIT = 'cloud-init',
  /** Cloudbase-Init, on Windows. */
  CLOUDBASE_INIT = 'cloudbase-init',
  /** Ignition: Flatcar and Fedora CoreOS. */
  IGNITION = 'ignition',
  /** nuageinit of FreeBSD: a part of cloud-init's format. */
  NUAGEINIT = 'nuageinit',
  /** Talos machine configuration: no shell, no Ansible. */
  TALOS = 'talos',
  /** Nothing: the image is configured by hand or by its installer. */
  NONE = 'none',
}
