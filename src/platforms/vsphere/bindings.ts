import type { ComputeClusterHostGroup, ComputeClusterHostGroupConfig } from '@cdktf/provider-vsphere/lib/compute-cluster-host-group';
import type { ComputeClusterVmAntiAffinityRule, ComputeClusterVmAntiAffinityRuleConfig } from '@cdktf/provider-vsphere/lib/compute-cluster-vm-anti-affinity-rule';
import type { ComputeClusterVmGroup, ComputeClusterVmGroupConfig } from '@cdktf/provider-vsphere/lib/compute-cluster-vm-group';
import type { ComputeClusterVmHostRule, ComputeClusterVmHostRuleConfig } from '@cdktf/provider-vsphere/lib/compute-cluster-vm-host-rule';
import type { ContentLibraryItem, ContentLibraryItemConfig } from '@cdktf/provider-vsphere/lib/content-library-item';
import type { DrsVmOverride, DrsVmOverrideConfig } from '@cdktf/provider-vsphere/lib/drs-vm-override';
import type { File, FileConfig } from '@cdktf/provider-vsphere/lib/file';
import type { Folder, FolderConfig } from '@cdktf/provider-vsphere/lib/folder';
import type { HaVmOverride, HaVmOverrideConfig } from '@cdktf/provider-vsphere/lib/ha-vm-override';
import type { VsphereProvider } from '@cdktf/provider-vsphere/lib/provider';
import type { Tag, TagConfig } from '@cdktf/provider-vsphere/lib/tag';
import type { TagCategory, TagCategoryConfig } from '@cdktf/provider-vsphere/lib/tag-category';
import type { VirtualMachine, VirtualMachineConfig } from '@cdktf/provider-vsphere/lib/virtual-machine';
import type { VirtualMachineSnapshot, VirtualMachineSnapshotConfig } from '@cdktf/provider-vsphere/lib/virtual-machine-snapshot';
import { TerraformDataSource, TerraformMetaArguments, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { fail } from '../../private/fail';
import { lateBound, LateBoundMaker } from '../../private/late-bound';

/** A data source of the provider, by its typed class. */
export type DataSourceType = new (scope: Construct, id: string, config: any) => TerraformDataSource;

/** The L1s that the platforms make. */
export interface VsphereBindings {
  readonly provider: typeof VsphereProvider;
  readonly vm: LateBoundMaker<VirtualMachineConfig, VirtualMachine>;
  readonly snapshot: LateBoundMaker<VirtualMachineSnapshotConfig, VirtualMachineSnapshot>;
  readonly libraryItem: LateBoundMaker<ContentLibraryItemConfig, ContentLibraryItem>;
  readonly file: LateBoundMaker<FileConfig, File>;
  readonly folder: LateBoundMaker<FolderConfig, Folder>;
  readonly tagCategory: LateBoundMaker<TagCategoryConfig, TagCategory>;
  readonly tag: LateBoundMaker<TagConfig, Tag>;
  readonly antiAffinityRule: LateBoundMaker<ComputeClusterVmAntiAffinityRuleConfig, ComputeClusterVmAntiAffinityRule>;
  readonly hostGroup: LateBoundMaker<ComputeClusterHostGroupConfig, ComputeClusterHostGroup>;
  readonly vmGroup: LateBoundMaker<ComputeClusterVmGroupConfig, ComputeClusterVmGroup>;
  readonly hostRule: LateBoundMaker<ComputeClusterVmHostRuleConfig, ComputeClusterVmHostRule>;
  readonly drsOverride: LateBoundMaker<DrsVmOverrideConfig, DrsVmOverride>;
  readonly haOverride: LateBoundMaker<HaVmOverrideConfig, HaVmOverride>;
}

let loaded: VsphereBindings | undefined;

/** Loads the provider's bindings on first use, module by module: who needs no vSphere neither installs nor loads them. */
export function vsphereBindings(path?: string): VsphereBindings {
  return loaded ??= load(path);
}

function load(path?: string): VsphereBindings {
  try {
    return {
      provider: typeOf('provider', 'VsphereProvider'),
      vm: maker('virtual-machine', 'VirtualMachine'),
      snapshot: maker('virtual-machine-snapshot', 'VirtualMachineSnapshot'),
      libraryItem: maker('content-library-item', 'ContentLibraryItem'),
      file: maker('file', 'File'),
      folder: maker('folder', 'Folder'),
      tagCategory: maker('tag-category', 'TagCategory'),
      tag: maker('tag', 'Tag'),
      antiAffinityRule: maker('compute-cluster-vm-anti-affinity-rule', 'ComputeClusterVmAntiAffinityRule'),
      hostGroup: maker('compute-cluster-host-group', 'ComputeClusterHostGroup'),
      vmGroup: maker('compute-cluster-vm-group', 'ComputeClusterVmGroup'),
      hostRule: maker('compute-cluster-vm-host-rule', 'ComputeClusterVmHostRule'),
      drsOverride: maker('drs-vm-override', 'DrsVmOverride'),
      haOverride: maker('ha-vm-override', 'HaVmOverride'),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') { throw error; }
    return fail({ code: 'HW2114', given: '@cdktf/provider-vsphere', allowed: 'the package installed beside hostwright', remedy: 'npm install @cdktf/provider-vsphere' }, path);
  }
}

function maker<C extends TerraformMetaArguments, R extends TerraformResource>(module: string, name: string): LateBoundMaker<C, R> {
  return lateBound<C, R>(typeOf(module, name));
}

/** Type of a data source of the provider, for example of `network`. */
export function dataSourceType(kind: string): DataSourceType {
  const name = kind.split('-').map(word => `${word[0].toUpperCase()}${word.slice(1)}`).join('');
  return typeOf(`data-vsphere-${kind}`, `DataVsphere${name}`);
}

function typeOf<T>(module: string, name: string): T {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require(`@cdktf/provider-vsphere/lib/${module}`) as Record<string, T>)[name];
}
