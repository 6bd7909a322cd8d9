import * as fs from 'fs';
import { App, TerraformStack } from 'cdktf';
import { AnyFlags, declared, FLAGS } from './declared-flags';
import { Estate, EstateStack, FeatureFlag, FeatureFlags, OperatingSystem, ProxmoxPlatform, VmTemplate } from '../../src';
import { isFlagOn } from '../../src/model/feature-flags-scope';
import { DAY } from '../platforms/written';
import { Project, refusalOf, textFile } from '../support/project';

const KEY = FeatureFlags.CONTEXT_KEY;
const project = Project.forEachTest();

/** An App with a stack that writes whether each flag of the test is on. */
function appWith(flags: AnyFlags, id = 'lab'): App {
  const app = new App({ outdir: project.out(), context: flags === undefined ? {} : { [KEY]: flags } });
  const stack = new EstateStack(app, id);
  textFile(stack, 'flags.txt', () => FLAGS.map(flag => `${flag.flagName} ${isFlagOn(stack, flag)}\n`).join(''));
  return app;
}

function writtenWith(flags: AnyFlags): string {
  appWith(flags).synth();
  return project.read('cdktf.out', 'stacks', 'lab', 'flags.txt');
}

describe('the flags of this release', () => {
  test('are complete, and named as a context is written', () => {
    const incomplete = (flags: readonly FeatureFlag[]) => flags.filter(({ flagName, since, changes }, position) => !/^[a-z][A-Za-z0-9]+$/.test(flagName)
      || !/^\d+\.\d+\.\d+$/.test(since) || !/^[A-Z].*\.$/.test(changes) || flags.findIndex(other => other.flagName === flagName) !== position);
    const row = { flagName: 'someFlag', since: '1.0.0', changes: 'Something.', recommended: true };
    const planted = [row, row, { ...row, flagName: 'Some flag' }, { ...row, flagName: 'b', since: 'next' }, { ...row, flagName: 'other', changes: '' }].map(one => FeatureFlag._of(one));

    expect(incomplete(planted)).toEqual(planted.slice(1));
    expect(incomplete(FLAGS)).toEqual([]);
    expect(incomplete(FeatureFlags.all)).toEqual([]);
    expect(KEY).toBe('hostwright:featureFlags');
  });

  test('are its constants, by name and as a copy', () => {
    const before = FeatureFlags.all;
    declared(() => {
      expect(FeatureFlags.all.filter(flag => !before.includes(flag))).toEqual(FLAGS);
      FeatureFlags.all.pop();
      expect(FeatureFlags.all).toHaveLength(before.length + FLAGS.length);
    });
    expect(FeatureFlags.all).toEqual(before);
  });

  test('say what they are', () => {
    const [{ flagName, since, changes, recommended }] = FLAGS;
    expect({ flagName, since, changes, recommended }).toEqual({ flagName: 'quietSerial', since: '1.2.0', changes: 'Machines get no serial device.', recommended: true });
  });
});

describe('a flag', () => {
  test.each<[string, AnyFlags, string]>([
    ['is off where nothing is given', undefined, 'quietSerial false\nwiderDisks false\n'],
    ['is off where an empty object is given', {}, 'quietSerial false\nwiderDisks false\n'],
    ['is off where it is false', { quietSerial: false, widerDisks: false }, 'quietSerial false\nwiderDisks false\n'],
    ['is on where it is true, and no other with it', { quietSerial: true }, 'quietSerial true\nwiderDisks false\n'],
    ['is on beside others', { widerDisks: true, quietSerial: true }, 'quietSerial true\nwiderDisks true\n'],
  ])('%s', (_, flags, text) => {
    expect(declared(() => writtenWith(flags))).toBe(text);
  });

  test('comes from cdktf.json, which the command line hands over, before the program\'s own', () => {
    process.env.CDKTF_CONTEXT_JSON = JSON.stringify({ [KEY]: { widerDisks: true } });
    try {
      expect(declared(() => writtenWith({ quietSerial: true }))).toBe('quietSerial false\nwiderDisks true\n');
    } finally {
      delete process.env.CDKTF_CONTEXT_JSON;
    }
  });

  test('of one App is none of another', () => {
    const [on, off] = [{ quietSerial: true }, undefined].map(flags => new EstateStack(appWith(flags), 'other'));
    expect([on, off, on].map(stack => isFlagOn(stack, FLAGS[0]))).toEqual([true, false, true]);
  });

  test('is not taken from what every object has', () => {
    expect(declared(() => refusalOf(appWith({ constructor: true })).codes)).toEqual(['HW1220']);
  });
});

const UNKNOWN = 'HW1220 unknown feature flag: given ';
const MALFORMED = 'HW1221 malformed feature flags: given ';
const CORRECT = 'Correct the name, or take it out: what was a flag before the last major release holds for everybody now.';
const OBJECT = `an object from the name of a flag to true or false. Write "${KEY}": { "name": true }.`;

describe('a program is refused', () => {
  test.each<[string, AnyFlags, string[]]>([
    ['with an unknown flag', { turbo: true }, [`${UNKNOWN}"turbo"; allowed: quietSerial, widerDisks. ${CORRECT}`]],
    ['with a misspelt flag, also where it is off', { quietserial: false }, [`${UNKNOWN}"quietserial"; allowed: quietSerial, widerDisks. ${CORRECT}`]],
    ['with a text for a flag', { quietSerial: 'true' }, [`${MALFORMED}quietSerial: "true"; allowed: true or false. Write it without quotes.`]],
    ['with a number for a flag', { quietSerial: 1 }, [`${MALFORMED}quietSerial: 1; allowed: true or false. Write it without quotes.`]],
    ['with null for a flag', { quietSerial: null }, [`${MALFORMED}quietSerial: null; allowed: true or false. Write it without quotes.`]],
    ['with an object for a flag', { quietSerial: {} }, [`${MALFORMED}quietSerial: an object; allowed: true or false. Write it without quotes.`]],
    ['with a list of flags', ['quietSerial'], [`${MALFORMED}${KEY}: a list; allowed: ${OBJECT}`]],
    ['with one flag as text', 'quietSerial', [`${MALFORMED}${KEY}: "quietSerial"; allowed: ${OBJECT}`]],
    ['with null for all', null, [`${MALFORMED}${KEY}: null; allowed: ${OBJECT}`]],
    ['with two mistakes, both told, the sound flag not', { widerDisks: 'yes', turbo: 1, quietSerial: true }, [
      `${UNKNOWN}"turbo"; allowed: quietSerial, widerDisks. ${CORRECT}`,
      `${MALFORMED}widerDisks: "yes"; allowed: true or false. Write it without quotes.`,
    ]],
  ])('%s', (_, flags, messages) => {
    const { problems } = declared(() => refusalOf(appWith(flags)));
    expect(problems).toEqual(messages.map(message => ({ path: '', code: message.slice(0, 6), message })));
    expect(project.has('cdktf.out', 'stacks', 'lab', 'cdk.tf.json')).toBe(false);
  });

  test('with any flag where the release has none', () => {
    const none = jest.spyOn(FeatureFlags, 'all', 'get').mockReturnValue([]);
    try {
      expect(refusalOf(appWith({ quietSerial: true })).message).toContain(`${UNKNOWN}"quietSerial"; allowed: none: this release has no flags. ${CORRECT}`);
    } finally {
      none.mockRestore();
    }
  });

  test('once, however many stacks it has', () => {
    const app = appWith({ turbo: true });
    new EstateStack(app, 'second');
    expect(refusalOf(app).codes).toEqual(['HW1220']);
  });

  test('where its stacks are plain ones of cdktf', () => {
    const app = new App({ outdir: project.out(), context: { [KEY]: { turbo: true } } });
    templateOn(new TerraformStack(app, 'plain'));
    expect(refusalOf(app).codes).toEqual(['HW1220']);
  });

  test('where a stack has flags of its own', () => {
    const app = new App({ outdir: project.out() });
    const stack = new TerraformStack(app, 'plain');
    stack.node.setContext(KEY, { quietSerial: true });
    templateOn(stack);
    declared(() => expect(refusalOf(app).problems).toEqual([{
      path: 'plain',
      code: 'HW1221',
      message: `${MALFORMED}${KEY} in the context of a stack; allowed: flags in the context of the App, where they hold for all its stacks. Give them to \`new App({ context })\` or in cdktf.json.`,
    }]));
  });
});

/** What this library makes on a stack that is none of its own, in a folder that is no project: it has no lock. */
function templateOn(stack: TerraformStack): void {
  fs.rmSync(project.at('cdktf.json'));
  Estate.of(stack).checkAsOf(DAY);
  const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
  new VmTemplate(stack, 'Debian', { image: pve.image(OperatingSystem.DEBIAN_13) });
}
