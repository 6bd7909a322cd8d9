import { notesIn, program, synthesizedIn, Use } from './estate-on-vsphere';
import { gib, golden, ova } from './written-on-vsphere';
import { Admin, ChangePolicy, Firmware, GuestAccess, HardenedVmProps, Provisioning, VsphereCustomization, VspherePlatform } from '../../../src';
import { Project, refusalOf } from '../../support/project';
import { Json, KEY } from '../written';

const project = Project.forEachTest();
const synthesized = (use: Use) => synthesizedIn(project, use);
const OTHER_KEY = KEY.replace('ops@', 'other@').replace('AAAAIEqJ', 'AAAAIEqK');
const anew: Partial<HardenedVmProps> = { changePolicy: ChangePolicy.replace() };
const change = (of: (vc: VspherePlatform) => Partial<HardenedVmProps>): Use => ({ vc, web: make }) => { make(of(vc)); };

test('by replace leaves nothing alone, and the trigger is written either way', () => {
  const [kept, replaced] = [{}, anew].map(props => synthesized(change(() => props)));
  expect(replaced.lifecycle).toBeUndefined();
  expect(replaced.replace_trigger).toBe(kept.replace_trigger);
});

test.each<[string, (vc: VspherePlatform) => Partial<HardenedVmProps>]>([
  ['another template', vc => ({ image: golden(vc, {}, 'rhel9-golden-2') })],
  ['another kind of image', vc => ({ image: ova(vc) })],
  ['another firmware', vc => ({ image: golden(vc, { firmware: undefined }), firmware: Firmware.uefi({ secureBoot: false }) })],
  ['another key', () => ({ admin: Admin.sshKey('ops', KEY, OTHER_KEY) })],
  ['another document of the first boot', () => ({ provisioning: Provisioning.cloudInit({ packages: ['htop'] }) })],
  ['no identity any more', () => ({ provisioning: Provisioning.none() })],
])('GIVEN %s WHEN synthesized THEN the trigger changes; by keep it is left alone, and noted', (_, of) => {
  const before = synthesized(change(() => ({})));
  const after = synthesized(change(of));
  expect(after.replace_trigger).not.toBe(before.replace_trigger);
  expect(after.lifecycle.ignore_changes).toEqual(expect.arrayContaining(['replace_trigger', 'clone']));
  expect(notesIn(project).some(({ text }) => / from which the machine was made/.test(text))).toBe(true);
  expect(synthesized(change(vc => ({ ...anew, ...of(vc) }))).replace_trigger).toBe(after.replace_trigger);
});

test.each<[string, Use]>([
  ['processors and memory', change(() => ({ cpus: 8, memory: gib(16) }))],
  ['a larger root disk', change(() => ({ diskSize: gib(40) }))],
  ['tuning', ({ vc, web: make }) => { vc.tune(make(), { annotation: 'x', guestId: 'rhel8_64Guest', folder: vc.folder('prod') }); }],
  ['a disk', ({ web: make }) => { make().addDisk('a', gib(3)); }],
])('GIVEN %s WHEN synthesized THEN the trigger stays', (_, use) => {
  const before = synthesized(change(() => ({}))).replace_trigger;
  expect(synthesized(use).replace_trigger).toBe(before);
});

test('by replace is refused for a machine with data', () => {
  expect(refusalOf(program(({ web: make }) => { make(anew).addDisk('a', gib(3)); })).codes).toEqual(['HW1408']);
});

describe('a machine that stays reads what it was born with', () => {
  const keys = (machine: Json) => Object.keys(machine.extra_config ?? {});
  const GUESTINFO = ['guestinfo.metadata', 'guestinfo.metadata.encoding', 'guestinfo.userdata', 'guestinfo.userdata.encoding'];
  const native: Use = ({ web: make }) => { make(); };
  const none: Use = ({ web: make }) => { make({ provisioning: Provisioning.none(), access: GuestAccess.ssh() }); };
  const customized: Use = ({ vc, web: make }) => { vc.customize(make({ access: GuestAccess.ssh() }), VsphereCustomization.linux()); };

  test.each<[string, Use, string, Use, string[]]>([
    ['guestinfo', native, 'nothing', none, GUESTINFO], ['guestinfo', native, 'customization', customized, GUESTINFO],
    ['nothing', none, 'guestinfo', native, []], ['customization', customized, 'guestinfo', native, []],
  ])('GIVEN %s WHEN the program says another way THEN it stays, and that is noted', (_, before, __, after, expected) => {
    expect(keys(synthesized(before))).toEqual(expected);
    expect(keys(synthesized(after))).toEqual(expected);
    expect(notesIn(project).filter(({ field, text }) => field === 'provisioning' && text.includes('from which the machine was made'))).toHaveLength(1);
  });
});
