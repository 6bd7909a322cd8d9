/** What keeps a rule: cases by what is wrong in them, and what refusal-constructions.ts shows of what no program can say. */
export interface Rule {
  readonly rule: string;
  readonly cases?: readonly string[];
  readonly byConstruction?: readonly string[];
  /** Why no program shows it: it is about what Azure has already. */
  readonly knownToTerraform?: string;
}

/** Rules of the provider and of Azure for machines (validations of azurerm 4 and 5, and Microsoft's pages). */
export const RULES: readonly Rule[] = [
  { rule: 'a machine has 1 to 80 letters, digits, `.`, `_`, `-`, and not digits alone', byConstruction: ['names of machines'] },
  { rule: 'a Windows computer has at most 15 characters, no hyphen at its end, and not digits alone', cases: ['a Windows name of 16 characters'], byConstruction: ['names of machines'] },
  { rule: 'a Linux computer has at most 64 characters, no `_` at its beginning, no `.` or `-` at its end', byConstruction: ['names of machines'] },
  { rule: 'an administrator of Linux has at most 64 characters', byConstruction: ['names of administrators of Linux'] },
  { rule: 'an administrator of Windows has at most 20 characters, and no dot at the end', cases: ['a name of 21 characters on Windows', 'a name with a dot at its end on Windows'] },
  { rule: 'no administrator has a name that Azure keeps, in whatever case', cases: ['administrator of Linux', 'a name of Azure in other letters'], byConstruction: ['every name that Azure keeps'] },
  { rule: 'a password has a length, classes of characters, and is none of a list', cases: ['a password that stands where Terraform does not read'], byConstruction: ['passwords'] },
  { rule: 'a key is RSA of 2048 bits or more, or ED25519', cases: ['an RSA key of 2047 bits', 'a key of a kind that Azure does not take', 'a key that was cut off', 'a key that is another than it says'] },
  { rule: 'Linux may have a password beside the key', cases: ['a password for Linux'], byConstruction: ['passwords'] },
  { rule: 'Windows has a password', cases: ['a key for Windows'] },
  { rule: 'exactly one of a managed disk, an image id and an image reference is the source', cases: ['a system without an image', 'an image without an SKU'], byConstruction: ['source of a machine'] },
  { rule: 'a managed disk excludes what the first boot sets', cases: ['an image that is not generalized'], byConstruction: ['source of a machine'] },
  { rule: 'images of Microsoft have no plan, those of third parties have theirs', cases: ['a plan of an image of Microsoft', 'a plan of Debian', 'an image of a third party without its plan'] },
  { rule: 'an availability set excludes a zone', cases: ['an availability set beside a zone'], byConstruction: ['ways of placing a machine'] },
  { rule: 'an availability set excludes a scale set', cases: ['an availability set beside a scale set'], byConstruction: ['ways of placing a machine'] },
  { rule: 'an availability set excludes a capacity reservation', cases: ['an availability set beside a capacity reservation'], byConstruction: ['ways of placing a machine'] },
  { rule: 'a capacity reservation excludes a proximity group', cases: ['a capacity reservation beside a proximity group'] },
  { rule: 'a capacity reservation excludes spot', cases: ['a capacity reservation beside spot'] },
  { rule: 'a dedicated host excludes a host group', cases: ['a dedicated host beside its group'], byConstruction: ['ways of placing a machine'] },
  { rule: 'a fault domain needs a scale set', cases: ['a fault domain in no scale set', 'a fault domain of a set with one', 'a fault domain that the set does not have', 'a fault domain in a zone'], byConstruction: ['ways of placing a machine'] },
  { rule: 'no agent, no extensions', cases: ['extensions without an agent', 'an agent that is off beside an extension', 'no extensions beside one'], byConstruction: ['the agent'] },
  { rule: 'patching by the platform, or its assessment, needs the agent', cases: ['an agent that is off beside patching by the platform'], byConstruction: ['the agent'] },
  { rule: 'an image for hotpatches is patched by the platform', cases: ['an image for hotpatches without the platform', 'an image for hotpatches, named by the program'] },
  { rule: 'hotpatches need a listed image, and none of a gallery', cases: ['hotpatches for another edition', 'hotpatches for an image of a gallery'] },
  { rule: 'hotpatches need patching by the platform', byConstruction: ['ways of patching'] },
  { rule: 'hotpatches allow no exception from safety checks, so no schedule of one\'s own', cases: ['hotpatches on a schedule', 'a schedule instead of a restart'], byConstruction: ['ways of patching'] },
  { rule: 'an exception from safety checks, and restarts, only with patching by the platform', byConstruction: ['ways of patching'] },
  { rule: 'patching by the platform only of listed images', cases: ['an image that is not on the list', 'an image that is said not to be on the list'] },
  { rule: 'AutomaticByOS needs automatic updates, and Manual none', cases: ['Windows Update beside manual updates', 'nobody beside automatic updates'], byConstruction: ['ways of patching'] },
  { rule: 'no machine changes from AutomaticByOS to Manual, or back', knownToTerraform: 'which mode a machine was born with stands in the state' },
  { rule: 'Windows is patched in three modes', cases: ['the image for Windows'] },
  { rule: 'Linux is patched in two modes', cases: ['Windows Update on Linux', 'no patching of Linux'] },
  { rule: 'a confidential machine has a virtual TPM', cases: ['a confidential machine without a TPM'] },
  { rule: 'an encrypted disk of a confidential machine needs secure boot', cases: ['an encrypted disk without secure boot'] },
  { rule: 'an encrypted disk of a confidential machine excludes encryption at host, with azurerm 4', cases: ['an encrypted disk beside encryption at host'] },
  { rule: 'keys of a confidential machine only with an encrypted disk', cases: ['keys of the state that are none', 'a set of keys of the disk beside that of the state'], byConstruction: ['keys of the guest state'] },
  { rule: 'secure boot and virtual TPM are what a machine is born with', byConstruction: ['what a machine is born with'] },
  {
    rule: 'a write accelerator needs Premium_LRS without caching, and the M series',
    cases: ['a write accelerator on a Standard SSD', 'a write accelerator with caching', 'a write accelerator for the system', 'a write accelerator beside the M series'],
  },
  { rule: 'a disk that is not kept caches what is read', cases: ['a disk that is not kept, with caching of writes', 'a place of a disk that there is not'] },
  { rule: 'Ultra Disk and Premium SSD v2 have no caching', cases: ['an Ultra Disk with caching'] },
  { rule: 'Ultra Disk and Premium SSD v2 are in a zone', cases: ['an Ultra Disk in no zone', 'Premium SSD v2 in no zone'] },
  { rule: 'a disk access resource only with private access', byConstruction: ['access to disks'] },
  {
    rule: 'disks of several machines have a type and limits',
    cases: ['a shared disk with caching', 'a shared disk of Standard HDD', 'a shared disk with a write accelerator', 'a shared disk that bursts', 'a disk of more machines than may share it', 'a disk that one machine shares', 'maxShares for the system'],
  },
  { rule: 'keys of one\'s own are never taken back', knownToTerraform: 'the provider refuses it in the plan: what the disk has stands in the state' },
  { rule: 'a set of keys is one', cases: ['keys of a disk that are none'] },
  { rule: 'the controller is SCSI or NVMe', cases: ['a size without a controller for disks'], byConstruction: ['controllers'] },
  { rule: 'an eviction only with spot', cases: ['an eviction without spot', 'an eviction that there is not'], byConstruction: ['spot'] },
  { rule: 'a spot machine has an eviction', byConstruction: ['spot'] },
  { rule: 'a price only with spot, with at most five decimals', cases: ['a price with six decimals', 'a price of nothing'], byConstruction: ['spot'] },
  { rule: 'extensions have 15 to 120 minutes, in ISO 8601', cases: ['extensions that have too little time', 'extensions that may take too long', 'a time that is no whole minute'], byConstruction: ['the time of extensions'] },
  { rule: 'the first interface is the primary one', byConstruction: ['order of interfaces'] },
];

/** What another library was seen to accept, and what refuses it here. */
export const ACCEPTED_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'a size that there is not': ['a size that Azure does not have', 'a name of a size instead of a size'],
  'a storage type that there is not': ['a storage type of the system that there is not', 'a storage type of the system that the program made'],
  'LUN 0 twice': ['two disks at one LUN'],
  'a zone beside an availability set': ['an availability set beside a zone'],
  'an eviction policy without spot': ['an eviction without spot'],
  'a misspelt security type': ['a field that there is not', 'a kind of confidential machine that there is not', 'a firmware that there is not'],
  'a Windows name of 36 characters': ['a Windows name of 36 characters'],
  'administrator as a name': ['administrator of Linux'],
};
