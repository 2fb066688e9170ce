import type { MetricName } from './metrics.ts';
import type { Parameters } from './parameters/index.ts';

/**
 * A feedback loop: how pressure comes back on itself. Each is one multiplier on one rate, with a strength; strength 0
 * cuts it.
 */
export interface Loop {
  readonly name: keyof Parameters['loops'];
  readonly title: string;
  /** A reinforcing loop makes a change grow, a balancing one holds it back. */
  readonly kind: 'reinforcing' | 'balancing';
  /** The variables that the loop joins, in order, each with the sign of its effect on the next. */
  readonly variables: readonly { readonly variable: string; readonly effectOnNext: '+' | '-' }[];
  /**
   * The last variable acts on the first. Where it does not, the model has the chain and not what people say closes it.
   */
  readonly isClosed: boolean;
  /** The rate that the multiplier acts on. */
  readonly actsOn: string;
  /** A metric that the loop moves, and which way it goes when the loop is in place rather than cut. */
  readonly moves: { readonly metric: MetricName; readonly direction: 'up' | 'down' };
  /** An id of the source register, or the words of the operating rules. */
  readonly source: string;
}

/** Every feedback loop of the model. Reports, causal-loop diagrams and exercises are drawn from this list. */
export const loops: readonly Loop[] = [
  {
    name: 'burnout',
    title: 'Burnout',
    kind: 'reinforcing',
    variables: [
      { variable: 'workload over capacity', effectOnNext: '+' },
      { variable: 'strain', effectOnNext: '+' },
      { variable: 'sickness', effectOnNext: '-' },
      { variable: 'officers at work', effectOnNext: '-' },
    ],
    isClosed: true,
    actsOn: 'the rate of short and long spells of sickness',
    moves: { metric: 'sickness.daysPerStaffYear', direction: 'up' },
    source: 'fitzgibbon-2009',
  },
  {
    name: 'attrition',
    title: 'Attrition',
    kind: 'reinforcing',
    variables: [
      { variable: 'workload over capacity', effectOnNext: '+' },
      { variable: 'strain', effectOnNext: '+' },
      { variable: 'leaving', effectOnNext: '-' },
      { variable: 'officers in post', effectOnNext: '-' },
    ],
    isClosed: true,
    actsOn: 'the hazards of leaving the service and of dropping out of training',
    moves: { metric: 'leavers.PO', direction: 'up' },
    source: 'hmip-hfkcw',
  },
  {
    name: 'experience_dilution',
    title: 'Experience dilution',
    kind: 'reinforcing',
    variables: [
      { variable: 'leaving', effectOnNext: '+' },
      { variable: 'share of inexperienced officers', effectOnNext: '+' },
      { variable: 'effort and error of an assessment', effectOnNext: '+' },
      { variable: 'reviews missed', effectOnNext: '+' },
    ],
    isClosed: false,
    actsOn: 'the effort of assessments and reviews, and their error',
    moves: { metric: 'reviews.missedShare', direction: 'up' },
    source: 'fitzgibbon-2009',
  },
  // Strength 0 stops the bending of the trainees' ceiling only: the time that mentoring takes of qualified officers
  // stays.
  {
    name: 'training_drag',
    title: 'Training drag',
    kind: 'reinforcing',
    variables: [
      { variable: 'cases waiting', effectOnNext: '+' },
      { variable: 'cases given to trainees', effectOnNext: '+' },
      { variable: 'trainees who drop out', effectOnNext: '-' },
      { variable: 'officers who qualify', effectOnNext: '-' },
    ],
    isClosed: true,
    actsOn: 'the ceiling up to which trainees are given cases',
    moves: { metric: 'trainees.droppedOut', direction: 'up' },
    source: 'operating rules, section 5',
  },
  // Strength 0 stops overtime only: where time runs out, reviews and contact are still cut (`rules/split-of-work.ts`).
  {
    name: 'overtime',
    title: 'Overtime and corner cutting',
    kind: 'balancing',
    variables: [
      { variable: 'workload over capacity', effectOnNext: '+' },
      { variable: 'overtime', effectOnNext: '-' },
      { variable: 'work left undone', effectOnNext: '+' },
    ],
    isClosed: false,
    actsOn: 'the time that officers have for work',
    moves: { metric: 'reviews.missedShare', direction: 'down' },
    source: 'oldfield-grimshaw-2008',
  },
  {
    name: 'stale_ratings',
    title: 'Stale risk ratings',
    kind: 'balancing',
    variables: [
      { variable: 'workload over capacity', effectOnNext: '-' },
      { variable: 'contact kept up', effectOnNext: '+' },
      { variable: 'rises in risk noticed', effectOnNext: '+' },
      { variable: 'recorded risk and its workload', effectOnNext: '+' },
    ],
    isClosed: true,
    actsOn: 'the rate at which a rise in risk is noticed in contact',
    moves: { metric: 'hiddenRisk.persons', direction: 'up' },
    source: 'thornton-2020',
  },
  {
    name: 'risk_follows_resource',
    title: 'Risk follows resource',
    kind: 'balancing',
    variables: [
      { variable: 'workload over capacity', effectOnNext: '-' },
      { variable: 'contact kept up', effectOnNext: '+' },
      { variable: 'risk read one level too high', effectOnNext: '+' },
      { variable: 'cases that only a probation officer may hold', effectOnNext: '+' },
    ],
    isClosed: true,
    actsOn: 'the chance that an assessment reads risk one level too high',
    moves: { metric: 'caseload.shareOnlyPO', direction: 'down' },
    source: 'thornton-2020',
  },
  // Nothing that the model knows makes a serious further offence likelier, so the chain does not close.
  {
    name: 'scrutiny',
    title: 'Fear under scrutiny',
    kind: 'reinforcing',
    variables: [
      { variable: 'serious further offences and alerts', effectOnNext: '+' },
      { variable: 'scrutiny', effectOnNext: '+' },
      { variable: 'risk read one level too high', effectOnNext: '+' },
      { variable: 'cases that only a probation officer may hold', effectOnNext: '+' },
      { variable: 'workload over capacity', effectOnNext: '+' },
    ],
    isClosed: false,
    actsOn: 'the chance that an assessment reads risk one level too high',
    moves: { metric: 'caseload.shareOnlyPO', direction: 'up' },
    source: 'thornton-2020',
  },
  {
    name: 'downward_pressure',
    title: 'Downward pressure on ratings',
    kind: 'balancing',
    variables: [
      { variable: 'probation officers who are full', effectOnNext: '+' },
      { variable: 'high risk recorded as medium, and MAPPA level 2 as 1', effectOnNext: '-' },
    ],
    isClosed: true,
    actsOn: 'the chance that a high risk is recorded as medium, and MAPPA level 2 as 1; off in the baseline',
    moves: { metric: 'hiddenRisk.persons', direction: 'up' },
    source: 'operating rules, section 5 (reported by some practitioners, denied by others)',
  },
  {
    name: 'promotion_drain',
    title: 'Promotion drain',
    kind: 'reinforcing',
    variables: [
      { variable: 'vacant posts of seniors', effectOnNext: '+' },
      { variable: 'probation officers promoted', effectOnNext: '-' },
      { variable: 'probation officers in post', effectOnNext: '-' },
      { variable: 'workload over capacity', effectOnNext: '+' },
      { variable: 'strain of seniors, and their leaving', effectOnNext: '+' },
    ],
    isClosed: true,
    actsOn: 'the share of posts of seniors that are filled from probation officers',
    moves: { metric: 'staff.inPost.PO', direction: 'down' },
    source: 'hmpps-wf-2023-09',
  },
];
