import * as fs from 'fs';
import { createRequire } from 'module';
import * as path from 'path';
import { fail, shown } from '../../private/fail';
import { CliProject } from '../project';

/** CDK for Terraform, and its fork. */
const SYNTHESIZERS = [['cdktf-cli', 'cdktf'], ['cdktn-cli', 'cdktn']] as const;

/** A program that is called by its name, or by its path. HW6007 where it is not there. */
export function requireProgram(name: string, environment: NodeJS.ProcessEnv, remedy: string): string {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`, name] : [name];
  const places = name.includes('/') || name.includes('\\') ? [''] : (environment.PATH ?? '').split(path.delimiter);
  const found = places.flatMap(place => names.map(one => path.join(place, one))).find(isProgram);
  return found ?? fail({ code: 'HW6007', given: shown(name), allowed: 'a program on the PATH', remedy });
}

/** How the project is synthesized: by the CLI that it has installed. HW6007 where it has none. */
export function synthesizerOf({ folder }: CliProject): { readonly shown: string; readonly words: string[] } {
  const resolver = createRequire(path.join(folder, 'package.json'));
  for (const [name, program] of SYNTHESIZERS) {
    try {
      const manifest = resolver.resolve(`${name}/package.json`);
      const { bin } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as { bin: Record<string, string> };
      return { shown: `npx ${program} synth`, words: [process.execPath, path.join(path.dirname(manifest), bin[program]), 'synth'] };
    } catch (error) {
      if (!['MODULE_NOT_FOUND', 'ERR_PACKAGE_PATH_NOT_EXPORTED'].includes((error as NodeJS.ErrnoException).code ?? '')) { throw error; }
    }
  }
  return fail({ code: 'HW6007', given: 'a project without cdktf-cli', allowed: 'cdktf-cli or cdktn-cli in node_modules', remedy: 'Run `npm install --save-dev cdktf-cli`.' });
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
