import { DefaultTokenResolver, StringConcat, Tokenization } from 'cdktf';
import { IConstruct } from 'constructs';

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/** A text as it will be written. A token has a number that hangs on what else the program says: nothing that stays may be made from it. */
export function asWritten(text: string, scope: IConstruct): string {
  return `${Tokenization.resolve(text, { scope, resolver: RESOLVER, preparing: false })}`;
}
