import type { Limit } from '../../experiment/index.ts';
import { breachDifferences, breachOverTime } from '../../experiment/index.ts';
import { assemble } from '../drawing/assemble.ts';
import type { Chart } from '../drawing/chart.ts';
import type { Measure } from '../drawing/hero-chart.ts';
import { detailPanels, leadPanel, namedEnds } from '../drawing/hero-chart.ts';
import { scenarioStyles } from '../drawing/scenario-styles.ts';
import type { ReportInput } from '../input.ts';
import { breachCourseTable } from '../tables/breach-table.ts';
import { monthOf } from '../words/calendar-words.ts';
import { toDigits } from '../words/number-words.ts';
import { isSingle, placeAndPeriod, replicationsInWords } from '../words/subtitle.ts';
import { breachInWords, limitsIn, percentage, subjectOf, thresholdFindings, verdictOfBreach } from '../words/threshold-words.ts';

/** So many thresholds have a large panel each; of more, the first has, and the others a small one. */
const mostLarge = 3;

/** How likely each threshold is to be breached, month by month, a panel each. One replication has no probability, and makes no chart. */
export function breachChart(input: ReportInput): Chart | undefined {
  if (isSingle(input)) return undefined;
  const limits = limitsIn(input).filter((limit) => breachOverTime(input.sets[0].results, limit).length > 0);
  if (limits.length === 0) return undefined;
  const lines = limits.map((limit, index) => breachLines(input, limit, `breach ${index + 1}`));
  const large = lines.length <= mostLarge ? lines : lines.slice(0, 1);
  const ofService = limits.every(({ scope }) => scope === 'service');
  return assemble(
    input,
    {
      name: 'breach',
      title: headlineOf(input, limits[0]),
      subtitle: `Share of ${replicationsInWords(input)} beyond each threshold at month end, ${ofService ? placeAndPeriod(input) : placeAndPeriod(input).replace(/^whole service, /, '')}. Bands: 95% interval of that share (Wilson).`,
      description: `Line chart of probabilities. ${thresholdFindings(input).join(' ')}`,
      table: breachCourseTable(input, 'Probability of being beyond a threshold'),
    },
    [...large.map((each) => [leadPanel(each)]), ...inRows(lines.slice(large.length), 2).map(detailPanels)],
  );
}

function breachLines(input: ReportInput, limit: Limit, name: string): Measure {
  const courses = input.sets.flatMap(({ scenario, results }) =>
    breachOverTime(results, limit).map(({ date, share, lo95, hi95 }) => ({ scenario: scenario.name, date, mean: percent(share), lo95: percent(lo95), hi95: percent(hi95) })),
  );
  return {
    name,
    title: `${subjectOf(limit)}: probability of ${breachInWords(limit)} (%)`,
    unit: '%',
    points: courses,
    styles: scenarioStyles(input),
    references: [],
    scale: { domain: [0, 100], ticks: [0, 25, 50, 75, 100] },
    labels: namedEnds(input, courses, (value) => percentage(value / 100)),
  };
}

const percent = (share: number): number => toDigits(100 * share, 5);

/** What becomes of the first threshold by the end. */
function headlineOf(input: ReportInput, limit: Limit): string {
  const [baseline, ...plans] = input.sets;
  const last = breachOverTime(baseline.results, limit).at(-1)!;
  const [what, month] = [`the probability of ${breachInWords(limit)}`, monthOf(last.date)];
  const say = (words: string): string => `${subjectOf(limit)}: ${words} in ${month}`;
  if (plans.length === 0) return say(`${what} is ${percentage(last.share)}`);
  const told = plans.flatMap(({ scenario, results }) => {
    const difference = breachDifferences(baseline.results, results, limit).at(-1);
    return difference === undefined || verdictOfBreach(difference) === 'cannot tell these apart' ? [] : [{ name: scenario.name, difference: difference.difference }];
  });
  if (told.length === 0) return say(`${what} with ${plans.length === 1 ? `‘${plans[0].scenario.name}’` : 'any plan'} cannot be told from that with ‘${baseline.scenario.name}’, ${percentage(last.share)},`);
  const best = told.reduce((a, b) => (b.difference < a.difference ? b : a));
  return say(`‘${best.name}’ brings ${what} from ${percentage(last.share)} to ${percentage(last.share + best.difference)}`);
}

const inRows = <Item>(items: readonly Item[], length: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / length) }, (_, row) => items.slice(row * length, (row + 1) * length));
