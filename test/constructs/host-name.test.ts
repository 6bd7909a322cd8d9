import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { Labels, NamePattern } from '../../src';
import { hostNameOf, templateNameOf } from '../../src/constructs/host-name';
import { DefaultsLevel } from '../../src/model/defaults-level';
import { setDefaults } from '../../src/model/defaults-scope';
import { thrown } from '../model/refused';

/** A construct at Prod/shop/Fra/App1 under a pattern. */
function machine(pattern?: string, labels: Record<string, string> = {}, inEnvironment = true): Construct {
  const app = new App();
  const around = new Construct(app, 'Prod');
  if (inEnvironment) { setDefaults(around, DefaultsLevel.ENVIRONMENT, {}); }
  const stack = new TerraformStack(around, 'shop');
  if (pattern !== undefined) { setDefaults(stack, DefaultsLevel.STACK, { namePattern: NamePattern.of(pattern) }); }
  const construct = new Construct(new Construct(stack, 'Fra'), 'App1');
  setDefaults(construct, DefaultsLevel.MACHINE, { labels: Labels.of(labels) });
  return construct;
}

const named = (construct: Construct, given?: string, path?: string[]) => hostNameOf(construct, given, path).toString();

describe('the host name of a machine', () => {
  test.each<[string, Record<string, string>, string]>([
    ['{id}', {}, 'fra-app1'],
    ['{environment}-{stack}-{id}', {}, 'prod-shop-fra-app1'],
    ['{label.team}{label.no}', { team: 'web', no: '01' }, 'web01'],
    ['x-{label.cost.center_1}', { 'cost.center_1': 'a_b.c' }, 'x-a-b-c'],
  ])('GIVEN the pattern %s WHEN named THEN it is filled', (pattern, labels, name) => {
    expect(named(machine(pattern, labels))).toBe(name);
  });

  test('GIVEN no pattern WHEN named THEN it is the path below the stack', () => {
    expect(named(machine())).toBe('fra-app1');
  });

  test('GIVEN a name WHEN there is a pattern THEN the name wins', () => {
    expect(named(machine('{label.team}'), 'web')).toBe('web');
  });

  test('GIVEN the path where it was before WHEN named THEN the name follows that one', () => {
    expect(named(machine('{stack}-{id}'), undefined, ['Old', 'App1'])).toBe('shop-old-app1');
    expect(named(machine(), undefined, ['Old'])).toBe('old');
  });

  test.each([
    ['environment', '{environment}-{id}', 'Make the stack below an Environment, or give `hostName`.'],
    ['label.team', '{label.team}-{id}', 'Give the machine the label, or `hostName`.'],
  ])('GIVEN no value for %s WHEN named THEN it is refused with the path', (placeholder, pattern, remedy) => {
    expect(thrown(() => named(machine(pattern, {}, false))).message).toBe(
      `[Prod/shop/Fra/App1] HW1215 host name that cannot be derived: given {${placeholder}} of the name pattern ${pattern}, which has no value here; allowed: placeholders that each machine below has a value for. ${remedy}`);
  });

  test('GIVEN an empty label WHEN the pattern needs it THEN it is refused: two machines would have one name', () => {
    expect(thrown(() => named(machine('x{label.team}', { team: '' }))).code).toBe('HW1215');
  });

  test('GIVEN a pattern that makes no host name WHEN named THEN it is refused with both', () => {
    const long = 'x'.repeat(60);
    expect(thrown(() => named(machine(`${long}-{id}`))).message).toContain(`given "${long}-fra-app1" by the name pattern ${long}-{id}; allowed: 1 to 63 lower-case letters, digits and hyphens. Give \`hostName\`.`);
    expect(thrown(() => named(machine('{id}-'))).code).toBe('HW1215');
  });
});

test('GIVEN a pattern WHEN a template is named THEN it is the path as ever', () => {
  expect(templateNameOf(machine('{environment}-{id}'), undefined).toString()).toBe('fra-app1');
  expect(templateNameOf(machine('{environment}-{id}'), 'golden').toString()).toBe('golden');
});
