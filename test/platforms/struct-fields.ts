import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';

const SRC = path.join(__dirname, '..', '..', 'src');

/** A member of an interface as its source has it. */
export interface SourceField {
  readonly name: string;
  /** Type as it is written, for example `Record<string, ProxmoxDiskTuning>`. */
  readonly type: string;
  readonly optional: boolean;
}

/** Members of an interface and of those that it extends, read off the source, so that a test table cannot forget one. */
export function fieldsOf(file: string, name: string): SourceField[] {
  const source = ts.createSourceFile(file, fs.readFileSync(path.join(SRC, file), 'utf8'), ts.ScriptTarget.ES2022);
  const found = source.statements.find((one): one is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(one) && one.name.text === name);
  if (!found) { throw new Error(`${file} has no interface ${name}`); }
  const inherited = (found.heritageClauses ?? []).flatMap(({ types }) => types.map(({ expression }) => expression.getText(source)));
  return [
    ...inherited.flatMap(parent => fieldsOf(fileOf(parent, source, file), parent)),
    ...found.members.filter(ts.isPropertySignature).map(member => ({
      name: member.name.getText(source),
      type: member.type!.getText(source),
      optional: member.questionToken !== undefined,
    })),
  ];
}

/** File of an interface that another file imports. */
function fileOf(name: string, source: ts.SourceFile, file: string): string {
  const found = source.statements.filter(ts.isImportDeclaration).find(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    return bindings && ts.isNamedImports(bindings) && bindings.elements.some(element => element.name.text === name);
  });
  if (!found) { throw new Error(`${file} does not import ${name}`); }
  return path.join(path.dirname(file), `${(found.moduleSpecifier as ts.StringLiteral).text}.ts`);
}

/** Names of the interfaces that a file declares. */
export function interfacesIn(file: string): string[] {
  const source = ts.createSourceFile(file, fs.readFileSync(path.join(SRC, file), 'utf8'), ts.ScriptTarget.ES2022);
  return source.statements.filter(ts.isInterfaceDeclaration).map(one => one.name.text);
}

/** Every field of a platform's tuning, read off the source; those of disks, interfaces and the like are dotted. */
export function tuningFieldsOf(platform: string, name: string): string[] {
  const devices = `platforms/${platform}/tuning-devices.ts`;
  const structs = interfacesIn(devices);
  return fieldsOf(`platforms/${platform}/tuning.ts`, name).flatMap(({ name: field, type }) => {
    const struct = structs.find(one => new RegExp(`\\b${one}\\b`).test(type));
    return struct ? fieldsOf(devices, struct).map(own => `${field}.${own.name}`) : [field];
  }).sort();
}
