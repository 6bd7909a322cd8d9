import { IPlatform } from '../model/platform';
import { Refused } from '../model/report';
import { IVirtualMachine } from '../model/virtual-machine';

/** A verb of one platform for a machine of another. */
export function foreignMachine(vm: IVirtualMachine, verb: string, platform: IPlatform): Refused & { readonly code: 'HW1202' } {
  return {
    code: 'HW1202',
    given: `${verb} for ${vm.node.path}, which runs on ${vm.platform.node.path}`,
    allowed: `machines of ${platform.node.path}`,
    remedy: 'Call the platform that the machine runs on.',
  };
}

/** A noun of one platform for a machine of another. */
export function foreignNoun(noun: string, platform: IPlatform): Refused {
  return { code: 'HW1202', given: noun, allowed: `nouns of ${platform.node.path}`, remedy: 'Make the noun with the platform that the machine runs on.' };
}
