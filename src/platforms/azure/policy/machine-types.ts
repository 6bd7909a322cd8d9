/** Machines of Linux. */
export const LINUX_MACHINES = ['azurerm_linux_virtual_machine', 'azurerm_linux_virtual_machine_scale_set'];

/** Machines of Windows. */
export const WINDOWS_MACHINES = ['azurerm_windows_virtual_machine', 'azurerm_windows_virtual_machine_scale_set'];

/** Scale sets whose machines may be of either. */
export const FLEXIBLE_SCALE_SETS = ['azurerm_orchestrated_virtual_machine_scale_set'];

/** Resources of the first providers: they have no argument for what is asked of a machine today. */
export const CLASSIC_MACHINES = ['azurerm_virtual_machine', 'azurerm_virtual_machine_scale_set'];

/** Machines that stand alone: only they can be named by an extension or a backup of their own. */
export const SINGLE_MACHINES = ['azurerm_linux_virtual_machine', 'azurerm_windows_virtual_machine'];

/** Scale sets that carry their extensions themselves. */
export const SCALE_SETS = ['azurerm_linux_virtual_machine_scale_set', 'azurerm_windows_virtual_machine_scale_set', ...FLEXIBLE_SCALE_SETS];

/** Every machine that can be written today. */
export const MACHINES = [...LINUX_MACHINES, ...WINDOWS_MACHINES, ...FLEXIBLE_SCALE_SETS];
