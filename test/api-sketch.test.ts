import * as path from 'path';
import * as ts from 'typescript';
import { sketch } from './api-sketch';
import { Json, Written, writtenApp } from './platforms/written';

test('the sketch of the public API compiles', () => {
  const configFile = path.join(__dirname, 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(configFile, file => ts.sys.readFile(file)).config, ts.sys, __dirname);
  const program = ts.createProgram([path.join(__dirname, 'api-sketch.ts')], options);
  const sources = program.getSourceFiles().filter(file => !file.fileName.includes('node_modules'));
  expect(sources.length).toBeGreaterThan(50);
  const [own] = sources.filter(file => file.fileName.endsWith('api-sketch.ts'));
  expect(ts.getPreEmitDiagnostics(program, own).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
}, 60_000);

describe('the sketch of the public API', () => {
  let homelab: Written;
  let sites: Written;
  beforeAll(() => {
    process.env.SOURCE_DATE_EPOCH = '1795219200';
    ({ homelab, sites } = writtenApp(sketch, ['homelab', 'sites']));
    delete process.env.SOURCE_DATE_EPOCH;
  });

  test('makes a homelab with everything that was said', () => {
    expect(homelab.vm('Git').disk.map((disk: Json) => disk.size)).toEqual([20, 64]);
    expect(homelab.vm('Git')).toMatchObject({ protection: true, lifecycle: { prevent_destroy: true } });
    expect(homelab.vm('Media')).toMatchObject({
      cpu: { cores: 4, type: 'host' }, memory: { dedicated: 8192 }, startup: { order: 2 }, hostpci: [{ mapping: 'gpu' }], tablet_device: false, timeout_create: 900,
    });
    expect(homelab.vm('Media').network_device[0]).toMatchObject({ bridge: 'vmbr0', vlan_id: 20, firewall: true });
    expect(Object.keys(homelab.templates).length).toBe(1);
    expect(homelab.machine('media').changedOutsideTheModel).toEqual(['tablet_device', 'timeout_create']);
    expect(homelab.ansible['inventory/group_vars/stack_homelab.yml']).toContain('hostwright_time_zone: Europe/Berlin');
  });

  test('makes the same construct on two platforms', () => {
    expect(sites.estate.machines.map((machine: Json) => machine.hostName)).toEqual(['dr-app1', 'dr-app2', 'fra-app1', 'fra-app2']);
    expect(sites.one('vsphere_virtual_machine', 'Fra/App1/Resource')).toMatchObject({ firmware: 'efi', network_interface: [{ network_id: '${data.vsphere_network.Vcenter_Lookups_network-app_990BA9D8.id}' }] });
    expect(sites.vm('Dr/App1').network_device[0].bridge).toBe('app');
    expect(sites.notes('fra-app1')).toContain('image');
    expect(sites.machine('fra-app1').inbound).toEqual(['ssh tcp 22 from 10.10.1.0/24', 'https tcp 443 from 10.0.0.0/8']);
  });
});
