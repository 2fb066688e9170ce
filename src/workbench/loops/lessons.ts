import { verdictOf } from '../../experiment/index.ts';
import type { Verdict } from '../../experiment/index.ts';
import type { MetricName, Parameters } from '../../model/index.ts';
import type { LoopName } from './arrows.ts';
import type { Effect } from './measure.ts';

/** What the results say of a measure, and the settings of the run with the loop cut. */
interface Found {
  readonly goes: (metric: MetricName) => Verdict | undefined;
  readonly parameters: Parameters;
}

/** Why something that surprises happens. It is shown only where the results have it. */
interface Lesson {
  readonly loops: readonly LoopName[];
  readonly isFound: (found: Found) => boolean;
  readonly why: string;
}

const isOn = ({ parameters }: Found, loop: LoopName): boolean => parameters.loops[loop] > 0;

const lessons: readonly Lesson[] = [
  // Counted from weekly rosters in every-loop.yaml, with a count that goes on after an absence: see the README.
  {
    loops: ['burnout'],
    isFound: ({ goes }) => goes('capacity.excessive') === 'higher' && goes('capacity.shareOver110') !== 'higher',
    why:
      'More practitioners have an excessive workload, although overload on a day is no higher. A workload is excessive after four weeks running ' +
      'over 110%, and an absence starts that count again. With burnout the most loaded fall sick and come back with the count at nought; without ' +
      'it they stay at work, and stay on the list. Fewer sick people can make a unit look more overloaded.',
  },
  {
    loops: ['burnout'],
    isFound: ({ goes }) => goes('sickness.daysPerStaffYear') === 'higher',
    why:
      'Sickness goes up when its loop is cut. The stated rate is that at the reference strain (strain.reference); where most people are under less ' +
      'strain than that, the loop keeps them healthier than the stated rate, and the cut takes that away.',
  },
  {
    loops: ['attrition'],
    isFound: ({ goes }) => goes('leavers.PO') === 'higher',
    why:
      'More officers leave although strain drives nobody out. Two things do that: where most are under less strain than the reference ' +
      '(strain.reference), the loop held leaving below its stated rate; and where more officers are in post, more can leave.',
  },
  {
    loops: ['overtime'],
    isFound: (found) => found.goes('hiddenRisk.persons') === 'lower' && isOn(found, 'downward_pressure'),
    why:
      'More reviews are missed, and yet fewer people have a risk that is higher than recorded. Downward pressure is on: in a full unit an assessment ' +
      'can record a high risk as medium. Fewer assessments are fewer occasions for that. Cut downward pressure too, and hidden risk goes up.',
  },
  {
    loops: ['experience_dilution'],
    isFound: (found) => found.goes('hiddenRisk.persons') === 'higher' && isOn(found, 'downward_pressure'),
    why:
      'Assessments take less time, more of them are done, and yet hidden risk goes up. Downward pressure is on: in a full unit each assessment can ' +
      'record a high risk as medium. Cut downward pressure too, and hidden risk goes down.',
  },
  {
    loops: ['scrutiny', 'risk_follows_resource'],
    isFound: ({ goes }) => goes('caseload.shareOnlyPO') === 'lower' && goes('hiddenRisk.persons') === 'higher',
    why:
      'Fewer risks are read too high, and more stay hidden. A rating that is one level too high leaves room for a rise that nobody has noticed; ' +
      'without the fear, that margin is gone.',
  },
  {
    loops: ['scrutiny', 'risk_follows_resource'],
    isFound: ({ goes }) => goes('caseload.shareOnlyPO') === 'higher' && goes('hiddenRisk.persons') === 'lower',
    why: 'Risk is read too high more often, and less of it stays hidden: a rating that is one level too high leaves room for a rise that nobody has noticed.',
  },
  {
    loops: ['stale_ratings', 'downward_pressure'],
    isFound: ({ goes }) => goes('capacity.mean.all') === 'higher' || goes('capacity.shareOver110') === 'higher',
    why:
      'Workload goes up when this loop is cut. It is a balancing loop, and what it balances with is risk that is not on record: what is not recorded ' +
      'asks for no work. Without it the unit knows more of its risk, and has that much more to do.',
  },
  {
    loops: ['overtime'],
    isFound: ({ goes }) => goes('capacity.mean.all') === 'lower' && goes('reviews.missedShare') === 'higher',
    why:
      'Workload goes down without overtime. It is counted in points of the cases held, not in hours: with more reviews missed fewer rises in risk ' +
      'are found, and cases stay at a lower rating than they should have.',
  },
  {
    loops: ['training_drag'],
    isFound: ({ goes }) => goes('unallocated.all') === 'higher' && goes('trainees.droppedOut') === 'lower',
    why: 'More cases wait, because trainees take fewer of them. What they are spared comes back later, as officers who qualify: look at the end of a longer run.',
  },
];

/** The explanations that the results of a cut call for. */
export function lessonsOf(loop: LoopName, effects: readonly Effect[], parameters: Parameters): readonly string[] {
  const verdicts = new Map(effects.map(({ metric, difference }) => [metric, verdictOf(difference)]));
  const found: Found = { goes: (metric) => verdicts.get(metric), parameters };
  return lessons.filter(({ loops, isFound }) => loops.includes(loop) && isFound(found)).map(({ why }) => why);
}
