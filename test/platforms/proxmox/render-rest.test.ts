import { HEX, imageOf, intentOf, plain, templateIntentOf } from './stubs';
import { OperatingSystem, SecretRef, Service } from '../../../src';
import { FirewallRule } from '../../../src/model/firewall-rule';
import { Firmware } from '../../../src/model/firmware';
import { renderFirewallOptions, renderFirewallRules } from '../../../src/platforms/proxmox/render-firewall';
import { renderProvider } from '../../../src/platforms/proxmox/render-provider';
import { renderDownload, renderTemplate, TemplateFacts } from '../../../src/platforms/proxmox/render-template';
import { Cidr, IpAssignment, MacAddress, PortRange } from '../../../src/values';

const AT = { nodeName: 'pve1', vmId: 10001, dependsOn: [] };

describe('firewall', () => {
  test('inbound is dropped, outbound passes, spoofed MACs do not', () => {
    expect(plain(renderFirewallOptions(intentOf(), AT))).toEqual({
      nodeName: 'pve1',
      vmId: 10001,
      enabled: true,
      inputPolicy: 'DROP',
      outputPolicy: 'ACCEPT',
      dhcp: false,
      macfilter: true,
      ipfilter: false,
      ndp: true,
      radv: false,
      logLevelIn: 'info',
      logLevelOut: 'nolog',
      dependsOn: [],
    });
  });

  test('DHCP passes where an interface needs it', () => {
    const nics = [...intentOf().nics, { ...intentOf().nics[0], nicName: 'net1', ip: IpAssignment.dhcp(), mac: MacAddress.of('02:00:00:00:00:02') }];
    expect(renderFirewallOptions(intentOf({ nics }), AT).dhcp).toBe(true);
  });

  const ACCEPT = { type: 'in', action: 'ACCEPT', enabled: true, log: 'nolog' };
  test.each([
    ['from everywhere', FirewallRule.allow(Service.HTTPS), [{ ...ACCEPT, comment: 'https', proto: 'tcp', dport: '443' }]],
    ['from networks, sorted', FirewallRule.allow(Service.DNS, { sources: [Cidr.of('10.0.30.0/24'), Cidr.of('10.0.20.0/24')] }),
      [{ ...ACCEPT, comment: 'dns', proto: 'udp', dport: '53', source: '10.0.20.0/24,10.0.30.0/24' }]],
    ['from both families, which Proxmox does not mix', FirewallRule.allow(Service.SSH, { sources: [Cidr.of('fd00::/64'), Cidr.of('10.0.20.0/24')] }), [
      { ...ACCEPT, comment: 'ssh', proto: 'tcp', dport: '22', source: '10.0.20.0/24' },
      { ...ACCEPT, comment: 'ssh', proto: 'tcp', dport: '22', source: 'fd00::/64' },
    ]],
    ['to a range of ports', FirewallRule.allow(Service.tcp('ftp-data', PortRange.between(30000, 30009))), [{ ...ACCEPT, comment: 'ftp-data', proto: 'tcp', dport: '30000:30009' }]],
  ])('a permission %s', (_, rule, expected) => {
    expect(plain(renderFirewallRules(intentOf({ firewallRules: [rule] }), AT))).toEqual({ nodeName: 'pve1', vmId: 10001, rule: expected, dependsOn: [] });
  });

  test('no permission, no rule', () => {
    expect(renderFirewallRules(intentOf(), AT).rule).toEqual([]);
  });
});

describe('template', () => {
  const FACTS: TemplateFacts = { name: 'template-1', nodeName: 'pve1', vmId: 10002, datastore: 'local-zfs', firmware: Firmware.uefi(), imageFileId: '${file.id}' };

  test('is the image on a disk with everything that clones inherit', () => {
    expect(plain(renderTemplate(templateIntentOf(OperatingSystem.DEBIAN_13), FACTS))).toEqual({
      nodeName: 'pve1',
      vmId: 10002,
      name: 'template-1',
      tags: ['hostwright', 'template'],
      template: true,
      started: false,
      onBoot: false,
      bios: 'ovmf',
      machine: 'q35',
      scsiHardware: 'virtio-scsi-single',
      bootOrder: ['scsi0'],
      operatingSystem: { type: 'l26' },
      cpu: { cores: 1, sockets: 1, type: 'x86-64-v2-AES' },
      memory: { dedicated: 1024, floating: 0 },
      efiDisk: { datastoreId: 'local-zfs', type: '4m', preEnrolledKeys: true },
      disk: [{
        interface: 'scsi0', datastoreId: 'local-zfs', importFromAttribute: '${file.id}', size: 10, aio: 'io_uring', backup: true, cache: 'none', discard: 'on', iothread: true, replicate: true, ssd: true,
      }],
      initialization: { datastoreId: 'local-zfs', interface: 'scsi30', type: 'nocloud', upgrade: false },
      agent: { enabled: true, trim: true, type: 'virtio', timeout: '5m', waitForIp: { disabled: true } },
      serialDevice: [{ device: 'socket' }],
      vga: { type: 'serial0' },
      tabletDevice: false,
      stopOnDestroy: true,
      deleteUnreferencedDisksOnDestroy: false,
    });
  });

  test.each([
    ['BIOS', Firmware.bios(), { bios: 'seabios', machine: 'pc', efiDisk: undefined, tpmState: undefined }],
    ['UEFI with a TPM', Firmware.uefi({ secureBoot: false, vtpm: true }), { bios: 'ovmf', efiDisk: { preEnrolledKeys: false }, tpmState: { datastoreId: 'local-zfs', version: 'v2.0' } }],
  ])('has the firmware that was asked for: %s', (_, firmware, expected) => {
    expect(renderTemplate(templateIntentOf(OperatingSystem.DEBIAN_13), { ...FACTS, firmware })).toMatchObject(expected);
  });

  test('of Windows has a display and the format that Cloudbase-Init reads', () => {
    expect(renderTemplate(templateIntentOf(OperatingSystem.WINDOWS_SERVER_2025), FACTS))
      .toMatchObject({ vga: { type: 'std' }, initialization: { type: 'configdrive2' }, operatingSystem: { type: 'win11' } });
  });

  test('its image is pinned by a digest, and a changed file is refused rather than taken', () => {
    expect(plain(renderDownload(imageOf(OperatingSystem.DEBIAN_13), { nodeName: 'pve1', datastore: 'local' }))).toEqual({
      nodeName: 'pve1',
      datastoreId: 'local',
      contentType: 'import',
      url: 'https://images.example/a.qcow2',
      fileName: 'a.qcow2',
      checksum: HEX,
      checksumAlgorithm: 'sha256',
      overwrite: false,
      lifecycle: { ignoreChanges: ['url'] },
    });
  });
});

describe('provider', () => {
  const TOKEN = SecretRef.environmentVariable('PROXMOX_VE_API_TOKEN');
  const of = (...[token = TOKEN, verifyTls = true, ssh]: [SecretRef?, boolean?, Parameters<typeof renderProvider>[3]?]) =>
    plain(renderProvider('https://pve.example:8006', token, verifyTls, ssh));

  test('a token in the provider\'s own variable stands nowhere', () => {
    expect(of()).toEqual({ endpoint: 'https://pve.example:8006', insecure: false });
  });

  test.each([
    ['a Terraform variable', SecretRef.terraformVariable('pve_token'), '${var.pve_token}'],
    ['a file', SecretRef.file('~/.pve token'), '${trimspace(file("~/.pve token"))}'],
  ])('a token from %s is a reference', (_, token, apiToken) => {
    expect(of(token)).toEqual({ endpoint: 'https://pve.example:8006', insecure: false, apiToken });
  });

  test('a certificate is checked unless told otherwise', () => {
    expect(of(TOKEN, false)).toMatchObject({ insecure: true });
  });

  test('SSH uses the agent, or a key by reference; addresses of nodes are sorted', () => {
    expect(of(TOKEN, true, { userName: 'terraform' })).toMatchObject({ ssh: { username: 'terraform', agent: true } });
    expect(of(TOKEN, true, { userName: 'terraform', privateKey: SecretRef.file('~/.ssh/id'), nodeAddresses: { pve2: '10.0.0.2', pve1: '10.0.0.1' } })).toMatchObject({
      ssh: { username: 'terraform', agent: false, privateKey: '${trimspace(file("~/.ssh/id"))}', nodeAttribute: [{ name: 'pve1', address: '10.0.0.1' }, { name: 'pve2', address: '10.0.0.2' }] },
    });
  });
});
