import { formatFigure } from '../../report/index.ts';
import { daysOfInexperience, daysPerYear } from '../../model/index.ts';
import type { Parameters } from '../../model/index.ts';
import { keyOf } from './arrows.ts';

/** An effect that takes months, in words, and the settings that its length comes from. */
export interface Delay {
  readonly from: string;
  readonly to: string;
  readonly words: string;
  readonly settings: readonly string[];
}

/** The slow arrows of the diagram, with their lengths in a scenario. */
export function delaysOf({ strain, training, staff, work, risk }: Parameters): readonly Delay[] {
  const buildUp = `Strain follows workload over about ${months(strain.builds_up)}.`;
  return [
    { from: 'workload over capacity', to: 'strain', words: buildUp, settings: ['strain.builds_up'] },
    {
      from: 'workload over capacity',
      to: 'strain of seniors, and their leaving',
      words: buildUp,
      settings: ['strain.builds_up'],
    },
    {
      from: 'trainees who drop out',
      to: 'officers who qualify',
      words: `Training takes ${training.short_route_takes} to ${months(training.long_route_takes)}, so that who drops out today is missed when their intake qualifies.`,
      settings: ['training.short_route_takes', 'training.long_route_takes'],
    },
    {
      from: 'leaving',
      to: 'share of inexperienced officers',
      words: `A post of a services officer is filled in about ${months(staff.time_to_fill)}; who comes counts as inexperienced for ${formatFigure(daysOfInexperience / daysPerYear, 'years').replace('.0', '')} years.`,
      settings: ['staff.time_to_fill'],
    },
    {
      from: 'vacant posts of seniors',
      to: 'probation officers promoted',
      words: `The post of a senior is filled in about ${months(staff.promotion_takes)}.`,
      settings: ['staff.promotion_takes'],
    },
    {
      from: 'risk read one level too high',
      to: 'cases that only a probation officer may hold',
      words: `Risk is read again only at a review: after ${work.interval_high} to ${months(work.interval_other)} for most cases, so that ratings change slowly.`,
      settings: ['work.interval_high', 'work.interval_other'],
    },
    {
      from: 'serious further offences and alerts',
      to: 'scrutiny',
      words: `Scrutiny comes at once and fades to a third in ${months(risk.scrutiny_fades)}.`,
      settings: ['risk.scrutiny_fades'],
    },
  ];
}

/** The words of slow arrows by their key. */
export const delayWords = (parameters: Parameters): ReadonlyMap<string, string> =>
  new Map(delaysOf(parameters).map((delay) => [keyOf(delay), delay.words]));

const months = (number: number): string => `${number} ${number === 1 ? 'month' : 'months'}`;
