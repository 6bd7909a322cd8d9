import * as fs from 'fs';
import { TerraformDataSource, TerraformElement, TerraformResource, TerraformStack } from 'cdktf';
import { describe } from '../private/fail';
import { secretShapeIn } from '../private/secret-shapes';

/** Addresses that Terraform knows without a resource. */
const BUILT_IN = new Set(['var', 'local', 'module', 'each', 'count', 'self', 'path', 'terraform', 'data']);
const REFERENCE = /(?<![\w.-])(data\.)?([a-z][a-z0-9]*(?:_[a-z0-9]+)+|terraform_data)\.([A-Za-z_][\w-]*)/g;

/** Problems of a written cdk.tf.json, read line by line: references to resources that the stack lacks, and literal secrets. */
export function scanTerraform(file: string, stack: TerraformStack): string[] {
  const problems = new Set<string>();
  const dangling = new Set<string>();
  let known: Set<string> | undefined;
  eachLine(file, line => {
    const secret = secretShapeIn(line);
    if (secret) {
      problems.add(describe({ code: 'HW5004', given: `${secret} in cdk.tf.json at ${JSON.stringify(line.trim().split(':')[0].replaceAll('"', ''))}`, allowed: 'a SecretRef', remedy: 'Name where the secret is read: SecretRef.environmentVariable, terraformVariable or file.' }));
    }
    for (const address of referencesIn(line)) {
      known ??= addressesOf(stack);
      if (!known.has(address)) { dangling.add(address); }
    }
  });
  for (const address of dangling) {
    problems.add(describe({ code: 'HW5005', given: address, allowed: 'a resource or data source of this stack', remedy: 'Refer to it by the construct\'s own attribute, or add the resource to this stack.' }));
  }
  return [...problems];
}

/** Resource addresses inside `${...}` of one line of JSON, without attributes. */
function referencesIn(line: string): string[] {
  if (!line.includes('${')) { return []; }
  const found: string[] = [];
  for (const [, expression] of line.matchAll(/(?<!\$)\$\{((?:[^{}]|\{[^{}]*\})*)\}/g)) {
    const code = expression.replace(/\\"(?:[^"\\]|\\[^"])*\\"/g, '');
    for (const [, data, type, name] of code.matchAll(REFERENCE)) {
      if (!BUILT_IN.has(type)) { found.push(`${data ?? ''}${type}.${name}`); }
    }
  }
  return found;
}

function addressesOf(stack: TerraformStack): Set<string> {
  const addresses = new Set<string>();
  for (const construct of stack.node.findAll()) {
    if (!TerraformElement.isTerraformElement(construct)) { continue; }
    if (TerraformResource.isTerraformResource(construct)) { addresses.add(`${construct.terraformResourceType}.${construct.friendlyUniqueId}`); }
    if (TerraformDataSource.isTerraformDataSource(construct)) { addresses.add(`data.${construct.terraformResourceType}.${construct.friendlyUniqueId}`); }
  }
  return addresses;
}

function eachLine(file: string, visit: (line: string) => void): void {
  const handle = fs.openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(1048576);
    let rest: Buffer = Buffer.alloc(0);
    for (let read = fs.readSync(handle, buffer); read > 0; read = fs.readSync(handle, buffer)) {
      // Cut at a line end, so that no character is torn apart.
      const piece = Buffer.concat([rest, buffer.subarray(0, read)]);
      const end = piece.lastIndexOf(10) + 1;
      piece.toString('utf8', 0, end).split('\n').forEach(visit);
      rest = Buffer.from(piece.subarray(end));
    }
    visit(rest.toString('utf8'));
  } finally {
    fs.closeSync(handle);
  }
}
