import { CalendarDate } from '../../values';

/** What DRS does with one machine, other than with the rest of its cluster. */
export interface VsphereDrsOptions {
  /**
   * `manual`, `partiallyAutomated` or `fullyAutomated`.
   * @default manual
   */
  readonly automationLevel?: string;
  /**
   * Whether DRS looks at the machine at all.
   * @default true
   */
  readonly enabled?: boolean;
}

/** What vSphere HA does with one machine, other than with the rest of its cluster. */
export interface VsphereHaOptions {
  /**
   * Order in which machines are started again: `clusterRestartPriority`, `disabled`, `lowest`, `low`, `medium`, `high` or `highest`.
   * @default clusterRestartPriority
   */
  readonly restartPriority?: string;
  /**
   * What happens when the host is cut off: `clusterIsolationResponse`, `none`, `powerOff` or `shutdown`.
   * @default clusterIsolationResponse
   */
  readonly isolationResponse?: string;
  /**
   * Whether a machine whose tools fall silent is started again: `vmMonitoringDisabled`, `vmMonitoringOnly` or `vmAndAppMonitoring`.
   * @default - the cluster's
   */
  readonly monitoring?: string;
}

/** Whether a rule binds DRS, or is a wish. */
export interface VsphereRuleOptions {
  /**
   * Whether a machine rather stays off than breaks the rule.
   * @default false
   */
  readonly mandatory?: boolean;
}

/** A snapshot for as long as a change is made, and no longer. */
export interface VsphereChangeWindowOptions {
  /** What is being changed; it becomes the description of the snapshot. */
  readonly reason: string;
  /** Last day: from the day after it the program is refused until the window is taken out. */
  readonly expires: CalendarDate;
  /**
   * Whether the memory is kept too, so that the machine can go back running.
   * @default false
   */
  readonly memory?: boolean;
  /**
   * Whether VMware's tools bring the filesystems to rest first.
   * @default - true without memory
   */
  readonly quiesce?: boolean;
}
