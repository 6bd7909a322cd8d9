import * as fs from 'fs';
import * as path from 'path';
import { parse } from 'yaml';
import { Ansible, existing, host, OPS, platformOf } from './ansible/written-ansible';
import { Admin, Cidr, GuestAccess, HttpProxy, OperatingSystem, SecretRef, Service, Size, TimeOfDay, UpdatePolicy } from '../../src';
import { BOOTSTRAP_ROLES } from '../../src/guest/bootstrap/bootstrap-roles';
import { isServed } from '../../src/guest/served-guests';
import { CERTIFICATE } from '../support/certificates';

const ROLES = path.join(__dirname, '..', '..', 'roles');

interface Option { readonly type: string; readonly elements?: string; readonly required?: boolean; readonly choices?: unknown[]; readonly options?: Record<string, Option> }

function optionsOf(role: string): Record<string, Option> {
  return parse(fs.readFileSync(path.join(ROLES, role, 'meta', 'argument_specs.yml'), 'utf8')).argument_specs.main.options;
}

const FITS: Record<string, (value: unknown) => boolean> = {
  str: value => typeof value === 'string',
  path: value => typeof value === 'string',
  int: Number.isInteger,
  bool: value => typeof value === 'boolean',
  list: Array.isArray,
  dict: value => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** Where values are not what the specification of a role says. */
function misfits(values: Record<string, unknown>, options: Record<string, Option>, at = ''): string[] {
  return [
    ...Object.keys(options).filter(name => options[name].required && values[name] === undefined).map(name => `${at}${name} is missing`),
    ...Object.entries(values).flatMap(([name, value]) => options[name] ? misfit(value, options[name], `${at}${name}`) : [`${at}${name} is unknown`]),
  ];
}

function misfit(value: unknown, { type, elements, choices, options }: Option, at: string): string[] {
  if (!FITS[type](value)) { return [`${at} is no ${type}`]; }
  if (choices && !choices.includes(value)) { return [`${at} is none of ${choices.join(', ')}`]; }
  if (type === 'list') { return (value as unknown[]).flatMap((item, index) => misfit(item, { type: elements!, options }, `${at}[${index}]`)); }
  return type === 'dict' && options ? misfits(value as Record<string, unknown>, options, `${at}.`) : [];
}

/** Variables of one role among those of a host. */
function variablesOf(all: Record<string, unknown>, role: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith(`${role}_`) && !BOOTSTRAP_ROLES.some(other => other.roleName !== role && other.roleName.startsWith(role) && name.startsWith(`${other.roleName}_`))));
}

const everything = Ansible.of(stack => {
  const web = host(stack, 'Web', {
    timezone: 'Europe/Berlin',
    ntp: ['ntp.lan'],
    locale: 'de_DE.UTF-8',
    proxy: HttpProxy.of('http://proxy.lan', { directHosts: ['mirror.lan'] }),
    packageMirror: 'http://mirror.lan',
    trustedCas: [CERTIFICATE],
    swap: Size.gibibytes(1),
    updates: UpdatePolicy.automatic({ rebootAt: TimeOfDay.of('04:00') }),
  });
  web.addDisk('data', Size.gibibytes(4), { mount: '/srv', owner: 'git' });
  web.allow(Service.HTTPS, { sources: [Cidr.of('fd00::/8')] });
  existing(stack, 'Plain', { admin: OPS });
}).variables('web');

describe.each(BOOTSTRAP_ROLES.map(({ roleName }) => roleName))('%s', role => {
  test('GIVEN a host that needs it WHEN written THEN its variables are what the role takes', () => {
    const given = variablesOf(everything, role);
    expect(Object.keys(given).length).toBeGreaterThan(0);
    expect(misfits(given, optionsOf(role))).toEqual([]);
  });

  test('GIVEN the specification WHEN a value has another kind THEN it is found', () => {
    const given = variablesOf(everything, role);
    const [name] = Object.keys(given);
    expect(misfits({ ...given, [name]: { wrong: { indeed: true } } }, optionsOf(role))).not.toEqual([]);
    expect(misfits({ ...given, [`${role}_unknown`]: 1 }, optionsOf(role))).toEqual([`${role}_unknown is unknown`]);
  });
});

test('GIVEN the catalogue WHEN guests are asked for THEN those with the four package managers and Windows are served, and no other', () => {
  const served = (os: OperatingSystem) => isServed(os);
  expect([OperatingSystem.DEBIAN_13, OperatingSystem.ROCKY_9, OperatingSystem.WINDOWS_SERVER_2025].map(served)).toEqual([true, true, true]);
  expect(OperatingSystem.all().filter(os => ['immutable-linux', 'bsd', 'arch'].includes(os.family)).map(served)).not.toContain(true);
});

test('GIVEN Windows WHEN written THEN no role of Linux alone is asked to run there', () => {
  const { groups } = Ansible.of(stack => {
    host(stack, 'Win', {
      image: platformOf(stack).existingTemplate(9000, { guest: OperatingSystem.WINDOWS_SERVER_2025 }),
      admin: Admin.password('Administrator', SecretRef.terraformVariable('password')),
      access: GuestAccess.psrp(),
      timezone: 'Europe/Berlin',
      locale: 'de_DE.UTF-8',
      swap: Size.gibibytes(1),
    });
  });
  expect(Object.keys(groups).filter(group => group.startsWith('runs_')).sort()).toEqual(['runs_hostwright_firewall', 'runs_hostwright_time', 'runs_hostwright_updates']);
});
