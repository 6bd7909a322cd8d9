import { Construct } from 'constructs';
import { Artifact, ArtifactProps } from './artifact';

/** Produces the text of a file when it is needed. */
export interface ITextProducer {
  /** The text; pure, called once or more. */
  produce(): string;
}

/** A text file that an estate writes beside its Terraform configuration. */
export class TextArtifact extends Artifact {
  private readonly producer: ITextProducer;

  /**
   * @param scope parent, somewhere in a stack
   * @param id construct id
   * @param producer produces the text
   * @param props path and reader
   */
  constructor(scope: Construct, id: string, producer: ITextProducer, props: ArtifactProps) {
    super(scope, id, props);
    this.producer = producer;
  }

  /** Text of the file. */
  protected render(): string {
    return this.producer.produce();
  }
}
