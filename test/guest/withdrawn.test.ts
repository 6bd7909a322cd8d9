import * as fs from 'fs';
import * as path from 'path';
import { parse } from 'yaml';
import { Ansible, existing, host, platformOf } from './ansible/written-ansible';
import { Admin, GuestAccess, HttpProxy, OperatingSystem, SecretRef, Size, UpdatePolicy } from '../../src';
import { CERTIFICATE } from '../support/certificates';

/** Roles that take their thing away, and the defaults by which they do. */
const EMPTY: Record<string, Record<string, unknown>> = {
  hostwright_proxy: { hostwright_proxy_url: '', hostwright_proxy_direct_hosts: [] },
  hostwright_trusted_cas: { hostwright_trusted_cas_certificates: [] },
  hostwright_package_mirror: { hostwright_package_mirror_url: '' },
  hostwright_swap: { hostwright_swap_mebibytes: 0, hostwright_swap_activate: true },
};
const ROLES = Object.keys(EMPTY);

const runs = (ansible: Ansible, name: string) => ROLES.filter(role => ansible.groups[`runs_${role}`]?.includes(name));
const told = (ansible: Ansible, name: string) => Object.keys(ansible.variables(name)).filter(variable => ROLES.some(role => variable.startsWith(`${role}_`)));

test.each(ROLES)('GIVEN no variable WHEN %s runs THEN its defaults say that there shall be none', role => {
  expect(parse(fs.readFileSync(path.join(__dirname, '..', '..', 'roles', role, 'defaults', 'main.yml'), 'utf8'))).toEqual(EMPTY[role]);
});

test('GIVEN a machine of which nothing was said WHEN written THEN it runs the roles that take away, and nothing is written for it', () => {
  const ansible = Ansible.of(stack => { host(stack, 'Web'); });
  expect(runs(ansible, 'web')).toEqual(ROLES);
  expect(told(ansible, 'web')).toEqual([]);
});

test('GIVEN settings of one machine WHEN written THEN another one beside it is told nothing of them', () => {
  const ansible = Ansible.of(stack => {
    host(stack, 'Web');
    host(stack, 'Set', { proxy: HttpProxy.of('http://proxy.lan'), trustedCas: [CERTIFICATE], packageMirror: 'http://mirror.lan', swap: Size.gibibytes(1) });
  });
  expect(runs(ansible, 'web')).toEqual(ROLES);
  expect(told(ansible, 'web')).toEqual([]);
  expect(told(ansible, 'set')).toHaveLength(5);
});

test('GIVEN a guest whose archives no mirror has WHEN written THEN nobody writes archives there', () => {
  const ansible = Ansible.of(stack => { host(stack, 'Web', { image: platformOf(stack).image(OperatingSystem.ROCKY_9) }); });
  expect(runs(ansible, 'web')).toEqual(ROLES.filter(role => role !== 'hostwright_package_mirror'));
});

test('GIVEN a host of others WHEN written THEN only one that is set up runs them', () => {
  const ansible = Ansible.of(stack => {
    existing(stack, 'Nas', { swap: Size.gibibytes(1) });
    existing(stack, 'Old', { address: '10.0.20.3', bootstrap: true });
  });
  expect(runs(ansible, 'nas')).toEqual(['hostwright_swap']);
  expect(runs(ansible, 'old')).toEqual(ROLES);
});

test('GIVEN Windows WHEN nothing was said, and updates are by hand THEN nothing is taken away there', () => {
  const ansible = Ansible.of(stack => {
    host(stack, 'Win', {
      image: platformOf(stack).existingTemplate(9000, { guest: OperatingSystem.WINDOWS_SERVER_2025 }),
      admin: Admin.password('Administrator', SecretRef.terraformVariable('password')),
      access: GuestAccess.psrp(),
      updates: UpdatePolicy.manual(),
    });
  });
  expect(Object.keys(ansible.groups).filter(group => group.startsWith('runs_'))).toEqual(['runs_hostwright_firewall']);
});
