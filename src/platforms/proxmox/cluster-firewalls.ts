import { IConstruct } from 'constructs';
import { ClusterFirewall } from './cluster-firewall';
import { Refused } from '../../model/report';

/** A platform that manages the firewall of its cluster. */
interface Owner {
  readonly systemName: string;
  readonly path: string;
  readonly firewall: ClusterFirewall;
}

const OWNERS = new WeakMap<IConstruct, Owner[]>();

/** Who manages the firewall of which cluster, over all stacks of an App. */
export class ClusterFirewalls {
  /** Those of the App that a construct belongs to. */
  public static of(scope: IConstruct): ClusterFirewalls {
    const { root } = scope.node;
    const owners = OWNERS.get(root) ?? [];
    OWNERS.set(root, owners);
    return new ClusterFirewalls(owners);
  }

  private constructor(private readonly owners: Owner[]) {}

  /** Remembers that a platform manages the firewall of its cluster. */
  public add(scope: IConstruct, systemName: string, firewall: ClusterFirewall): void {
    this.owners.push({ systemName, path: scope.node.path, firewall });
  }

  /** What is known of a cluster's firewall, whichever platform said it. */
  public find(systemName: string): ClusterFirewall {
    return this.owners.find(owner => owner.systemName === systemName)?.firewall ?? ClusterFirewall.existing();
  }

  /** Two owners would undo each other's rules at every apply. Told once, of the later one. */
  public inspect(scope: IConstruct): Refused[] {
    const own = this.owners.find(({ path }) => path === scope.node.path);
    const first = own && this.owners.find(({ systemName }) => systemName === own.systemName);
    return !own || first === own ? [] : [{
      code: 'HW2031',
      given: `the firewall of ${own.systemName} by ${first!.path} and ${own.path}`,
      allowed: 'one platform that manages the firewall of a cluster',
      remedy: 'Leave clusterFirewall out on the others: they see that it is managed.',
    }];
  }
}
