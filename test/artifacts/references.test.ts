import * as fc from 'fast-check';
import { referencesIn } from '../../src/artifacts/references';
import { growth } from '../support/growth';

describe('references of a Terraform template', () => {
  test.each<[string, string[]]>([
    ['${null_resource.web.id}', ['null_resource.web']],
    ['a ${null_resource.web.id} b ${data.dns_a.host-1.addrs[0]} c', ['null_resource.web', 'data.dns_a.host-1']],
    ['${join(",", [null_resource.a.id, null_resource.b.id])}', ['null_resource.a', 'null_resource.b']],
    ['${null_resource.many[*].id}${null_resource.many["k.x_y.z"].id}', ['null_resource.many', 'null_resource.many']],
    ['${var.on ? null_resource.a.id : null}', ['null_resource.a']],
    ['${!null_resource.a.on}', ['null_resource.a']],
    ['${jsonencode({a = {b = {c = null_resource.deep.id}}})}', ['null_resource.deep']],
    ['${merge({ a = { b = 1 } }, null_resource.after.tags)} null_resource.text.x', ['null_resource.after']],
    ['${"quoted ${null_resource.inner.id} text"}', ['null_resource.inner']],
    ['${"a ${upper("b ${null_resource.innermost.id}")}"}', ['null_resource.innermost']],
    ['${format("}{ %s", null_resource.after_braces.id)}', ['null_resource.after_braces']],
    ['${format("\\"x_y.z\\" %s", null_resource.after_quote.id)}', ['null_resource.after_quote']],
    ['%{ if null_resource.a.on }x%{ endif }', ['null_resource.a']],
    ['%{~ for vm_name in null_resource.a.names ~}${vm_name.x}%{ endfor }', ['null_resource.a']],
    ['${terraform_data.x.output}', ['terraform_data.x']],
    ['$${null_resource.text.id} ${null_resource.code.id}', ['null_resource.code']],
    ['${proxmox_virtual_environment_vm.Web_1A2B.ipv4_addresses[1][0]}', ['proxmox_virtual_environment_vm.Web_1A2B']],
  ])('GIVEN %s WHEN read THEN it refers to %j', (template, addresses) => {
    expect(referencesIn(template)).toEqual(addresses);
  });

  test.each([
    'null_resource.web.id',
    'a_b.c',
    '$${null_resource.web.id} %%{ if null_resource.x.y }',
    '${"a_b.c"}',
    '${file("${path.module}/my_file.txt")}',
    '${templatefile("x_y.tpl", {})}',
    '${var.my_var.attr_one.two} ${local.my_local.x} ${module.my_module.my_output.x}',
    '${each.value.my_disk.size} ${each.key} ${self.my_attr.x} ${count.index}',
    '${[for my_disk in var.disks : my_disk.size]}',
    '${{for my_key, my_disk in var.disks : my_key.x => my_disk.size}}',
    '${terraform.workspace} ${path.root}',
    '${random.value}',
    '${1.5} ${a.b_c.d}',
    '${',
    '${"',
    '${"\\',
    '',
  ])('GIVEN %s WHEN read THEN it refers to nothing', template => {
    expect(referencesIn(template)).toEqual([]);
  });

  test('GIVEN any text without an opened expression WHEN read THEN it refers to nothing', () => {
    const words = fc.array(fc.constantFrom('null_resource.web.id', 'a_b.c', ' ', '"', '{', '}', '$', '%', '\\', 'data.x_y.z', '\n'));
    fc.assert(fc.property(words, parts => {
      const text = parts.join('').replace(/[$%]+\{/g, '{');
      expect(referencesIn(text)).toEqual([]);
    }));
  });

  test('GIVEN an expression by itself WHEN read THEN it refers to what it refers to inside of text', () => {
    const parts = fc.array(fc.constantFrom('data', 'a_b', 'null_resource', 'var', 'each', 'x', 'id', '.', '-', '_', '1', '[0]', ' ', '"', '{', '}', '$${', '${'), { maxLength: 8 });
    fc.assert(fc.property(parts, words => {
      const expression = `\${${words.join('')}}`;
      expect(referencesIn(expression)).toEqual(referencesIn(` ${expression}`));
    }), { numRuns: 2000 });
    expect(referencesIn('${data.a_b.c.id}')).toEqual(referencesIn(' ${data.a_b.c.id}'));
  });

  test('GIVEN any text in quotes inside an expression WHEN read THEN only the code around it refers', () => {
    fc.assert(fc.property(fc.string(), text => {
      const quoted = JSON.stringify(text.replace(/[$%]/g, ''));
      expect(referencesIn(`\${f(${quoted}, null_resource.web.id)}`)).toEqual(['null_resource.web']);
    }));
  });

  test('GIVEN four times as long a text WHEN read THEN it takes about four times as long', () => {
    expect(growth(size => { referencesIn(`\${${'"${x_y.z}" '.repeat(size)}}`); }, 12500)).toBeLessThan(10);
  });
});
