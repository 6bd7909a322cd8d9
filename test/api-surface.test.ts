import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { gunzipSync } from 'zlib';
import { Assembly, AssemblyType, assemblyProblems, sourceProblems, Verdict } from './api-surface-rules';

const ROOT = path.join(__dirname, '..');
const PACKAGE = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  readonly peerDependencies: Record<string, string>;
  readonly peerDependenciesMeta?: Record<string, { readonly optional?: boolean }>;
};

/** Assemblies whose types may stand in public signatures: peers that everybody has. */
const PEERS = Object.keys(PACKAGE.peerDependencies).filter(name => !PACKAGE.peerDependenciesMeta?.[name]?.optional);

function readAssembly(folder: string): Assembly {
  const document = JSON.parse(fs.readFileSync(path.join(folder, '.jsii'), 'utf8')) as { schema: string; filename?: string; compression?: string };
  // A large assembly is a pointer to a packed file.
  return document.schema === 'jsii/file-redirect' && document.filename
    ? JSON.parse(gunzipSync(fs.readFileSync(path.join(folder, document.filename))).toString('utf8')) as Assembly
    : document as unknown as Assembly;
}

describe('the public surface', () => {
  let assembly: Assembly;
  let sources: Verdict;
  beforeAll(() => {
    [sources] = sourceProblems([path.join(ROOT, 'src', 'index.ts')]);
    execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'ensure-built.mjs'), '--library'], { cwd: ROOT, stdio: 'pipe' });
    assembly = readAssembly(ROOT);
  }, 300_000);

  test('has types to judge, those of the sketch among them', () => {
    const names = Object.keys(assembly.types);
    expect(names.length).toBeGreaterThan(80);
    expect(names).toEqual(expect.arrayContaining(['EstateStack', 'HardenedVm', 'VmTemplate', 'ProxmoxPlatform', 'ProxmoxTuning', 'IVmIntent'].map(name => `hostwright.${name}`)));
  });

  test('can be used from every language, and says what each thing is', () => {
    // The last is for src/artifacts, which this test does not own.
    const told = ['EstateRecord.of(stack): undocumented'];
    expect(assemblyProblems(assembly, PEERS).filter(problem => !told.includes(problem))).toEqual([]);
  });

  test('has nothing that jsii drops without a word', () => {
    expect(sources.judged).toBeGreaterThan(80);
    expect(sources.problems).toEqual([]);
  });

  test('exports the same names from source and assembly', () => {
    expect(sources.judged).toBe(Object.keys(assembly.types).length);
  });
});

describe('every rule on an assembly fails on what it is for', () => {
  const docs = { summary: 'Said.' };
  const text = { primitive: 'string' };
  const of = (change: Partial<AssemblyType>): string[] => assemblyProblems({ name: 'x', types: { 'x.T': { fqn: 'x.T', kind: 'class', docs, ...change } } }, ['cdktf']);

  test.each<[string, Partial<AssemblyType>, string[]]>([
    ['a sound type', { properties: [{ name: 'p', docs, type: text }], methods: [{ name: 'm', docs, parameters: [{ name: 'a', docs, type: { fqn: 'cdktf.App' } }], returns: { type: { fqn: 'x.T' } } }] }, []],
    ['an undocumented type', { docs: {} }, ['T: undocumented']],
    ['an undocumented member of an enum', { members: [{ name: 'A' }] }, ['T.A: undocumented']],
    ['an undocumented property', { properties: [{ name: 'p', type: text }] }, ['T.p: undocumented']],
    ['an undocumented method', { methods: [{ name: 'm' }] }, ['T.m: undocumented']],
    ['an undocumented parameter', { methods: [{ name: 'm', docs, parameters: [{ name: 'a', type: text }] }] }, ['T.m(a): undocumented']],
    ['an undocumented parameter of a constructor', { initializer: { parameters: [{ name: 'a', type: text }] } }, ['T.constructor(a): undocumented']],
    ['a union', { properties: [{ name: 'p', docs, type: { union: { types: [text, { primitive: 'number' }] } } }] }, ['T.p: union']],
    ['a union inside a list', { methods: [{ name: 'm', docs, returns: { type: { collection: { elementtype: { union: { types: [] } } } } } }] }, ['T.m: union']],
    ['any', { properties: [{ name: 'p', docs, type: { primitive: 'any' } }] }, ['T.p: any']],
    ['any inside a map', { methods: [{ name: 'm', docs, parameters: [{ name: 'a', docs, type: { collection: { elementtype: { primitive: 'any' } } } }] }] }, ['T.m(a): any']],
    ['JSON', { properties: [{ name: 'p', docs, type: { primitive: 'json' } }] }, ['T.p: any']],
    ['an optional prop without default', { kind: 'interface', properties: [{ name: 'p', docs, type: text, optional: true }] }, ['T.p: optional without @default']],
    ['an optional prop with one', { kind: 'interface', properties: [{ name: 'p', docs: { ...docs, default: 'x' }, type: text, optional: true }] }, []],
    ['a type of an optional peer', { methods: [{ name: 'm', docs, returns: { type: { fqn: '@cdktf/provider-vsphere.VirtualMachine' } } }] }, ['T.m: type of @cdktf/provider-vsphere']],
  ])('%s', (_, change, problems) => {
    expect(of(change)).toEqual(problems);
  });
});

describe('every rule on sources fails on what it is for', () => {
  const PLANTED: [string, string, string[]][] = [
    ['a sound class', 'export enum E { A, B }\nexport class T { public m(a: string, b?: boolean, e?: E): string[] { return [a, String(b ?? e)]; } }', []],
    ['a function', 'export function f(): void {}', ['f: exported function']],
    ['a constant', 'export const C = { a: 1 };', ['C: exported constant']],
    ['an alias', 'export type A = string;', ['A: exported alias']],
    ['overloads of a method', 'export class T { public m(a: string): void; public m(a: number): void; public m(a: any): void { a.toString(); } }', ['T.m: overloads']],
    ['overloads of a constructor', 'export class T { constructor(a: string); constructor(a: number); constructor(a: any) { a.toString(); } }', ['T.constructor: overloads']],
    ['a generic method', 'export class T { public m<X>(a: X): X { return a; } }', ['T.m: generic']],
    ['a union of literals', 'export interface T { readonly p: \'a\' | \'b\'; }', ['T.p: union']],
    ['an optional union of literals', 'export interface T { readonly p?: \'a\' | \'b\'; }', ['T.p: union']],
    ['a union in a list', 'export interface T { readonly p: (string | number)[]; }', ['T.p: union']],
    ['a union in a map', 'export interface T { readonly p: Record<string, 1 | 2>; }', ['T.p: union']],
    ['a union of a parameter', 'export class T { public m(a: string | number): string { return String(a); } }', ['T.m(a): union']],
    ['a union that is returned', 'export class T { public m(): string | number { return 1; } }', ['T.m: union']],
    ['a union of a constructor', 'export class T { constructor(a: \'x\' | \'y\') { String(a); } }', ['T.constructor(a): union']],
    ['a getter and its setter', 'export class T { private v = \'\'; public get p(): string { return this.v; } public set p(v: string) { this.v = v; } }', []],
    ['what is private', 'export class T { private readonly p: \'a\' | \'b\' = \'a\'; /** @internal */ public _m(a: 1 | 2): string { return `${a}${this.p}`; } }', []],
  ];
  let verdicts: Verdict[];
  beforeAll(() => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'surface-'));
    const files = PLANTED.map(([, text], position) => {
      const file = path.join(folder, `planted${position}.ts`);
      fs.writeFileSync(file, text);
      return file;
    });
    verdicts = sourceProblems(files);
    fs.rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  test.each(PLANTED.map(([name], position) => [name, position] as const))('%s', (_, position) => {
    expect(verdicts[position].problems).toEqual(PLANTED[position][2]);
    expect(verdicts[position].judged).toBeGreaterThan(0);
  });
});
