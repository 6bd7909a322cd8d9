import { App } from 'cdktf';
import { vcenter, VM, web } from './written-on-vsphere';
import { EstateStack, HardenedVm, HardenedVmProps, VspherePlatform } from '../../../src';
import { Project } from '../../support/project';
import { ADMIN, DAY, Json } from '../written';

/** What a program does with its one machine. */
export type Use = (made: { readonly vc: VspherePlatform; readonly web: (change?: Partial<HardenedVmProps>) => HardenedVm }) => void;

/** A program of one machine on a vCenter, in the project folder, whose lock it keeps. */
export function program(use: Use): App {
  const app = new App();
  const stack = new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
  const vc = vcenter(stack);
  use({ vc, web: (change = {}) => web(vc, change) });
  return app;
}

/** What is written for the machine. */
export function synthesizedIn(project: Project, use: Use): Json {
  program(use).synth();
  const { [VM]: bodies } = project.json('cdktf.out', 'stacks', 'lab', 'cdk.tf.json').resource;
  return Object.values<Json>(bodies)[0];
}

/** What is noted for it. */
export function notesIn(project: Project): Json[] {
  return project.json('cdktf.out', 'stacks', 'lab', 'estate.json').machines[0].notes;
}
