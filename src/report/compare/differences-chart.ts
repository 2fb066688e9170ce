import { isSignificant, summarise, verdictOf } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import { detailPanels, hasValues, leadPanel } from '../run/charts/hero-chart.ts';
import type { ReportInput } from '../input.ts';
import { differenceLines } from './difference-lines.ts';
import { differenceTable } from './difference-table.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { endDifferences } from '../run/headline.ts';
import { plansInWords } from './leader.ts';
import { sizesInWords } from '../words/effects.ts';
import { formatSigned } from '../words/number-words.ts';
import type { Subject } from '../words/subject.ts';
import { keySubjects } from '../words/subject.ts';
import { hasSingleReplication, areaAndPeriod, replicationsInWords, singleReplicationNote } from '../words/subtitle.ts';

/** The measures that plans are compared by; the first one is drawn large. */
const compared = [
  'unallocated.all',
  'capacity.mean.all',
  'capacity.excessive',
  'reviews.missedShare',
  'cases.noCurrentAssessment',
  'hiddenRisk.persons',
  'staff.inPost.PO',
];
const subjects = compared.flatMap((name) => keySubjects.filter(({ metric }) => metric === name));

/**
 * What each plan adds to the baseline or takes from it, month by month: the only figures that answer a question of
 * policy. `heights` are those of the large panel and of the small ones, in pixels.
 */
export function differencesChart(
  input: ReportInput,
  heights: { readonly lead?: number; readonly details?: number } = {},
): Chart | undefined {
  const baseline = input.sets[0].scenario.name;
  const [lead, ...details] = subjects
    .map((each, index) => differenceLines(input, each, index === 0 ? baseline : ''))
    .filter(hasValues);
  if (lead === undefined) return undefined;
  return assembleChart(
    input,
    {
      name: 'differences',
      title: differencesHeadline(input),
      subtitle: `Difference from ‘${baseline}’, ${areaAndPeriod(input)}. ${meaningOfLines(input)}`,
      description: `Line chart of differences. ${endsInWords(input)}`,
      table: differenceTable(
        input,
        `Difference of each plan from ‘${baseline}’`,
        subjects.map(({ metric }) => metric),
      ),
    },
    [
      [leadPanel(lead, undefined, heights.lead)],
      ...[details.slice(0, 3), details.slice(3)]
        .filter((row) => row.length > 0)
        .map((row) => detailPanels(row, heights.details)),
    ],
  );
}

const meaningOfLines = (input: ReportInput): string =>
  hasSingleReplication(input)
    ? singleReplicationNote
    : `Lines: mean difference over ${replicationsInWords(input)} with the same random numbers. ` +
      'Bands: 95% interval of that mean; where a band includes zero, the difference is not significant. ' +
      'The title names what changes most for its size.';

/** What the plans do to one measure by the end, for better or for worse, as far as it is significant. */
interface MeasureEffect {
  readonly subject: Subject;
  readonly isBetter: boolean;
  readonly plans: readonly string[];
  readonly means: readonly number[];
  /** The largest of the changes, as a share of the level of the baseline. */
  readonly share: number;
}

/** Of a headline that says sizes too; a longer one leaves them to the picture. */
const mostCharacters = 155;

/**
 * `By June 2026 ‘Retention’ improves unallocated cases (about 260 fewer) but worsens mean capacity of practitioners
 * (about 3 percentage points higher)`: what changes most for its size, for better and for worse.
 */
function differencesHeadline(input: ReportInput): string {
  const [{ scenario, results }, ...plans] = input.sets;
  const names = plans.map(({ scenario: { name } }) => name);
  const start = `By ${formatMonth(results[0].dates.at(-1) ?? '')}`;
  const effects = measureEffects(input).sort((a, b) => b.share - a.share);
  const told = [effects.find(({ isBetter }) => isBetter), effects.find(({ isBetter }) => !isBetter)].filter(
    (each) => each !== undefined,
  );
  if (told.length === 0)
    return (
      `${start} ${names.length === 1 ? `‘${names[0]}’ does` : 'the plans do'} not differ significantly ` +
      `from ‘${scenario.name}’ in any of the measures shown`
    );
  const [first, second] = told;
  const isSameDoing = second !== undefined && first.plans.join() === second.plans.join();
  const sentence = (withSizes: boolean): string => {
    const [mainly, besides = ''] = told.map(({ subject, isBetter, plans: who, means }, index) => {
      const verb = `${isBetter ? 'improve' : 'worsen'}${who.length === 1 ? 's' : ''}`;
      const size = withSizes ? ` (${sizesInWords(subject, means)})` : '';
      const doer = index > 0 && isSameDoing ? '' : `${plansInWords(who, names.length)} `;
      return `${doer}${verb} ${subject.words}${size}`;
    });
    return `${start}${/^\d/.test(mainly) ? ',' : ''} ${mainly}${besides === '' ? '' : `${isSameDoing ? '' : ','} but ${besides}`}`;
  };
  const whole = sentence(true);
  return whole.length > mostCharacters ? sentence(false) : whole;
}

/** For each measure the plans that improve it, and those that worsen it. */
function measureEffects(input: ReportInput): MeasureEffect[] {
  return subjects.flatMap((subject) => {
    const significant = endDifferences(input, subject).filter(({ difference }) => isSignificant(difference));
    return [true, false].flatMap((isBetter): MeasureEffect[] => {
      const alike = significant.filter(
        ({ difference }) => (difference.mean < 0 === (subject.better === 'lower')) === isBetter,
      );
      if (alike.length === 0) return [];
      const means = alike.map(({ difference }) => difference.mean);
      const [{ date }] = alike.map(({ difference }) => difference);
      const [level] = summarise(input.sets[0].results, {
        metrics: [subject.metric],
        scopes: ['service'],
        dates: [date],
      });
      const share = Math.max(...means.map(Math.abs)) / Math.abs(level?.mean ?? 0);
      return [{ subject, isBetter, plans: alike.map(({ name }) => name), means, share }];
    });
  });
}

function endsInWords(input: ReportInput): string {
  return input.sets
    .slice(1)
    .map(({ scenario }) => {
      const ends = subjects.flatMap((each) => {
        const found = endDifferences(input, each).find(({ name }) => name === scenario.name);
        return found
          ? [`${each.words} ${formatSigned(found.difference.mean, each.unit)} (${verdictOf(found.difference)})`]
          : [];
      });
      return `By the end ‘${scenario.name}’ differs from ‘${input.sets[0].scenario.name}’ by: ${ends.join('; ')}.`;
    })
    .join(' ');
}
