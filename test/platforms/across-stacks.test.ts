import { App, TerraformResource } from 'cdktf';
import { esxi, vcenter, web } from './vsphere/written-on-vsphere';
import { ADMIN, DAY } from './written';
import { EstateStack, GuestAccess, HardenedVm, IpAssignment, OperatingSystem, Provisioning, ProxmoxPlatform, VirtualMachine, VsphereCustomization } from '../../src';
import { Project } from '../support/project';

const project = Project.forEachTest();

function proxmox(stack: EstateStack): { pve: ProxmoxPlatform; vm: HardenedVm } {
  const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
  const vm = new HardenedVm(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1') });
  return { pve, vm };
}

/** A program that gives a text to a machine past the model, and the attribute in which it then stands. */
type Case = [string, string, (stack: EstateStack, text: string) => VirtualMachine];

const CASES: Case[] = [
  ['tuning on Proxmox', 'description', (stack, description) => { const { pve, vm } = proxmox(stack); pve.tune(vm, { description }); return vm; }],
  ['tuning inside a block on Proxmox', 'cpu', (stack, text) => { const { pve, vm } = proxmox(stack); pve.tune(vm, { cpuFlags: [text] }); return vm; }],
  ['an attribute of the L1 on Proxmox', 'description', (stack, description) => { const { pve, vm } = proxmox(stack); pve.resourceOf(vm).description = description; return vm; }],
  ['tuning on vSphere', 'annotation', (stack, annotation) => { const vc = vcenter(stack); const vm = web(vc); vc.tune(vm, { annotation }); return vm; }],
  ['tuning on vSphere beside a folder', 'extra_config', (stack, text) => { const vc = vcenter(stack); const vm = web(vc); vc.tune(vm, { folder: vc.folder('own'), extraConfig: { 'guestinfo.note': text } }); return vm; }],
  ['tuning of a customized machine on vSphere', 'annotation', (stack, annotation) => {
    const vc = vcenter(stack);
    const vm = web(vc, { provisioning: Provisioning.native(), access: GuestAccess.none('a console is enough') });
    vc.customize(vm, VsphereCustomization.linux({ domain: 'corp.example' }));
    vc.tune(vm, { annotation });
    return vm;
  }],
  ['tuning on ESXi', 'annotation', (stack, annotation) => { const esx = esxi(stack); const vm = web(esx); esx.tune(vm, { annotation }); return vm; }],
  ['an override of the L1 on vSphere', 'annotation', (stack, annotation) => { const vm = web(vcenter(stack)); vm.resource.addOverride('annotation', annotation); return vm; }],
];

test.each(CASES)('GIVEN %s from another stack WHEN synthesized THEN the state of that stack is read', (_, attribute, build) => {
  const app = new App();
  const source = new EstateStack(app, 'source');
  const from = new TerraformResource(source, 'From', { terraformResourceType: 'terraform_data' });
  const stack = new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
  const { resource } = build(stack, `by ${from.getStringAttribute('id')}`);
  app.synth();

  const { data, resource: written } = project.json('cdktf.out', 'stacks', 'lab', 'cdk.tf.json');
  const [name] = Object.keys(data.terraform_remote_state);
  expect(JSON.stringify(written[resource.terraformResourceType][resource.friendlyUniqueId][attribute])).toContain(`by \${data.terraform_remote_state.${name}.outputs.`);
  expect(Object.keys(project.json('cdktf.out', 'stacks', 'source', 'cdk.tf.json').output)).toHaveLength(1);
});
