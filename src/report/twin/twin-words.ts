import type { Equilibrium, TippingPoint, TwinFigure, TwinResult } from '../../experiment/index.ts';
import { shareExplainedByInequality } from '../../experiment/index.ts';
import type { MetricName, ReplicationResult } from '../../model/index.ts';
import type { Origin } from '../input.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { metricNamed } from '../words/metric.ts';
import { formatCompact, formatNumber, formatPercentage, roundToDigits } from '../words/number-words.ts';
import { capitalise } from '../words/letter-case.ts';

/** All that a report on the twin is made from. */
export interface TwinReportInput {
  readonly scenario: string;
  readonly results: readonly ReplicationResult[];
  readonly twin: TwinResult;
  readonly unequal: TwinResult;
  /** At year ends. */
  readonly figures: readonly TwinFigure[];
  readonly tippingPoint?: TippingPoints;
  readonly origin: Origin;
  readonly command: string;
}

/** Where the loops tip: with all officers identical, and with officers as unequal as in the scenario. */
export interface TippingPoints {
  readonly alike: TippingPoint;
  readonly unequal: TippingPoint;
}

/** The measures in which twin and simulation may differ, with the words for them and for why they do. */
const comparedMeasures: readonly {
  readonly metric: MetricName;
  readonly words: string;
  readonly isAbove: boolean;
  readonly because: string;
}[] = [
  {
    metric: 'unallocated.all',
    words: 'unallocated cases',
    isAbove: true,
    because: 'cases wait whenever chance leaves no room, and days with room to spare do not make up for it',
  },
  {
    metric: 'reviews.missedShare',
    words: 'the share of assessments and reviews missed',
    isAbove: true,
    because: 'what an officer with an above-average workload misses, others cannot make up for',
  },
  {
    metric: 'capacity.mean.all',
    words: 'mean capacity of practitioners',
    isAbove: false,
    because:
      'officers who have just joined or returned hold few cases for some weeks, while the twin shares work out at once',
  },
  {
    metric: 'hiddenRisk.persons',
    words: 'people with hidden risk',
    isAbove: true,
    because:
      'more reviews are missed, and in the twin a rise in risk is as likely to be noticed late in a case as early',
  },
  {
    metric: 'leavingRate.PO',
    words: 'the leaving rate of probation officers',
    isAbove: true,
    because: 'only officers above a full workload feel strain',
  },
  {
    metric: 'sickness.daysPerStaffYear',
    words: 'sickness days per staff year',
    isAbove: true,
    because: 'only officers above a full workload feel strain',
  },
];

/** Differences of less than this share of the level are not reported. */
const notableGap = 0.05;

/** The measure in which twin and simulation differ most. */
export function twinHeadline({ figures }: TwinReportInput): string {
  const [most] = largestGaps(figures);
  if (most === undefined) return 'Without chance and with identical officers the results would be much the same';
  const {
    metric,
    words,
    worst: { twin, simulation, date },
  } = most;
  const { unit } = metricNamed(metric);
  return (
    `${capitalise(words)} in ${formatMonth(date)}: ${formatCompact(simulation.mean, unit)} in the simulation, ` +
    `${formatCompact(twin, unit)} in its twin without chance and with identical officers`
  );
}

/**
 * The measures in which twin and simulation differ, each at the year end at which they differ most, largest first.
 */
function largestGaps(figures: readonly TwinFigure[]) {
  return comparedMeasures
    .flatMap((each) => {
      const own = figures.filter(({ metric }) => metric === each.metric);
      const [worst] = own
        .filter((figure) => figure.isInside !== true && relativeGap(figure) > notableGap)
        .sort((a, b) => relativeGap(b) - relativeGap(a));
      return worst === undefined ? [] : [{ ...each, own, worst }];
    })
    .sort((a, b) => relativeGap(b.worst) - relativeGap(a.worst));
}

const relativeGap = ({ simulation, twin }: TwinFigure): number =>
  Math.abs(simulation.mean - twin) / Math.max(Math.abs(simulation.mean), 1e-9);

/** Where twin and simulation differ, and why. */
export function twinGapsInWords({ figures, results }: TwinReportInput): string[] {
  const judged = figures.filter(({ isInside }) => isInside !== undefined);
  const inside = judged.filter(({ isInside }) => isInside === true).length;
  const within = judged.filter((each) => relativeGap(each) <= notableGap).length;
  const divergent = largestGaps(figures);
  return [
    results.length === 1
      ? 'With one replication of the simulation the effect of chance is unknown. Use --replications to run more.'
      : `Of ${judged.length} figures of the twin at year ends, ${inside} are within the 95% interval of the ` +
        `simulation's mean, and ${within} within ${formatPercentage(notableGap)} of the mean.`,
    ...divergent.map(({ metric, words, isAbove, because, own, worst: { date, twin, simulation } }) => {
      const { unit } = metricNamed(metric);
      const why = simulation.mean > twin === isAbove ? `: ${because}` : '';
      const [ofTwin, ofSimulation] = [formatCompact(twin, unit), formatCompact(simulation.mean, unit)];
      return (
        `They differ in ${words} (${formatMonth(date)}: twin ${ofTwin}, simulation ${ofSimulation})${why}. ` +
        inequalityInWords(own)
      );
    }),
    ...(divergent.length === 0 && results.length > 1
      ? ['No measure that chance and unequal officers affect differs by more than its interval and 5% of its level.']
      : []),
  ];
}

/** How much of the difference unequal officers explain; the rest is chance, and what else the twin leaves out. */
function inequalityInWords(figures: readonly TwinFigure[]): string {
  const made = shareExplainedByInequality(figures);
  if (made === undefined || made < 0.1) return 'Unequal officers explain little of it.';
  if (made > 0.9) return 'Unequal officers explain all of it.';
  return (
    `Unequal officers explain about ${formatPercentage(made)} of the difference over the run; ` +
    'the rest is chance, and whatever else the twin leaves out.'
  );
}

/** Whether there is a state in which staff and demand are in balance; where no staff remain there is none. */
export const hasBalance = ({ alike: { branch } }: TippingPoints): boolean =>
  branch.some(({ gain }) => Number.isFinite(gain));

const officersInWords = ({ probationOfficers }: Equilibrium): string =>
  `${formatNumber(Math.round(probationOfficers))} FTE probation officers`;

/** Where the loops tip, or that they do not; and what the loss of an officer leads to. */
export function tippingInWords(points: TippingPoints): string[] {
  const {
    alike: { branch, folds, present },
    unequal,
  } = points;
  const held = 'With the settings of the last day held constant';
  if (!hasBalance(points))
    return [`${held}, no staff remain, so there is no state in which staff and demand are in balance.`];
  const steepest = Math.max(...branch.map(({ gain }) => gain).filter((gain) => Number.isFinite(gain)));
  const now = present.filter(({ isStable }) => isStable);
  return [
    now.length === 0
      ? `${held}, the service has no stable state at any of the workloads examined.`
      : `${held}, the service settles at ${now
          .map((each) => `a mean workload of ${formatPercentage(each.load)} with ${officersInWords(each)}`)
          .join(', or, after a collapse, at ')}.`,
    ...now.map((each) =>
      each.gain < 0.005
        ? `At a workload of ${formatPercentage(each.load)} workload puts nobody under strain, and the loops add nothing.`
        : `At a workload of ${formatPercentage(each.load)} each turn of the loops adds ` +
          `${formatPercentage(each.gain)} to a small loss of ` +
          `capacity${each.waiting > 0 ? ', while waiting cases reduce the workload of those who remain' : ''}: one ` +
          `officer lost permanently becomes a loss of ${roundToDigits(each.becomes ?? 1, 3)} in the end.`,
    ),
    ...(folds.length === 0
      ? [
          'There is no tipping point: workload rises smoothly with demand, because posts, recruitment and training ' +
            `continue at any workload, and each turn of the loops adds at most ${formatPercentage(steepest)} to a ` +
            'loss.',
        ]
      : [
          `There is a tipping point at ${formatPercentage(folds[0].demand)} of present demand. Beyond it staff ` +
            `numbers collapse from ${officersInWords(folds[0])}, however slowly demand has risen, because the ` +
            'loops add more than the loss itself.',
          ...(folds.length > 1
            ? [
                `After a collapse they recover only if demand is below ${formatPercentage(folds[1].demand)} of ` +
                  'present demand.',
              ]
            : []),
          unequal.folds.length === 0
            ? 'With officers as unequal as in the scenario there is no tipping point: some feel strain long before ' +
              'others, so staff numbers fall smoothly.'
            : unequal.folds.length > 1 && unequal.folds[0].demand - unequal.folds[1].demand < 0.01
              ? 'With officers as unequal as in the scenario the tipping point almost disappears: staff numbers ' +
                `fall steeply around ${formatPercentage(unequal.folds[0].demand)}, and recover along the same path.`
              : `With officers as unequal as in the scenario it is at ${formatPercentage(unequal.folds[0].demand)}` +
                (unequal.folds.length > 1
                  ? `, and staff recover below ${formatPercentage(unequal.folds[1].demand)}.`
                  : '.'),
        ]),
  ];
}

export const twinCautions = (): string[] => [
  'The twin has no individual officers and no chance. It shares work out at once, and assumes that an officer ' +
    'completes as many reviews as time allows.',
  'It does not give time to allocation, percentiles of capacity, cases without a current assessment, cases held ' +
    'against the policy, or cases per officer; these have no value in twin.csv.',
  'It treats all delivery units in a region as one, so it leaves out differences between them.',
  'States of balance are where the settings of the last day would lead over decades if they stayed constant. ' +
    'They are not a forecast.',
  'By chance alone, one figure in twenty is outside its 95% interval.',
];
