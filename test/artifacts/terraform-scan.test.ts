import * as fs from 'fs';
import { App, DataTerraformRemoteStateLocal, Fn, TerraformDataSource, TerraformIterator, TerraformOutput, TerraformStack, TerraformVariable, Token } from 'cdktf';
import { EstateStack } from '../../src';
import { scanTerraform } from '../../src/artifacts/terraform-scan';
import { anyResource, Project, refusalOf } from '../support/project';

const project = Project.forEachTest();

/** Synthesizes one stack with what `fill` puts into it. */
function stackWith(fill: (stack: TerraformStack) => void): App {
  const app = new App();
  fill(new EstateStack(app, 'one'));
  return app;
}

describe('references in cdk.tf.json', () => {
  test.each<[string, unknown, string]>([
    ['an attribute', '${null_resource.nobody.id}', 'null_resource.nobody'],
    ['inside a function', '${join("-", [null_resource.nobody.id])}', 'null_resource.nobody'],
    ['inside text', 'http://${null_resource.nobody.id}:80/', 'null_resource.nobody'],
    ['a data source', '${data.null_data_source.nobody.id}', 'data.null_data_source.nobody'],
    ['a resource where there is only a data source of that name', '${null_data_source.Known.id}', 'null_data_source.Known'],
    ['a data source where there is only a resource of that name', '${data.terraform_data.X.id}', 'data.terraform_data.X'],
    ['in a list', ['a', '${null_resource.nobody.id}'], 'null_resource.nobody'],
    ['in a map', { deep: { deeper: '${null_resource.nobody.id}' } }, 'null_resource.nobody'],
    ['in a condition', '%{ if null_resource.nobody.on }x%{ endif }', 'null_resource.nobody'],
    ['inside a quoted template', '${upper("x ${null_resource.nobody.id}")}', 'null_resource.nobody'],
  ])('GIVEN a dangling one, %s WHEN synthesized THEN it is refused with HW5005 and named', (_, input, address) => {
    const app = stackWith(stack => {
      anyResource(stack, 'X', { input });
      new TerraformDataSource(stack, 'Known', { terraformResourceType: 'null_data_source' });
    });
    const { problems } = refusalOf(app);
    expect(problems).toEqual([expect.objectContaining({ path: 'one', code: 'HW5005', message: expect.stringContaining(`given ${address};`) })]);
  });

  test('GIVEN a dangling depends_on, which is no expression WHEN synthesized THEN it is refused with HW5005', () => {
    const app = stackWith(stack => {
      anyResource(stack, 'Known');
      anyResource(stack, 'X', { depends_on: ['terraform_data.Known', 'null_resource.nobody', 'data.null_data_source.nobody', 'module.x_y'], input: 'a_b.c' });
    });
    expect(refusalOf(app).problems.map(({ message }) => /given (\S+);/.exec(message)![1])).toEqual(['data.null_data_source.nobody', 'null_resource.nobody']);
  });

  test('GIVEN a dangling replace_triggered_by WHEN synthesized THEN it is refused with HW5005', () => {
    const app = stackWith(stack => { anyResource(stack, 'X', { lifecycle: { replace_triggered_by: ['null_resource.nobody.id'] } }); });
    expect(refusalOf(app).codes).toEqual(['HW5005']);
  });

  test('GIVEN an output and a resource that was moved away WHEN synthesized THEN the reference to it is refused', () => {
    const app = stackWith(stack => {
      const moved = anyResource(stack, 'Moved');
      new TerraformOutput(stack, 'Out', { value: moved.getStringAttribute('id') });
      moved.moveToId('terraform_data.elsewhere');
    });
    expect(refusalOf(app).problems).toEqual([expect.objectContaining({ code: 'HW5005', message: expect.stringContaining('terraform_data.Moved') })]);
  });

  test('GIVEN many references of every kind that are sound WHEN synthesized THEN it is written', () => {
    const app = stackWith(stack => {
      const one = anyResource(stack, 'One', { input: ['a_b.c', '$${null_resource.nobody.id}', 'some_file.txt', 'null_resource.nobody.id'] });
      const data = new TerraformDataSource(stack, 'Data', { terraformResourceType: 'null_data_source' });
      const variable = new TerraformVariable(stack, 'sizes', { type: 'list(string)' });
      const state = new DataTerraformRemoteStateLocal(stack, 'state', { path: 'x' });
      stack.addOverride('resource.null_resource.raw', { triggers: { a: '${terraform_data.One.id}' } });
      stack.addOverride('locals', { my_local: { my_key: 'x' } });
      anyResource(stack, 'Two', {
        input: {
          plain: one.getStringAttribute('id'),
          joined: Token.asString(Fn.join(',', [one.getStringAttribute('id'), data.getStringAttribute('id'), variable.stringValue])),
          state: state.getString('my_output'),
          override: '${null_resource.raw.id}',
          local: '${local.my_local.my_key}',
          files: '${templatefile("${path.module}/my_file.tpl", { name = "a_b.c" })}',
          loop: '${[for my_disk in var.sizes : my_disk.size]}',
        },
        for_each: TerraformIterator.fromList(variable.listValue)._getForEachExpression(),
        dynamic: { network_device: { for_each: '${var.sizes}', content: { bridge: '${network_device.value.bridge_name}', name: '${network_device.key}' } } },
        depends_on: ['terraform_data.One', 'data.null_data_source.Data', 'null_resource.raw'],
        lifecycle: { replace_triggered_by: ['terraform_data.One'], ignore_changes: ['input'] },
      });
    });
    app.synth();
    expect(project.json('cdktf.out', 'stacks', 'one', 'cdk.tf.json').resource.null_resource.raw).toBeDefined();
  });

  test('GIVEN a reference to another stack WHEN synthesized THEN cdktf\'s remote state carries it', () => {
    const app = new App();
    const one = anyResource(new EstateStack(app, 'one'), 'X');
    anyResource(new EstateStack(app, 'two'), 'Y', { input: one.getStringAttribute('id') });
    app.synth();
    expect(project.json('cdktf.out', 'stacks', 'two', 'cdk.tf.json').resource.terraform_data.Y.input).toMatch(/data\.terraform_remote_state\./);
  });

  test('GIVEN an expression written by hand for a resource of another stack WHEN synthesized THEN it is refused', () => {
    const app = new App();
    anyResource(new EstateStack(app, 'one'), 'X');
    anyResource(new EstateStack(app, 'two'), 'Y', { input: '${terraform_data.X.id}' });
    expect(refusalOf(app).problems).toEqual([expect.objectContaining({ path: 'two', code: 'HW5005' })]);
  });

  test('GIVEN a document that is read in pieces WHEN a piece ends anywhere THEN nothing is lost and nothing invented', () => {
    const file = project.at('cdk.tf.json');
    const text = (padding: number) => JSON.stringify({ resource: { terraform_data: { A: { input: 'x'.repeat(padding) }, B: { input: '€€${terraform_data.C.id}' }, C: { input: '${null_resource.nobody.id}' } } } }, undefined, 2);
    const tail = Buffer.byteLength(text(0));
    for (let padding = 1048576 - tail; padding <= 1048576; padding += 5) {
      fs.writeFileSync(file, text(padding));
      expect(scanTerraform(file)).toEqual([expect.stringContaining('given null_resource.nobody;')]);
    }
    expect(tail).toBeGreaterThan(100);
  });
});

describe('secrets in cdk.tf.json', () => {
  const TOKEN = `ghp_${'a1B2'.repeat(9)}`;

  test('GIVEN a literal secret WHEN synthesized THEN it is refused with HW5004, named by its address and never shown', () => {
    const app = stackWith(stack => {
      anyResource(stack, 'X', { input: { api_token: TOKEN } });
      anyResource(stack, 'List', { input: ['harmless', TOKEN] });
      new TerraformVariable(stack, 'given', { default: TOKEN });
    });
    const { problems, message } = refusalOf(app);
    expect(problems.map(problem => problem.code)).toEqual(['HW5004', 'HW5004', 'HW5004']);
    expect(problems.map(problem => / at (\S+);/.exec(problem.message)![1]).sort()).toEqual(['resource.terraform_data.List', 'resource.terraform_data.X.api_token', 'variable.given.default']);
    for (const text of [message, project.read('cdktf.out', 'refused', 'report.txt'), project.read('cdktf.out', 'refused', 'report.json')]) {
      expect(text).not.toContain(TOKEN);
    }
  });

  test('GIVEN a secret as a key WHEN synthesized THEN it is refused and not shown either', () => {
    const app = stackWith(stack => { anyResource(stack, 'X', { input: { [TOKEN]: 'x' } }); });
    const { message, problems } = refusalOf(app);
    expect(problems).toHaveLength(1);
    expect(message).not.toContain(TOKEN);
  });

  test('GIVEN a secret that a variable carries WHEN synthesized THEN it is written', () => {
    stackWith(stack => {
      const secret = new TerraformVariable(stack, 'password', { type: 'string', sensitive: true });
      anyResource(stack, 'X', { input: `postgres://app:${secret.stringValue}@db.example/app` });
    }).synth();
    expect(project.read('cdktf.out', 'stacks', 'one', 'cdk.tf.json')).toContain('postgres://app:${var.password}@db.example/app');
  });
});
