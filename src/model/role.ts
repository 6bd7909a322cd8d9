import { fail, shown } from '../private/fail';
import { refuseToken } from '../private/plain-value';
import { RoleValue } from '../values';
import { Phase } from './phase';

const OWN_NAME = /^[a-z][a-z0-9_]{0,63}$/;
const COLLECTION_ROLE = /^([a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)$/;
const VERSION = /^[0-9]+\.[0-9]+\.[0-9]+$/;

/** A role of Ansible: one of yours, or one of a collection. */
export class Role {
  /**
   * A role of yours, in `ansible/roles/<name>` beside cdktf.json.
   *
   * Throws HW1103 unless the name is at most 64 of lower-case letters, digits and `_`, and for `hostwright_`, which begins the library's own; HW1107 for a Terraform token.
   *
   * @param name name of its folder
   */
  public static own(name: string): Role {
    refuseToken(name, 'name of a role');
    if (!OWN_NAME.test(name) || name.startsWith('hostwright_')) {
      fail({ code: 'HW1103', given: `role ${shown(name)}`, allowed: 'at most 64 of lower-case letters, digits and `_`, the first a letter, not beginning with `hostwright_`', remedy: 'Name it as its folder in ansible/roles; a role of a collection is Role.ofCollection.' });
    }
    return new Role(name);
  }

  /**
   * A role of a collection, which requirements.yml names with just this version.
   *
   * Throws HW1103 for another form of either, HW1107 for a Terraform token.
   *
   * @param name namespace, collection and role, such as `prometheus.prometheus.node_exporter`
   * @param version of the collection, such as `0.30.2`
   */
  public static ofCollection(name: string, version: string): Role {
    refuseToken(name, 'name of a role');
    const [, collection] = COLLECTION_ROLE.exec(name)
      ?? fail({ code: 'HW1103', given: `role ${shown(name)}`, allowed: 'namespace.collection.role in lower-case letters, digits and `_`', remedy: 'Write the whole name, such as prometheus.prometheus.node_exporter.' });
    if (!VERSION.test(version)) {
      fail({ code: 'HW1103', given: `version ${shown(version)} of ${collection}`, allowed: 'one exact version, such as 0.30.2', remedy: 'Pin the version that you have tried: a range would install another one some day.' });
    }
    return new Role(name, collection, version);
  }

  /**
   * A role that the library brings.
   * @internal
   */
  public static _bundled(name: string): Role {
    return new Role(name);
  }

  private constructor(
    /** Name as plays have it. */
    public readonly roleName: string,
    /** Collection that it comes from; undefined for one of yours. */
    public readonly collection?: string,
    /** Version of the collection. */
    public readonly collectionVersion?: string,
  ) {}

  /** Whether the library brings it. */
  public get isBundled(): boolean { return this.roleName.startsWith('hostwright_'); }
}

/** What else may be said of a role on a host. */
export interface RoleOptions {
  /**
   * When it runs.
   * @default Phase.APPLICATION
   */
  readonly phase?: Phase;
  /**
   * Variables of the role, by name. They hold for the host: two roles may share one, with one value.
   * @default - the role's own defaults
   */
  readonly variables?: { [key: string]: RoleValue };
}

/** A role on a host. */
export interface RoleUse {
  /** Role. */
  readonly role: Role;
  /** When it runs. */
  readonly phase: Phase;
  /** Variables, by name. */
  readonly variables: { [key: string]: RoleValue };
}
