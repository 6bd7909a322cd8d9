import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { parse } from 'yaml';
import { RoleOption, rolesIn } from '../../scripts/guest/roles';
import { filesBelow } from '../../scripts/verify/outputs';

const ROOT = path.resolve(__dirname, '..', '..');
const FOLDER = path.join(ROOT, 'roles');
const ROLES = rolesIn(FOLDER);
const FAMILIES = ['apt', 'dnf', 'zypper', 'apk', 'windows'];

const read = (role: string, file: string) => parse(fs.readFileSync(path.join(FOLDER, role, file), 'utf8'), { version: '1.1' });
const has = (role: string, file: string) => fs.existsSync(path.join(FOLDER, role, file));

test('GIVEN the roles WHEN they are counted THEN those of the phase BOOTSTRAP are among them', () => {
  const wanted = ['admins', 'data_disks', 'firewall', 'guest_agent', 'locale', 'package_mirror', 'packages', 'proxy', 'swap', 'time', 'trusted_cas', 'update', 'updates'];
  expect(ROLES.map(({ name }) => name)).toEqual(expect.arrayContaining(wanted.map(name => `hostwright_${name}`)));
});

describe.each(ROLES)('GIVEN the role $name', ({ name, options, proof }) => {
  test('WHEN its variables are read THEN all begin with its name', () => {
    const variables = [...Object.keys(options), ...Object.keys(has(name, 'defaults/main.yml') ? read(name, 'defaults/main.yml') : {}), ...Object.keys(read(name, 'vars/main.yml'))];
    expect(variables.filter(variable => !variable.startsWith(`${name}_`))).toEqual([]);
  });

  test('WHEN its defaults are read THEN they are those of its argument specs', () => {
    const told = Object.fromEntries(Object.entries(options).filter(([, option]) => option.default !== undefined).map(([option, value]) => [option, value.default]));
    expect(has(name, 'defaults/main.yml') ? read(name, 'defaults/main.yml') : {}).toEqual(told);
  });

  test('WHEN its options are read THEN each says what it is and whether it must be given', () => {
    expect(incomplete(options)).toEqual([]);
  });

  test('WHEN its families are read THEN each is played or linted, and only apt is played', () => {
    expect(Object.keys(proof).length).toBeGreaterThan(0);
    expect(Object.keys(proof).filter(family => !FAMILIES.includes(family))).toEqual([]);
    expect(Object.entries(proof).filter(([family, value]) => value !== (family === 'apt' ? 'played' : 'linted'))).toEqual([]);
  });

  test('WHEN its tasks are read THEN nothing is run by a shell, and no failure is ignored', () => {
    const tasks = filesBelow(path.join(FOLDER, name)).filter(file => /tasks|handlers/.test(file) && file.endsWith('.yml'));
    expect(tasks.length).toBeGreaterThan(0);
    const text = tasks.map(file => fs.readFileSync(path.join(FOLDER, name, file), 'utf8')).join('\n');
    expect(text).not.toMatch(/ansible\.builtin\.(shell|raw)\b|ignore_errors/);
  });
});

/** Options, also inner ones, that leave something open. */
function incomplete(options: Readonly<Record<string, RoleOption>>): string[] {
  return Object.entries(options).flatMap(([name, option]) => [
    ...option.description && option.type && option.required !== undefined && (option.type !== 'list' || option.elements) ? [] : [name],
    ...incomplete(option.options ?? {}),
  ]);
}

test('GIVEN the package WHEN it is packed THEN every file of every role is in it', () => {
  const [{ files }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as [{ files: { path: string }[] }];
  const packed = files.map(file => file.path);
  const wanted = filesBelow(FOLDER).map(file => `roles/${file.split(path.sep).join('/')}`);
  expect(wanted.length).toBeGreaterThan(100);
  expect(wanted.filter(file => !packed.includes(file))).toEqual([]);
});
