import { IConstruct } from 'constructs';
import { Estate } from '../model/estate';
import { EstateLock } from '../model/estate-lock';
import { INetwork } from '../model/network';
import { Nic, NicOptions } from '../model/nic';
import { LAST_MAC_NUMBER, macNumberFrom, macNumberOf, macOf } from '../private/identity';
import { NumberClaim } from '../private/number-pool';
import { IpAssignment, MacAddress } from '../values';

/** An interface whose MAC is settled once all machines of the estate are known. */
export class PluggedNic implements Nic {
  public readonly ip: IpAssignment;
  private readonly lock: EstateLock;
  private readonly claim?: NumberClaim;
  private settled?: { number: number; mac: MacAddress };

  constructor(
    machine: IConstruct, private readonly hostName: () => string, public readonly nicName: string, public readonly network: INetwork, private readonly options: NicOptions,
  ) {
    this.ip = options.ip ?? IpAssignment.dhcp();
    this.lock = Estate.of(machine)._lock;
    const explicit = options.mac && macNumberOf(options.mac.toString());
    // Another prefix meets none of the library's own.
    if (options.mac && explicit === undefined) { return; }
    this.claim = {
      name: () => `${hostName()}/${nicName}`, owner: () => machine.node.path, scope: machine, first: 0, last: LAST_MAC_NUMBER, start: macNumberFrom, explicit: () => explicit,
    };
    this.lock.macs.claim(this.claim);
  }

  /** The one that was given, else the one of the estate. */
  public get mac(): MacAddress {
    if (this.options.mac) { return this.options.mac; }
    const kept = this.lock.machine(this.hostName())?.nics[this.nicName]?.mac;
    if (kept !== undefined && macNumberOf(kept) === undefined) { return MacAddress.of(kept); }
    const number = this.lock.macs.numberOf(this.claim!);
    if (this.settled?.number !== number) { this.settled = { number, mac: MacAddress.of(macOf(number)) }; }
    return this.settled.mac;
  }
}
