import { TerraformStack } from 'cdktf';
import { IHost } from '../model/host';

/** Lets Ansible configure a host of a stack. Loaded with the first host: a program that only reads the library's types does not pay for it. */
export function configureHost(host: IHost): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { StackAnsible } = require('./ansible/stack-ansible') as typeof import('./ansible/stack-ansible');
  StackAnsible.of(TerraformStack.of(host)).add(host);
}
