import { IHost } from './host';
import { fail, shown } from '../private/fail';
import { refuseToken } from '../private/plain-value';

/** How ssh gets to a guest that the control node does not reach directly. */
export class GuestRoute {
  /**
   * Over another host, which Ansible reaches itself: directly or by a route of its own.
   *
   * Of the same stack and reached by SSH, else HW1509 when it is written; its SSH server must permit TCP forwarding, as it does unless told otherwise.
   *
   * @param jumpHost a machine, or a host that Terraform does not own
   */
  public static via(jumpHost: IHost): GuestRoute {
    return new GuestRoute([], false, jumpHost);
  }

  /**
   * Through a program of the control node that relays its standard input and output to the guest: what OpenSSH calls a ProxyCommand.
   *
   * Throws HW1103 for a program without a name, a line break or another percent sign than said below, HW1107 for a Terraform token.
   *
   * @param program name on the PATH of the control node, or path
   * @param parameters each as it stands: no shell reads them. `%h` is the address of the guest, `%p` the port, `%%` a percent sign
   */
  public static command(program: string, ...parameters: string[]): GuestRoute {
    return new GuestRoute(checked([program, ...parameters]), false);
  }

  /**
   * Through a program of the library.
   * @internal
   * @param program file of the folder `programs`
   * @param parameters as those of a command
   */
  public static _bundled(program: string, ...parameters: string[]): GuestRoute {
    return new GuestRoute(checked([program, ...parameters]), true);
  }

  private constructor(
    private readonly words: readonly string[],
    /** Whether the library brings the program. */
    public readonly isBundled: boolean,
    /** Host that it leads over; undefined for a program. */
    public readonly jumpHost?: IHost,
  ) {}

  /** Program that relays; undefined for a jump host. */
  public get program(): string | undefined { return this.words[0]; }

  /** Parameters of the program. */
  public get parameters(): string[] { return this.words.slice(1); }

  /** The route in a few words, as messages have it. */
  public toString(): string {
    return this.jumpHost ? `over ${this.jumpHost.guestIntent.hostName}` : `through ${this.program}`;
  }
}

/** A line break would end the option of ssh, and so would any percent sign that ssh does not know end the whole connection. */
function checked(words: string[]): string[] {
  for (const word of words) {
    refuseToken(word, 'program and its parameters');
    if (/[\u0000-\u001f\u007f]|[\ud800-\udfff]|%(?![hp])/u.test(word.replaceAll('%%', ''))) {
      fail({ code: 'HW1103', given: `${shown(word)} on the way to a guest`, allowed: 'one line, in which `%h` is the address of the guest, `%p` its port and `%%` a percent sign', remedy: 'Write each parameter by itself, and a percent sign twice.' });
    }
  }
  if (words[0] === '') {
    fail({ code: 'HW1103', given: 'a program without a name on the way to a guest', allowed: 'a name on the PATH of the control node, or a path', remedy: 'Name the program, such as nc.' });
  }
  return words;
}
