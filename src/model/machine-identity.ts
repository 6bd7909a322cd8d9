import { IConstruct } from 'constructs';
import { Disk } from './disk';
import { Estate } from './estate';
import { EstateLock } from './estate-lock';
import { LockedMachine } from './lock-file';
import { serialFrom } from '../private/identity';
import { HostName } from '../values';

/** What tells the parts of a machine apart. It starts from the host name, never from the construct path, and what was once given stays. */
export class MachineIdentity {
  /**
   * Called by machines for themselves.
   * @internal
   */
  public static _of(machine: IConstruct, hostName: () => HostName, disks: () => Disk[]): MachineIdentity {
    return new MachineIdentity(machine, hostName, disks);
  }

  private lock?: EstateLock;

  private constructor(private readonly machine: IConstruct, private readonly hostName: () => HostName, private readonly disks: () => Disk[]) {}

  /**
   * Serial of a disk, 20 characters, by which the guest finds it.
   * @param disk disk of the machine
   */
  public serialOf(disk: Disk): string {
    return this.keptDisk(disk)?.serial ?? this.freshSerial(disk);
  }

  /**
   * Slot that a disk was given before; undefined for a new one.
   * @param disk disk of the machine
   */
  public keptSlot(disk: Disk): number | undefined {
    return this.keptDisk(disk)?.slot;
  }

  /** Slots that are in use where the machine stands, also those of disks that leave it: a new disk in such a slot would be taken for the old one. */
  public get usedSlots(): number[] {
    return Object.values(this._kept?.disks ?? {}).map(({ slot }) => slot);
  }

  /** Whether the machine stands with a disk of which its owner said that it may go. */
  public get losesDisk(): boolean {
    return Object.values(this._kept?.disks ?? {}).some(({ retired }) => retired);
  }

  /**
   * What the lock keeps of the machine.
   * @internal
   */
  public get _kept(): LockedMachine | undefined {
    this.lock ??= Estate.of(this.machine)._lock;
    return this.lock.machine(this.hostName().toString());
  }

  /** A disk that took over the name of another which goes on under a new one gets a serial of its own. */
  private freshSerial(disk: Disk): string {
    const own = this.serialFor(disk.formerNames[0] ?? disk.diskName);
    if (!this._kept && this.disks().every(({ _isRenamed }) => !_isRenamed)) { return own; }
    const taken = Object.values(this._kept?.disks ?? {}).map(({ serial }) => serial);
    if (!disk._isRenamed) {
      taken.push(...this.disks().filter(other => other._isRenamed && !this.keptDisk(other)).map(({ formerNames: [first] }) => this.serialFor(first)));
    }
    const name = disk.formerNames[0] ?? disk.diskName;
    for (let turn = 1, serial = own; ; serial = this.serialFor(`${name}#${++turn}`)) {
      if (!taken.includes(serial)) { return serial; }
    }
  }

  private serialFor(name: string): string {
    return serialFrom(`${this.hostName().toString()}/${name}`);
  }

  private keptDisk(disk: Disk) {
    const disks = this._kept?.disks ?? {};
    const known = [disk.diskName, ...disk.formerNames].find(name => Object.hasOwn(disks, name));
    return known === undefined ? undefined : disks[known];
  }
}
