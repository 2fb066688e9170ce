import { metrics, metricIndex, wholeService } from '../../model/index.ts';
import type { MetricName, Parameters, ReplicationResult, ServiceInput } from '../../model/index.ts';
import { valueOf } from '../selection.ts';

/** What a run costs: in pounds, over all its months. */
export interface RunCosts {
  readonly total: number;
  /** By name, in the order of `costPartsOf`; they add up to the total. */
  readonly parts: Readonly<Record<string, number>>;
}

/** The metric that is the whole cost of a month. */
const wholeCost = 'staff.cost';

/** Metrics that the model gives as a part of the whole cost: all that begin with these words. */
const partPattern = /^staff\.cost\.|^cost\./;

/** The grades that are paid: the setting of their pay, and the full-time equivalents that are paid it. */
const grades = [
  { name: 'probation officers', pay: 'probation_officers', inPost: ['staff.inPost.PO'], less: [] },
  {
    name: 'probation services officers',
    pay: 'probation_services_officers',
    inPost: ['staff.inPost.PSO'],
    less: ['staff.inPost.PQiP'], // as published, services officers include trainees
  },
  { name: 'trainees', pay: 'trainees', inPost: ['staff.inPost.PQiP'], less: [] },
  { name: 'senior probation officers', pay: 'senior_probation_officers', inPost: ['staff.inPost.SPO'], less: [] },
] as const;

/**
 * What is left of the whole when pay and the parts that the model gives are taken off: agency officers, and what plans
 * may pay for besides, which is retention, recruitment, training and overtime.
 */
const remainder = 'agency officers and other costs';

/** A remainder below this share of the whole is rounding. */
const negligible = 1e-9;

/** Whether a scenario says what staff are paid, so that there is a cost at all. */
export const hasPay = ({ parameters }: Pick<ServiceInput, 'parameters'>): boolean =>
  Object.values(parameters.pay.of_grade).every((pay) => pay > 0);

/**
 * What the whole service costs over a run: pay of each grade with on-costs, the parts that the model gives by
 * themselves, and agency officers with other costs, which is what is left. Undefined where the scenario gives no pay in
 * some month.
 */
export function costsOf(
  result: ReplicationResult,
  input: Pick<ServiceInput, 'parameters' | 'changes'>,
): RunCosts | undefined {
  const scope = result.areas.indexOf(wholeService);
  const sumOf = (metric: MetricName, weigh: (date: string) => number = () => 1): number =>
    result.dates.reduce(
      (sum, iso, date) => sum + weigh(iso) * valueOf(result, { date, scope, metric: metricIndex[metric] }),
      0,
    );
  const total = sumOf(wholeCost);
  if (Number.isNaN(total)) return undefined;
  const parts: Record<string, number> = {};
  for (const { name, pay, inPost, less } of grades) {
    const monthlyPay = (date: string): number => {
      const { of_grade, on_costs } = payOn(input, date);
      return ((of_grade[pay] ?? 0) * (1 + on_costs)) / 12;
    };
    parts[name] =
      inPost.reduce((sum, metric) => sum + sumOf(metric, monthlyPay), 0) -
      less.reduce((sum: number, metric) => sum + sumOf(metric, monthlyPay), 0);
  }
  for (const { name, label } of metrics.filter((each) => partPattern.test(each.name))) parts[label] = sumOf(name);
  const left = total - Object.values(parts).reduce((sum, part) => sum + part, 0);
  if (Math.abs(left) > negligible * Math.abs(total)) parts[remainder] = Math.round(100 * left) / 100; // to the penny
  return { total, parts };
}

/** The pay in force on a day. */
function payOn({ parameters, changes }: Pick<ServiceInput, 'parameters' | 'changes'>, date: string): Parameters['pay'] {
  const inForce = changes.filter((change) => change.chapter === 'pay' && change.date <= date);
  return Object.assign(
    {},
    parameters.pay,
    ...inForce.map(({ name, value }) => ({ [name]: value })),
  ) as Parameters['pay'];
}
