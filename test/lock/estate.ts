import { App } from 'cdktf';
import { Construct } from 'constructs';
import { EstateStack, HardenedVm, HardenedVmProps, IpAssignment, OperatingSystem, ProxmoxPlatform, ProxmoxPlatformProps, Size } from '../../src';
import { ADMIN, DAY, Json, proxmox } from '../platforms/written';
import { Project } from '../support/project';

/** What a test may change about a program. */
export interface Program {
  readonly stack: EstateStack;
  readonly pve: ProxmoxPlatform;
  vm(id: string, change?: Partial<HardenedVmProps>, scope?: Construct): HardenedVm;
}

let host = 10;

/** Builds a program of one stack in the project folder; the caller synthesizes it. */
export function program(build: (made: Program) => void, platform: Partial<ProxmoxPlatformProps> = {}, context?: Json): App {
  const app = new App({ context });
  const stack = new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
  const pve = proxmox(stack, platform);
  host = 10;
  build({
    stack,
    pve,
    vm: (id, change = {}, scope = stack) => new HardenedVm(scope, id, {
      image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of(`10.0.20.${host++}/24`), ...change,
    }),
  });
  return app;
}

/** Synthesizes a program that must be accepted, and gives what was written for its stack. */
export function synthesize(project: Project, build: (made: Program) => void, platform?: Partial<ProxmoxPlatformProps>): Json {
  program(build, platform).synth();
  return project.json('cdktf.out', 'stacks', 'lab', 'cdk.tf.json');
}

/** Machines of a document by host name, templates left out. */
export function machinesOf(document: Json): Record<string, Json> {
  const bodies: Json[] = Object.values(document.resource.proxmox_virtual_environment_vm);
  return Object.fromEntries(bodies.filter(body => !body.template).map(body => [body.name, body]));
}

export const data = (vm: HardenedVm, name = 'data', gibibytes = 3) => vm.addDisk(name, Size.gibibytes(gibibytes));
