import type { Comparison, ReproduceResult } from '../../experiment/index.ts';
import { countInside } from '../../experiment/index.ts';
import { reproductionCharts } from './reproduce-charts.ts';
import type { Origin } from '../input.ts';
import type { ExperimentReport } from '../page/experiment-page.ts';
import { milestoneTable, notComparedTable, publishedPeriod, reproductionTable } from './reproduce-tables.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { uncapitalise } from '../words/letter-case.ts';
import { formatPercentage, formatSigned } from '../words/number-words.ts';

/** How many of the widest misses are named. */
const namedMisses = 3;

/**
 * Published studies and their simulation: what is reproduced and what is missed, every figure with its source.
 */
export function reproductionReport(all: readonly ReproduceResult[], origin: Origin, command: string): ExperimentReport {
  const sources = [...new Set(all.flatMap(({ comparisons }) => comparisons.flatMap((each) => each.sources)))].sort();
  return {
    title: 'Published figures compared with the simulation',
    findings: all.flatMap(findingsOf),
    charts: all.flatMap((each) => reproductionCharts(each, origin)),
    tables: all.flatMap((each) =>
      [reproductionTable(each, captionOf(each)), milestoneTable(each), notComparedTable(each)].filter(
        (table) => table !== undefined,
      ),
    ),
    cautions: [
      'Within the range: the published figure, known to half of its last digit, is in the 95% prediction range of ' +
        'one new replication, mean ± t s sqrt(1 + 1/n); where a range was published, the two ranges overlap. ' +
        'History happened once, so it is compared with single replications and not with the interval of their mean.',
      'The range covers chance only, and not uncertainty about the settings. A figure for the whole service, where ' +
        'chance evens out, may be close and still outside the range.',
      'Calibrated on: settings may have been chosen to match the figure. Test: nothing was adjusted to match it. ' +
        'Input: the figure is an input, so a match proves nothing.',
      'Even with a perfect model, about one figure in twenty is outside its 95% range.',
    ],
    origin: { ...origin, sources },
    command,
  };
}

const captionOf = ({ name, comparisons }: ReproduceResult): string =>
  `${name}. Published figures: ${[...new Set(comparisons.flatMap(({ sources }) => sources))].join(', ')}.`;

function findingsOf(study: ReproduceResult): string[] {
  const { name, comparisons, milestones, choices } = study;
  const counts = (['test', 'calibrated on', 'input'] as const).flatMap((role) => {
    const { inside, of } = countInside(study, role);
    const words = {
      test: 'tests',
      'calibrated on': 'figures it may be calibrated on',
      input: 'inputs',
    } as const;
    return of === 0 ? [] : [`${inside} of ${of} ${words[role]}`];
  });
  const missed = comparisons
    .filter(({ finding }) => finding === 'outside')
    .sort((a, b) => Math.abs(b.percent ?? 0) - Math.abs(a.percent ?? 0));
  const widest = missed
    .slice(0, namedMisses)
    .map(
      (each) =>
        `${each.series}${isComparedTwice(study, each) ? ` with ‘${each.scenario}’` : ''}, ${publishedPeriod(each)}` +
        (each.percent === undefined ? '' : ` (${formatSigned(each.percent, '%')}%)`),
    );
  const tally =
    counts.length === 0
      ? 'no figure can be assessed'
      : `within the range of a single replication: ${counts.join(', ')}`;
  return [
    `${name}: ${tally}.` + (widest.length === 0 ? '' : ` Largest misses: ${widest.join('; ')}.`),
    ...milestones.map(
      (each) =>
        `${name}: ‘${each.scenario}’: ${uncapitalise(each.milestone)} by ${formatMonth(each.lastMonth)} in ` +
        `${formatPercentage(each.probability)} of replications (${formatPercentage(each.lo95)} to ` +
        `${formatPercentage(each.hi95)})` +
        `${each.middle === undefined ? '' : `; half of all replications reach it by ${formatMonth(each.middle)}`}.`,
    ),
    ...choices.map(({ use, over, because }) => `${name}: ${use} is used instead of ${over}. ${because}`),
  ];
}

const isComparedTwice = ({ comparisons }: ReproduceResult, one: Comparison): boolean =>
  comparisons.some((other) => other.figure === one.figure && other.scenario !== one.scenario);
