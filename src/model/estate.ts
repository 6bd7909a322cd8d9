import { IConstruct } from 'constructs';
import { fail } from '../private/fail';
import { CalendarDate } from '../values';
import { checkDefaults } from './check-settings';
import { DefaultsLevel } from './defaults-level';
import { setDefaults } from './defaults-scope';
import { EstateDefaults } from './estate-defaults';
import { EstateLock } from './estate-lock';
import { Guard } from './guard';
import { IHost } from './host';
import { KeptTemplate } from './kept-template';
import { IVirtualMachine } from './virtual-machine';

const ESTATES = new WeakMap<IConstruct, Estate>();

/** Everything that one App holds: all machines of all stacks, and the one date that checks use. */
export class Estate {
  /**
   * The estate that a construct belongs to: that of its App.
   * @param scope any construct
   */
  public static of(scope: IConstruct): Estate {
    const root = scope.node.root;
    let estate = ESTATES.get(root);
    if (!estate) {
      estate = new Estate(root);
      ESTATES.set(root, estate);
    }
    return estate;
  }

  private readonly members: IVirtualMachine[] = [];
  private readonly others: IHost[] = [];
  private readonly copies: KeptTemplate[] = [];
  private readonly kept: Guard[] = [];
  private givenDate?: CalendarDate;
  private lock?: EstateLock;

  private constructor(private readonly root: IConstruct) {}

  /** All machines of all stacks, in the order in which they were made. */
  public get machines(): IVirtualMachine[] {
    return [...this.members];
  }

  /** Date that was given for checks; undefined when none was. */
  public get asOf(): CalendarDate | undefined {
    return this.givenDate;
  }

  /** Date that checks use: the one that was given, else SOURCE_DATE_EPOCH, else today in UTC. */
  public get checkDate(): CalendarDate {
    const epoch = process.env.SOURCE_DATE_EPOCH;
    return this.givenDate ?? CalendarDate.ofEpochSeconds(epoch !== undefined && /^[0-9]+$/.test(epoch) ? Number(epoch) : Math.floor(Date.now() / 1000));
  }

  /**
   * Sets the date that checks use, such as an image's end of life, so that a verdict does not change by itself.
   * @param date the same for the whole estate
   * @param asker construct that gives it, for the message when another date was given before
   */
  public checkAsOf(date: CalendarDate, asker?: IConstruct): void {
    if (this.givenDate && this.givenDate.toString() !== date.toString()) {
      fail({ code: 'HW1216', given: `${this.givenDate} and ${date}`, allowed: 'one date for all stacks of the App', remedy: 'Give `asOf` once, or the same date everywhere.' }, asker?.node.path);
    }
    this.givenDate = date;
  }

  /**
   * Sets what holds for every machine of every stack unless an environment, a stack or the machine says otherwise. Once for each App.
   *
   * Throws HW1213 for a value that does not follow its grammar, HW1233 when they were given before, HW1235 for a name pattern
   * after the first machine was made.
   *
   * @param defaults what holds
   */
  public declareDefaults(defaults: EstateDefaults): void {
    if (defaults.namePattern && this.members.length > 0) {
      fail({ code: 'HW1235', given: `the name pattern ${defaults.namePattern} after ${this.members.length} ${this.members.length === 1 ? 'machine' : 'machines'}`, allowed: 'a name pattern before the first machine', remedy: 'Call Estate.of(app).declareDefaults() right after new App().' });
    }
    setDefaults(this.root, DefaultsLevel.ESTATE, checkDefaults(defaults, undefined));
  }

  /**
   * What was given before and must stay: `hostwright.lock.json`, read on first use.
   * @internal
   */
  public get _lock(): EstateLock {
    return this.lock ??= new EstateLock(this.root);
  }

  /**
   * Called by machines for themselves.
   * @internal
   */
  public _add(machine: IVirtualMachine): void {
    this.members.push(machine);
  }

  /**
   * Called by hosts that Terraform does not own, for themselves.
   * @internal
   */
  public _addHost(host: IHost): void {
    this.others.push(host);
  }

  /**
   * Hosts of all stacks that Terraform does not own.
   * @internal
   */
  public get _existingHosts(): IHost[] {
    return [...this.others];
  }

  /**
   * Called by platforms for each copy of a template.
   * @internal
   */
  public _addTemplate(template: KeptTemplate): void {
    this.copies.push(template);
  }

  /**
   * Called by platforms for what must be let go before it leaves the program.
   * @internal
   */
  public _addGuard(guard: Guard): void {
    this.kept.push(guard);
  }

  /**
   * What must be let go before it leaves the program.
   * @internal
   */
  public get _guards(): Guard[] {
    return [...this.kept];
  }

  /**
   * Copies of templates of all stacks.
   * @internal
   */
  public get _templates(): KeptTemplate[] {
    return [...this.copies];
  }
}
