import { ref, Token } from 'cdktf';
import { NamePattern } from '../../src/values';
import { thrown } from '../model/refused';

describe('NamePattern', () => {
  test.each(['{id}', '{environment}-{stack}-{id}', 'fra-{label.team}{id}', '{label.cost.center_1}-{id}', 'web'])('GIVEN %s WHEN read THEN it is kept', text => {
    expect(NamePattern.of(text).toString()).toBe(text);
  });

  test('GIVEN values WHEN filled THEN each placeholder has its own', () => {
    const pattern = NamePattern.of('x-{environment}-{label.team}-{id}{id}');
    expect(pattern._filled(placeholder => `<${placeholder}>`)).toBe('x-<environment>-<label.team>-<id><id>');
  });

  test.each(['{env}', '{label}', '{label.}', '{label.Team}', '{}', '{ID}', '{id }'])('GIVEN the placeholder %s WHEN read THEN it is refused by name', placeholder => {
    expect(() => NamePattern.of(`a-${placeholder}`)).toThrow(`HW1103 malformed value: given placeholder ${placeholder} in the name pattern "a-${placeholder}"; allowed: lower-case letters, digits, hyphens and {environment}, {stack}, {id}, {label.KEY}. Write a pattern such as {environment}-{stack}-{id}.`);
  });

  test.each(['', 'Web-{id}', 'web_{id}', '{id', 'id}', '{{id}}', 'web.{id}'])('GIVEN %j WHEN read THEN it is refused', text => {
    expect(() => NamePattern.of(text)).toThrow(`HW1103 malformed value: given name pattern ${JSON.stringify(text)}; `);
  });

  test('GIVEN a token WHEN read THEN it is refused', () => {
    expect(thrown(() => NamePattern.of(`{id}-${Token.asString(ref('x.name'))}`)).code).toBe('HW1107');
  });
});
