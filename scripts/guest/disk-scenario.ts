import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { Lab } from './lab';
import { LoopDisk } from './loop-disk';

const ROLE = 'hostwright_data_disks';

/** Disks of the guest: six are empty, one holds files, and three hold what nobody may touch. */
export interface Disks {
  readonly ext4: LoopDisk;
  readonly xfs: LoopDisk;
  readonly linked: LoopDisk;
  readonly numbered: LoopDisk;
  readonly targeted: LoopDisk;
  readonly addressed: LoopDisk;
  readonly kept: LoopDisk;
  readonly partitioned: LoopDisk;
  readonly swap: LoopDisk;
  readonly other: LoopDisk;
}

/** Makes the disks as files in a folder; nothing is mounted on this machine. */
export function makeDisks(folder: string): Disks {
  const file = (name: string, mebibytes: number, fill: (path: string) => void = () => undefined) => {
    const image = path.join(folder, `${name}.img`);
    fs.writeFileSync(image, '');
    fs.truncateSync(image, mebibytes * 1048576);
    fill(image);
    return new LoopDisk(image, mebibytes);
  };
  const content = path.join(folder, 'content');
  fs.mkdirSync(content);
  fs.writeFileSync(path.join(content, 'ledger.txt'), 'kept\n');
  return {
    ext4: file('ext4', 64),
    xfs: file('xfs', 320),
    linked: file('linked', 16),
    numbered: file('numbered', 16),
    targeted: file('targeted', 16),
    addressed: file('addressed', 16),
    kept: file('kept', 64, image => execFileSync('mkfs.ext4', ['-q', '-d', content, image])),
    // A table of the old form with one entry: type, first sector and length in the last of its first 512 bytes.
    partitioned: file('partitioned', 16, image => writeAt(image, 446, [0, 0, 2, 0, 0x83, 0, 0, 0, 0, 8, 0, 0, 0, 0x40, 0, 0], 510, [0x55, 0xaa])),
    swap: file('swap', 16, image => execFileSync('mkswap', [image], { stdio: 'ignore' })),
    other: file('other', 64, image => execFileSync('mkfs.ext4', ['-q', '-O', '^has_journal,^extent,^64bit,^flex_bg,^metadata_csum,^huge_file,^dir_nlink,^extra_isize', image])),
  };
}

/** What becomes of each disk. */
export function diskScenario(lab: Lab, disks: Disks): void {
  const devices = Object.fromEntries(Object.entries(disks).map(([name, { device }]) => [name, device]));
  const volume = (serial: string, filesystem: string, more: Record<string, unknown> = {}) => ({ name: serial, serial, filesystem, mount: `/srv/${serial}`, ...more });
  const played = (volumes: unknown[], check = false) => lab.role(ROLE, { hostwright_data_disks_volumes: volumes, hostwright_data_disks_devices: devices }, check);
  const good = [volume('ext4', 'ext4', { owner: 'debian', group: 'games', mode: '0750' }), volume('xfs', 'xfs'), volume('kept', 'ext4')];

  const untouched = [disks.partitioned, disks.swap, disks.other, disks.kept, disks.ext4].map(disk => ({ disk, before: disk.fingerprint }));
  const refusals: [string, unknown[], string][] = [
    ['a partition table', [volume('partitioned', 'ext4')], 'holds dos partition table'],
    ['a signature of something else', [volume('swap', 'ext4')], 'holds swap; allowed is an empty disk, or one with nothing but ext4'],
    ['another filesystem', [volume('other', 'ext4')], 'holds ext2; allowed is'],
    ['a filesystem of the other kind', [volume('kept', 'xfs')], 'holds ext4; allowed is an empty disk, or one with nothing but xfs'],
    ['a disk that is not there', [volume('absent', 'ext4')], 'no disk has the serial absent'],
    ['a good disk beside a bad one', [volume('ext4', 'ext4'), volume('swap', 'ext4')], 'No data disk was touched.'],
  ];
  for (const [what, volumes, words] of refusals) { lab.refused(what, played(volumes), words); }
  for (const { disk, before } of untouched) { lab.holds(`${disk.file} was touched although it was refused`, disk.fingerprint === before); }
  lab.guest.asRoot('mkdir -p /srv/hidden; touch /srv/hidden/file');
  lab.refused('a mount that hides files', played([volume('ext4', 'ext4', { mount: '/srv/hidden' })]), 'which the mount would hide');

  const uuid = execFileSync('blkid', ['-p', '-s', 'UUID', '-o', 'value', disks.kept.device], { encoding: 'utf8' }).trim();
  lab.changedSomething('data disks in check mode', played(good, true));
  lab.changedSomething('data disks', played(good));
  lab.prints('an empty disk', 'findmnt -no FSTYPE /srv/ext4; stat -c "%U %G %a" /srv/ext4; findmnt -no FSTYPE /srv/xfs; stat -c "%U %a" /srv/xfs', /^ext4\s+debian games 750\s+xfs\s+root 755$/);
  lab.prints('mounted by UUID', 'grep -c "^UUID=.* /srv/.* defaults,nofail" /etc/fstab', /^3$/);
  lab.prints('a disk with files', 'cat /srv/kept/ledger.txt; findmnt -no UUID /srv/kept', new RegExp(`^kept\\s+${uuid}$`));
  lab.changedNothing('data disks once more', played(good));
  lab.changedNothing('data disks once more, in check mode', played(good, true));
  lab.refused('a disk that is mounted elsewhere', played([volume('kept', 'ext4', { mount: '/srv/elsewhere' })]), 'is mounted at /srv/kept; allowed is /srv/elsewhere');

  disks.xfs.grow(448);
  lab.changedSomething('a data disk that has grown', played(good));
  lab.prints('XFS has grown', 'df -BM --output=size /srv/xfs | tail -n 1', /^\s*(3[5-9]|4[0-4])\dM$/);
  lab.changedNothing('data disks after one has grown', played(good));
  disks.ext4.grow(128);
  lab.changedSomething('a data disk with ext4 that has grown, in check mode', played(good, true));
  if (mayGrowExt4()) {
    lab.changedSomething('a data disk with ext4 that has grown', played(good));
    lab.prints('ext4 has grown', 'df -BM --output=size /srv/ext4 | tail -n 1', /^\s*1[0-2]\dM$/);
    lab.changedNothing('data disks after both have grown', played(good));
  } else {
    lab.notTried.push({ file: `${ROLE}: ext4 that grows`, reason: 'the kernel lets nobody on this machine grow ext4 while it is mounted (no CAP_SYS_RESOURCE)' });
  }
  lab.prints('files are still there', 'cat /srv/kept/ledger.txt', /^kept$/);

  // As udev links the disks of a hypervisor, and those of Azure.
  lab.guest.asRoot(`mkdir -p /dev/disk/by-id /dev/disk/azure/data/by-lun; ln -s ${disks.linked.device} /dev/disk/by-id/scsi-0QEMU_QEMU_HARDDISK_hwlinked; ln -s ${disks.numbered.device} /dev/disk/azure/data/by-lun/3`);
  const linked = [{ name: 'linked', serial: 'hwlinked', filesystem: 'ext4', mount: '/srv/linked' }, { name: 'numbered', lun: 3, filesystem: 'ext4', mount: '/srv/numbered' }];
  lab.changedSomething('data disks by link and by number', lab.role(ROLE, { hostwright_data_disks_volumes: linked }));
  lab.prints('data disks by link and by number', 'findmnt -no SOURCE /srv/linked; findmnt -no SOURCE /srv/numbered', new RegExp(`^${disks.linked.device}\\s+${disks.numbered.device}$`));
  lab.changedNothing('data disks by link and by number, once more', lab.role(ROLE, { hostwright_data_disks_volumes: linked }));
  targetScenario(lab, disks);
}

/** As udev links the disks of VMware, and as lsblk tells of them where it does not. */
function targetScenario(lab: Lab, { targeted, addressed, other }: Disks): void {
  const volume = (name: string, target: number, more: Record<string, unknown> = {}) => ({ name, scsi_target: target, filesystem: 'ext4', mount: `/srv/${name}`, ...more });
  const played = (...volumes: unknown[]) => lab.role(ROLE, { hostwright_data_disks_volumes: volumes });
  const link = (name: string, { device }: LoopDisk) => lab.guest.asRoot(`mkdir -p /dev/disk/by-path; ln -sf ${device} /dev/disk/by-path/pci-0000:${name}`);
  const told = JSON.stringify({
    blockdevices: [
      { name: addressed.device, serial: null, hctl: '2:0:10:0', vendor: 'VMware  ' },
      { name: other.device, serial: null, hctl: '1:0:10:0', vendor: 'NECVMWar' },
      { name: other.device, serial: null, hctl: '2:0:1:0', vendor: 'VMware  ' },
      { name: other.device, serial: null, hctl: null, vendor: null },
    ],
  });
  lab.guest.asRoot(`printf '%s\\n' '#!/bin/sh' 'case "$*" in *--nodeps*) echo '"'"'${told}'"'"';; *) exec /usr/bin/lsblk "$@";; esac' > /usr/local/sbin/lsblk; chmod 755 /usr/local/sbin/lsblk`);
  link('03:00.0-scsi-0:0:8:0', targeted);
  link('03:00.0-scsi-0:0:8:0-part1', other);
  link('03:00.0-scsi-0:0:18:0', other);

  lab.refused('a disk without a mark', played({ name: 'targeted', filesystem: 'ext4', mount: '/srv/targeted' }), 'with one of serial, lun and scsi_target');
  lab.refused('a disk with two marks', played(volume('targeted', 8, { serial: 'targeted' })), 'with one of serial, lun and scsi_target');
  lab.refused('two disks at one target', played(volume('targeted', 8), volume('second', 8)), 'or that by which they are found: targeted, second');
  lab.refused('a target without a disk', played(volume('absent', 11)), 'no disk has the SCSI target 11; allowed is');
  link('0b:00.0-scsi-0:0:8:0', other);
  lab.refused('a target on two controllers', played(volume('targeted', 8)), 'have the SCSI target 8; allowed is one disk');
  lab.guest.asRoot('rm /dev/disk/by-path/pci-0000:0b:00.0-scsi-0:0:8:0');
  lab.changedSomething('data disks by SCSI target', played(volume('targeted', 8), volume('addressed', 10)));
  lab.prints('data disks by SCSI target', 'findmnt -no SOURCE /srv/targeted; findmnt -no SOURCE /srv/addressed', new RegExp(`^${targeted.device}\\s+${addressed.device}$`));
  lab.changedNothing('data disks by SCSI target, once more', played(volume('targeted', 8), volume('addressed', 10)));
  lab.guest.asRoot('rm /usr/local/sbin/lsblk');
}

/** Linux grows a mounted ext4 for those with this capability only, which not every machine gives its root. */
function mayGrowExt4(): boolean {
  const [, granted] = /^CapBnd:\s*([0-9a-f]+)$/m.exec(fs.readFileSync('/proc/self/status', 'utf8'))!;
  // Number 24: the lowest bit of the seventh digit from the right.
  return parseInt(granted[granted.length - 7], 16) % 2 === 1;
}

function writeAt(file: string, ...parts: (number | number[])[]): void {
  const handle = fs.openSync(file, 'r+');
  for (let at = 0; at < parts.length; at += 2) { fs.writeSync(handle, Buffer.from(parts[at + 1] as number[]), 0, undefined, parts[at] as number); }
  fs.closeSync(handle);
}
