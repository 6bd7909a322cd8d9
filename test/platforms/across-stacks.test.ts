import { App, TerraformResource } from 'cdktf';
import { azure, gib, machine } from './azure/written-on-azure';
import { esxi, vcenter, web } from './vsphere/written-on-vsphere';
import { ADMIN, DAY } from './written';
import { AzurePlatform, EstateStack, GuestAccess, HardenedVm, IpAssignment, OperatingSystem, Provisioning, ProxmoxPlatform, VirtualMachine, VsphereCustomization } from '../../src';
import { Project } from '../support/project';

const project = Project.forEachTest();

function proxmox(stack: EstateStack): { pve: ProxmoxPlatform; vm: HardenedVm } {
  const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
  const vm = new HardenedVm(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1') });
  return { pve, vm };
}

/** Writes a stack of machines with a text of another stack, and says what cdktf makes of the text. */
function written(build: (stack: EstateStack, text: string) => void): { document: any; text: string } {
  const app = new App();
  const from = new TerraformResource(new EstateStack(app, 'source'), 'From', { terraformResourceType: 'terraform_data' });
  build(new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } }), from.getStringAttribute('id'));
  app.synth();
  expect(Object.keys(project.json('cdktf.out', 'stacks', 'source', 'cdk.tf.json').output)).toHaveLength(1);
  const document = project.json('cdktf.out', 'stacks', 'lab', 'cdk.tf.json');
  return { document, text: `\${data.terraform_remote_state.${Object.keys(document.data.terraform_remote_state)[0]}.outputs.` };
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

/** A resource that is made when the program has ended, and how the program tells it a text. */
type LateCase = [string, string, string, (azure: AzurePlatform, vm: HardenedVm, text: string) => void];

const LATE: LateCase[] = [
  ['the place of a role', 'azurerm_role_assignment', 'scope', (platform, vm, text) => platform.grant(vm, 'Reader', text)],
  ['an encryption set of a data disk', 'azurerm_managed_disk', 'disk_encryption_set_id', (platform, vm, text) => platform.tune(vm, { disks: { data: { diskEncryptionSetId: text } } })],
  ['a name in the network', 'azurerm_network_interface', 'internal_dns_name_label', (platform, vm, text) => platform.tune(vm, { nics: { net0: { internalDnsName: text } } })],
  ['a tag of an interface', 'azurerm_network_interface', 'tags', (platform, vm, text) => platform.tune(vm, { tags: { owner: text } })],
];

test.each(LATE)('GIVEN %s on Azure from another stack WHEN synthesized THEN the state of that stack is read', (_, type, attribute, tell) => {
  const { document, text } = written((stack, id) => {
    const platform = azure(stack);
    const vm = machine(stack, platform);
    vm.addDisk('data', gib(8));
    tell(platform, vm, id);
  });
  const [late] = Object.values<Record<string, unknown>>(document.resource[type]);
  expect(JSON.stringify(late[attribute])).toContain(text);
});

test.each(CASES)('GIVEN %s from another stack WHEN synthesized THEN the state of that stack is read', (_, attribute, build) => {
  let resource!: TerraformResource;
  const { document, text } = written((stack, id) => { ({ resource } = build(stack, `by ${id}`)); });
  expect(JSON.stringify(document.resource[resource.terraformResourceType][resource.friendlyUniqueId][attribute])).toContain(`by ${text}`);
});
