// What is loaded with the first host and not with the library: a program that only reads its types does not pay for it.
/* eslint-disable @typescript-eslint/no-require-imports */
import { TerraformStack } from 'cdktf';
import { IHost } from '../model/host';
import { Note } from '../model/report';
import { IVirtualMachine } from '../model/virtual-machine';

/** Lets Ansible configure a host of a stack. */
export function configureHost(host: IHost): void {
  const { StackAnsible } = require('./ansible/stack-ansible') as typeof import('./ansible/stack-ansible');
  StackAnsible.of(TerraformStack.of(host)).add(host);
}

/** What nothing does inside of a machine, although it was asked for. */
export function guestNotesOf(machine: IVirtualMachine): Note[] {
  const { guestNotes } = require('./guest-notes') as typeof import('./guest-notes');
  return guestNotes(machine);
}
