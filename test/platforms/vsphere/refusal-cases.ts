import { createHash } from 'crypto';
import { ALONE, from, machine, tuned } from './refused-programs';
import { esxi, gib, golden, web } from './written-on-vsphere';
import { CalendarDate, EstateStack, EsxiLicense, Firmware, IpAssignment, MacAddress, OperatingSystem, Provisioning, SecretRef } from '../../../src';

/** What a message says: the construct, what was given, what is allowed, what to do. */
export interface Refusal {
  readonly at: string;
  readonly given: string;
  readonly allowed: string;
  readonly remedy: string;
  /** A tiny program; what it does, it does to a stack called `lab`. */
  readonly program: (stack: EstateStack) => void;
}

const { RHEL_9, DEBIAN_13, ALPINE_3_23, FLATCAR, WINDOWS_11_25H2 } = OperatingSystem;

/** Words that no compression shortens. */
const noise = (count: number) => Array.from({ length: count }, (_, index) => createHash('sha256').update(String(index)).digest('hex'));

/** One program for each code; those of customization are in customization.test.ts. */
export const REFUSALS: Record<string, Refusal> = {
  HW2101: {
    at: 'lab/Web',
    given: 'a clone of rhel9-golden',
    allowed: 'an OVA, or a disk image',
    remedy: 'Use esxi.ova(address, { guest }) or esxi.diskImage(path, { guest }).',
    program: stack => { const esx = esxi(stack); web(esx, { image: esx.existingTemplate('rhel9-golden', { guest: RHEL_9, firmware: Firmware.uefi() }) }); },
  },
  HW2102: {
    at: 'lab/Web',
    given: 'storagePolicy',
    allowed: 'what a host has without vCenter',
    remedy: 'Leave it out, or let a vCenter manage the host and use VspherePlatform.',
    program: stack => { const esx = esxi(stack); esx.tune(web(esx), { storagePolicy: 'gold' }); },
  },
  HW2103: {
    at: 'lab/Esx',
    given: 'EsxiLicense.FREE',
    allowed: 'a host with a license or an evaluation',
    remedy: 'The API of the free hypervisor only reads: give the host a license, then EsxiLicense.STANDARD.',
    program: stack => { web(esxi(stack, { license: EsxiLicense.FREE })); },
  },
  HW2104: {
    at: 'lab/Web',
    given: 'guestId "debian13_64Guest", known since 9.0, on vSphere 8.0',
    allowed: 'a guest id that vSphere 8.0 knows',
    remedy: 'Leave guestId out: the template says it, or else the guest and the version do.',
    program: tuned({ guestId: 'debian13_64Guest' }),
  },
  HW2105: {
    at: 'lab/Web',
    given: ALPINE_3_23.displayName,
    allowed: 'a guest whose cloud-init has the datasource for VMware (cloud-init 21.3 or later)',
    remedy: 'Move to the next release, or let vCenter set it up: customize(vm, VsphereCustomization.linux({ domain })).',
    program: from(vc => golden(vc, { guest: ALPINE_3_23, firmware: Firmware.uefi({ secureBoot: false }) })),
  },
  HW2106: {
    at: 'lab/Web',
    given: 'template debian-13-genericcloud-amd64',
    allowed: 'an image with a whole kernel, such as the `generic` image of Debian',
    remedy: 'Build the template from the generic image.',
    program: from(vc => golden(vc, { guest: DEBIAN_13 }, 'debian-13-genericcloud-amd64')),
  },
  HW2107: {
    at: 'lab/Web',
    given: 'no disk at unit 1 of a clone of rhel9-golden',
    allowed: '5 GiB or more',
    remedy: 'Add a data disk for each disk of the template, in their order.',
    program: from(vc => golden(vc, { disks: [gib(20), gib(5)] })),
  },
  HW2108: {
    at: 'lab/Web',
    given: 'scsiType lsilogic for a clone of rhel9-golden',
    allowed: 'pvscsi',
    remedy: 'Leave scsiType out: the clone takes that of its template.',
    program: tuned({ scsiType: 'lsilogic' }),
  },
  HW2109: {
    at: 'lab/Web',
    given: 'a virtual TPM for web',
    allowed: 'a platform with `keyProvider`',
    remedy: 'Set up a key provider in vCenter (Configure > Key Providers), and name it: keyProvider.',
    program: machine(() => {}, () => ({ firmware: Firmware.uefi({ vtpm: true }) })),
  },
  HW2112: {
    at: 'lab/Web',
    given: 'latencySensitivity "lowest"',
    allowed: 'high, low, medium, normal',
    remedy: 'Choose one of these.',
    program: tuned({ latencySensitivity: 'lowest' }),
  },
  HW2113: { at: 'lab/Web', given: 'disk "data"', allowed: 'root', remedy: 'Name one that the machine has.', program: tuned({ disks: { data: { diskMode: 'persistent' } } }) },
  HW2114: {
    at: 'lab/Vc',
    given: '@cdktf/provider-vsphere',
    allowed: 'the package installed beside hostwright',
    remedy: 'npm install @cdktf/provider-vsphere',
    /* eslint-disable @typescript-eslint/no-require-imports */
    program: () => jest.isolateModules(() => {
      jest.doMock('@cdktf/provider-vsphere/lib/provider', () => { throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' }); });
      const { App } = require('cdktf') as typeof import('cdktf');
      const other = require('../../../src') as typeof import('../../../src');
      new other.VspherePlatform(new other.EstateStack(new App(), 'lab'), 'Vc', { server: 'vc.example', datacenter: 'dc1', cluster: 'c1', datastore: 'ds1' });
    }),
    /* eslint-enable @typescript-eslint/no-require-imports */
  },
  HW2115: {
    at: 'lab/Vc',
    given: 'password from environment variable MY_PASSWORD',
    allowed: 'VSPHERE_PASSWORD, a Terraform variable or a file',
    remedy: 'The provider reads its own variable only: export VSPHERE_PASSWORD, or use SecretRef.terraformVariable and export TF_VAR_<name>.',
    program: machine(() => {}, () => ({}), { password: SecretRef.environmentVariable('MY_PASSWORD') }),
  },
  HW2116: {
    at: 'lab/Web',
    given: '11 interfaces',
    allowed: '10 at most',
    remedy: 'Take some away, or spread them over two machines.',
    program: machine((vc, vm) => { for (let nic = 1; nic <= 10; nic += 1) { vm.addNic(vc.portGroup('dmz'), { ip: IpAssignment.of(`10.0.${30 + nic}.10/24`) }); } }),
  },
  HW2117: {
    at: 'lab/Web',
    given: 'unit number 15 for disk data',
    allowed: 'a free number from 0 to 14, since the guest finds what it mounts on the first controller',
    remedy: 'Give each disk a number of its own: tune(vm, { disks: { name: { unitNumber } } }).',
    program: machine((vc, vm) => { vm.addDisk('data', gib(3), { mount: '/srv' }); vc.tune(vm, { disks: { data: { unitNumber: 15 } } }); }),
  },
  HW2118: {
    at: 'lab/Web',
    given: '00:50:56:40:00:01 for net1',
    allowed: '00:50:56:00:00:00 to 00:50:56:3f:ff:ff, or an address of another maker',
    remedy: 'Leave `mac` out.',
    program: machine((vc, vm) => { vm.addNic(vc.portGroup('dmz'), { ip: IpAssignment.of('10.0.30.10/24'), mac: MacAddress.of('00:50:56:40:00:01') }); }),
  },
  HW2119: {
    at: 'lab/Web',
    given: 'template golden',
    allowed: 'an image with a guest',
    remedy: 'Say what is inside: { guest: OperatingSystem.RHEL_9 }.',
    program: from(vc => vc.existingTemplate('golden', { disks: [gib(20)] }), { provisioning: Provisioning.none() }),
  },
  HW2120: {
    at: 'lab/Vc',
    given: 'both datastore and datastoreCluster',
    allowed: 'one of them',
    remedy: 'Name the datastore cluster where Storage DRS places disks, else the datastore.',
    program: machine(() => {}, () => ({}), { datastoreCluster: 'pods' }),
  },
  HW2121: {
    at: 'lab/Vc',
    given: 'change window "upgrade" of lab/Web, which ended on 2026-11-20',
    allowed: 'a window that lasts',
    remedy: 'Take the line out: the next apply removes the snapshot. Move the date only while the change goes on.',
    program: machine((vc, vm) => vc.changeWindow(vm, 'upgrade', { reason: 'x', expires: CalendarDate.of('2026-11-20') })),
  },
  HW2122: {
    at: 'lab/Web',
    given: `UEFI, secure boot for ${WINDOWS_11_25H2.displayName}`,
    allowed: 'Firmware.uefi({ vtpm: true })',
    remedy: 'Add the TPM, or leave `firmware` out.',
    program: machine(() => {}, vc => ({ image: golden(vc, { guest: WINDOWS_11_25H2, disks: [gib(64)] }), ...ALONE }), { keyProvider: 'kms' }),
  },
  HW2123: {
    at: 'lab/Web',
    given: 'a PCI device of esx1 for web, which runs anywhere',
    allowed: 'Placement.onHost(\'esx1\')',
    remedy: 'Pin the machine to the host that has the device.',
    program: machine((vc, vm) => vc.passthrough(vm, vc.pciDevice('esx1', { vendorId: '10de' }))),
  },
  HW2124: {
    at: 'lab/Vc',
    given: 'vGPU profile "grid_a2-4q" for lab/Web',
    allowed: 'a PCI device as a whole: passthrough(vm, device)',
    remedy: 'Give the profile to the template itself, whose clones keep it, and leave this line out.',
    program: machine((vc, vm) => vc.vgpu(vm, 'grid_a2-4q')),
  },
  HW2125: {
    at: 'lab/Web',
    given: expect.stringMatching(/^\d{5,} bytes of guestinfo for web$/) as unknown as string,
    allowed: '64512 bytes',
    remedy: 'Leave to the first boot only what must be there before the first login; the rest is done over SSH.',
    program: machine(() => {}, () => ({ provisioning: Provisioning.cloudInit({ packages: noise(2000) }) })),
  },
  HW2126: {
    at: 'lab/Web',
    given: `${FLATCAR.displayName} (ignition)`,
    allowed: 'an image with cloud-init, or customization of Linux and Windows',
    remedy: 'Use Provisioning.none() and configure the machine by its own means.',
    program: from(vc => golden(vc, { guest: FLATCAR, firmware: undefined })),
  },
};
