import type { Parameters } from '../../parameters/index.ts';

/** What staff cost in a month is worked out from. Full-time equivalents at the month end. */
export interface PaidStaff {
  readonly ftePO: number;
  readonly ftePSO: number;
  readonly ftePQiP: number;
  readonly fteSPO: number;
  readonly fteAgency: number;
  /** £ a year of those in post at the month end. */
  readonly retentionPay: number;
  /** People who came from outside in the month. */
  readonly recruited: number;
  /** Hours of overtime in the month. */
  readonly overtimeHours: number;
}

/**
 * What practitioners and seniors cost in a month, in £: a twelfth of a year's pay with on-costs, of retention payments,
 * of training and of what agencies charge; and recruitment and overtime of the month. NaN where the pay of a grade is
 * not known.
 * Source: assumed; sums of what the settings say.
 */
export function monthlyCost({ pay }: Parameters, staff: PaidStaff): number {
  const { probation_officers, probation_services_officers, trainees, senior_probation_officers } = pay.of_grade;
  if (Math.min(probation_officers, probation_services_officers, trainees, senior_probation_officers) === 0) return NaN;
  const payOfYear =
    staff.ftePO * probation_officers +
    staff.ftePSO * probation_services_officers +
    staff.ftePQiP * trainees +
    staff.fteSPO * senior_probation_officers;
  return (
    (payOfYear * (1 + pay.on_costs) + staff.fteAgency * pay.agency_charge) / 12 +
    (staff.retentionPay + staff.ftePQiP * pay.training) / 12 +
    staff.recruited * pay.recruitment +
    staff.overtimeHours * pay.overtime
  );
}
