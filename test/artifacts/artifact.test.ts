import * as fs from 'fs';
import * as path from 'path';
import { App, Aspects, Fn, Lazy, TerraformAsset, TerraformDataSource, TerraformElement, TerraformResource, TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import { Construct, RootConstruct } from 'constructs';
import { Artifact, EstateStack, TextArtifact } from '../../src';
import { anyResource, filesBelow, Project, refusalOf, textFile } from '../support/project';

const project = Project.forEachTest();

describe('where artefacts work', () => {
  test('GIVEN a plain TerraformStack WHEN synthesized THEN the file lies in its folder, beside an unchanged cdk.tf.json', () => {
    const plain = new App();
    anyResource(new TerraformStack(plain, 'one'), 'X', { input: 1 });
    plain.synth();
    const before = project.read('cdktf.out', 'stacks', 'one', 'cdk.tf.json');
    const app = new App();
    const stack = new TerraformStack(app, 'one');
    anyResource(stack, 'X', { input: 1 });
    textFile(new Construct(stack, 'Deep'), 'a/b.txt', 'hello');
    app.synth();
    expect(project.read('cdktf.out', 'stacks', 'one', 'a', 'b.txt')).toBe('hello');
    expect(project.read('cdktf.out', 'stacks', 'one', 'cdk.tf.json')).toBe(before);
  });

  test('GIVEN Testing.fullSynth WHEN one stack of two is synthesized THEN it alone is written, and a bad one throws', () => {
    const app = Testing.app();
    const one = new EstateStack(app, 'one');
    textFile(one, 'a.txt', 'hello');
    const two = new EstateStack(app, 'two');
    two.node.addValidation({ validate: () => ['HW9999 no'] });

    const folder = Testing.fullSynth(one);

    try {
      expect(Object.keys(filesBelow(path.join(folder, 'stacks'))).sort()).toEqual(['one/NEXT.md', 'one/a.txt', 'one/artifacts.json', 'one/cdk.tf.json', 'one/estate.json']);
      expect(() => Testing.fullSynth(two)).toThrow('[two] HW9999 no');
    } finally {
      fs.rmSync(folder, { recursive: true });
      fs.rmSync(app.outdir, { recursive: true });
    }
  });

  test('GIVEN a content that an Aspect changes WHEN synthesized THEN the file has what the Aspect made', () => {
    const app = new App();
    const stack = new EstateStack(app, 'one');
    const lines = ['first'];
    textFile(stack, 'a.txt', () => lines.join('\n'));
    Aspects.of(stack).add({ visit: node => { if (node instanceof TextArtifact) { lines.push('by the Aspect'); } } });
    app.synth();
    expect(project.read('cdktf.out', 'stacks', 'one', 'a.txt')).toBe('first\nby the Aspect');
  });

  test('GIVEN an artefact that an Aspect adds WHEN synthesized THEN it is written', () => {
    const app = new App();
    const stack = new EstateStack(app, 'one');
    Aspects.of(stack).add({ visit: node => { if (node === stack) { textFile(stack, 'late.txt', 'late'); } } });
    app.synth();
    expect(project.read('cdktf.out', 'stacks', 'one', 'late.txt')).toBe('late');
  });

  test('GIVEN an artefact that was removed from the tree WHEN synthesized THEN it is not written', () => {
    const app = new App();
    const stack = new EstateStack(app, 'one');
    textFile(stack, 'a.txt', 'x', 'Gone');
    stack.node.tryRemoveChild('Gone');
    app.synth();
    expect(project.has('cdktf.out', 'stacks', 'one', 'a.txt')).toBe(false);
  });

  test('GIVEN an own class of artefact WHEN synthesized twice THEN both times what it renders then is written', () => {
    class Counter extends Artifact {
      public text = 'one';
      protected render(): string { return this.text; }
    }
    const app = new App();
    const counter = new Counter(new EstateStack(app, 'one'), 'Counter', { filePath: 'count.txt', readBy: 'a test' });
    expect(counter.content).toBe('one');
    app.synth();
    counter.text = 'two';
    app.synth();
    expect(project.read('cdktf.out', 'stacks', 'one', 'count.txt')).toBe('two');
    expect(project.json('cdktf.out', 'stacks', 'one', 'artifacts.json').files['count.txt'].readBy).toBe('a test');
  });

  test('GIVEN an artefact outside every App WHEN constructed THEN cdktf refuses it', () => {
    expect(() => textFile(new RootConstruct(), 'a.txt')).toThrow(/No app could be identified/);
  });
});

describe('paths', () => {
  test.each(['', '/etc/passwd', '../up.txt', 'a/../../up.txt', 'a//b', './a', 'a/.', 'a/', 'a\\b', 'a b', 'ü.txt', 'a\n', '${x}', 'a:b'])('GIVEN %j WHEN constructed THEN it is refused with HW5002 and the path of the construct', filePath => {
    const stack = new EstateStack(new App(), 'one');
    expect(() => textFile(stack, filePath, 'x', 'Bad')).toThrow(/^\[one\/Bad\] HW5002 file outside the stack folder: given .*; allowed: a relative path/);
  });

  test.each(['a', '.hidden', 'a/b-c/d_e.txt', 'host@example', 'a..b', '...'])('GIVEN %j WHEN constructed THEN it is taken', filePath => {
    const app = new App();
    textFile(new EstateStack(app, 'one'), filePath, 'x');
    app.synth();
    expect(project.read('cdktf.out', 'stacks', 'one', filePath)).toBe('x');
  });

  test('GIVEN two artefacts at one path beside other problems WHEN synthesized THEN all of them are told together with HW5001', () => {
    const app = new App();
    const one = new EstateStack(app, 'one');
    textFile(one, 'a.txt', 'x', 'First');
    textFile(one, 'a.txt', 'y', 'Second');
    textFile(one, 'a.txt', 'z', 'Third');
    textFile(one, 'b.txt', Token.asString(Fn.abs(1)), 'Token');
    const two = new EstateStack(app, 'two');
    textFile(two, 'a.txt', 'no conflict with another stack');
    two.node.addValidation({ validate: () => ['HW1203 twice'] });

    expect(refusalOf(app).problems.map(({ path: at, code }) => [at, code])).toEqual([['one/Second', 'HW5001'], ['one/Third', 'HW5001'], ['one/Token', 'HW5003'], ['two', 'HW1203']]);
    expect(project.read('cdktf.out', 'refused', 'report.txt')).toContain('[one/Second] HW5001 two files at one path: given stacks/one/a.txt, which one/First writes too');
  });

  test.each([
    ['a file where another needs a folder', 'a', 'a/b/c'],
    ['a folder where another has a file', 'a/b/c', 'a/b'],
  ])('GIVEN %s WHEN synthesized THEN it is refused with HW5001', (_, first, second) => {
    const app = new App();
    const stack = new EstateStack(app, 'one');
    textFile(stack, first, 'x', 'First');
    textFile(stack, second, 'x', 'Second');
    const { problems } = refusalOf(app);
    expect(problems).toEqual([expect.objectContaining({ path: 'one/Second', code: 'HW5001', message: expect.stringContaining('which one/First writes too') })]);
  });

  test.each(['cdk.tf.json', 'artifacts.json', 'estate.json'])('GIVEN an artefact at %s WHEN synthesized THEN it is refused with HW5001', filePath => {
    const app = new App();
    textFile(new EstateStack(app, 'one'), filePath, '{}', 'Mine');
    expect(refusalOf(app).problems).toEqual([expect.objectContaining({ path: 'one/Mine', code: 'HW5001' })]);
  });

  test('GIVEN an artefact where an asset of cdktf lies WHEN synthesized THEN it is refused with HW5001', () => {
    project.write('payload', 'payload.txt');
    const app = new App();
    const stack = new EstateStack(app, 'one');
    textFile(stack, new TerraformAsset(stack, 'Asset', { path: project.at('payload.txt') }).path, 'x', 'Mine');
    expect(refusalOf(app).problems).toEqual([expect.objectContaining({ path: 'one/Mine', code: 'HW5001' })]);
  });
});

describe('unresolved tokens', () => {
  function contentOf(make: (stack: TerraformStack) => string): string {
    const app = new App();
    const stack = new EstateStack(app, 'one');
    anyResource(stack, 'X');
    const text = make(stack);
    textFile(stack, 'a.txt', text, 'File');
    const { problems } = refusalOf(app);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ path: 'one/File', code: 'HW5003', message: expect.stringContaining('"a.txt"') });
    return text;
  }

  test.each<[string, (stack: TerraformStack) => unknown]>([
    ['an attribute', stack => (stack.node.findChild('X') as TerraformResource).getStringAttribute('id')],
    ['a variable', stack => new TerraformVariable(stack, 'v', {}).stringValue],
    ['a Lazy', () => Lazy.stringValue({ produce: () => 'late' })],
    ['a number that became text', stack => (stack.node.findChild('X') as TerraformResource).getNumberAttribute('size')],
    ['a list', stack => (stack.node.findChild('X') as TerraformResource).getListAttribute('names')],
    ['a list of numbers', stack => (stack.node.findChild('X') as TerraformResource).getNumberListAttribute('sizes')],
    ['a map', stack => JSON.stringify((stack.node.findChild('X') as TerraformResource).getStringMapAttribute('tags'))],
    ['a function', () => Fn.upper('x')],
    ['an address', stack => (stack.node.findChild('X') as TerraformElement).fqn],
    ['an expression that is only text', () => '${terraform_data.X.id}'],
    ['an expression deep inside', () => '${try([for i, m in terraform_data.X.macs : terraform_data.X.ips[i][0] if m == "a"][0], null)}'],
  ])('GIVEN %s inside the text WHEN synthesized THEN it is refused with HW5003', (_, token) => {
    contentOf(stack => `before ${String(token(stack))} after`);
  });

  test('GIVEN an expression of a data source WHEN synthesized THEN it is refused with HW5003', () => {
    const app = new App();
    const stack = new EstateStack(app, 'one');
    new TerraformDataSource(stack, 'D', { terraformResourceType: 'null_data_source' });
    textFile(stack, 'a.txt', '${data.null_data_source.D.id}', 'File');
    expect(refusalOf(app).codes).toEqual(['HW5003']);
  });

  test.each([
    'echo "${HOME}" ${PATH:-x} $${x}',
    '{{ ansible_host }} {% if x %} %{if}',
    '${terraform_data.Other.id} is no resource of this stack',
    'terraform_data.X.id as a word',
    'sizes 1e+300, 1.5e+300, -1.7976931348623157e+308 and 1.8881545897087503e+289',
    '#{ruby} &{x}',
  ])('GIVEN text that only looks like it, %j WHEN synthesized THEN it is written', text => {
    const app = new App();
    const stack = new EstateStack(app, 'one');
    anyResource(stack, 'X');
    textFile(stack, 'a.txt', text);
    app.synth();
    expect(project.read('cdktf.out', 'stacks', 'one', 'a.txt')).toBe(text);
  });
});

describe('HCL output', () => {
  test('GIVEN hclOutput WHEN synthesized THEN it is refused with HW5006 for each stack, and nothing is written', () => {
    const app = new App({ hclOutput: true });
    new EstateStack(app, 'one');
    anyResource(new TerraformStack(app, 'plain'), 'X');
    expect(refusalOf(app).problems.map(({ path: at, code }) => [at, code])).toEqual([['one', 'HW5006'], ['plain', 'HW5006']]);
    expect(fs.readdirSync(project.out('stacks'))).toEqual([]);
  });
});
