/** Confidential computing: what the host cannot read. */
export class AzureConfidential {
  /** Memory, and the state of firmware and TPM. */
  public static guestState(): AzureConfidential {
    return new AzureConfidential('VMGuestStateOnly');
  }

  /**
   * Memory, state, and the disk of the system.
   * @param diskEncryptionSetId id of a disk encryption set for confidential machines; the platform's key unless told
   */
  public static diskAndGuestState(diskEncryptionSetId?: string): AzureConfidential {
    return new AzureConfidential('DiskWithVMGuestState', diskEncryptionSetId);
  }

  private constructor(
    /** Type of encryption as Azure writes it. */
    public readonly encryptionType: string,
    /** Disk encryption set; undefined for the platform's key. */
    public readonly diskEncryptionSetId?: string,
  ) {}

  /** Whether the disk of the system is encrypted too. */
  public get encryptsDisk(): boolean { return this.encryptionType === 'DiskWithVMGuestState'; }
}
