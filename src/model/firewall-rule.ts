import { Cidr } from '../values';
import { Service } from './service';

/** What an inbound rule may narrow. */
export interface AllowOptions {
  /**
   * Networks that may connect.
   * @default - every address
   */
  readonly sources?: Cidr[];
}

/** One inbound permission of a machine; whatever no rule names is dropped. */
export class FirewallRule {
  /**
   * Permits a service from some networks.
   * @param service what may be reached
   * @param options from where
   */
  public static allow(service: Service, options: AllowOptions = {}): FirewallRule {
    return new FirewallRule(service, [...options.sources ?? []]);
  }

  private constructor(
    /** What may be reached. */
    public readonly service: Service,
    private readonly networks: Cidr[],
  ) {}

  /** Networks that may connect; empty means every address. */
  public get sources(): Cidr[] {
    return [...this.networks];
  }
}
