import { TerraformOutput } from 'cdktf';
import {
  Admin, EstateStack, Firmware, IpAssignment, Labels, OperatingSystem, Placement, Provisioning, ProxmoxPlatform, Service, Size, VirtualMachine,
  VirtualMachineProps,
} from '../../src';
import { Cidr, MacAddress } from '../../src/values';
import { ADMIN, BORN_WITH, codesOf, Json, KEY, proxmox, refusal, Written, written } from '../platforms/written';

const AT = IpAssignment.of('10.0.20.10/24', '10.0.20.1');

function machine(stack: EstateStack, change: Partial<VirtualMachineProps> = {}, pve: ProxmoxPlatform = proxmox(stack)): VirtualMachine {
  return new VirtualMachine(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: AT, ...change });
}

function vmOf(change: Partial<VirtualMachineProps> = {}): Json {
  return written(stack => { machine(stack, change); }).vm('Web');
}

describe('a plain machine', () => {
  const result = () => written(stack => { machine(stack); });

  test('has two processors, 2 GiB and a root disk of 20 GiB', () => {
    const vm = result().vm('Web');
    expect(vm.cpu.cores).toBe(2);
    expect(vm.memory).toEqual({ dedicated: 2048, floating: 0 });
    expect(vm.disk.map((disk: Json) => disk.size)).toEqual([20]);
  });

  test('is not protected, not filtered, and leaves nothing behind', () => {
    const written_ = result();
    expect(written_.vm('Web')).toMatchObject({ protection: false, delete_unreferenced_disks_on_destroy: true, stop_on_destroy: true, lifecycle: { ignore_changes: BORN_WITH } });
    expect(written_.vm('Web').network_device[0].firewall).toBe(false);
    expect(written_.document.resource.proxmox_virtual_environment_firewall_options).toBeUndefined();
    expect(written_.machine('web').inbound).toEqual(['everything: no firewall']);
  });

  test('takes its host name from the path below the stack', () => {
    expect(result().vm('Web').name).toBe('web');
  });

  test('has the larger root disk that its image needs', () => {
    expect(written(stack => { const pve = proxmox(stack); machine(stack, { image: pve.image(OperatingSystem.ORACLE_9) }, pve); }).vm('Web').disk[0].size).toBe(40);
  });
});

describe('props', () => {
  test.each<[string, Partial<VirtualMachineProps>, (vm: Json) => unknown, unknown]>([
    ['cpus', { cpus: 8 }, vm => vm.cpu.cores, 8],
    ['memory', { memory: Size.gibibytes(16) }, vm => vm.memory.dedicated, 16384],
    ['diskSize', { diskSize: Size.gibibytes(64) }, vm => vm.disk[0].size, 64],
    ['hostName', { hostName: 'www' }, vm => vm.name, 'www'],
    ['labels', { labels: Labels.of({ app: 'git', critical: 'true' }) }, vm => vm.tags, ['app-git', 'critical', 'hostwright']],
    ['placement', { placement: Placement.onHost('pve2') }, vm => vm.node_name, 'pve2'],
    ['ip', { ip: IpAssignment.of('10.0.20.99/24') }, vm => vm.initialization.ip_config, [{ ipv4: { address: '10.0.20.99/24' } }]],
    ['admin', { admin: Admin.sshKey('own', KEY) }, vm => vm.initialization.user_account.username, 'own'],
    ['provisioning', { provisioning: Provisioning.none() }, vm => vm.initialization, undefined],
    ['datastore', { datastore: 'fast' }, vm => [vm.disk[0].datastore_id, vm.clone.datastore_id, vm.efi_disk.datastore_id, vm.initialization.datastore_id], ['fast', 'fast', 'fast', 'fast']],
  ])('%s reaches the resource', (_, change, read, expected) => {
    expect(read(vmOf(change))).toEqual(expected);
  });
});

describe('defaults above a machine', () => {
  const DEFAULTS = { admin: ADMIN, dns: ['10.0.20.1'], searchDomains: ['lab.example'], labels: Labels.of({ env: 'lab', app: 'none' }) };

  test('hold for it', () => {
    const vm = written(stack => { machine(stack); }, DEFAULTS).vm('Web');
    expect(vm.initialization.dns).toEqual({ servers: ['10.0.20.1'], domain: 'lab.example' });
    expect(vm.initialization.user_account).toEqual({ username: 'ops', keys: [KEY] });
    expect(vm.tags).toEqual(['app-none', 'env-lab', 'hostwright']);
  });

  test('give way to its own', () => {
    const vm = written(stack => { machine(stack, { labels: Labels.of({ app: 'git' }), admin: Admin.sshKey('own', KEY) }); }, DEFAULTS).vm('Web');
    expect(vm.tags).toEqual(['app-git', 'env-lab', 'hostwright']);
    expect(vm.initialization.user_account.username).toBe('own');
  });
});

describe('verbs after construction', () => {
  test('disks follow in the order in which they were added, with every attribute written', () => {
    const vm = written(stack => {
      const one = machine(stack);
      one.addDisk('data', Size.gibibytes(3), { backup: false });
      one.addDisk('logs', Size.gibibytes(4), { datastore: 'slow' });
    }).vm('Web');
    expect(vm.disk.map((disk: Json) => [disk.interface, disk.size, disk.backup, disk.datastore_id])).toEqual([['scsi0', 20, true, 'local-zfs'], ['scsi1', 3, false, 'local-zfs'], ['scsi2', 4, true, 'slow']]);
    for (const disk of vm.disk) {
      expect(Object.keys(disk).sort()).toEqual(['aio', 'backup', 'cache', 'datastore_id', 'discard', 'interface', 'iothread', 'replicate', 'serial', 'size', 'ssd']);
    }
  });

  test('interfaces follow in order, each with an entry of its own at first boot', () => {
    const vm = written(stack => {
      const pve = proxmox(stack);
      machine(stack, {}, pve).addNic(pve.bridge('vmbr1', { vlan: 30 }), { ip: IpAssignment.of('10.0.30.10/24'), mac: MacAddress.of('02:00:00:00:00:0a') });
    }).vm('Web');
    expect(vm.network_device.map((nic: Json) => [nic.bridge, nic.vlan_id])).toEqual([['vmbr0', null], ['vmbr1', 30]]);
    expect(vm.network_device[1].mac_address).toBe('02:00:00:00:00:0a');
    expect(vm.initialization.ip_config).toEqual([{ ipv4: { address: '10.0.20.10/24', gateway: '10.0.20.1' } }, { ipv4: { address: '10.0.30.10/24' } }]);
  });

  test('the first permission switches the firewall on: what no rule names is dropped', () => {
    const result = written(stack => {
      const one = machine(stack);
      one.allow(Service.HTTPS);
      one.allow(Service.SSH, { sources: [Cidr.of('10.0.20.0/24')] });
    });
    expect(result.one('proxmox_virtual_environment_firewall_options')).toMatchObject({ enabled: true, input_policy: 'DROP', vm_id: result.vm('Web').vm_id });
    expect(result.one('proxmox_virtual_environment_firewall_rules').rule.map((rule: Json) => [rule.comment, rule.source])).toEqual([['https', undefined], ['ssh', '10.0.20.0/24']]);
    expect(result.vm('Web').network_device[0].firewall).toBe(true);
    expect(result.notes('web')).toContain('firewall');
  });

  test('collections are copies', () => {
    written(stack => {
      const one = machine(stack);
      one.dataDisks.push(one.rootDisk);
      one.nics.pop();
      one.firewallRules.push(...[]);
      one.dns.push('10.9.9.9');
      expect([one.dataDisks.length, one.nics.length, one.dns.length]).toEqual([0, 1, 1]);
    });
  });

  test('the order of calls does not matter', () => {
    const calls: ((one: VirtualMachine, pve: ProxmoxPlatform) => void)[] = [
      one => one.allow(Service.HTTPS),
      one => { one.addDisk('data', Size.gibibytes(3)); },
      (one, pve) => pve.tune(one, { startupOrder: 2 }),
      (one, pve) => pve.passthrough(one, pve.pciMapping('gpu')),
    ];
    const of = (order: typeof calls) => written(stack => { const pve = proxmox(stack); const one = machine(stack, {}, pve); order.forEach(call => call(one, pve)); });
    const [forth, back] = [of(calls), of([...calls].reverse())];
    expect(back.document).toEqual(forth.document);
    expect(back.estate).toEqual(forth.estate);
  });
});

describe('the address', () => {
  const NIC = { mac: '02:0c:bf:6f:a9:26' };
  const addressOf = (change: Partial<VirtualMachineProps>, guest = OperatingSystem.ROCKY_9) => {
    const result = written(stack => {
      const pve = proxmox(stack);
      new TerraformOutput(stack, 'Address', { value: machine(stack, { image: pve.image(guest), ...change }, pve).address });
    });
    return { address: result.document.output.Address.value, vm: result.vm('Web'), at: result.address('proxmox_virtual_environment_vm', 'Web/Resource') };
  };

  test('is text where it is static, IPv4 before IPv6', () => {
    expect(addressOf({}).address).toBe('10.0.20.10');
    expect(addressOf({ ip: IpAssignment.of('fd00::10/64') }).address).toBe('fd00::10');
    expect(addressOf({ ip: IpAssignment.dualStack(IpAssignment.of('fd00::10/64'), AT) }).address).toBe('10.0.20.10');
  });

  test('is found by MAC where the guest learns it', () => {
    const { address, at, vm } = addressOf({ ip: IpAssignment.dhcp() });
    expect(vm.network_device[0].mac_address).toBe(NIC.mac);
    expect(address).toBe(`\${try([for i, mac in ${at}.mac_addresses : ${at}.ipv4_addresses[i][0] if lower(mac) == "${NIC.mac}"][0], null)}`);
  });

  test('is no link-local one where the guest learns an IPv6 address', () => {
    const { address, at } = addressOf({ ip: IpAssignment.automaticV6() });
    expect(address).toBe(`\${try([for i, mac in ${at}.mac_addresses : [for ip in ${at}.ipv6_addresses[i] : ip if !startswith(lower(ip), "fe80:")][0] if lower(mac) == "${NIC.mac}"][0], null)}`);
  });
});

describe('an address that only the guest knows', () => {
  const with_ = (guest: OperatingSystem, provisioning: Provisioning, ssh = true) => (stack: EstateStack) => {
    const pve = proxmox(stack, ssh ? { ssh: { userName: 'terraform' } } : {});
    machine(stack, { image: pve.image(guest), ip: IpAssignment.dhcp(), provisioning }, pve);
  };
  const waiting = (result: Written) => result.vm('Web').agent;

  test('needs an image that brings the agent', () => {
    expect(waiting(written(with_(OperatingSystem.ROCKY_9, Provisioning.native())))).toEqual({ enabled: true, timeout: '5m', trim: true, type: 'virtio', wait_for_ip: { disabled: false, ipv4: true, ipv6: false } });
  });

  test('or a first boot that installs it', () => {
    const result = written(with_(OperatingSystem.DEBIAN_13, Provisioning.cloudInit()));
    expect(waiting(result).wait_for_ip).toEqual({ disabled: false, ipv4: true, ipv6: false });
    expect(result.one('proxmox_virtual_environment_file').source_raw.data).toContain('qemu-guest-agent');
  });

  test('else it is refused', () => {
    expect(codesOf(refusal(with_(OperatingSystem.DEBIAN_13, Provisioning.native())))).toEqual(['HW2004']);
    expect(codesOf(refusal(with_(OperatingSystem.DEBIAN_13, Provisioning.cloudInit({ installGuestAgent: false }))))).toEqual(['HW2004']);
  });

  test('of an image of which nobody knows whether it brings the agent is refused too', () => {
    expect(codesOf(refusal(with_(OperatingSystem.ARCH_LINUX, Provisioning.native())))).toEqual(['HW2004']);
  });

  test('beside a static one is not waited for', () => {
    const both = IpAssignment.dualStack(AT, IpAssignment.automaticV6());
    expect(waiting(written(stack => { machine(stack, { ip: both }); })).wait_for_ip).toEqual({ disabled: true });
  });

  test('may be left unknown', () => {
    const result = written(stack => {
      const pve = proxmox(stack);
      pve.tune(machine(stack, { ip: IpAssignment.dhcp() }, pve), { agentEnabled: false });
    });
    expect(waiting(result)).toMatchObject({ enabled: false, wait_for_ip: { disabled: true } });
    expect(result.machine('web').notes.some((note: Json) => /never learns the address/.test(note.text))).toBe(true);
  });
});

describe('of the guest agent it is noted', () => {
  const MISSING = 'the agent is not in the image';
  const UNCONFIRMED = 'no source confirms';
  const OFF = 'is switched off';
  const cloudInit = Provisioning.cloudInit();
  test.each<[string, OperatingSystem, Partial<VirtualMachineProps>, Parameters<ProxmoxPlatform['tune']>[1], string[]]>([
    ['that it is missing', OperatingSystem.DEBIAN_13, {}, {}, [MISSING]],
    ['nothing where the first boot installs it', OperatingSystem.DEBIAN_13, { provisioning: cloudInit }, {}, []],
    ['nothing where it is switched off and the address is known', OperatingSystem.DEBIAN_13, {}, { agentEnabled: false }, []],
    ['that it is switched off where the address is not known', OperatingSystem.DEBIAN_13, { ip: IpAssignment.dhcp() }, { agentEnabled: false }, [OFF]],
    ['nothing where it is inside and nobody waits for it', OperatingSystem.ROCKY_9, {}, {}, []],
    ['that nobody confirms it where an apply waits for it', OperatingSystem.ROCKY_9, { ip: IpAssignment.dhcp() }, {}, [UNCONFIRMED]],
    ['nothing where the first boot installs it anyway', OperatingSystem.ROCKY_9, { ip: IpAssignment.dhcp(), provisioning: cloudInit }, {}, []],
    ['nothing where it is confirmed', OperatingSystem.ALMALINUX_9, { ip: IpAssignment.dhcp() }, {}, []],
  ])('%s', (_, guest, change, tuning, expected) => {
    const result = written(stack => {
      const pve = proxmox(stack, { ssh: { userName: 'terraform' } });
      pve.tune(machine(stack, { image: pve.image(guest), ...change }, pve), tuning);
    });
    const texts: string[] = result.machine('web').notes.filter((note: Json) => note.field === 'guestAgent').map((note: Json) => note.text);
    expect([MISSING, UNCONFIRMED, OFF].filter(words => texts.some(text => text.includes(words)))).toEqual(expected);
    expect(texts.length).toBe(expected.length);
  });
});

describe('a snippet', () => {
  const result = () => written(stack => {
    const pve = proxmox(stack, { ssh: { userName: 'terraform' } });
    machine(stack, { provisioning: Provisioning.cloudInit({ packages: ['htop', 'curl'] }) }, pve);
  }, { admin: ADMIN, dns: ['10.0.20.1'], timezone: 'Europe/Berlin' });

  test('is uploaded to the node, named after the host and read at first boot', () => {
    const written_ = result();
    const file = written_.one('proxmox_virtual_environment_file');
    expect(file).toMatchObject({ content_type: 'snippets', datastore_id: 'local', node_name: 'pve1', source_raw: { file_name: 'hostwright-web-vendor-data.yaml' } });
    expect(written_.vm('Web').initialization.vendor_data_file_id).toBe('local:snippets/hostwright-web-vendor-data.yaml');
    expect(written_.vm('Web').depends_on).toContain(written_.address('proxmox_virtual_environment_file', 'Web/Snippet'));
  });

  test('holds packages, agent and time zone', () => {
    expect(result().one('proxmox_virtual_environment_file').source_raw.data).toBe([
      '#cloud-config',
      '# generated by hostwright for web; do not edit',
      'merge_how: list(append)+dict(no_replace,recurse_list)+str()',
      'timezone: Europe/Berlin',
      'package_update: true',
      'packages:',
      '  - curl',
      '  - htop',
      '  - qemu-guest-agent',
      'runcmd:',
      '  - - systemctl',
      '    - enable',
      '    - --now',
      '    - qemu-guest-agent',
      '',
    ].join('\n'));
  });

  test('is not needed without: then an API token is enough', () => {
    expect(written(stack => { machine(stack); }).document.resource.proxmox_virtual_environment_file).toBeUndefined();
  });
});

describe('a machine that an installer sets up', () => {
  const result = () => written(stack => {
    const pve = proxmox(stack);
    machine(stack, { image: pve.iso('local:iso/debian-13.iso', OperatingSystem.DEBIAN_13), ip: IpAssignment.dhcp() }, pve);
  });

  test('boots from the disc and is not cloned', () => {
    expect(result().vm('Web')).toMatchObject({ boot_order: ['scsi0', 'ide3'], cdrom: { file_id: 'local:iso/debian-13.iso', interface: 'ide3' }, vga: { type: 'std' } });
    for (const absent of ['clone', 'initialization', 'lifecycle']) { expect(result().vm('Web')[absent]).toBeUndefined(); }
    expect(result().templates).toEqual({});
  });

  test('has no agent to wait for, and that it sets itself up is noted', () => {
    expect(result().vm('Web').agent.wait_for_ip).toEqual({ disabled: true });
    expect(result().notes('web')).toContain('provisioning');
  });
});

describe('an existing template', () => {
  test('is cloned by its id; nothing is made or waited for', () => {
    const result = written(stack => {
      const pve = proxmox(stack);
      machine(stack, { image: pve.existingTemplate(9000, { guest: OperatingSystem.DEBIAN_13 }) }, pve);
    });
    expect(result.vm('Web').clone).toEqual({ vm_id: 9000, full: true, datastore_id: 'local-zfs', retries: 3 });
    expect(result.vm('Web').depends_on).toEqual([]);
    expect(Object.keys(result.document.resource)).toEqual(['proxmox_virtual_environment_vm']);
  });

  test('on another node is reached over shared storage only', () => {
    const build = (shared: boolean) => (stack: EstateStack) => {
      const pve = proxmox(stack, { datastore: 'ceph' });
      machine(stack, { image: pve.existingTemplate(9000, { guest: OperatingSystem.DEBIAN_13, nodeName: 'pve2' }) }, pve);
      if (shared) { pve.datastore('ceph', { shared: true }); }
    };
    expect(written(build(true)).vm('Web').clone).toMatchObject({ vm_id: 9000, node_name: 'pve2' });
    expect(codesOf(refusal(build(false)))).toEqual(['HW2007']);
  });

  test('has the firmware that it was installed with', () => {
    const vm = written(stack => {
      const pve = proxmox(stack);
      machine(stack, { image: pve.existingTemplate(9000, { guest: OperatingSystem.DEBIAN_13, firmware: Firmware.bios() }) }, pve);
    }).vm('Web');
    expect([vm.bios, vm.machine, vm.efi_disk]).toEqual(['seabios', 'pc', undefined]);
  });
});
