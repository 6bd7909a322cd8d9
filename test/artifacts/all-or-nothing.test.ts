import * as fs from 'fs';
import { Annotations, App, Aspects, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { EstateStack } from '../../src';
import { anyResource, filesBelow, Project, refusalOf, textFile } from '../support/project';

const project = Project.forEachTest();

/** What the output folder holds; the folder of a stack may not even be there. */
function written(): string[] {
  return Object.keys(filesBelow(project.out())).sort();
}

const REPORT = ['refused/report.json', 'refused/report.txt'];

function refuseWith(scope: Construct, ...messages: string[]): void {
  scope.node.addValidation({ validate: () => messages });
}

describe('an App of which one stack is refused', () => {
  test('GIVEN a good stack and a bad one after it WHEN synthesized THEN nothing of either is written', () => {
    const app = new App();
    textFile(new EstateStack(app, 'good'), 'notes.txt');
    refuseWith(new EstateStack(app, 'bad'), 'HW1201 no');

    refusalOf(app);

    expect(written()).toEqual(REPORT);
    expect(fs.readdirSync(project.out('stacks'))).toEqual([]);
  });

  test('GIVEN output of an earlier synth WHEN the next is refused THEN the output stays byte by byte, manifest included', () => {
    const first = new App();
    textFile(new EstateStack(first, 'one'), 'notes.txt', 'old');
    textFile(new EstateStack(first, 'two'), 'notes.txt', 'old');
    first.synth();
    project.write('kept', 'cdktf.out', 'stacks', 'one', '.terraform', 'providers', 'p');
    const before = filesBelow(project.out());

    const second = new App();
    textFile(new EstateStack(second, 'one'), 'notes.txt', 'new');
    textFile(new EstateStack(second, 'one-more'), 'notes.txt', 'new');
    refuseWith(new EstateStack(second, 'two'), 'no');
    refusalOf(second);

    const after = filesBelow(project.out());
    for (const file of REPORT) { delete after[file]; }
    expect(after).toEqual(before);
    expect(Object.keys(before)).toContain('stacks/one/notes.txt');
  });

  test('GIVEN problems in several stacks WHEN refused THEN both reports list every one with path and code, sorted', () => {
    const app = new App();
    refuseWith(app, 'the App says no');
    const one = new EstateStack(app, 'one');
    refuseWith(new Construct(one, 'Inner'), 'HW1203 twice', 'no code here');
    refuseWith(new EstateStack(app, 'two'), 'HW1204 also');

    const { message, problems } = refusalOf(app);

    const expected = [
      { path: '', code: null, message: 'the App says no' },
      { path: 'one/Inner', code: 'HW1203', message: 'HW1203 twice' },
      { path: 'one/Inner', code: null, message: 'no code here' },
      { path: 'two', code: 'HW1204', message: 'HW1204 also' },
    ];
    expect(problems).toHaveLength(4);
    expect(problems).toEqual(expect.arrayContaining(expected));
    const text = project.read('cdktf.out', 'refused', 'report.txt');
    expect(text).toBe([
      '4 problems; nothing was written.',
      '  [one/Inner] HW1203 twice',
      '  [one/Inner] no code here',
      '  [two] HW1204 also',
      '  the App says no',
      '',
    ].join('\n'));
    expect(message).toContain(text.trim());
    expect(message).toContain('cdktf.out/refused');
  });

  test('GIVEN one problem WHEN refused THEN the error has a name and speaks of one problem', () => {
    const app = new App();
    refuseWith(new EstateStack(app, 'one'), 'HW1203 twice');
    expect(() => app.synth()).toThrow(expect.objectContaining({ name: 'EstateRefused', message: expect.stringMatching(/^1 problem; nothing was written\.\n {2}\[one\] HW1203 twice\n/) }));
  });

  test('GIVEN a refused App WHEN the next synth is good THEN the report is gone and everything is written', () => {
    const bad = new App();
    refuseWith(new EstateStack(bad, 'one'), 'no');
    refusalOf(bad);
    expect(written()).toEqual(REPORT);

    const good = new App();
    new EstateStack(good, 'one');
    good.synth();

    expect(project.has('cdktf.out', 'refused')).toBe(false);
    expect(project.has('cdktf.out', 'stacks', 'one', 'artifacts.json')).toBe(true);
  });

  test('GIVEN one App object WHEN it is refused, corrected and synthesized again THEN it is written', () => {
    const app = new App();
    const problems = ['no'];
    const stack = new EstateStack(app, 'one');
    stack.node.addValidation({ validate: () => problems });
    refusalOf(app);
    problems.pop();
    app.synth();
    expect(project.has('cdktf.out', 'stacks', 'one', 'cdk.tf.json')).toBe(true);
  });
});

describe('stacks that know nothing of the library', () => {
  test('GIVEN a plain stack before an artefact\'s WHEN the later is bad THEN the plain one is not written either', () => {
    const app = new App();
    anyResource(new TerraformStack(app, 'plain'), 'X');
    refuseWith(textFile(new TerraformStack(app, 'bad'), 'a.txt'), 'no');
    refusalOf(app);
    expect(written()).toEqual(REPORT);
  });

  test('GIVEN a plain stack that comes first in the tree but was made last WHEN the other is bad THEN it is not written either', () => {
    const app = new App();
    const group = new Construct(app, 'Group');
    refuseWith(textFile(new TerraformStack(app, 'bad'), 'a.txt'), 'no');
    anyResource(new TerraformStack(group, 'plain'), 'X');
    refusalOf(app);
    expect(written()).toEqual(REPORT);
  });

  test('GIVEN a plain stack that is bad itself WHEN a later one is good THEN neither is written and the problem is told with its path', () => {
    const app = new App();
    refuseWith(anyResource(new TerraformStack(app, 'plain'), 'X'), 'plain no');
    textFile(new TerraformStack(app, 'good'), 'a.txt');
    expect(refusalOf(app).problems).toEqual([{ path: 'plain/X', code: null, message: 'plain no' }]);
    expect(written()).toEqual(REPORT);
  });

  test('GIVEN a stack inside a stack WHEN the inner is bad THEN its problem is told once and neither is written', () => {
    const app = new App();
    const outer = new EstateStack(app, 'outer');
    refuseWith(new EstateStack(outer, 'inner'), 'no');
    expect(refusalOf(app).problems).toEqual([{ path: 'outer/inner', code: null, message: 'no' }]);
    expect(written()).toEqual(REPORT);
  });

  test('GIVEN two stacks of one id in two groups WHEN synthesized THEN it is refused, for both would lie in one folder', () => {
    const app = new App();
    new EstateStack(new Construct(app, 'A'), 'app');
    new EstateStack(new Construct(app, 'B'), 'app');
    const { problems } = refusalOf(app);
    expect(problems).toEqual([expect.objectContaining({ path: 'B/app', code: 'HW5001', message: expect.stringContaining('stacks/app/cdk.tf.json, which A/app writes too') })]);
  });
});

describe('everything that stops a synthesis', () => {
  afterEach(() => { delete process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS; });

  // `cdktf synth` sets the variable: it writes first and complains then.
  test.each([undefined, 'true'])('GIVEN an error annotation, continue-on-error %s WHEN synthesized THEN nothing is written and it is told with its path', continues => {
    if (continues) { process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS = continues; }
    const app = new App();
    new EstateStack(app, 'good');
    const bad = new EstateStack(app, 'bad');
    Annotations.of(anyResource(bad, 'X')).addError('this must not be');
    Annotations.of(bad).addWarning('this may be');

    expect(refusalOf(app).problems).toEqual([{ path: 'bad/X', code: null, message: 'this must not be' }]);
    expect(written()).toEqual(REPORT);
  });

  test('GIVEN an error annotation by an Aspect and a failed validation WHEN refused THEN both are told', () => {
    const app = new App();
    const stack = new EstateStack(app, 'one');
    Aspects.of(stack).add({ visit: node => { if (node === stack) { Annotations.of(node).addError('annotated'); } } });
    refuseWith(stack, 'validated');
    expect(refusalOf(app).problems.map(problem => problem.message).sort()).toEqual(['annotated', 'validated']);
  });

  test('GIVEN an error annotation on the App WHEN synthesized THEN it is told and nothing is written', () => {
    const app = new App();
    new EstateStack(app, 'one');
    Annotations.of(app).addError('not this App');
    expect(refusalOf(app).problems).toEqual([{ path: '', code: null, message: 'not this App' }]);
    expect(written()).toEqual(REPORT);
  });

  test('GIVEN warnings only WHEN synthesized THEN it is written', () => {
    const app = new App();
    Annotations.of(new EstateStack(app, 'one')).addWarning('careful');
    app.synth();
    expect(project.annotations('one', 'warn')).toEqual(['careful']);
  });

  test('GIVEN a validation that throws WHEN synthesized THEN it is told with the path of its construct beside the others', () => {
    const app = new App();
    const stack = new EstateStack(app, 'one');
    new Construct(stack, 'Broken').node.addValidation({ validate: () => { throw new TypeError('x is undefined'); } });
    refuseWith(new Construct(stack, 'Bad'), 'no');
    refuseWith(new EstateStack(app, 'two'), 'nor this');

    expect(refusalOf(app).problems).toEqual([
      { path: 'one/Bad', code: null, message: 'no' },
      { path: 'one/Broken', code: null, message: 'x is undefined' },
      { path: 'two', code: null, message: 'nor this' },
    ]);
    expect(written()).toEqual(REPORT);
  });

  test('GIVEN an Aspect that throws while a validation fails WHEN refused THEN both are told', () => {
    const app = new App();
    const stack = new EstateStack(app, 'one');
    refuseWith(stack, 'validated');
    Aspects.of(stack).add({ visit: () => { throw new Error('the Aspect broke'); } });
    expect(refusalOf(app).problems.map(problem => problem.message).sort()).toEqual(['the Aspect broke', 'validated']);
  });

  test('GIVEN a throwing validation of the App itself WHEN synthesized THEN nothing is written', () => {
    const app = new App();
    new EstateStack(app, 'one');
    app.node.addValidation({ validate: () => { throw new Error('broken at the top'); } });
    expect(refusalOf(app).problems).toEqual([{ path: '', code: null, message: 'broken at the top' }]);
    expect(written()).toEqual(REPORT);
  });

  test('GIVEN a validation of a construct between App and stack WHEN synthesized THEN it counts', () => {
    const app = new App();
    const group = new Construct(app, 'Group');
    new EstateStack(group, 'one');
    refuseWith(group, 'no such group');
    expect(refusalOf(app).problems).toEqual([{ path: 'Group', code: null, message: 'no such group' }]);
  });

  test('GIVEN an artefact whose render throws WHEN synthesized THEN it is told with its path', () => {
    const app = new App();
    textFile(new EstateStack(app, 'one'), 'a.txt', () => { throw new Error('cannot render'); }, 'Broken');
    expect(refusalOf(app).problems).toEqual([{ path: 'one/Broken', code: null, message: 'cannot render' }]);
  });

  test('GIVEN a resource that throws while Terraform JSON is made WHEN synthesized THEN nothing is written', () => {
    const app = new App();
    new EstateStack(app, 'good');
    const stack = new EstateStack(app, 'bad');
    let asked = 0;
    // The first asking is cdktf's preparation, which no synthesizer can catch.
    anyResource(stack, 'X', { input: { resolve: () => { if (asked++ > 0) { throw new Error('no value'); } return 1; }, creationStack: [] } });
    expect(refusalOf(app).problems).toEqual([expect.objectContaining({ path: 'bad', message: expect.stringContaining('no value') })]);
    expect(written()).toEqual(REPORT);
  });

  test('GIVEN skipValidation WHEN validations would fail THEN it is written, but an error annotation still stops it', () => {
    const app = new App({ skipValidation: true });
    const stack = new EstateStack(app, 'one');
    refuseWith(stack, 'not asked');
    refuseWith(app, 'not asked either');
    app.synth();
    expect(project.has('cdktf.out', 'stacks', 'one', 'cdk.tf.json')).toBe(true);
    Annotations.of(stack).addError('stop');
    expect(refusalOf(app).problems).toEqual([{ path: 'one', code: null, message: 'stop' }]);
  });
});
