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

/** Where the loops tip: with every officer the mean one, and with officers as unequal as the scenario says. */
export interface TippingPoints {
  readonly alike: TippingPoint;
  readonly unequal: TippingPoint;
}

/** The measures by which twin and simulation are told apart, with the words for them and for why they part there. */
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
    because: 'cases wait whenever by chance there is no room, which days with room to spare do not make up for',
  },
  {
    metric: 'reviews.missedShare',
    words: 'the share of assessments and reviews missed',
    isAbove: true,
    because: 'what an officer above the mean misses, one below it cannot make up for',
  },
  {
    metric: 'capacity.mean.all',
    words: 'mean capacity of practitioners',
    isAbove: false,
    because:
      'whoever has just joined or come back holds few cases for some weeks, and the twin shares work out at once',
  },
  {
    metric: 'hiddenRisk.persons',
    words: 'people with hidden risk',
    isAbove: true,
    because: 'more reviews are missed, and in the twin a rise is as likely noticed late in a case as early',
  },
  {
    metric: 'leavingRate.PO',
    words: 'the leaving rate of probation officers',
    isAbove: true,
    because: 'strain is felt only above a full load, by whoever is above it',
  },
  {
    metric: 'sickness.daysPerStaffYear',
    words: 'sickness days a staff year',
    isAbove: true,
    because: 'strain is felt only above a full load, by whoever is above it',
  },
];

/** Differences of less than this share of the level are not spoken of. */
const notableGap = 0.05;

/** The measure in which twin and simulation part most. */
export function twinHeadline({ figures }: TwinReportInput): string {
  const [most] = largestGaps(figures);
  if (most === undefined) return 'Without chance and with equal officers the service would fare much the same';
  const {
    metric,
    words,
    worst: { twin, simulation, date },
  } = most;
  const { unit } = metricNamed(metric);
  return `${capitalise(words)}: ${formatCompact(simulation.mean, unit)} in the simulation, ${formatCompact(twin, unit)} in its twin without chance and with equal officers, ${formatMonth(date)}`;
}

/**
 * The tell-tale measures in which twin and simulation part, each at the year end at which they do so most, most first.
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

/** Where twin and simulation part, and why. */
export function twinGapsInWords({ figures, results }: TwinReportInput): string[] {
  const judged = figures.filter(({ isInside }) => isInside !== undefined);
  const inside = judged.filter(({ isInside }) => isInside === true).length;
  const within = judged.filter((each) => relativeGap(each) <= notableGap).length;
  const divergent = largestGaps(figures);
  return [
    results.length === 1
      ? 'With one replication of the simulation nothing tells what is chance; ask for more with --replications.'
      : `Of ${judged.length} figures at year ends, ${inside} of the twin lie within the 95% interval of the simulation's mean, and ${within} within ${formatPercentage(notableGap)} of it.`,
    ...divergent.map(({ metric, words, isAbove, because, own, worst: { date, twin, simulation } }) => {
      const { unit } = metricNamed(metric);
      const why = simulation.mean > twin === isAbove ? `: ${because}` : '';
      return `They part in ${words} (${formatMonth(date)}: twin ${formatCompact(twin, unit)}, simulation ${formatCompact(simulation.mean, unit)})${why}. ${inequalityInWords(own)}`;
    }),
    ...(divergent.length === 0 && results.length > 1
      ? [
          'In none of the measures that chance and unequal officers move do they part by more than the interval and a twentieth of the level.',
        ]
      : []),
  ];
}

/** What of the difference is made by officers being unequal; the rest is chance, and what else the twin leaves out. */
function inequalityInWords(figures: readonly TwinFigure[]): string {
  const made = shareExplainedByInequality(figures);
  if (made === undefined || made < 0.1) return 'Unequal officers explain little of it.';
  if (made > 0.9) return 'Unequal officers explain all of it.';
  return `Unequal officers explain about ${formatPercentage(made)} of the difference over the run; the rest is chance, and what else the twin leaves out.`;
}

const officersInWords = ({ probationOfficers }: Equilibrium): string =>
  `${formatNumber(Math.round(probationOfficers))} FTE of probation officers`;

/** Where the loops tip, or that they do not; and what an officer lost becomes. */
export function tippingInWords({ alike: { branch, folds, present }, unequal }: TippingPoints): string[] {
  const held = 'With the settings of the last day held for ever';
  const steepest = Math.max(...branch.map(({ gain }) => gain));
  const now = present.filter(({ isStable }) => isStable);
  return [
    now.length === 0
      ? `${held}, the service comes to rest at none of the loads looked at.`
      : `${held}, the service comes to rest at ${now.map((each) => `a mean load of ${formatPercentage(each.load)} with ${officersInWords(each)}`).join(', or, once it has fallen, at ')}.`,
    ...now.map((each) =>
      each.gain < 0.005
        ? `At a load of ${formatPercentage(each.load)} nobody is strained, and the loops are at rest.`
        : `At a load of ${formatPercentage(each.load)} the loops add ${formatPercentage(each.gain)} of a small loss of capacity in one turn${each.waiting > 0 ? '; what waits takes load off those who are left' : ''}: one officer lost for good becomes ${roundToDigits(each.becomes ?? 1, 3)} in the end.`,
    ),
    ...(folds.length === 0
      ? [
          `There is no tipping point: load rises smoothly with demand, since posts, recruits and training go on whatever the load, and the loops add at most ${formatPercentage(steepest)} of a loss in one turn.`,
        ]
      : [
          `There is a tipping point at ${formatPercentage(folds[0].demand)} of the present demand: beyond it staff fall away from ${officersInWords(folds[0])}, however slowly demand has risen, since there the loops add more than what is lost.`,
          ...(folds.length > 1
            ? [
                `Once they have fallen, they come back only where demand is below ${formatPercentage(folds[1].demand)} of the present.`,
              ]
            : []),
          unequal.folds.length === 0
            ? 'With officers as unequal as the scenario says there is none: some feel strain long before others, so that staff fall smoothly.'
            : unequal.folds.length > 1 && unequal.folds[0].demand - unequal.folds[1].demand < 0.01
              ? `With officers as unequal as the scenario says hardly any of it is left: staff fall steeply about ${formatPercentage(unequal.folds[0].demand)}, and come back on the same way.`
              : `With officers as unequal as the scenario says it is at ${formatPercentage(unequal.folds[0].demand)}${unequal.folds.length > 1 ? `, and staff come back below ${formatPercentage(unequal.folds[1].demand)}` : ''}.`,
        ]),
  ];
}

export const twinCautions = (): string[] => [
  "The twin knows no single officer and no luck. It shares work out at once, and takes an officer's queue of reviews to do as much as there is time for.",
  'It does not know time to allocation, percentiles of capacity, cases without a current assessment, cases held against the policy, or cases per officer; these have no value in twin.csv.',
  'Delivery units of a region are one place to the twin, so that differences between them are among what it leaves out.',
  'States of balance are where the settings of the last day would lead if they were held for ever, over decades. They are no forecast.',
  'One figure in twenty lies outside a 95% interval by chance alone.',
];
