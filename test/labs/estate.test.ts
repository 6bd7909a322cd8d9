import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { LabKind } from '../../scripts/labs/lab';
import { labDocument } from '../../scripts/labs/lab-document';
import { LABS } from '../../scripts/labs/tools';
import { LAB_TESTS } from '../../scripts/verify/lab-tests';
import { VSPHERE_APPLY } from '../../scripts/verify/vsphere-apply';
import { VSPHERE_NAMES } from '../../scripts/verify/vsphere-names';

type Json = Record<string, any>;

function inventory(kind: LabKind): Json {
  return JSON.parse(fs.readFileSync(path.join(LABS, 'inventories', `${kind}.json`), 'utf8'));
}

/** Every name in an inventory, whatever it is the name of. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string') { return [value]; }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : [];
}

describe('the estate that the lab applies', () => {
  const document = labDocument();
  const machines: Json[] = Object.values(document.resource.vsphere_virtual_machine);

  it.each([
    ['is cloned from a template', (vm: Json) => vm.clone.template_uuid.startsWith('${data.vsphere_virtual_machine.')],
    ['is deployed from a library item', (vm: Json) => vm.clone.template_uuid.startsWith('${data.vsphere_content_library_item.')],
    ['lies in a folder', (vm: Json) => vm.folder !== undefined],
    ['has a second disk', (vm: Json) => vm.disk.length > 1],
    ['has tags', (vm: Json) => vm.tags?.length > 0],
    ['has guestinfo', (vm: Json) => vm.extra_config?.['guestinfo.userdata'] !== undefined],
    ['is customized as Windows', (vm: Json) => vm.clone.customize?.windows_options !== undefined],
    ['is protected', (vm: Json) => vm.lifecycle.prevent_destroy === true],
  ])('has a machine that %s', (_what, has) => {
    expect(machines.filter(has)).not.toHaveLength(0);
  });

  it.each([[LabKind.VCENTER, 10], [LabKind.ESXI, 2]])('names only what the inventory of the lab has: %s', (kind, least) => {
    const there = namesIn(inventory(kind));
    const named = Object.values<Json>(labDocument(kind).data).flatMap(blocks => Object.values<Json>(blocks).map(({ name }) => name)).filter(name => name !== undefined);
    expect(named.length).toBeGreaterThanOrEqual(least);
    expect(named.filter(name => !there.includes(name))).toEqual([]);
  });
});

describe('a mistake that is planted', () => {
  it.each([VSPHERE_NAMES, VSPHERE_APPLY, LAB_TESTS].flatMap(({ name, planted }) => planted.map(one => [name, one.mistake, one] as const)))('%s: %s differs from what is good', (_name, _mistake, { plant }) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-planted-'));
    try {
      const { programs, repository } = plant(folder, { repository: folder, programs: [] });
      expect(repository).toBe(folder);
      for (const program of programs) {
        const text = fs.readFileSync(path.join(program.folder, 'stacks', 'planted', 'cdk.tf.json'), 'utf8');
        expect(JSON.parse(text)).not.toEqual(labDocument());
      }
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
