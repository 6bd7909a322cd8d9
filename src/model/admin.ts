import { fail, shown } from '../private/fail';
import { refuseToken } from '../private/plain-value';
import { SecretRef } from '../values';

const USER = /^[a-z_][a-z0-9_-]{0,31}$/;
const KEY = /^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-ssh-ed25519@openssh\.com|sk-ecdsa-sha2-nistp256@openssh\.com) [A-Za-z0-9+/]{16,}={0,3}( [^\r\n]*)?$/;

/** Who may log in to a machine from its first boot on, with rights to become root. */
export class Admin {
  /**
   * An administrator who logs in with SSH keys.
   * @param userName login name, at most 32 of lower-case letters, digits, `_` and `-`
   * @param keys public keys in OpenSSH form, one at least
   */
  public static sshKey(userName: string, ...keys: string[]): Admin {
    if (keys.length === 0) {
      fail({ code: 'HW1103', given: 'no key', allowed: 'one public key or more', remedy: 'Give the content of a .pub file.' });
    }
    return new Admin(checkedUser(userName), keys.map(checkedKey));
  }

  /**
   * An administrator with a password, for systems without SSH keys (Windows).
   * @param userName login name, letters, digits and `.`, `_`, `-`, at most 64
   * @param password where the password is read; never the password itself
   */
  public static password(userName: string, password: SecretRef): Admin {
    refuseToken(userName, 'user name');
    if (!/^[A-Za-z_][A-Za-z0-9._-]{0,63}$/.test(userName)) {
      fail({ code: 'HW1103', given: `user name ${shown(userName)}`, allowed: 'letters, digits, `.`, `_`, `-`, at most 64', remedy: 'Choose another login name.' });
    }
    if (!(password instanceof SecretRef)) {
      // Never what was given: it may be the password.
      fail({ code: 'HW1103', given: `a password that is no SecretRef, but of type ${typeof password}`, allowed: 'a SecretRef', remedy: 'Name where the password is read: SecretRef.environmentVariable, terraformVariable, file or keyVault.' });
    }
    return new Admin(userName, [], password);
  }

  private constructor(
    /** Login name. */
    public readonly userName: string,
    private readonly keys: string[],
    /** Where the password is read, for administrators with one. */
    public readonly passwordRef?: SecretRef,
  ) {}

  /** Public keys in OpenSSH form; empty for an administrator with a password. */
  public get publicKeys(): string[] {
    return [...this.keys];
  }
}

function checkedUser(userName: string): string {
  refuseToken(userName, 'user name');
  if (!USER.test(userName) || userName === 'root') {
    fail({ code: 'HW1103', given: `user name ${shown(userName)}`, allowed: 'at most 32 of lower-case letters, digits, `_` and `-`, not root', remedy: 'Choose a personal or team login; it may become root with sudo.' });
  }
  return userName;
}

function checkedKey(key: string): string {
  refuseToken(key, 'public key');
  if (!KEY.test(key.trim())) {
    fail({ code: 'HW1103', given: `public key ${shown(key)}`, allowed: 'an OpenSSH public key such as `ssh-ed25519 AAAA... name`', remedy: 'Give the content of a .pub file; a private key never belongs here.' });
  }
  return key.trim();
}
