import { EstateStack, IGuestSystem, IMachineImage, INetwork, Platform } from '../../src';
import { IntentTable } from '../../src/platforms/intent-coverage';
import { intentCoverage as proxmoxCoverage } from '../../src/platforms/proxmox/coverage';
import { proxmox } from '../platforms/written';
import { rackCoverage, RackPlatform, RackRenderer } from '../support/rack-platform';

/** A platform and its nouns, as contract tests need them. */
export interface Kit<P extends Platform = Platform> {
  readonly platform: P;
  image(guest: IGuestSystem): IMachineImage;
  network(): INetwork;
}

/** How a kit is made in a stack, and what the platform says of itself. */
export interface Contract {
  readonly name: string;
  readonly coverage: IntentTable;
  readonly kitIn: (stack: EstateStack) => Kit;
}

export function proxmoxKit(stack: EstateStack) {
  const platform = proxmox(stack, { ssh: { userName: 'terraform' } });
  return { platform, image: (guest: any) => platform.image(guest), network: () => platform.bridge('vmbr0') };
}

export function rackKit(stack: EstateStack, render?: RackRenderer): Kit<RackPlatform> {
  const platform = new RackPlatform(stack, 'Rack', render);
  return { platform, image: guest => platform.image(guest), network: () => platform.network() };
}

/** Every platform that there is. */
export const CONTRACTS: readonly Contract[] = [
  { name: 'proxmox', coverage: proxmoxCoverage, kitIn: proxmoxKit },
  { name: 'rack', coverage: rackCoverage, kitIn: stack => rackKit(stack) },
];
