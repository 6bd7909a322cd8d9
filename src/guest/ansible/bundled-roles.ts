import * as fs from 'fs';
import * as path from 'path';

/** Roles of the library lie in its package, one folder each. */
const FOLDER = path.join(__dirname, '..', '..', '..', 'roles');

/** A file of a role, with forward slashes below the folder of all roles. */
export interface RoleFile {
  readonly roleName: string;
  readonly file: string;
}

let files: readonly RoleFile[] | undefined;

/** Files of all roles that the library brings, sorted. */
export function bundledRoleFiles(): readonly RoleFile[] {
  return files ??= fs.readdirSync(FOLDER).filter(name => fs.statSync(path.join(FOLDER, name)).isDirectory()).sort()
    .flatMap(roleName => below(roleName).map(file => ({ roleName, file })));
}

const TEXTS = new Map<string, string>();

/** Text of one file; YAML says where it comes from. */
export function bundledRoleText({ roleName, file }: RoleFile): string {
  let text = TEXTS.get(file);
  if (text === undefined) {
    const source = fs.readFileSync(path.join(FOLDER, ...file.split('/')), 'utf8');
    text = /\.ya?ml$/.test(file) ? `# role ${roleName} of hostwright; generated, do not edit\n${source}` : source;
    TEXTS.set(file, text);
  }
  return text;
}

/** Some roles and all those that they include. */
export function withIncludedRoles(roleNames: Iterable<string>): Set<string> {
  const all = new Set<string>();
  const add = (roleName: string) => {
    if (all.has(roleName)) { return; }
    all.add(roleName);
    for (const other of includedBy(roleName)) { add(other); }
  };
  for (const roleName of roleNames) { add(roleName); }
  return all;
}

const INCLUDED = new Map<string, readonly string[]>();

/** A role that another one names stands in its tasks by its whole name; variables go on after it. */
function includedBy(roleName: string): readonly string[] {
  let included = INCLUDED.get(roleName);
  if (!included) {
    const text = bundledRoleFiles().filter(file => file.roleName === roleName).map(bundledRoleText).join('\n');
    included = [...new Set(bundledRoleFiles().map(file => file.roleName))].filter(other => other !== roleName && new RegExp(`\\b${other}\\b`).test(text));
    INCLUDED.set(roleName, included);
  }
  return included;
}

function below(folder: string): string[] {
  return fs.readdirSync(path.join(FOLDER, ...folder.split('/')), { withFileTypes: true })
    .flatMap(entry => entry.isDirectory() ? below(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]).sort();
}
