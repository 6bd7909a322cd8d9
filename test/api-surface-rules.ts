import * as path from 'path';
import * as ts from 'typescript';

/** The parts of a jsii assembly that the rules read. */
export interface Assembly {
  readonly name: string;
  readonly types: Readonly<Record<string, AssemblyType>>;
}

interface Docs { readonly summary?: string; readonly default?: string }

interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly elementtype: TypeReference };
  readonly union?: { readonly types: TypeReference[] };
}

interface Parameter { readonly name: string; readonly docs?: Docs; readonly type: TypeReference }

interface Callable { readonly name?: string; readonly docs?: Docs; readonly parameters?: Parameter[]; readonly returns?: { readonly type: TypeReference } }

export interface AssemblyType {
  readonly fqn: string;
  readonly kind: string;
  readonly docs?: Docs;
  readonly members?: { readonly name: string; readonly docs?: Docs }[];
  readonly properties?: { readonly name: string; readonly docs?: Docs; readonly type: TypeReference; readonly optional?: boolean }[];
  readonly methods?: Callable[];
  readonly initializer?: Callable;
}

/** What jsii lets through although other languages cannot use it, or nobody could understand it. `allowed`: assemblies whose types may be named. */
export function assemblyProblems(assembly: Assembly, allowed: readonly string[]): string[] {
  return Object.values(assembly.types).flatMap(type => typeProblems(type, [assembly.name, ...allowed]).map(problem => problem.slice(assembly.name.length + 1)));
}

function typeProblems(type: AssemblyType, allowed: readonly string[]): string[] {
  const problems = undocumented(type.fqn, type.docs);
  for (const member of type.members ?? []) { problems.push(...undocumented(`${type.fqn}.${member.name}`, member.docs)); }
  for (const property of type.properties ?? []) {
    const at = `${type.fqn}.${property.name}`;
    problems.push(...undocumented(at, property.docs), ...typeReferenceProblems(at, property.type, allowed));
    // What is given, by a struct or by whoever implements an interface; a class's own getters give nothing.
    if (type.kind === 'interface' && property.optional && !property.docs?.default) { problems.push(`${at}: optional without @default`); }
  }
  const { initializer } = type;
  for (const callable of [...type.methods ?? [], ...initializer ? [{ ...initializer, name: 'constructor', docs: { summary: 'that of its class' } }] : []]) {
    const at = `${type.fqn}.${callable.name}`;
    problems.push(...undocumented(at, callable.docs));
    if (callable.returns) { problems.push(...typeReferenceProblems(at, callable.returns.type, allowed)); }
    for (const parameter of callable.parameters ?? []) {
      problems.push(...undocumented(`${at}(${parameter.name})`, parameter.docs), ...typeReferenceProblems(`${at}(${parameter.name})`, parameter.type, allowed));
    }
  }
  return problems;
}

function undocumented(at: string, docs: Docs | undefined): string[] {
  return docs?.summary ? [] : [`${at}: undocumented`];
}

function typeReferenceProblems(at: string, type: TypeReference, allowed: readonly string[]): string[] {
  if (type.union) { return [`${at}: union`]; }
  if (type.primitive === 'any' || type.primitive === 'json') { return [`${at}: any`]; }
  if (type.collection) { return typeReferenceProblems(at, type.collection.elementtype, allowed); }
  const owner = type.fqn?.split('.')[0];
  return owner !== undefined && !allowed.includes(owner) ? [`${at}: type of ${owner}`] : [];
}

/** What was judged in one entry point. */
export interface Verdict {
  readonly judged: number;
  readonly problems: string[];
}

/** What jsii does not even write down: exported functions, constants and aliases, overloads, generic methods, unions of literals. */
export function sourceProblems(entries: readonly string[]): Verdict[] {
  const program = ts.createProgram(entries, { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node20, strict: true, skipLibCheck: true, noEmit: true, types: [] });
  const checker = program.getTypeChecker();
  return entries.map(entry => {
    const file = program.getSourceFile(entry);
    const module = file && checker.getSymbolAtLocation(file);
    if (!module) { throw new Error(`${path.basename(entry)} is no module`); }
    const exported = checker.getExportsOfModule(module).map(symbol => ({ name: symbol.name, symbol: unaliased(checker, symbol) }));
    return { judged: exported.length, problems: exported.flatMap(({ name, symbol }) => symbolProblems(checker, name, symbol)) };
  });
}

function unaliased(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return has(symbol.flags, ts.SymbolFlags.Alias) ? checker.getAliasedSymbol(symbol) : symbol;
}

function symbolProblems(checker: ts.TypeChecker, name: string, symbol: ts.Symbol): string[] {
  if (has(symbol.flags, ts.SymbolFlags.Function)) { return [`${name}: exported function`]; }
  if (has(symbol.flags, ts.SymbolFlags.Variable)) { return [`${name}: exported constant`]; }
  if (has(symbol.flags, ts.SymbolFlags.TypeAlias)) { return [`${name}: exported alias`]; }
  return (symbol.declarations ?? []).flatMap(declaration =>
    ts.isClassDeclaration(declaration) || ts.isInterfaceDeclaration(declaration) ? memberProblems(checker, name, declaration) : []);
}

function memberProblems(checker: ts.TypeChecker, owner: string, declaration: ts.ClassDeclaration | ts.InterfaceDeclaration): string[] {
  const members = [...declaration.members].filter(isPublic);
  const names = members.filter(member => !ts.isGetAccessor(member) && !ts.isSetAccessor(member)).map(nameOf);
  const overloads = [...new Set(names.filter((name, position) => names.indexOf(name) !== position))].map(name => `${owner}.${name}: overloads`);
  return [...overloads, ...members.flatMap(member => {
    const at = `${owner}.${nameOf(member)}`;
    const generic = ts.isFunctionLike(member) && (member.typeParameters ?? []).length > 0 ? [`${at}: generic`] : [];
    const parameters = ts.isFunctionLike(member) ? [...member.parameters] : [];
    const types: [string, ts.Type][] = [
      ...parameters.map((parameter): [string, ts.Type] => [`${at}(${parameter.name.getText()})`, checker.getTypeAtLocation(parameter)]),
      ...resultOf(checker, member).map((type): [string, ts.Type] => [at, type]),
    ];
    return [...generic, ...types.filter(([, type]) => hasUnion(checker, type)).map(([where]) => `${where}: union`)];
  })];
}

function resultOf(checker: ts.TypeChecker, member: ts.ClassElement | ts.TypeElement): ts.Type[] {
  if (ts.isConstructorDeclaration(member)) { return []; }
  if (ts.isFunctionLike(member) && !ts.isGetAccessor(member) && !ts.isSetAccessor(member)) {
    const signature = checker.getSignatureFromDeclaration(member as ts.MethodDeclaration);
    return signature ? [checker.getReturnTypeOfSignature(signature)] : [];
  }
  return [checker.getTypeAtLocation(member)];
}

/** A union that is neither an optional type, nor boolean, nor an enum; also inside of lists and maps. */
function hasUnion(checker: ts.TypeChecker, given: ts.Type): boolean {
  const type = checker.getNonNullableType(given);
  if (type.isUnion()) { return !has(type.flags, ts.TypeFlags.Boolean) && !has(type.flags, ts.TypeFlags.EnumLike); }
  const index = type.getStringIndexType();
  return [...checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [], ...index ? [index] : []].some(one => hasUnion(checker, one));
}

function isPublic(member: ts.ClassElement | ts.TypeElement): boolean {
  const modifiers = ts.getCombinedModifierFlags(member as ts.Declaration);
  return !has(modifiers, ts.ModifierFlags.Private) && !nameOf(member).startsWith('_') && !nameOf(member).startsWith('#');
}

function nameOf(member: ts.ClassElement | ts.TypeElement): string {
  return ts.isConstructorDeclaration(member) ? 'constructor' : member.name?.getText() ?? '';
}

function has(flags: number, flag: number): boolean {
  // eslint-disable-next-line no-bitwise
  return (flags & flag) !== 0;
}
