import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { EstateRecord } from '../artifacts/estate-record';
import { describeRefused } from '../model/describe-refused';
import { Estate } from '../model/estate';
import { Firmware } from '../model/firmware';
import { IGuestSystem } from '../model/guest-system';
import { IMachineImage } from '../model/machine-image';
import { IPlatform } from '../model/platform';
import { defaultTemplateDisk } from '../model/template-disk';
import { ITemplateIntent } from '../model/template-intent';
import { Moves } from '../private/moves';
import { Size } from '../values';
import { templateNameOf } from './host-name';

/** What a template shall be. */
export interface VmTemplateProps {
  /** Image that it is made from. A new image makes a new template; machines stay on theirs. */
  readonly image: IMachineImage;
  /**
   * Images whose templates stay beside the new one, for example while linked clones still hang on them.
   * @default - none
   */
  readonly previousImages?: IMachineImage[];
  /**
   * Name, 1 to 63 lower-case letters, digits and hyphens; the version of the image is added.
   * @default - the path of the construct below its stack
   */
  readonly templateName?: string;
  /**
   * Size of its root disk; machines may have more.
   * @default - the image's own size, 10 GiB where nobody knows it
   */
  readonly diskSize?: Size;
  /**
   * Firmware of the template and of every machine cloned from it.
   * @default - the safest that the image boots with
   */
  readonly firmware?: Firmware;
}

/** A template: an image made bootable once, from which machines are cloned. It is an image itself. */
export class VmTemplate extends Construct implements IMachineImage, ITemplateIntent {
  /** Where it lies: the platform of its image. */
  public readonly platform: IPlatform;
  /** Image that it is made from. */
  public readonly image: IMachineImage;
  /** Size of its root disk. */
  public readonly diskSize: Size;
  /** Firmware that was asked for; undefined means the image's best. */
  public readonly firmware?: Firmware;
  private readonly givenSize?: Size;
  private readonly givenName?: string;
  private knownName: string;

  /**
   * @param scope stack, or a construct in one
   * @param id construct id
   * @param props what the template shall be
   */
  constructor(scope: Construct, id: string, props: VmTemplateProps) {
    super(scope, id);
    this.platform = props.image.platform;
    this.givenName = props.templateName;
    this.knownName = templateNameOf(this, props.templateName).toString();
    this.image = props.image;
    this.givenSize = props.diskSize;
    this.diskSize = props.diskSize ?? defaultTemplateDisk(props.image);
    this.firmware = props.firmware;
    EstateRecord.of(TerraformStack.of(this));
    for (const intent of [this, ...(props.previousImages ?? []).map(image => this.earlier(image))]) {
      this.platform.bindTemplate(this, intent);
      this.node.addValidation({ validate: () => this.platform.inspectTemplate(intent).map(describeRefused) });
    }
  }

  /** Path of the construct. */
  public get path(): string { return this.node.path; }

  /** Name without the version of the image. */
  public get templateName(): string { return this.knownName; }

  /** Name for people. */
  public get imageName(): string { return this.image.imageName; }

  /** The guest inside. */
  public get guest(): IGuestSystem { return this.image.guest; }

  /** Size of its root disk: a clone never shrinks. */
  public get minimumDisk(): Size { return this.diskSize; }

  /** Whether the guest agent is inside; undefined where nobody knows. */
  public get guestAgentInside(): boolean | undefined { return this.image.guestAgentInside; }

  /**
   * Says that the construct was elsewhere in its stack: `moved` blocks let Terraform keep its copies, and a name that was
   * derived from the path stays the first one. May be said again for each later place, the oldest first.
   *
   * Throws HW1103 for an empty path, HW1107 for a Terraform token.
   *
   * @param oldPath path below the stack, for example `Base/Debian`
   */
  public movedFrom(oldPath: string): void {
    this.knownName = templateNameOf(this, this.givenName, Moves.of(this).add(oldPath)).toString();
    Estate.of(this)._lock.reconsider();
  }

  /** The template as it was for an earlier image; its name may still change. */
  private earlier(image: IMachineImage): ITemplateIntent {
    const name = () => this.templateName;
    return { path: this.path, get templateName() { return name(); }, image, diskSize: this.givenSize ?? defaultTemplateDisk(image), firmware: this.firmware };
  }
}
