import type { Parameters } from '../../parameters/index.ts';
import { grades } from '../../categories.ts';
import { leavingByPay } from '../leaving/pay-against-outside.ts';

/**
 * The retention payment to a full-time officer, in £ a year, by grade and band of service: what the grade is paid,
 * times the share that the band has. Trainees have none.
 * Source: assumed; a setting of plans.
 */
export function retentionPayments({ pay }: Parameters): readonly (readonly number[])[] {
  const { probation_officers, probation_services_officers, senior_probation_officers } = pay.retention_payment;
  const { under_2_years, from_2_to_4, from_4_to_10, from_10_years } = pay.retention_payment_by_service;
  const ofGrade = {
    PO: probation_officers,
    NQO: probation_officers,
    PSO: probation_services_officers,
    PQiP: 0,
    SPO: senior_probation_officers,
  };
  const shares = [under_2_years, from_2_to_4, from_4_to_10, from_10_years];
  return grades.map((grade) => shares.map((share) => ofGrade[grade] * share));
}

/**
 * By what the retention payment multiplies the rate of leaving, by grade and band of service: as a rise of pay by the
 * same amount would. 1 where there is no payment, or pay is not known.
 * Source: as for `leavingByPay`. ASSUMPTION: a payment on top holds as well as pay.
 */
export function leavingByRetentionPayment(p: Parameters): readonly (readonly number[])[] {
  const { probation_officers, probation_services_officers, trainees, senior_probation_officers } = p.pay.of_grade;
  const payOfGrade = {
    PO: probation_officers,
    NQO: probation_officers,
    PSO: probation_services_officers,
    PQiP: trainees,
    SPO: senior_probation_officers,
  };
  return retentionPayments(p).map((payments, grade) => {
    const pay = payOfGrade[grades[grade]];
    return payments.map((payment) => (pay > 0 ? leavingByPay((pay + payment) / pay, p.staff.pay_elasticity) : 1));
  });
}
