import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Lazy } from 'cdktf';
import { existing, host, OPS, platformOf, stackInMemory } from './written-ansible';
import { Admin, EstateStack, GuestAccess, IpAssignment, Labels, OperatingSystem, Phase, Provisioning, Role, RoleValue, SecretRef, Service } from '../../../src';
import { CODES } from '../../../src/private/codes';
import { GUEST_CODES } from '../../../src/private/codes/guest';
import { HostwrightError } from '../../../src/private/fail';
import { codesOf, DAY, refusal } from '../../platforms/written';
import { Project } from '../../support/project';

const APP = Role.ofCollection('a.b.app', '1.0.0');
const WINDOWS = OperatingSystem.WINDOWS_SERVER_2025;

interface Case {
  readonly code: keyof typeof GUEST_CODES;
  readonly at: string;
  readonly told: string;
  readonly program: (stack: EstateStack) => void;
}

const CASES: Case[] = [
  {
    code: 'HW1502',
    at: 'lab/Web',
    told: 'given role a.b.app for web, without a way in: the image sets itself up; allowed: a host that Ansible gets into. Say how: access: GuestAccess.ssh(); or leave the role out.',
    program: stack => { host(stack, 'Web', { provisioning: Provisioning.none() }).addRole(APP); },
  },
  {
    code: 'HW1502',
    at: 'lab/Web',
    told: 'given role a.b.app for web, without a way in: an appliance; allowed: a host that Ansible gets into. ',
    program: stack => { host(stack, 'Web', { access: GuestAccess.none('an appliance') }).addRole(APP); },
  },
  {
    code: 'HW1502',
    at: 'lab/Win',
    told: 'given win, a Windows guest, without a way in: no administrator with a password; allowed: a host that Ansible gets into. Say how it listens: access: GuestAccess.psrp(), or GuestAccess.ssh(); or that it takes no part: GuestAccess.none(\'...\').',
    program: stack => { host(stack, 'Win', { image: platformOf(stack).existingTemplate(9000, { guest: WINDOWS }) }); },
  },
  {
    code: 'HW1503',
    at: 'lab/AnsibleRecord',
    told: 'given host name all; allowed: a name that is none of all, localhost, ungrouped. Give the machine another `hostName`.',
    program: stack => { host(stack, 'Web', { hostName: 'all' }); },
  },
  {
    code: 'HW1503',
    at: 'lab/AnsibleRecord',
    told: 'given label a-b=c and label a=b-c, which both make the group a_b_c; allowed: names that differ in more than punctuation. Write one of them otherwise.',
    program: stack => {
      host(stack, 'One', { labels: Labels.of({ 'a-b': 'c' }) });
      host(stack, 'Two', { labels: Labels.of({ a: 'b-c' }) });
    },
  },
  {
    code: 'HW1503',
    at: 'lab/AnsibleRecord',
    told: 'given label a-b=c and label a_b=c, which both make the group a_b_c; ',
    program: stack => { host(stack, 'Web', { labels: Labels.of({ 'a-b': 'c', 'a_b': 'c' }) }); },
  },
  {
    code: 'HW1503',
    at: 'AnsibleRecord',
    told: 'given label a-b=c and label a=b-c, which both make the group a_b_c; ',
    program: stack => {
      host(stack, 'One', { labels: Labels.of({ 'a-b': 'c' }) });
      host(new EstateStack(App.of(stack), 'other', { asOf: DAY, defaults: { admin: OPS, dns: ['10.0.20.1'] } }), 'Two', { hostName: 'two', ip: IpAssignment.of('10.0.20.99/24'), labels: Labels.of({ a: 'b-c' }) });
    },
  },
  {
    code: 'HW1503',
    at: 'lab/AnsibleRecord',
    told: 'given role a.b.app and role a_b_app, which both make the group runs_a_b_app; allowed: names that differ in more than punctuation. Write one of them otherwise.',
    program: stack => {
      host(stack, 'One').addRole(APP);
      host(stack, 'Two').addRole(Role.own('a_b_app'));
    },
  },
  {
    code: 'HW1503',
    at: 'lab/AnsibleRecord',
    told: 'given path "lab/Two\\nlines"; allowed: ids of constructs on one line, without control characters. Give the construct, or the environment around it, another id.',
    program: stack => { host(stack, 'Two\nlines', { hostName: 'two' }); },
  },
  {
    code: 'HW1507',
    at: 'lab/Win',
    told: 'given win by psrp, without a password; allowed: a password of the administrator or of the connection. Say where it is read: admin: Admin.password(\'Administrator\', SecretRef...), or GuestAccess.psrp({ userName: \'...\', password: SecretRef... }); with a key, Ansible gets in by GuestAccess.ssh().',
    program: stack => { host(stack, 'Win', { image: platformOf(stack).existingTemplate(9000, { guest: WINDOWS }), access: GuestAccess.psrp() }); },
  },
  {
    code: 'HW1507',
    at: 'lab/Nas',
    told: 'given nas by winrm, without a password; allowed: ',
    program: stack => { existing(stack, 'Nas', { os: WINDOWS, access: GuestAccess.winrm() }); },
  },
  {
    code: 'HW1505',
    at: 'lab/AnsibleRecord',
    told: 'given a.b 1.0.0 and 2.0.0; allowed: one version of each collection. Give all its roles the same version.',
    program: stack => {
      host(stack, 'One').addRole(APP);
      host(stack, 'Two').addRole(Role.ofCollection('a.b.other', '2.0.0'));
    },
  },
  {
    code: 'HW1501',
    at: 'lab/AnsibleRecord',
    told: 'given a.b.app and a.b.other in phase application, which hosts have in different orders; allowed: one order of roles for all hosts of a phase. Add them in the same order on every host, or in different phases.',
    program: stack => {
      const other = Role.ofCollection('a.b.other', '1.0.0');
      const [one, two] = [host(stack, 'One'), host(stack, 'Two')];
      one.addRole(APP);
      one.addRole(other);
      two.addRole(other);
      two.addRole(APP);
    },
  },
];

test.each(CASES)('GIVEN a program WHEN synthesized THEN $code says: $told', ({ code, at, told, program }) => {
  const report = refusal(program);
  expect(report).toContain(`[${at}] ${code} ${CODES[code].title}: ${told}`);
  expect(codesOf(report)).toEqual([code]);
});

describe('what a host refuses at once', () => {
  const thrown = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      return error as HostwrightError;
    }
    throw new Error('nothing was thrown');
  };

  test.each<[string, (stack: EstateStack) => void, string]>([
    ['a role twice', stack => { const web = host(stack, 'Web'); web.addRole(APP); web.addRole(APP, { phase: Phase.HARDEN }); }, '[lab/Web] HW1501 role that a host cannot have like this: given role a.b.app a second time; allowed: each role once on a host. Give all its variables at once.'],
    ['one variable with two values', stack => {
      const web = host(stack, 'Web');
      web.addRole(APP, { variables: { app_port: RoleValue.number(1) } });
      web.addRole(Role.ofCollection('a.b.other', '1.0.0'), { variables: { app_port: RoleValue.number(2) } });
    }, '[lab/Web] HW1501 role that a host cannot have like this: given variable app_port of a.b.other, which a.b.app gives another value; '],
    ['a variable of Ansible', stack => host(stack, 'Web').addRole(APP, { variables: { ansible_host: RoleValue.text('x') } }), 'HW1501 role that a host cannot have like this: given variable "ansible_host" of a.b.app; '],
    ['a variable that is none', stack => host(stack, 'Web').addRole(APP, { variables: { 'a-b': RoleValue.text('x') } }), 'HW1501 role that a host cannot have like this: given variable "a-b" of a.b.app; '],
    ['a word of plays', stack => host(stack, 'Web').addRole(APP, { variables: { port: RoleValue.number(80) } }), '[lab/Web] HW1501 role that a host cannot have like this: given variable port of a.b.app; allowed: names that are no words of plays, tasks and templates. Call it as the role does, mostly beginning with the name of the role, such as app_port.'],
    ['half of a character', () => RoleValue.text('a\ud83d'), 'HW1103 malformed value: given text "a\\ud83d" with half of a character; allowed: whole characters. '],
    ['half of a character in a key', () => RoleValue.record({ '\udf89': RoleValue.flag(true) }), 'HW1103 malformed value: given key "\\udf89" with half of a character; '],
    ['a user that is a template', () => GuestAccess.ssh({ userName: '{{ x }}' }), 'HW1103 malformed value: given user name "{{ x }}"; allowed: 1 to 256 characters without white space and braces. '],
    ['no user', () => GuestAccess.psrp({ userName: '' }), 'HW1103'],
    ['a user that Terraform knows', () => GuestAccess.winrm({ userName: Lazy.stringValue({ produce: () => 'ops' }) }), 'HW1107'],
    ['a role of the library\'s name', () => Role.own('hostwright_swap'), 'HW1103'],
    ['a role with a path', () => Role.own('../x'), 'HW1103'],
    ['a collection role without collection', () => Role.ofCollection('app', '1.0.0'), 'HW1103'],
    ['a range of versions', () => Role.ofCollection('a.b.app', '>=1.0.0'), 'HW1103 malformed value: given version ">=1.0.0" of a.b; '],
    ['an expression without one', () => RoleValue.expression('x'), 'HW1103'],
    ['an infinite number', () => RoleValue.number(Infinity), 'HW1101'],
    ['an address with a port', stack => existing(stack, 'Nas', { address: '10.0.0.1:22' }), 'HW1103'],
    ['a name as a source of rules', stack => existing(stack, 'Nas', { address: 'nas.lan' }).addressAlone, 'HW1103'],
    ['a port that is none', () => GuestAccess.ssh({ port: 0 }), 'HW1101'],
  ])('GIVEN %s WHEN said THEN it is refused', (_, act, told) => {
    const stack = stackInMemory();
    expect(thrown(() => act(stack)).message).toContain(told);
  });

  test('GIVEN a password by which nobody may be looked up WHEN written THEN the message has no secret', () => {
    expect(refusal(stack => { host(stack, 'Win', { image: platformOf(stack).existingTemplate(9000, { guest: WINDOWS }), admin: Admin.password('Administrator', SecretRef.vault('a', 'b')) }); })).toContain('HW2021');
  });

  test('GIVEN a host that filters and nobody may manage WHEN synthesized THEN it is refused', () => {
    expect(refusal(stack => existing(stack, 'Nas').allow(Service.NFS))).toContain('[lab/Nas] HW1210 management port without networks: given nas with a firewall; allowed: managementNetworks. ');
  });
});

describe('what a person has put beside cdktf.json', () => {
  const project = Project.forEachTest();
  const synth = (build: (stack: EstateStack) => void) => {
    const app = new App({ outdir: project.out() });
    build(new EstateStack(app, 'lab', { defaults: { admin: OPS, dns: ['10.0.20.1'] }, asOf: DAY }));
    app.synth();
  };

  test('GIVEN a role that is not there WHEN synthesized THEN it is refused, and found once it is', () => {
    const build = (stack: EstateStack) => host(stack, 'Web').addRole(Role.own('shop'));
    expect(() => synth(build)).toThrow('[lab/AnsibleRecord] HW1504 role that is not there: given role shop; allowed: a folder of ansible/roles beside cdktf.json. Make ansible/roles/shop/tasks/main.yml, or correct the name.');
    project.write('---\n', 'ansible/roles/shop/tasks/main.yml');
    synth(build);
    expect(project.read('cdktf.out/stacks/lab/ansible/ansible.cfg')).toMatch(/^roles_path = \.\.\/\.\.\/\.\.\/\.\.\/ansible\/roles:roles$/m);
  });

  test('GIVEN variables without an inventory WHEN synthesized THEN they are refused, since nothing would read them', () => {
    project.write('---\n', 'ansible/group_vars/all.yml');
    expect(() => synth(stack => host(stack, 'Web'))).toThrow('HW1506 variables that nothing reads: given ansible/group_vars without ansible/hosts.yml; allowed: variables beside an inventory. ');
    project.write('all: {}\n', 'ansible/hosts.yml');
    synth(stack => host(stack, 'Web'));
    expect(project.read('cdktf.out/stacks/lab/ansible/ansible.cfg')).toMatch(/^inventory = inventory\/hosts\.yml,\.\.\/\.\.\/\.\.\/\.\.\/ansible\/hosts\.yml$/m);
  });

  test('GIVEN playbooks WHEN synthesized THEN site.yml runs them at its end, by name', () => {
    for (const name of ['b.yml', 'a.yaml', 'notes.txt']) { project.write('---\n', 'ansible/playbooks', name); }
    synth(stack => host(stack, 'Web'));
    expect(project.read('cdktf.out/stacks/lab/ansible/site.yml').match(/import_playbook: .*/g)).toEqual(['a.yaml', 'b.yml'].map(name => `import_playbook: "../../../../ansible/playbooks/${name}"`));
  });
});

test.each(['a:b', 'a,b', '$HOME'])('GIVEN hosts in a stack %j WHEN synthesized THEN it is refused, since its folder could not be named in ansible.cfg', id => {
  const told = (build: (stack: EstateStack) => void) => {
    const app = new App({ outdir: fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-')) });
    build(new EstateStack(app, id, { defaults: { admin: OPS, dns: ['10.0.20.1'] }, asOf: DAY }));
    try { app.synth(); } catch (error) { return (error as Error).message; } finally { fs.rmSync(app.outdir, { recursive: true, force: true }); }
    return 'nothing was refused';
  };
  expect(told(stack => host(stack, 'Web'))).toContain(`HW1503 ${CODES.HW1503.title}: given stack ${id}; allowed: an id without \`:\`, \`,\` and \`$\`, which mean something in the paths of ansible.cfg. Give the stack another id.`);
  expect(told(() => undefined)).toBe('nothing was refused');
});
