import { At, life, plain, TypeRow, whole } from './type-row';

const GROUPS = 'Microsoft.Resources/subscriptions/resourceGroups';

/** Resources that are neither machines nor networks. */
export const OTHER_ROWS: Readonly<Record<string, TypeRow>> = {
  azurerm_resource_group: {
    what: 'resource groups',
    azureType: 'Microsoft.Resources/resourceGroups',
    at: At.SUBSCRIPTION,
    actions: [[whole('resource groups'), ...life(GROUPS)], ['find out whether a group is empty before it is destroyed', 'Microsoft.Resources/subscriptions/resourcegroups/resources/read']],
  },
  azurerm_user_assigned_identity: plain('identities', 'Microsoft.ManagedIdentity/userAssignedIdentities'),
  azurerm_role_assignment: {
    what: 'role assignments',
    azureType: 'Microsoft.Authorization/roleAssignments',
    at: At.NAMED,
    named: 'scope',
    actions: [['give roles to identities, and take them back', ...life('Microsoft.Authorization/roleAssignments')], ['find roles by name', 'Microsoft.Authorization/roleDefinitions/read']],
  },
  azurerm_management_lock: {
    what: 'locks',
    azureType: 'Microsoft.Authorization/locks',
    at: At.NAMED,
    named: 'scope',
    actions: [['lock against deletion, and unlock', ...life('Microsoft.Authorization/locks')]],
  },
  azurerm_dev_test_global_vm_shutdown_schedule: {
    what: 'shutdown schedules',
    azureType: 'Microsoft.DevTestLab/schedules',
    at: At.GROUP_OF_NAMED,
    named: 'virtual_machine_id',
    actions: [[whole('shutdown schedules'), ...life('Microsoft.DevTestLab/schedules')]],
  },
};
