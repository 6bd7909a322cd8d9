import { fail, shown } from '../private/fail';
import { refuseToken, wholeNumber } from '../private/plain-value';
import { SecretRef } from '../values';

/** How Ansible talks to a guest. */
export enum AccessProtocol {
  /** OpenSSH. */
  SSH = 'ssh',
  /** PowerShell Remoting over WinRM with TLS. */
  PSRP = 'psrp',
  /** WinRM with TLS. */
  WINRM = 'winrm',
  /** Not at all. */
  NONE = 'none',
}

/** What may be said of a connection. */
export interface AccessOptions {
  /**
   * Port.
   * @default - 22 for SSH, 5986 for PSRP and WinRM
   */
  readonly port?: number;
  /**
   * User who logs in.
   * @default - the administrator of the machine
   */
  readonly userName?: string;
}

/** What may be said of a connection to Windows. */
export interface WindowsAccessOptions extends AccessOptions {
  /**
   * Where the password is read.
   * @default - that of the administrator
   */
  readonly password?: SecretRef;
  /**
   * Whether the certificate of the listener is checked. A guest that made its own at first boot has none that anybody signed.
   * @default false
   */
  readonly validateCertificate?: boolean;
}

/** How Ansible gets into a guest, from its first play on. */
export class GuestAccess {
  /**
   * By OpenSSH with a key.
   *
   * Throws HW1101 for a port that is none, HW1103 for a user name with white space or braces, HW1107 for a Terraform token.
   *
   * @param options port, user
   */
  public static ssh(options: AccessOptions = {}): GuestAccess {
    return new GuestAccess(AccessProtocol.SSH, wholeNumber(options.port ?? 22, 'port', 1, 65535), checked(options));
  }

  /**
   * By PowerShell Remoting over HTTPS.
   *
   * Throws HW1101 for a port that is none, HW1103 for a user name with white space or braces, HW1107 for a Terraform token.
   *
   * @param options port, user, password, certificate
   */
  public static psrp(options: WindowsAccessOptions = {}): GuestAccess {
    return new GuestAccess(AccessProtocol.PSRP, wholeNumber(options.port ?? 5986, 'port', 1, 65535), checked(options));
  }

  /**
   * By WinRM over HTTPS, where PowerShell Remoting is not there.
   *
   * Throws HW1101 for a port that is none, HW1103 for a user name with white space or braces, HW1107 for a Terraform token.
   *
   * @param options port, user, password, certificate
   */
  public static winrm(options: WindowsAccessOptions = {}): GuestAccess {
    return new GuestAccess(AccessProtocol.WINRM, wholeNumber(options.port ?? 5986, 'port', 1, 65535), checked(options));
  }

  /**
   * Not at all: the machine takes no part in inventory and plays.
   * @param reason why, in a few words
   */
  public static none(reason: string): GuestAccess {
    return new GuestAccess(AccessProtocol.NONE, 0, {}, reason);
  }

  /**
   * Nobody has said how.
   * @internal
   */
  public static _missing(reason: string): GuestAccess {
    return new GuestAccess(AccessProtocol.NONE, 0, {}, reason, true);
  }

  private constructor(
    /** Protocol. */
    public readonly protocol: AccessProtocol,
    /** Port; 0 without a way in. */
    public readonly port: number,
    private readonly options: WindowsAccessOptions,
    /** Why there is no way in. */
    public readonly reason?: string,
    /** Whether nobody has said that there is none: a platform that does not know a way in. */
    public readonly isMissing: boolean = false,
  ) {}

  /** User who logs in; undefined for the administrator of the machine. */
  public get userName(): string | undefined { return this.options.userName; }

  /** Where the password is read; undefined for that of the administrator. */
  public get password(): SecretRef | undefined { return this.options.password; }

  /** Whether the certificate of a Windows listener is checked. */
  public get validateCertificate(): boolean { return this.options.validateCertificate ?? false; }

  /** Whether there is a way in. */
  public get isPossible(): boolean { return this.protocol !== AccessProtocol.NONE; }
}

/** Windows knows users such as `LAB\ops` and `ops@lab.example`; what Ansible would take for a template is none. */
function checked<T extends AccessOptions>(options: T): T {
  const { userName } = options;
  refuseToken(userName, 'user name');
  if (userName !== undefined && !/^[^\s{}]{1,256}$/u.test(userName)) {
    fail({ code: 'HW1103', given: `user name ${shown(userName)}`, allowed: '1 to 256 characters without white space and braces', remedy: 'Give the name that logs in, such as ops or LAB\\ops.' });
  }
  return options;
}
