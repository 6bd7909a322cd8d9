import { Admin, EstateStack, GuestAccess, HardenedVm, IpAssignment, OperatingSystem, OsFamily, Provisioning, SecretRef } from '../../../src';
import { proxmox, written } from '../written';

const PLAYS = 'which the first play does where Ansible gets in';
const IMMUTABLE = OperatingSystem.custom({ id: 'acme-immutable', name: 'ACME', family: OsFamily.IMMUTABLE_LINUX });

/** What is noted of the agent of one machine. */
function noted(guest: OperatingSystem, guestAgentInside?: boolean): string[] {
  const { estate } = written((stack: EstateStack) => {
    const pve = proxmox(stack);
    new HardenedVm(stack, 'Web', {
      image: pve.existingTemplate(9000, { guest, guestAgentInside }),
      network: pve.bridge('vmbr0'),
      ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1'),
      provisioning: guest === IMMUTABLE ? Provisioning.none() : undefined,
      admin: guest.isWindows ? Admin.password('Administrator', SecretRef.terraformVariable('password')) : undefined,
      access: guest.isWindows ? GuestAccess.psrp() : guest === IMMUTABLE ? GuestAccess.ssh() : undefined,
    });
  });
  return estate.machines[0].notes.filter(({ field }: { field: string }) => field === 'guestAgent').map(({ text }: { text: string }) => text);
}

test.each<[string, OperatingSystem, boolean]>([
  ['a guest that the roles know', OperatingSystem.DEBIAN_13, true],
  ['a guest that they do not know', IMMUTABLE, false],
  ['Windows, which brings it with its drivers', OperatingSystem.WINDOWS_SERVER_2025, false],
])('GIVEN %s without an agent WHEN written THEN the note says who installs it, if that is so', (_, guest, isPlayed) => {
  const [text, ...others] = noted(guest);
  expect(others).toEqual([]);
  expect(text).toMatch(/^the channel is on, the agent is not in the image: until it is installed,.* Proxmox shows no address/);
  expect(text.includes(PLAYS)).toBe(isPlayed);
});

test('GIVEN an agent in the template WHEN written THEN nothing is noted', () => {
  expect(noted(OperatingSystem.DEBIAN_13, true)).toEqual([]);
});
