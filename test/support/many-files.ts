import { App, TerraformStack } from 'cdktf';
import { Admin, CalendarDate, EstateStack, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform } from '../../src';
import { TextArtifact } from '../../src/artifacts';

export const MANY_STACKS = ['s1', 's2', 's3', 's4', 'machines'];

/** Stacks full of files of which a third is changed, a third added and removed, and a third the same in every round; one has machines, which the lock keeps. */
export function synthesizeManyFiles(round: number): void {
  const app = new App();
  for (const id of MANY_STACKS.slice(0, -1)) {
    const stack = new TerraformStack(app, id);
    for (let number = 0; number < 30; number++) {
      const filePath = [`same/${number}.txt`, `changed/deep/${number}.txt`, `round-${round % 3}/${number}.txt`][number % 3];
      const text = (number % 3 === 1 ? `round ${round} ` : 'always ').repeat(200);
      new TextArtifact(stack, `F${number}`, { produce: () => text }, { filePath });
    }
  }
  const machines = new EstateStack(app, 'machines', {
    asOf: CalendarDate.of('2026-11-21'),
    defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM ops@homelab'), dns: ['10.0.20.1'] },
  });
  const pve = new ProxmoxPlatform(machines, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
  for (let number = 0; number < 2 + round % 3; number++) {
    new HardenedVm(machines, `Web${number}`, { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of(`10.0.20.${10 + number}/24`) });
  }
  app.synth();
}
