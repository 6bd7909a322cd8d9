import { App, ref, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { thrown } from './refused';
import { Admin, Cidr, DefaultsLevel, Estate, EstateDefaults, HttpProxy, Labels, NamePattern, Size, TimeOfDay, UpdatePolicy } from '../../src';
import { checkDefaults, checkSettings } from '../../src/model/check-settings';
import { defaultOf, environmentNameOf, mergedLabels, setDefaults, settingOf, settingsOf } from '../../src/model/defaults-scope';
import { explainDefaults } from '../../src/model/explain-defaults';
import { ADMIN, KEY } from '../platforms/written';
import { CERTIFICATE, OTHER_CERTIFICATE } from '../support/certificates';

/** An App with one construct at each level. */
function tree() {
  const app = new App();
  const environment = new Construct(app, 'Prod');
  const stack = new TerraformStack(environment, 'web');
  const machine = new Construct(new Construct(stack, 'Tier'), 'App1');
  const other = new Construct(stack, 'App2');
  return { app, environment, stack, machine, other };
}

/** Every key with a legal value, and words for it. */
const EVERYTHING: Required<EstateDefaults> = {
  admin: ADMIN,
  dns: ['10.0.20.1', 'fd00::1'],
  imageMirror: 'http://cache.lan/images',
  labels: Labels.of({ team: 'web' }),
  locale: 'de_DE.UTF-8',
  managementNetworks: [Cidr.of('10.0.0.0/8')],
  namePattern: NamePattern.of('{stack}-{id}'),
  ntp: ['ntp.lan', '10.0.20.1', 'fd00::1'],
  packageMirror: 'http://mirror.lan:8080/pub',
  proxy: HttpProxy.of('http://proxy.lan:3128', { directHosts: ['mirror.lan'] }),
  requiredLabels: ['owner'],
  searchDomains: ['lab.example', 'lan'],
  swap: Size.gibibytes(2),
  timezone: 'America/Argentina/Buenos_Aires',
  trustedCas: [CERTIFICATE, `${CERTIFICATE}\n${OTHER_CERTIFICATE}\n`],
  updates: UpdatePolicy.automatic({ rebootAt: TimeOfDay.of('04:00') }),
};
const ALL = { namePattern: true, managementNetworks: true };

describe('levels', () => {
  const { app, environment, stack, machine, other } = tree();
  setDefaults(app, DefaultsLevel.ESTATE, { admin: ADMIN, timezone: 'UTC', dns: ['10.0.0.1'], labels: Labels.of({ env: 'none', owner: 'ops' }), requiredLabels: ['owner'] });
  setDefaults(environment, DefaultsLevel.ENVIRONMENT, { timezone: 'Europe/Berlin', labels: Labels.of({ env: 'prod' }), requiredLabels: ['team', 'owner'] });
  setDefaults(stack, DefaultsLevel.STACK, { timezone: 'Europe/Paris', dns: [] });
  setDefaults(machine, DefaultsLevel.MACHINE, { timezone: 'Europe/Madrid', labels: Labels.of({ tier: 'front' }) });

  test('GIVEN a value at every level WHEN asked THEN the nearest one wins', () => {
    expect([machine, other, stack, environment, app].map(scope => defaultOf(scope, 'timezone'))).toEqual(['Europe/Madrid', 'Europe/Paris', 'Europe/Paris', 'Europe/Berlin', 'UTC']);
    expect(settingOf(machine, 'timezone')).toEqual({ value: 'Europe/Madrid', level: DefaultsLevel.MACHINE, setBy: machine });
  });

  test('GIVEN a value at one level only WHEN asked below THEN it is that one, and its setter is known', () => {
    expect(settingOf(machine, 'admin')).toEqual({ value: ADMIN, level: DefaultsLevel.ESTATE, setBy: app });
    expect(settingOf(machine, 'proxy')).toBeUndefined();
  });

  test('GIVEN an empty list at a nearer level WHEN asked THEN it is a value', () => {
    expect(defaultOf(machine, 'dns')).toEqual([]);
    expect(defaultOf(environment, 'dns')).toEqual(['10.0.0.1']);
  });

  test('GIVEN labels at several levels WHEN asked THEN they are merged, the nearer winning', () => {
    expect([machine, other, environment, app].map(scope => mergedLabels(scope).toString())).toEqual(['env=prod, owner=ops, tier=front', 'env=prod, owner=ops', 'env=prod, owner=ops', 'env=none, owner=ops']);
  });

  test('GIVEN required labels at several levels WHEN asked THEN all of them are there', () => {
    expect(settingsOf(machine, 'requiredLabels').map(({ value, level }) => [level, value])).toEqual([['estate', ['owner']], ['environment', ['team', 'owner']]]);
  });

  test('GIVEN an environment WHEN asked below and above THEN its name is known below', () => {
    expect([machine, stack, environment, app].map(environmentNameOf)).toEqual(['Prod', 'Prod', 'Prod', undefined]);
  });

  test('GIVEN defaults on a construct WHEN set again THEN they are refused with HW1233', () => {
    const { code, message } = thrown(() => setDefaults(stack, DefaultsLevel.STACK, {}));
    expect(code).toBe('HW1233');
    expect(message).toBe('[Prod/web] HW1233 defaults given twice: given defaults of the stack, which has some; allowed: one call for each level. Give all of them at once; what holds for a part only belongs to an Environment, a stack or a machine.');
  });
});

describe('the estate\'s level', () => {
  test('GIVEN Estate.declareDefaults WHEN asked anywhere in the App THEN it holds, and in no other App', () => {
    const { app, machine } = tree();
    Estate.of(machine).declareDefaults({ timezone: 'UTC' });
    expect(settingOf(machine, 'timezone')).toEqual({ value: 'UTC', level: DefaultsLevel.ESTATE, setBy: app });
    expect(defaultOf(tree().machine, 'timezone')).toBeUndefined();
  });

  test('GIVEN a value against its grammar WHEN set THEN it is refused at once, without a path: the App has none', () => {
    const { app } = tree();
    expect(thrown(() => Estate.of(app).declareDefaults({ dns: ['dns'] })).message).toMatch(/^HW1213 malformed default: given dns "dns"; /);
  });

  test('GIVEN defaults WHEN set again THEN they are refused', () => {
    const { app } = tree();
    Estate.of(app).declareDefaults({});
    expect(thrown(() => Estate.of(app).declareDefaults({})).message).toMatch(/^HW1233 .*defaults of the estate/);
  });
});

describe('grammar', () => {
  test('GIVEN every key with a legal value WHEN checked THEN nothing is refused', () => {
    expect(checkDefaults(EVERYTHING, 'lab')).toBe(EVERYTHING);
    expect(checkDefaults({}, 'lab')).toEqual({});
    expect(() => checkDefaults({ dns: [], searchDomains: [], ntp: [], trustedCas: [], requiredLabels: [] }, 'lab')).not.toThrow();
  });

  const privateKey = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIHhardtoguess\n-----END EC PRIVATE KEY-----';
  test.each<[string, EstateDefaults, string]>([
    ['a DNS server by name', { dns: ['10.0.20.1', 'dns'] }, 'dns "dns"; allowed: IP addresses. Correct `defaults.dns`.'],
    ['a search domain with a blank', { searchDomains: ['lab example'] }, 'searchDomains "lab example"; allowed: domain names. Correct `defaults.searchDomains`.'],
    ['a search domain with a dot at its end', { searchDomains: ['lab.example.'] }, 'searchDomains "lab.example."; '],
    ['a search domain in capitals', { searchDomains: ['Lab.example'] }, 'searchDomains "Lab.example"; '],
    ['a time zone that nobody knows', { timezone: 'Europe/Nowhere' }, 'timezone "Europe/Nowhere"; allowed: an IANA time zone such as Europe/Berlin. '],
    ['a time zone by offset', { timezone: '+02:00' }, 'timezone "+02:00"; '],
    ['a time server with a port', { ntp: ['ntp.lan:123'] }, 'ntp "ntp.lan:123"; allowed: host names and IP addresses. Correct `defaults.ntp`.'],
    ['a locale by language alone', { locale: 'de' }, 'locale "de"; allowed: a locale such as de_DE.UTF-8. '],
    ['a locale with a shell in it', { locale: 'de_DE.UTF-8;reboot' }, 'locale "de_DE.UTF-8;reboot"; '],
    ['a mirror without scheme', { packageMirror: 'mirror.lan' }, 'packageMirror "mirror.lan"; allowed: an http or https URL without credentials, query and last slash. '],
    ['a mirror with a last slash', { packageMirror: 'http://mirror.lan/' }, 'packageMirror "http://mirror.lan/"; '],
    ['a mirror with a password', { packageMirror: 'http://ops:hunter2@mirror.lan' }, 'packageMirror with credentials; '],
    ['the archive of one distribution', { packageMirror: 'http://mirror.lan/pub/debian' }, 'packageMirror "http://mirror.lan/pub/debian"; allowed: the folder above the archives of the distributions. Write "http://mirror.lan/pub": each guest adds its own archive.'],
    ['an image mirror with a query', { imageMirror: 'http://cache.lan?x=1' }, 'imageMirror "http://cache.lan?x=1"; allowed: an http or https URL without credentials, query and last slash. Correct `defaults.imageMirror`.'],
    ['an image mirror with a password', { imageMirror: 'http://ops:hunter2@cache.lan' }, 'imageMirror with credentials; '],
    ['a key that is no label', { requiredLabels: ['Team'] }, 'requiredLabels "Team"; allowed: keys of labels such as team. '],
    ['a text that is no certificate', { trustedCas: ['hello'] }, 'trustedCas with a text that is no certificate; allowed: certificates in PEM form. Correct `defaults.trustedCas`.'],
    ['a certificate with something after it', { trustedCas: [`${CERTIFICATE}\nhello`] }, 'trustedCas with a text that is no certificate; '],
    ['a certificate that was cut', { trustedCas: [CERTIFICATE.replace(/\n[^\n]+\n-----END/, '\n-----END')] }, 'trustedCas with a certificate that cannot be read; '],
    ['a private key', { trustedCas: [CERTIFICATE, privateKey] }, 'trustedCas with a private key (PEM); allowed: certificates in PEM form. Give the certificate of the authority alone, and change the key if the text was ever committed.'],
    ['a private key behind a certificate', { trustedCas: [`${CERTIFICATE}\n${privateKey}`] }, 'trustedCas with a private key (PEM); '],
  ])('GIVEN %s WHEN checked THEN it is refused with HW1213, which repeats no secret', (_, defaults, wrong) => {
    const { code, message } = thrown(() => checkDefaults(defaults, 'lab'));
    expect(code).toBe('HW1213');
    expect(message.startsWith(`[lab] HW1213 malformed default: given ${wrong}`)).toBe(true);
    expect(message).not.toMatch(/hunter2|hardtoguess/);
  });

  test.each<[string, EstateDefaults]>([
    ['dns', { dns: [] }], ['ntp', { ntp: [] }], ['locale', {}], ['timezone', {}], ['packageMirror', {}], ['trustedCas', { trustedCas: [] }], ['imageMirror', {}], ['requiredLabels', { requiredLabels: [] }],
  ])('GIVEN a token as %s WHEN checked THEN it is refused', (key, { ...empty }) => {
    const token = Token.asString(ref('x.name'));
    const value = Array.isArray((empty as Record<string, unknown>)[key]) ? [token] : token;
    expect(thrown(() => checkDefaults({ ...empty, [key]: value }, 'lab')).code).toBe('HW1107');
  });

  test('GIVEN the props of a machine WHEN refused THEN the message names the prop', () => {
    expect(thrown(() => checkSettings({ ntp: ['a b'] }, 'lab/Web')).message).toBe('[lab/Web] HW1213 malformed default: given ntp "a b"; allowed: host names and IP addresses. Correct `ntp`.');
  });
});

describe('explain', () => {
  test('GIVEN every key at one level WHEN explained THEN each stands there in words, sorted, and no secret', () => {
    const { stack, machine } = tree();
    setDefaults(stack, DefaultsLevel.STACK, EVERYTHING);
    const told = explainDefaults(machine, ALL);
    expect(told.map(({ key, value }) => [key, value])).toEqual([
      ['admin', 'ops, 1 key'],
      ['dns', '10.0.20.1, fd00::1'],
      ['imageMirror', 'http://cache.lan/images'],
      ['labels.team', 'web'],
      ['locale', 'de_DE.UTF-8'],
      ['managementNetworks', '10.0.0.0/8'],
      ['namePattern', '{stack}-{id}'],
      ['ntp', 'ntp.lan, 10.0.20.1, fd00::1'],
      ['packageMirror', 'http://mirror.lan:8080/pub'],
      ['proxy', 'http://proxy.lan:3128 except mirror.lan'],
      ['requiredLabels.owner', 'required'],
      ['searchDomains', 'lab.example, lan'],
      ['swap', '2 GiB'],
      ['timezone', 'America/Argentina/Buenos_Aires'],
      ['trustedCas', expect.stringMatching(/^O=Lab, CN=Lab Root \(sha256 [0-9a-f]{16}\), O=Lab, CN=Lab Root \(sha256 [0-9a-f]{16}\), CN=Office Root \(sha256 [0-9a-f]{16}\)$/)],
      ['updates', 'automatic, restart at 04:00'],
    ]);
    expect(new Set(told.map(({ key }) => key.split('.')[0]))).toEqual(new Set(Object.keys(EVERYTHING)));
    expect(told.every(({ level, constructPath }) => level === DefaultsLevel.STACK && constructPath === 'Prod/web')).toBe(true);
    expect(JSON.stringify(told)).not.toContain(KEY.split(' ')[1]);
  });

  test('GIVEN keys that are not about the machine WHEN explained THEN they are left out', () => {
    const { stack, machine } = tree();
    setDefaults(stack, DefaultsLevel.STACK, EVERYTHING);
    const keys = explainDefaults(machine, { namePattern: false, managementNetworks: false }).map(({ key }) => key);
    expect(keys).not.toContain('namePattern');
    expect(keys).not.toContain('managementNetworks');
    expect(keys).toHaveLength(14);
  });

  test('GIVEN several levels WHEN explained THEN each entry names the one that won', () => {
    const { app, environment, stack, machine } = tree();
    setDefaults(app, DefaultsLevel.ESTATE, { timezone: 'UTC', locale: 'C.UTF-8', labels: Labels.of({ env: 'none', owner: 'ops' }), requiredLabels: ['owner'] });
    setDefaults(environment, DefaultsLevel.ENVIRONMENT, { timezone: 'Europe/Berlin', labels: Labels.of({ env: 'prod' }), requiredLabels: ['owner'] });
    setDefaults(stack, DefaultsLevel.STACK, { dns: [], admin: Admin.sshKey('web', KEY, KEY) });
    setDefaults(machine, DefaultsLevel.MACHINE, { locale: 'de_DE.UTF-8', labels: Labels.of({ tier: 'front' }) });
    expect(explainDefaults(machine, ALL).map(({ key, value, level, constructPath }) => [key, value, level, constructPath].join('|'))).toEqual([
      'admin|web, 2 keys|stack|Prod/web',
      'dns|none|stack|Prod/web',
      'labels.env|prod|environment|Prod',
      'labels.owner|ops|estate|',
      'labels.tier|front|machine|Prod/web/Tier/App1',
      'locale|de_DE.UTF-8|machine|Prod/web/Tier/App1',
      'requiredLabels.owner|required|estate|',
      'timezone|Europe/Berlin|environment|Prod',
    ]);
  });
});
