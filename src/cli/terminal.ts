/** Where a command is run: its folder, its environment, and who reads what it says. */
export class Terminal {
  /** The terminal of this process. */
  public static ofProcess(): Terminal {
    return new Terminal(process.cwd(), process.env, text => process.stdout.write(text), text => process.stderr.write(text), process.stdin.isTTY === true);
  }

  constructor(
    public readonly folder: string,
    public readonly environment: NodeJS.ProcessEnv,
    private readonly toOutput: (text: string) => void,
    private readonly toErrors: (text: string) => void,
    /** Whether a person can answer. */
    public readonly isInteractive: boolean,
  ) {}

  /** Says what the command was asked for. */
  public say(...lines: string[]): void {
    this.toOutput(`${lines.join('\n')}\n`);
  }

  /** Says what went wrong. */
  public complain(text: string): void {
    this.toErrors(`${text}\n`);
  }
}
