import { App } from 'cdktf';
import { azureKit, CONTRACTS, proxmoxKit, rackKit, vsphereKit } from './kits';
import { AzureAutoShutdown, AzureDiskPreset, AzureIdentity, AzurePlacement, EstateStack, HardenedVm, IpAssignment, OperatingSystem, TimeOfDay, VmSize, VmTemplate } from '../../src';
import { ADMIN, DAY, refusal, written, writtenApp } from '../platforms/written';
import { Ledger } from '../support/ledger';
import { Project } from '../support/project';
import { HAS_TERRAFORM, terraform } from '../support/terraform';

describe.each(CONTRACTS)('on $name', ({ kitIn, templates = true }) => {
  const ledger = (stack: EstateStack) => {
    const kit = kitIn(stack);
    const image = kit.image(OperatingSystem.DEBIAN_13);
    return new Ledger(stack, 'Ledger', templates ? new VmTemplate(stack, 'Base', { image }) : image, kit.network());
  };

  test('GIVEN a construct that knows no platform WHEN synthesized THEN it has machines, firewalls, an inventory and a record', () => {
    const result = written(stack => { ledger(stack); });
    expect(result.estate.machines.map(({ hostName, stateful, inbound }: any) => [hostName, stateful, inbound])).toEqual([
      ['ledger-app', false, ['ssh tcp 22 from 10.0.20.0/24', 'https tcp 443 from everywhere']],
      ['ledger-db', true, ['ssh tcp 22 from 10.0.20.0/24', 'postgresql tcp 5432 from 10.0.20.10/32']],
    ]);
    expect(Object.keys(result.ansible).filter(file => file.startsWith('inventory/host_vars/'))).toEqual(['inventory/host_vars/ledger-app.yml', 'inventory/host_vars/ledger-db.yml']);
    expect(result.ansible['inventory/host_vars/ledger-db.yml']).toMatch(/ansible_host: "10\.0\.20\.11"[\s\S]*(serial|scsi_target|lun): /);
    expect(result.nextPage).toContain('ansible-playbook site.yml');
  });

  test('GIVEN a machine with data WHEN it may go THEN its protection is lifted, and not before', () => {
    const db = (retires: boolean) => {
      const { document } = written(stack => { const [, machine] = ledger(stack).machines; if (retires) { machine.retire(); } });
      return JSON.stringify(document.resource).match(/"prevent_destroy":true/g)?.length ?? 0;
    };
    expect(db(false)).toBeGreaterThan(0);
    expect(db(true)).toBe(0);
  });
});

test('GIVEN the same construct WHEN vSphere adds what only it has THEN it has all of it, and nothing of the construct changes', () => {
  const ofLedger = (adds: boolean) => written(stack => {
    const { platform: vcenter, ...kit } = vsphereKit(stack);
    const { machines } = new Ledger(stack, 'Ledger', kit.image(OperatingSystem.DEBIAN_13), kit.network());
    if (!adds) { return; }
    vcenter.keepApart('ledger', machines);
    for (const machine of machines) {
      vcenter.tune(machine, { folder: vcenter.folder('ledger'), storagePolicy: 'gold', memoryHotAddEnabled: true });
      vcenter.overrideHa(machine, { restartPriority: 'high' });
      vcenter.changeWindow(machine, 'upgrade', { reason: 'a new release', expires: DAY });
    }
  });
  const [plain, native] = [ofLedger(false), ofLedger(true)];
  const types = ({ document }: typeof plain) => Object.keys(document.resource).sort();
  expect(types(native).filter(type => !types(plain).includes(type))).toEqual([
    'vsphere_compute_cluster_vm_anti_affinity_rule', 'vsphere_folder', 'vsphere_ha_vm_override', 'vsphere_virtual_machine_snapshot',
  ]);
  expect(native.one('vsphere_virtual_machine', 'Ledger/Db/Resource')).toMatchObject({ folder: 'ledger', memory_hot_add_enabled: true, storage_policy_id: expect.stringContaining('data.vsphere_storage_policy.') });
  expect(native.ansible).toEqual(plain.ansible);
  const neutral = ({ estate }: typeof plain) => estate.machines.map(({ hostName, cpus, memory, disks, nics, inbound }: any) => ({ hostName, cpus, memory, disks, nics, inbound }));
  expect(neutral(native)).toEqual(neutral(plain));
});

test('GIVEN the same construct WHEN Azure adds what only it has THEN it has all of it, and nothing of the construct changes', () => {
  const ofLedger = (adds: boolean) => written(stack => {
    const { platform: azure, ...kit } = azureKit(stack);
    const { machines } = new Ledger(stack, 'Ledger', kit.image(OperatingSystem.DEBIAN_13), kit.network());
    if (!adds) { return; }
    const near = azure.proximityGroup('ledger');
    const zones = azure.scaleSet('ledger', { zones: [1, 2] });
    const shared = azure.userIdentity('ledger');
    for (const [at, machine] of machines.entries()) {
      azure.place(machine, AzurePlacement.inScaleSet(zones, { zone: at + 1 }));
      azure.tune(machine, { identity: AzureIdentity.user(shared), tags: { near: near.groupName }, autoShutdown: AzureAutoShutdown.daily(TimeOfDay.of('19:00')), size: VmSize.of('Standard_E4s_v5') });
      azure.grant(machine, 'Key Vault Secrets User', '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/kv-ledger');
      azure.publicIp(machine, { reason: 'partners post their entries here' });
    }
    azure.tune(machines[1], { disks: { data: { preset: AzureDiskPreset.DATABASE, tier: 'P30' } } });
  });
  const [plain, native] = [ofLedger(false), ofLedger(true)];
  const types = ({ document }: typeof plain) => Object.keys(document.resource).sort();
  expect(types(native).filter(type => !types(plain).includes(type))).toEqual([
    'azurerm_dev_test_global_vm_shutdown_schedule', 'azurerm_orchestrated_virtual_machine_scale_set', 'azurerm_proximity_placement_group', 'azurerm_public_ip', 'azurerm_role_assignment', 'azurerm_user_assigned_identity',
  ]);
  expect(native.one('azurerm_linux_virtual_machine', 'Ledger/Db/Resource')).toMatchObject({ zone: '2', size: 'Standard_E4s_v5', identity: { type: 'SystemAssigned, UserAssigned' } });
  expect(native.one('azurerm_managed_disk')).toMatchObject({ tier: 'P30', zone: '2', lifecycle: { prevent_destroy: true } });
  expect(native.ansible).toEqual(plain.ansible);
  const neutral = ({ estate }: typeof plain) => estate.machines.map(({ hostName, cpus, memory, disks, nics, inbound }: any) => ({ hostName, cpus, memory, disks, nics, inbound }));
  expect(neutral(native)).toEqual(neutral(plain));
});

describe('nouns of another platform', () => {
  const pair = (stack: EstateStack) => ({ pve: proxmoxKit(stack), rack: rackKit(stack) });
  const ip = IpAssignment.of('10.0.20.10/24', '10.0.20.1');

  test('GIVEN a network of the other WHEN a machine is plugged into it THEN both are named', () => {
    const web = (swap: boolean) => refusal(stack => {
      const { pve, rack } = pair(stack);
      const [on, other] = swap ? [rack, pve] : [pve, rack];
      new HardenedVm(stack, 'Web', { image: on.image(OperatingSystem.DEBIAN_13), network: other.network(), ip });
    });
    expect(web(false)).toContain('[lab/Web] HW1202 noun of another platform: given network lan of lab/Rack for a machine on lab/Pve; allowed: networks of lab/Pve. ');
    expect(web(true)).toContain('[lab/Web] HW1202 noun of another platform: given network vmbr0 of lab/Pve for a machine on lab/Rack; allowed: networks of lab/Rack. ');
  });

  test('GIVEN a machine elsewhere WHEN a verb of Proxmox is said of it THEN it is refused', () => {
    expect(refusal(stack => {
      const { pve, rack } = pair(stack);
      pve.platform.tune(new HardenedVm(stack, 'Web', { image: rack.image(OperatingSystem.DEBIAN_13), network: rack.network(), ip }), { startupOrder: 1 });
    })).toContain('HW1202');
  });
});

test('GIVEN both platforms in two stacks of one estate WHEN synthesized THEN neither knows of the other', () => {
  const { one, two } = writtenApp(app => {
    const stack = (id: string) => new EstateStack(app, id, { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
    const [first, second] = [stack('one'), stack('two')];
    const [pve, rack] = [proxmoxKit(first), rackKit(second)];
    new Ledger(first, 'Fra', pve.image(OperatingSystem.DEBIAN_13), pve.network());
    new Ledger(second, 'Dr', rack.image(OperatingSystem.DEBIAN_13), rack.network());
  }, ['one', 'two']);
  expect([one, two].map(({ estate }) => estate.machines.map(({ platform }: any) => platform))).toEqual([['proxmox', 'proxmox'], ['rack', 'rack']]);
  expect(Object.keys(two.document.provider ?? {})).toEqual([]);
});

(HAS_TERRAFORM ? describe : describe.skip)('a rack with the real Terraform', () => {
  const project = Project.forEachTest();

  test('GIVEN a ledger WHEN applied THEN a second plan changes nothing, and what holds data cannot be destroyed', async () => {
    const app = new App();
    const stack = new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
    const rack = rackKit(stack);
    new Ledger(stack, 'Ledger', rack.image(OperatingSystem.DEBIAN_13), rack.network());
    app.synth();
    const run = (...args: string[]) => terraform(project.stack('lab'), args);
    expect(await run('init', '-input=false')).toMatchObject({ ok: true });
    expect(await run('apply', '-auto-approve')).toMatchObject({ ok: true, output: expect.stringMatching(/4 added, 0 changed, 0 destroyed/) });
    expect(await run('plan', '-detailed-exitcode')).toMatchObject({ ok: true, output: expect.stringContaining('No changes') });
    expect(await run('destroy', '-auto-approve')).toMatchObject({ ok: false, output: expect.stringContaining('Instance cannot be destroyed') });
  }, 60_000);
});
