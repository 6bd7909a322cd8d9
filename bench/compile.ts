import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import ts from 'typescript';

const REPOSITORY = path.resolve(__dirname, '..');

/**
 * Compiles the library and this folder into a temporary package and calls `use` with its folder, which is gone afterwards.
 *
 * What runs under tsx is transformed on the fly, which costs both memory and load time; `lib` may be older than `src`. So the
 * bench compiles by itself: file by file, with the options of the published package, beside the same `node_modules`.
 */
export function withCompiled<T>(source: string, use: (folder: string) => T): T {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-bench-'));
  try {
    const options = compilerOptions();
    compileFolder(path.resolve(source), path.join(folder, 'lib'), options);
    compileFolder(__dirname, path.join(folder, 'bench'), options);
    for (const beside of ['node_modules', 'roles', 'programs']) { fs.symlinkSync(path.join(REPOSITORY, beside), path.join(folder, beside), 'junction'); }
    // `hostwright` inside this package means the package itself.
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'hostwright', exports: './lib/index.js' }));
    loadPlatformsLazily(path.join(folder, 'lib'));
    return use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** As the published package does. */
function loadPlatformsLazily(library: string): void {
  const { status, stderr } = spawnSync(process.execPath, [path.join(REPOSITORY, 'scripts', 'lazy-platforms.mjs'), library], { encoding: 'utf8' });
  if (status !== 0) { throw new Error(stderr); }
}

function compilerOptions(): ts.CompilerOptions {
  const file = path.join(REPOSITORY, 'tsconfig.json');
  const { config, error } = ts.readConfigFile(file, name => fs.readFileSync(name, 'utf8'));
  if (error) { throw new Error(`${file}: ${ts.flattenDiagnosticMessageText(error.messageText, '\n')}`); }
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, REPOSITORY);
  return { ...options, declaration: false, isolatedModules: true };
}

function compileFolder(from: string, to: string, options: ts.CompilerOptions): void {
  fs.mkdirSync(to, { recursive: true });
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) {
      compileFolder(source, target, options);
    } else if (entry.name.endsWith('.ts')) {
      const { outputText } = ts.transpileModule(fs.readFileSync(source, 'utf8'), { fileName: source, compilerOptions: options });
      fs.writeFileSync(target.replace(/\.ts$/, '.js'), outputText);
    } else if (entry.name.endsWith('.json')) {
      fs.copyFileSync(source, target);
    }
  }
}
