import { At, life, plain, TypeRow, whole } from './type-row';

const MACHINES = 'Microsoft.Compute/virtualMachines';
const DISKS = 'Microsoft.Compute/disks';

/** Read off resourceLinuxVirtualMachine* of azurerm 4.55 and 5.2: a change of size stops the machine, and its disk is deleted after it. */
function machine(what: string): TypeRow {
  return plain(
    what, MACHINES,
    ['stop machines for changes that need it, and start them again', `${MACHINES}/instanceView/read`, `${MACHINES}/powerOff/action`, `${MACHINES}/deallocate/action`, `${MACHINES}/start/action`],
    ['find out whether a machine can take another size where it runs', `${MACHINES}/vmSizes/read`],
    ['disks of operating systems', ...life(DISKS)],
    ['learn addresses of machines', 'Microsoft.Network/networkInterfaces/read', 'Microsoft.Network/publicIPAddresses/read'],
  );
}

function ofMachine(what: string, child: string, ...more: TypeRow['actions']): TypeRow {
  return { what, azureType: `${MACHINES}/${child}`, at: At.NAMED, named: 'virtual_machine_id', actions: [[whole(what), ...life(`${MACHINES}/${child}`)], ...more] };
}

/** Resources of Microsoft.Compute. */
export const COMPUTE_ROWS: Readonly<Record<string, TypeRow>> = {
  azurerm_linux_virtual_machine: machine('machines'),
  azurerm_windows_virtual_machine: machine('machines'),
  azurerm_orchestrated_virtual_machine_scale_set: plain('scale sets', 'Microsoft.Compute/virtualMachineScaleSets'),
  azurerm_managed_disk: {
    ...plain('disks', DISKS),
    inSubscription: [['find out whether a disk can grow while its machine runs', 'Microsoft.Compute/skus/read']],
  },
  azurerm_virtual_machine_data_disk_attachment: {
    what: 'attached disks',
    azureType: MACHINES,
    at: At.NAMED,
    named: 'virtual_machine_id',
    actions: [
      ['attach and detach disks', `${MACHINES}/read`, `${MACHINES}/write`],
      ['stop machines to resize disks, and start them again', `${MACHINES}/powerOff/action`, `${MACHINES}/deallocate/action`, `${MACHINES}/start/action`],
    ],
  },
  azurerm_virtual_machine_extension: ofMachine('extensions', 'extensions', ['place extensions where their machine is', `${MACHINES}/read`]),
  azurerm_virtual_machine_run_command: ofMachine('run commands', 'runCommands'),
  azurerm_availability_set: plain('availability sets', 'Microsoft.Compute/availabilitySets'),
  azurerm_proximity_placement_group: plain('proximity placement groups', 'Microsoft.Compute/proximityPlacementGroups'),
  azurerm_dedicated_host_group: plain('groups of dedicated hosts', 'Microsoft.Compute/hostGroups'),
  azurerm_dedicated_host: {
    what: 'dedicated hosts',
    azureType: 'Microsoft.Compute/hostGroups/hosts',
    at: At.NAMED,
    named: 'dedicated_host_group_id',
    actions: [[whole('dedicated hosts'), ...life('Microsoft.Compute/hostGroups/hosts')], ['place hosts where their group is', 'Microsoft.Compute/hostGroups/read']],
  },
  azurerm_capacity_reservation_group: plain('groups of capacity reservations', 'Microsoft.Compute/capacityReservationGroups'),
  azurerm_capacity_reservation: {
    what: 'capacity reservations',
    azureType: 'Microsoft.Compute/capacityReservationGroups/capacityReservations',
    at: At.NAMED,
    named: 'capacity_reservation_group_id',
    actions: [
      [whole('capacity reservations'), ...life('Microsoft.Compute/capacityReservationGroups/capacityReservations')],
      ['place reservations where their group is', 'Microsoft.Compute/capacityReservationGroups/read'],
    ],
  },
};
