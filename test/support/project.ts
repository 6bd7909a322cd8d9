import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { TextArtifact } from '../../src';

/** An empty project folder for each test, which is also the working directory; gone afterwards. */
export class Project {
  /** Makes one for each test of the file. */
  public static forEachTest(): Project {
    const project = new Project();
    const home = process.cwd();
    const { CI } = process.env;
    beforeEach(() => {
      // With CI set a new machine is refused: who works in a project here is a person, unless the test says otherwise.
      delete process.env.CI;
      project.folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-test-')));
      fs.writeFileSync(project.at('cdktf.json'), '{}\n');
      process.chdir(project.folder);
    });
    afterEach(() => {
      if (CI === undefined) { delete process.env.CI; } else { process.env.CI = CI; }
      process.chdir(home);
      fs.rmSync(project.folder, { recursive: true, force: true });
    });
    return project;
  }

  private folder = '';

  private constructor() {}

  public get root(): string { return this.folder; }

  /** A path in the project. */
  public at(...parts: string[]): string { return path.join(this.folder, ...parts); }

  /** A path in the output folder. */
  public out(...parts: string[]): string { return this.at('cdktf.out', ...parts); }

  /** A path in the output of a stack. */
  public stack(id: string, ...parts: string[]): string { return this.out('stacks', id, ...parts); }

  public read(...parts: string[]): string { return fs.readFileSync(this.at(...parts), 'utf8'); }

  public json(...parts: string[]): any { return JSON.parse(this.read(...parts)); }

  public write(text: string, ...parts: string[]): void {
    fs.mkdirSync(path.dirname(this.at(...parts)), { recursive: true });
    fs.writeFileSync(this.at(...parts), text);
  }

  public has(...parts: string[]): boolean { return fs.existsSync(this.at(...parts)); }

  /** Messages of a stack in cdktf's manifest. */
  public annotations(stack: string, level: 'info' | 'warn' | 'error'): string[] {
    return this.json('cdktf.out', 'manifest.json').stacks[stack].annotations
      .filter((annotation: { level: string }) => annotation.level === `@cdktf/${level}`)
      .map((annotation: { message: string }) => annotation.message);
  }
}

/** Every folder below a folder, empty ones too. */
export function foldersBelow(folder: string): string[] {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** Every file below a folder with its bytes as latin1, so that two folders can be compared. */
export function filesBelow(folder: string, prefix = ''): Record<string, string> {
  if (!fs.existsSync(folder)) { return {}; }
  const files: Record<string, string> = {};
  for (const entry of fs.readdirSync(path.join(folder, prefix), { withFileTypes: true })) {
    const name = path.posix.join(prefix, entry.name);
    if (entry.isDirectory()) { Object.assign(files, filesBelow(folder, name)); } else { files[name] = fs.readFileSync(path.join(folder, name), 'latin1'); }
  }
  return files;
}

/** A text file in a stack; the content may be a function that is asked late. */
export function textFile(scope: Construct, filePath: string, content: string | (() => string) = `${filePath}\n`, id = filePath.replaceAll('/', '-')): TextArtifact {
  return new TextArtifact(scope, id, { produce: () => typeof content === 'string' ? content : content() }, { filePath });
}

/** A resource that needs no provider. */
export function anyResource(scope: Construct, id: string, attributes: Record<string, unknown> = {}, type = 'terraform_data'): TerraformResource {
  const resource = new TerraformResource(scope, id, { terraformResourceType: type });
  for (const [name, value] of Object.entries(attributes)) { resource.addOverride(name, value); }
  return resource;
}

export interface ReportedProblem {
  readonly path: string;
  readonly code: string | null;
  readonly message: string;
}

/** Synthesizes an App that must be refused; what was thrown and what report.json says. */
export function refusalOf(app: App): { readonly message: string; readonly problems: ReportedProblem[]; readonly codes: (string | null)[] } {
  let thrown: Error | undefined;
  try { app.synth(); } catch (error) { thrown = error as Error; }
  if (!thrown) { throw new Error('the App was written although it should have been refused'); }
  if (thrown.name !== 'EstateRefused') { throw thrown; }
  const { problems } = JSON.parse(fs.readFileSync(path.join(app.outdir, 'refused', 'report.json'), 'utf8')) as { problems: ReportedProblem[] };
  return { message: thrown.message, problems, codes: problems.map(problem => problem.code) };
}
