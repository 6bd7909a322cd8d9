import { Admin, GuestAccess, IVmIntent, OperatingSystem, Provisioning, SecretRef } from '../../../src';
import { DATA_DISKS } from '../../../src/guest/bootstrap/data-disks';
import { Disk } from '../../../src/model/disk';
import { AccessProtocol } from '../../../src/model/guest-access';
import { guestOf, scsiTargetOf } from '../../../src/platforms/vsphere/guest-facts';
import { VsphereCustomization } from '../../../src/platforms/vsphere/vsphere-customization';
import { Size } from '../../../src/values';
import { imageOf, intentOf } from '../proxmox/stubs';

const { RHEL_9, DEBIAN_13, UBUNTU_24_04, SLES_15_SP7, AMAZON_LINUX_2023, ALPINE_3_23, PHOTON_5, ARCH_LINUX, FREEBSD_14_4, FLATCAR, WINDOWS_SERVER_2025 } = OperatingSystem;
const PASSWORD = Admin.password('Administrator', SecretRef.terraformVariable('windows_password'));
const factsOf = (change: Partial<IVmIntent> = {}, customization?: VsphereCustomization) => guestOf(intentOf(change), { customization, unitOf: () => 1 });
const windowsOf = (change: Partial<IVmIntent> = {}) => ({ image: imageOf(WINDOWS_SERVER_2025), admin: PASSWORD, ...change });

describe('the way in', () => {
  test.each<[string, Partial<IVmIntent>, VsphereCustomization | undefined, AccessProtocol]>([
    ['cloud-init and an administrator with a key', {}, undefined, AccessProtocol.SSH],
    ['Windows that vCenter customizes, and a password', windowsOf(), VsphereCustomization.windows(), AccessProtocol.PSRP],
    ['a program that says how', { access: GuestAccess.ssh({ userName: 'ansible' }) }, VsphereCustomization.linux(), AccessProtocol.SSH],
    ['a program that says how, for Windows', windowsOf({ access: GuestAccess.winrm() }), VsphereCustomization.windows(), AccessProtocol.WINRM],
  ])('GIVEN %s WHEN asked THEN there is one', (_, change, customization, protocol) => {
    const { access } = factsOf(change, customization);
    expect([access.protocol, access.isPossible, access.isMissing]).toEqual([protocol, true, false]);
  });

  test.each<[string, Partial<IVmIntent>, VsphereCustomization | undefined, string]>([
    ['nobody', { admin: undefined }, undefined, 'no administrator with a key'],
    ['an administrator with a password on Linux', { admin: PASSWORD }, undefined, 'no administrator with a key'],
    ['an image that sets itself up', { provisioning: Provisioning.none() }, undefined, 'the image sets itself up'],
    ['customization of Linux', {}, VsphereCustomization.linux(), 'customization makes no account'],
    ['a specification', {}, VsphereCustomization.spec('golden'), 'its customization specification says who logs in'],
    ['Windows without a password', windowsOf({ admin: undefined }), VsphereCustomization.windows(), 'no administrator with a password'],
    ['Windows without customization', windowsOf(), undefined, 'Windows Server 2025 has no shell that cloud-init could give a key to'],
    ['Ignition', { image: imageOf(FLATCAR) }, undefined, `${FLATCAR.displayName} has no shell that cloud-init could give a key to`],
  ])('GIVEN %s WHEN asked THEN it is missing, and says why', (_, change, customization, reason) => {
    const { access } = factsOf(change, customization);
    expect([access.isPossible, access.isMissing, access.reason]).toEqual([false, true, reason]);
  });

  test('GIVEN a program that says that there is none WHEN asked THEN nothing is missing', () => {
    expect(factsOf({ access: GuestAccess.none('a console is enough') }).access.isMissing).toBe(false);
  });
});

describe('VMware\'s tools', () => {
  test.each([
    ['Debian', DEBIAN_13, 'open-vm-tools'], ['Ubuntu', UBUNTU_24_04, 'open-vm-tools'], ['Red Hat', RHEL_9, 'vmtoolsd'], ['SUSE', SLES_15_SP7, 'vmtoolsd'],
    ['Amazon', AMAZON_LINUX_2023, 'vmtoolsd'], ['Photon', PHOTON_5, 'vmtoolsd'], ['Arch', ARCH_LINUX, 'vmtoolsd'], ['Alpine', ALPINE_3_23, 'open-vm-tools'],
  ])('GIVEN %s WHEN asked THEN package and service are those of its distribution', (_, guest, serviceName) => {
    expect(factsOf({ image: imageOf(guest) }).agent).toEqual({ packageName: 'open-vm-tools', serviceName });
  });

  test.each([['Windows, which brings them', WINDOWS_SERVER_2025], ['FreeBSD', FREEBSD_14_4], ['a system without packages', FLATCAR]])('GIVEN %s WHEN asked THEN there is none to install', (_, guest) => {
    expect(factsOf({ image: imageOf(guest) }).agent).toBeUndefined();
  });
});

describe('data disks', () => {
  test('GIVEN units of the provider WHEN counted on the bus THEN the controller\'s own number is left out, and the second controller is not reached', () => {
    expect(Array.from({ length: 17 }, (_, unit) => scsiTargetOf(unit))).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, undefined, undefined]);
  });

  test('GIVEN data disks WHEN asked THEN each is found by its target, which the role reads', () => {
    const dataDisks = [Disk.data('repositories', Size.gibibytes(4), { mount: '/srv/git', owner: 'git' }), Disk.data('log', Size.gibibytes(4), { mount: '/var/log/app' }), Disk.data('raw', Size.gibibytes(4))];
    const intent = intentOf({ dataDisks });
    const units: Record<string, number> = { repositories: 1, log: 7, raw: 20 };
    const facts = guestOf(intent, { unitOf: name => units[name] });
    expect(facts.volumes).toEqual({ repositories: { scsiTarget: 1 }, log: { scsiTarget: 8 }, raw: { scsiTarget: undefined } });
    expect(DATA_DISKS.variables(intent, facts)).toEqual({
      hostwright_data_disks_volumes: [
        { name: 'repositories', scsi_target: 1, filesystem: 'ext4', mount: '/srv/git', owner: 'git' },
        { name: 'log', scsi_target: 8, filesystem: 'ext4', mount: '/var/log/app', owner: 'root' },
      ],
    });
  });
});
