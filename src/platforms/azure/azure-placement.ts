import { TerraformResource } from 'cdktf';
import { IPlatform } from '../../model/platform';

/** What becomes of a spot machine when Azure needs its place. */
export enum AzureEviction {
  /** It is stopped, and its disks stay. */
  DEALLOCATE = 'Deallocate',
  /** It is deleted. */
  DELETE = 'Delete',
}

/** What may be said of a spot machine. */
export interface AzureSpotOptions {
  /**
   * What becomes of it when Azure needs its place.
   * @default AzureEviction.DEALLOCATE
   */
  readonly eviction?: AzureEviction;
  /**
   * Most US dollars for an hour, with at most five decimals.
   * @default - up to the price of an ordinary machine
   */
  readonly maxPrice?: number;
}

/** A group that machines share by their placement. */
export abstract class AzureGroup {
  /**
   * @param platform platform that made it
   * @param groupName name
   * @param id id in Azure
   * @param resource its resource, where the stack makes it
   */
  protected constructor(
    /** Platform that made it. */
    public readonly platform: IPlatform,
    /** Name. */
    public readonly groupName: string,
    private readonly id: string,
    /** Its resource, where the stack makes it. */
    public readonly resource?: TerraformResource,
  ) {}

  /** @internal */
  public get _id(): string { return this.id; }
}

/** Machines that are not stopped or lost together, in one building. */
export class AzureAvailabilitySet extends AzureGroup {
  /** @internal */
  public static _of(platform: IPlatform, name: string, id: string, resource?: TerraformResource): AzureAvailabilitySet {
    return new AzureAvailabilitySet(platform, name, id, resource);
  }
}

/** A flexible scale set: machines of their own that are spread over fault domains or zones. */
export class AzureScaleSet extends AzureGroup {
  /** @internal */
  public static _of(platform: IPlatform, name: string, id: string, zones: number[], faultDomains: number, resource?: TerraformResource): AzureScaleSet {
    return new AzureScaleSet(platform, name, id, zones, faultDomains, resource);
  }

  private constructor(platform: IPlatform, name: string, id: string, private readonly inZones: number[], private readonly domains: number, resource?: TerraformResource) {
    super(platform, name, id, resource);
  }

  /** Zones of its machines; empty for a regional one. */
  public get zones(): number[] { return [...this.inZones]; }

  /** Fault domains that machines are spread over. */
  public get faultDomains(): number { return this.domains; }
}

/** Machines that are near each other. */
export class AzureProximityGroup extends AzureGroup {
  /** @internal */
  public static _of(platform: IPlatform, name: string, id: string, resource?: TerraformResource): AzureProximityGroup {
    return new AzureProximityGroup(platform, name, id, resource);
  }
}

/** What may be said of a machine by itself. */
export interface AzureSinglePlacementOptions {
  /**
   * Group of machines that are near each other.
   * @default - none
   */
  readonly proximityGroup?: AzureProximityGroup;
  /**
   * Id of a capacity reservation group that keeps a place for it; not together with a proximity group.
   * @default - none
   */
  readonly capacityReservationGroupId?: string;
  /**
   * Whether it runs where a place is left over, for less money, until Azure needs the place.
   * @default - it runs on
   */
  readonly spot?: AzureSpotOptions;
}

/** What may be said of a machine in an availability set. */
export interface AzureSetPlacementOptions {
  /**
   * Group of machines that are near each other: that of the set.
   * @default - none
   */
  readonly proximityGroup?: AzureProximityGroup;
}

/** What may be said of a machine in a scale set. */
export interface AzureScaleSetPlacementOptions {
  /**
   * Zone, one of those of the set.
   * @default - none
   */
  readonly zone?: number;
  /**
   * Fault domain, where the set has more than one.
   * @default - Azure chooses
   */
  readonly faultDomain?: number;
  /**
   * Whether it runs where a place is left over, for less money, until Azure needs the place.
   * @default - it runs on
   */
  readonly spot?: AzureSpotOptions;
}

/** What may be said of a machine on a dedicated host. */
export interface AzureHostPlacementOptions {
  /**
   * Zone: that of the host.
   * @default - none
   */
  readonly zone?: number;
}

interface Choice extends AzureSinglePlacementOptions {
  readonly zone?: number;
  readonly availabilitySet?: AzureAvailabilitySet;
  readonly scaleSet?: AzureScaleSet;
  readonly faultDomain?: number;
  readonly dedicatedHostId?: string;
  readonly dedicatedHostGroupId?: string;
}

/** Where in a region a machine runs: in one way only, since Azure allows no two of them together. */
export class AzurePlacement {
  /**
   * Anywhere in the region.
   * @param options proximity group, capacity reservation, spot
   */
  public static regional(options: AzureSinglePlacementOptions = {}): AzurePlacement {
    return new AzurePlacement(options);
  }

  /**
   * In one zone of the region.
   * @param zone 1, 2 or 3
   * @param options proximity group, capacity reservation, spot
   */
  public static inZone(zone: number, options: AzureSinglePlacementOptions = {}): AzurePlacement {
    return new AzurePlacement({ ...options, zone });
  }

  /**
   * In an availability set.
   * @param availabilitySet the set
   * @param options proximity group
   */
  public static inAvailabilitySet(availabilitySet: AzureAvailabilitySet, options: AzureSetPlacementOptions = {}): AzurePlacement {
    return new AzurePlacement({ ...options, availabilitySet });
  }

  /**
   * In a flexible scale set.
   * @param scaleSet the set
   * @param options zone, fault domain, spot
   */
  public static inScaleSet(scaleSet: AzureScaleSet, options: AzureScaleSetPlacementOptions = {}): AzurePlacement {
    return new AzurePlacement({ ...options, scaleSet });
  }

  /**
   * On a host that nobody else uses.
   * @param hostId id of the dedicated host
   * @param options zone of the host
   */
  public static onDedicatedHost(hostId: string, options: AzureHostPlacementOptions = {}): AzurePlacement {
    return new AzurePlacement({ ...options, dedicatedHostId: hostId });
  }

  /**
   * On any host of a group that nobody else uses, where the group places machines by itself.
   * @param groupId id of the group of dedicated hosts
   * @param options zone of the group
   */
  public static onDedicatedHostGroup(groupId: string, options: AzureHostPlacementOptions = {}): AzurePlacement {
    return new AzurePlacement({ ...options, dedicatedHostGroupId: groupId });
  }

  private constructor(private readonly choice: Choice) {}

  /** Zone; undefined where Azure chooses. */
  public get zone(): number | undefined { return this.choice.zone; }

  /** Availability set; undefined for none. */
  public get availabilitySet(): AzureAvailabilitySet | undefined { return this.choice.availabilitySet; }

  /** Flexible scale set; undefined for none. */
  public get scaleSet(): AzureScaleSet | undefined { return this.choice.scaleSet; }

  /** Fault domain in the scale set; undefined where Azure chooses. */
  public get faultDomain(): number | undefined { return this.choice.faultDomain; }

  /** Proximity group; undefined for none. */
  public get proximityGroup(): AzureProximityGroup | undefined { return this.choice.proximityGroup; }

  /** Id of the dedicated host; undefined for none. */
  public get dedicatedHostId(): string | undefined { return this.choice.dedicatedHostId; }

  /** Id of the group of dedicated hosts; undefined for none. */
  public get dedicatedHostGroupId(): string | undefined { return this.choice.dedicatedHostGroupId; }

  /** Id of the capacity reservation group; undefined for none. */
  public get capacityReservationGroupId(): string | undefined { return this.choice.capacityReservationGroupId; }

  /** What was said of it as a spot machine; undefined for an ordinary one. */
  public get spot(): AzureSpotOptions | undefined { return this.choice.spot; }

  /** Groups that it names. @internal */
  public get _groups(): AzureGroup[] {
    return [this.availabilitySet, this.scaleSet, this.proximityGroup].filter(group => group !== undefined);
  }

  /** In words, such as `zone 1, spot`; what a new machine alone takes. */
  public toString(): string {
    const { zone, availabilitySet, scaleSet, faultDomain, spot } = this.choice;
    const parts = [
      zone === undefined ? undefined : `zone ${zone}`,
      availabilitySet && `availability set ${availabilitySet.groupName}`,
      scaleSet && `scale set ${scaleSet.groupName}`,
      faultDomain === undefined ? undefined : `fault domain ${faultDomain}`,
      spot && 'spot',
    ];
    return parts.filter(part => part !== undefined).join(', ') || 'regional';
  }
}
