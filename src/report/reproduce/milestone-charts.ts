import type { MilestoneFinding, ReproduceResult } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import { linePanel } from '../drawing/panels/line-panel.ts';
import { stylesFor } from '../drawing/theme.ts';
import type { Origin } from '../input.ts';
import { milestoneTable } from './reproduce-tables.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { uncapitalise } from '../words/letter-case.ts';
import { formatCompact, formatPercentage, roundToDigits } from '../words/number-words.ts';
import { countingPeriodInWords, expressionInWords } from './reproduce-words.ts';
import { scenarioFilesOf, chartFileName } from './file-names.ts';

/**
 * For each milestone of a study: the level over time with what it must fall below, and the share of replications that
 * have come there.
 */
export function milestoneCharts(reproduction: ReproduceResult, origin: Origin): Chart[] {
  const names = [...new Set(reproduction.milestones.map(({ milestone }) => milestone))];
  return names.map((name) =>
    milestoneChart(
      reproduction,
      reproduction.milestones.filter(({ milestone }) => milestone === name),
      origin,
    ),
  );
}

function milestoneChart(reproduction: ReproduceResult, found: readonly MilestoneFinding[], origin: Origin): Chart {
  const [{ milestone, simulated, unit, below, months, lasting, lastMonth, replications }] = found;
  const hasBands = found.length <= 2; // more would cover each other
  const duration = lasting
    ? 'from then until the end of the run'
    : `for ${months} months running, counted from the first`;
  const bands = hasBands ? '; bands, the range expected to contain 95% of further replications' : '';
  const styles = new Map(stylesFor(found.length).map((style, index) => [found[index].scenario, style]));
  const what = expressionInWords(simulated);
  const levels = found.flatMap(({ scenario, course }) =>
    course.map(({ date, mean, least, most }) => ({
      scenario,
      date,
      mean: roundToDigits(mean, 5),
      ...(hasBands &&
        least !== undefined &&
        most !== undefined && { p10: roundToDigits(least, 5), p90: roundToDigits(most, 5) }),
    })),
  );
  const shares = found.flatMap(({ scenario, course }) =>
    course.map(({ date, share, lo95, hi95 }) => ({
      scenario,
      date,
      mean: roundToDigits(100 * share, 4),
      lo95: roundToDigits(100 * lo95, 4),
      hi95: roundToDigits(100 * hi95, 4),
    })),
  );
  const titles = found.map(
    ({ scenario, probability }, index) =>
      `${formatPercentage(probability)} ${index === 0 ? 'of replications ' : ''}with ‘${scenario}’`,
  );
  return assembleChart(
    { ...origin, names: scenarioFilesOf(reproduction, found) },
    {
      name: chartFileName(reproduction.study, milestone),
      title: `${milestone} by ${formatMonth(lastMonth)}: in ${titles.join(', ')}`,
      subtitle:
        `${reproduction.name}. Above: ${uncapitalise(what)}, ${countingPeriodInWords(simulated, 1)}; lines, means ` +
        `of ${replications} replications${bands}. Below: share of replications in which it is below ` +
        `${formatCompact(below, unit)} ${duration}; bands, 95% interval of the share.`,
      description: `Line charts of ${found.length} scenarios. ${found.map(reachedInWords).join(' ')}`,
      table: milestoneTable({ ...reproduction, milestones: found })!,
    },
    [
      [
        linePanel({
          name: 'level',
          title: `${what} (${unit})`,
          unit,
          points: levels,
          styles,
          references: [{ value: below, text: formatCompact(below, unit) }],
          width: 620,
          height: 240,
          labels: endLabels(found, ({ scenario }) => scenario),
          labelled: true,
        }),
      ],
      [
        linePanel({
          name: 'reached',
          title: 'Share of replications that have reached it (%)',
          unit: '%',
          points: shares,
          styles,
          references: [],
          width: 620,
          height: 170,
          labels: endLabels(found, ({ scenario, probability }) => `${scenario}: ${formatPercentage(probability)}`),
          labelled: true,
          scale: { domain: [0, 100], ticks: [0, 25, 50, 75, 100] },
        }),
      ],
    ],
  );
}

/** `With ‘Baseline’ 40% of replications reach it (95% interval 20% to 64%), half of all by May 2027.` */
const reachedInWords = ({ scenario, probability, lo95, hi95, middle }: MilestoneFinding): string =>
  `With ‘${scenario}’ ${formatPercentage(probability)} of replications reach it (95% interval ` +
  `${formatPercentage(lo95)} to ` +
  `${formatPercentage(hi95)})${middle === undefined ? '' : `, half of all by ${formatMonth(middle)}`}.`;

const endLabels = (
  found: readonly MilestoneFinding[],
  words: (each: MilestoneFinding) => string,
): Map<string, string> => new Map(found.map((each) => [each.scenario, words(each)]));
