import { IConstruct } from 'constructs';
import { defaultOf } from '../model/defaults-scope';
import { Estate } from '../model/estate';
import { EstateLock } from '../model/estate-lock';
import { INetwork } from '../model/network';
import { Nic, NicOptions } from '../model/nic';
import { describe } from '../private/fail';
import { LAST_MAC_NUMBER, macNumberFrom, macNumberOf, macOf } from '../private/identity';
import { NumberClaim } from '../private/number-pool';
import { IpAssignment, MacAddress } from '../values';

/** An interface whose MAC, and whose address where a pool gives it, is settled once all machines of the estate are known. */
export class PluggedNic implements Nic {
  /** Settled late where it comes from a pool. */
  public readonly ip: IpAssignment;
  private readonly lock: EstateLock;
  private readonly claim?: NumberClaim;
  private settled?: { number: number; mac: MacAddress };

  constructor(
    machine: IConstruct, private readonly hostName: () => string, public readonly nicName: string, public readonly network: INetwork, private readonly options: NicOptions,
  ) {
    this.lock = Estate.of(machine)._lock;
    this.ip = this.addressed(machine, options.ip ?? IpAssignment.dhcp());
    const explicit = options.mac && macNumberOf(options.mac.toString());
    // Another prefix meets none of the library's own.
    if (options.mac && explicit === undefined) { return; }
    this.claim = {
      name: () => `${hostName()}/${nicName}`, owner: () => machine.node.path, scope: machine, first: 0, last: LAST_MAC_NUMBER, start: macNumberFrom, explicit: () => explicit,
    };
    this.lock.macs.claim(this.claim);
  }

  /** What the program gives, with an address of the pool where it asks one. */
  private addressed(machine: IConstruct, ip: IpAssignment): IpAssignment {
    const book = this.lock.addresses;
    const neighbours = () => [...defaultOf(machine, 'dns') ?? [], ...defaultOf(machine, 'ntp') ?? []];
    const claim = { name: () => `${this.hostName()}/${this.nicName}`, network: this.network, ip, neighbours };
    book.claim(claim);
    if (ip._sources.length > 0) { machine.node.addValidation({ validate: () => book.inspect(claim).map(describe) }); }
    return ip._givenBy(({ subnet }) => book.addressOf(claim, subnet.family));
  }

  /** Whether the program gave the MAC address. */
  public get macGiven(): boolean { return this.options.mac !== undefined; }

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
