import { azure, DHCP, gib, machine, network, onAzure, oneOf, programOf, synthesizedIn, windows } from './written-on-azure';
import { Admin, AzureDiskPreset, AzurePlacement, ChangePolicy, Cidr, HardenedVm, SecretRef } from '../../../src';
import { Project, refusalOf } from '../../support/project';
import { Json, refusal, written } from '../written';

const project = Project.forEachTest();
const lasts = (resource: Json) => resource.lifecycle?.create_before_destroy === true;

describe('what machines refer to', () => {
  test('GIVEN interfaces WHEN synthesized THEN one that leaves goes after its machine has let go of it, and the first, which never leaves, is replaced in its place', () => {
    const result = onAzure((platform, vm) => { vm.addNic(vm.nics[0].network, { ip: DHCP }); platform.publicIp(vm, { reason: 'it is the jump host of the team' }); });
    expect(['Web/Interfaces/net0/Resource', 'Web/Interfaces/net1/Resource'].map(at => lasts(oneOf(result, 'network_interface', at)))).toEqual([false, true]);
    expect(lasts(oneOf(result, 'public_ip'))).toBe(true);
  });

  test('GIVEN a public address WHEN its machine goes to a zone THEN the new one has a name of its own', () => {
    const nameIn = (zone?: number) => oneOf(onAzure((platform, vm) => {
      platform.publicIp(vm, { reason: 'it is the jump host of the team' });
      if (zone !== undefined) { platform.place(vm, AzurePlacement.inZone(zone)); }
    }), 'public_ip').name;
    expect([nameIn(), nameIn(1), nameIn(2)]).toEqual(['web-ip', 'web-ip-zone1', 'web-ip-zone2']);
  });

  test('GIVEN subnets, groups and identities WHEN synthesized THEN they go last', () => {
    const result = written(stack => {
      const platform = azure(stack);
      platform.proximityGroup('near');
      platform.userIdentity('shop');
      machine(stack, platform, { network: network(stack, platform).subnet('app', Cidr.of('10.0.20.0/24')) });
    });
    expect(['subnet', 'proximity_placement_group', 'user_assigned_identity'].map(type => lasts(oneOf(result, type)))).toEqual([true, true, true]);
  });
});

describe('a disk that got another name', () => {
  const movesOf = (use: (vm: HardenedVm) => void) => (onAzure((_, vm) => use(vm)).document.moved as Json[])
    .filter(({ to }) => /managed_disk/.test(to)).map(({ from, to }) => [from, to].map(address => (address as string).replace(/^azurerm_managed_disk\./, '').replace(/_[0-9A-F]{8}$/, '')));

  test('GIVEN a machine that was moved as well WHEN synthesized THEN one chain leads over every place where the disk may be', () => {
    expect(movesOf(vm => { vm.movedFrom('Old/Db'); vm.addDisk('wal', gib(16)).movedFrom('logs'); })).toEqual([
      ['Old_Db_Disks_logs', 'Old_Db_Disks_wal'], ['Old_Db_Disks_wal', 'Web_Disks_logs'], ['Web_Disks_logs', 'Web_Disks_wal'],
    ]);
  });

  test('GIVEN two earlier names WHEN synthesized THEN each is a step', () => {
    expect(movesOf(vm => { vm.addDisk('wal', gib(16)).movedFrom('log').movedFrom('logs'); })).toEqual([['Web_Disks_log', 'Web_Disks_logs'], ['Web_Disks_logs', 'Web_Disks_wal']]);
  });
});

describe('what Azure would refuse for ever', () => {
  test('GIVEN a machine in an availability set WHEN the set leaves the program THEN that is refused, until the machine is built anew', () => {
    synthesizedIn(project, ({ platform, web }) => platform.place(web(), AzurePlacement.inAvailabilitySet(platform.availabilitySet('twins'))));
    expect(refusalOf(programOf(({ web }) => { web(); })).message).toContain(
      'HW2223 placement that contradicts itself: given web, which stays in availability set twins that no platform makes any more; allowed: a program with availability set twins. Keep the set, or let the machine be built anew: changePolicy: ChangePolicy.replace().',
    );
    expect(() => synthesizedIn(project, ({ platform, web }) => { web(); platform.availabilitySet('twins'); })).not.toThrow();
    expect(() => synthesizedIn(project, ({ web }) => { web({ changePolicy: ChangePolicy.replace() }); })).not.toThrow();
  });

  test.each([[4095, true], [4096, false]])('GIVEN a cached disk of %d GiB WHEN synthesized THEN it is accepted: %s', (size, accepted) => {
    const report = () => refusal(stack => {
      const platform = azure(stack);
      const vm = machine(stack, platform);
      vm.addDisk('data', gib(size));
      platform.tune(vm, { disks: { data: { preset: AzureDiskPreset.DATABASE } } });
    });
    if (accepted) { expect(report).toThrow('nothing was refused'); } else { expect(report()).toContain('given caching ReadOnly for disk data of 4096 GiB; allowed: AzureCaching.NONE. '); }
  });

  test('GIVEN a password in a vault of the group that the stack makes WHEN synthesized THEN it is refused, and of another group it is not', () => {
    const report = (resourceGroup?: string) => refusal(stack => {
      windows(stack, azure(stack, { createResourceGroup: true }), { admin: Admin.password('opsadmin', SecretRef.keyVault('kv-lab', 'win', { resourceGroup })) });
    });
    expect(report()).toContain('HW2213 secret that Terraform cannot hand to Azure: given password from Key Vault secret kv-lab/win, in the resource group that the stack makes; allowed: a vault that is there before the stack. ');
    expect(() => report('rg-vaults')).toThrow('nothing was refused');
  });
});
