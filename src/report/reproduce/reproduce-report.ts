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
 * Published studies beside their simulation, for people: what is met and what is missed, every figure with its source.
 */
export function reproductionReport(all: readonly ReproduceResult[], origin: Origin, command: string): ExperimentReport {
  const sources = [...new Set(all.flatMap(({ comparisons }) => comparisons.flatMap((each) => each.sources)))].sort();
  return {
    title: 'Published figures and what the model makes of them',
    findings: all.flatMap(findingsOf),
    charts: all.flatMap((each) => reproductionCharts(each, origin)),
    tables: all.flatMap((each) =>
      [reproductionTable(each, captionOf(each)), milestoneTable(each), notComparedTable(each)].filter(
        (table) => table !== undefined,
      ),
    ),
    cautions: [
      'In the range: a published figure, known to half of its last digit, lies in the 95% prediction range of one new replication, mean ± t s sqrt(1 + 1/n); where two ends were published, the two ranges overlap. What happened happened once, so it is held against single replications and not against the interval of their mean.',
      'The range is that of chance alone. It holds nothing of what is not known of the settings, so that a figure of the whole service, where chance evens out, may lie outside it and be near.',
      'Calibrated on: settings may have been chosen to meet the figure. Test: nothing was adjusted to it. Input: it was put in, and being met says nothing.',
      'About one figure in twenty lies outside a 95% range even of a perfect model.',
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
      test: 'comparisons with a test',
      'calibrated on': 'with a figure it may be calibrated on',
      input: 'with a figure put in',
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
        `${each.series}${isComparedTwice(study, each) ? ` with ‘${each.scenario}’` : ''}, ${publishedPeriod(each)}${each.percent === undefined ? '' : ` (${formatSigned(each.percent, '%')}%)`}`,
    );
  return [
    `${name}: ${counts.length === 0 ? 'no figure can be judged' : `in the range of a single replication: ${counts.join(', ')}`}.${widest.length === 0 ? '' : ` Furthest off: ${widest.join('; ')}.`}`,
    ...milestones.map(
      (each) =>
        `${name}: ‘${each.scenario}’: ${uncapitalise(each.milestone)} by ${formatMonth(each.lastMonth)} in ${formatPercentage(each.probability)} of replications (${formatPercentage(each.lo95)} to ${formatPercentage(each.hi95)})${each.middle === undefined ? '' : `; half of all replications have reached it by ${formatMonth(each.middle)}`}.`,
    ),
    ...choices.map(({ use, over, because }) => `${name}: ${use} is used and not ${over}. ${because}`),
  ];
}

const isComparedTwice = ({ comparisons }: ReproduceResult, one: Comparison): boolean =>
  comparisons.some((other) => other.figure === one.figure && other.scenario !== one.scenario);
