/** Versions of vSphere that the library knows apart: by them guest ids are chosen. */
export enum VsphereVersion {
  /** vSphere 7.0 Update 3; out of support since 2025-10-02. */
  V7_0_3 = '7.0.3',
  /** vSphere 8.0. */
  V8_0 = '8.0',
  /** vSphere 8.0 Update 3. */
  V8_0_3 = '8.0.3',
  /** vSphere 9.0. */
  V9_0 = '9.0',
}
