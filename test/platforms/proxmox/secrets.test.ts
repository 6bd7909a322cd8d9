import { Admin, GuestAccess, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform, ProxmoxPlatformProps, SecretRef } from '../../../src';
import { codesOf, proxmox, refusal, written } from '../written';

// What each kind of secret becomes in each argument that the platform writes: what stands there, or what is refused.
const VARIABLE = SecretRef.terraformVariable('secret');
const FILE = SecretRef.file('~/.secret');
const VAULT = SecretRef.vault('pve', 'secret');
const SOPS = SecretRef.sops('a.yaml', 'secret');
const environment = SecretRef.environmentVariable;
const DECLARED = { secret: { type: 'string', sensitive: true, nullable: false } };

function windows(pve: ProxmoxPlatform, admin?: Admin): void {
  new HardenedVm(pve.node.scope as never, 'Win', {
    image: pve.existingTemplate(9025, { guest: OperatingSystem.WINDOWS_SERVER_2025 }),
    network: pve.bridge('vmbr0'),
    ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1'),
    admin,
    // Without a password of its own there is a way in that needs none.
    access: admin?.passwordRef ? GuestAccess.psrp() : GuestAccess.ssh(),
  });
}

const PLACES = {
  token: (secret: SecretRef): Partial<ProxmoxPlatformProps> => ({ apiToken: secret }),
  key: (secret: SecretRef): Partial<ProxmoxPlatformProps> => ({ ssh: { userName: 'terraform', privateKey: secret } }),
};

describe.each([
  ['the API token', PLACES.token, 'PROXMOX_VE_API_TOKEN', (provider: any) => provider.api_token, 'API token'],
  ['the SSH key', PLACES.key, 'PROXMOX_VE_SSH_PRIVATE_KEY', (provider: any) => provider.ssh.private_key, 'SSH key'],
] as const)('%s', (_, props, own, read, shown) => {
  test.each([
    ['the provider\'s own variable', environment(own), undefined, undefined],
    ['a Terraform variable', VARIABLE, '${var.secret}', DECLARED],
    ['a file', FILE, '${trimspace(file("~/.secret"))}', undefined],
  ])('GIVEN it is in %s WHEN synthesized THEN it stands there so', (__, secret, expected, variable) => {
    const { document } = written(stack => windows(proxmox(stack, props(secret))));
    expect([read(document.provider.proxmox[0]), document.variable]).toEqual([expected, variable]);
  });

  test.each([
    [environment('MINE'), 'environment variable MINE'],
    [VAULT, 'Vault secret pve, key secret'],
    [SOPS, 'SOPS file a.yaml, key secret'],
  ])('GIVEN it is in %s WHEN synthesized THEN it is refused with HW2011', (secret, given) => {
    const report = refusal(stack => windows(proxmox(stack, props(secret))));
    expect(codesOf(report)).toEqual(['HW2011']);
    expect(report).toContain(`[lab/Pve] HW2011 secret that the provider cannot read there: given ${shown} from ${given}; allowed: ${own}, a Terraform variable or a file`);
  });
});

test('GIVEN an SSH key in the provider\'s own variable WHEN synthesized THEN the agent is not asked', () => {
  const { document } = written(stack => windows(proxmox(stack, PLACES.key(environment('PROXMOX_VE_SSH_PRIVATE_KEY')))));
  expect(document.provider.proxmox[0].ssh).toEqual({ agent: false, username: 'terraform' });
});

describe('the password of an administrator', () => {
  const withPassword = (secret: SecretRef) => (stack: Parameters<Parameters<typeof written>[0]>[0]) => windows(proxmox(stack), Admin.password('Administrator', secret));

  test.each([
    ['a Terraform variable', VARIABLE, '${var.secret}', DECLARED],
    ['a file', FILE, '${sensitive(trimspace(file("~/.secret")))}', undefined],
  ])('GIVEN it is in %s WHEN synthesized THEN it stands there so', (_, secret, expected, variable) => {
    const result = written(withPassword(secret));
    expect([result.vm('Win').initialization.user_account.password, result.document.variable]).toEqual([expected, variable]);
  });

  test.each([
    [environment('PROXMOX_VE_API_TOKEN'), 'environment variable PROXMOX_VE_API_TOKEN'],
    [VAULT, 'Vault secret pve, key secret'],
    [SOPS, 'SOPS file a.yaml, key secret'],
  ])('GIVEN it is in %s WHEN synthesized THEN it is refused with HW2021', (secret, given) => {
    const report = refusal(withPassword(secret));
    expect(codesOf(report)).toEqual(['HW2021']);
    expect(report).toContain(`[lab/Win] HW2021 administrator that the first boot cannot make: given password from ${given}; allowed: a Terraform variable or a file. `);
  });
});
