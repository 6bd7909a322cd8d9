import { CalendarDate } from '../../../values';

/** Why a rule of the policy does not hold for a construct. */
export interface AzurePolicyWaiverOptions {
  /**
   * The reason, for whoever reads the Terraform or a report: one line of 10 characters or more, without a Terraform token.
   * It stands beside the resource in the Terraform, and as the comment of the checks of checkov that see the same.
   */
  readonly reason: string;

  /**
   * Last day on which it holds; compared with the date of the estate.
   * @default it holds until what it waives is gone: then it is refused with HW2289
   */
  readonly expires?: CalendarDate;
}
