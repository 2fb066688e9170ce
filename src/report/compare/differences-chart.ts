import type { Difference } from '../../experiment/index.ts';
import { isSignificant, summarise, verdictOf } from '../../experiment/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import type { MeasureLines } from '../run/charts/hero-chart.ts';
import { detailPanels, hasValues, leadPanel } from '../run/charts/hero-chart.ts';
import { differencePoints } from '../drawing/line-points.ts';
import { endLabels } from '../drawing/labels/end-labels.ts';
import { scenarioNames, scenarioStyles } from '../drawing/scenario-styles.ts';
import type { ReportInput } from '../input.ts';
import { differenceTable } from './difference-table.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { endDifferences } from '../run/headline.ts';
import { plansInWords } from './leader.ts';
import { unitOfDifference } from '../words/measure-words.ts';
import { formatRoughly, formatSigned } from '../words/number-words.ts';
import type { Subject } from '../words/subject.ts';
import { keySubjects } from '../words/subject.ts';
import { labelWithUnit } from '../words/metric.ts';
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
 * policy.
 */
export function differencesChart(input: ReportInput): Chart | undefined {
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
    [[leadPanel(lead)], ...[details.slice(0, 3), details.slice(3)].filter((row) => row.length > 0).map(detailPanels)],
  );
}

const meaningOfLines = (input: ReportInput): string =>
  hasSingleReplication(input)
    ? singleReplicationNote
    : `Lines: mean difference over ${replicationsInWords(input)} with the same random numbers. ` +
      'Bands: 95% interval of that mean; where a band includes zero, the difference is not significant.';

function differenceLines(input: ReportInput, { metric, unit }: Subject, atZero: string): MeasureLines {
  const points = differencePoints(input, metric);
  const [, ...plans] = [...scenarioStyles(input)];
  return {
    name: `${metric}, difference`,
    title: labelWithUnit(metric, unitOfDifference(unit)),
    unit,
    points,
    styles: new Map(plans),
    references: [{ value: 0, text: atZero }],
    labels: endLabels(scenarioNames(input), points, (value) => formatSigned(value, unit)),
  };
}

/** What a plan does to the measures by the end, as far as it is significant. */
interface PlanEffect {
  readonly name: string;
  readonly improved: number;
  readonly worsened: number;
  /** The measure that it changes most for its size, where one is ahead of the others. */
  readonly most?: { readonly subject: Subject; readonly share: number };
}

/** `By June 2026 ‘Retention’ improves 6 of 7 measures; the largest change is in unallocated cases, down about 14%` */
function differencesHeadline(input: ReportInput): string {
  const { scenario, results } = input.sets[0];
  const ends = subjects
    .map((subject) => ({ subject, plans: endDifferences(input, subject) }))
    .filter(({ plans }) => plans.length > 0);
  const effects = input.sets.slice(1).map(({ scenario: { name } }): PlanEffect => {
    const significant = ends.flatMap(({ subject, plans }) => {
      const difference = plans.find((plan) => plan.name === name)?.difference;
      return difference !== undefined && isSignificant(difference) ? [{ subject, difference }] : [];
    });
    const improved = significant.filter(
      ({ subject, difference }) => difference.mean < 0 === (subject.better === 'lower'),
    ).length;
    const most = mostChangedMeasure(results, significant);
    return { name, improved, worsened: significant.length - improved, ...(most && { most }) };
  });
  const start = `By ${formatMonth(results[0].dates.at(-1) ?? '')}`;
  const [first, ...others] = effects;
  if (effects.every(({ improved, worsened }) => improved + worsened === 0)) {
    return (
      `${start} ${others.length === 0 ? `‘${first.name}’ does` : 'the plans do'} not differ significantly ` +
      `from ‘${scenario.name}’ in any of ${ends.length} measures`
    );
  }
  const does = ({ name, improved, worsened }: PlanEffect, of: string): string =>
    `‘${name}’ ${effectInWords('improves', [improved], 'worsens', [worsened], of)}`;
  if (others.length === 0) {
    const most = first.most && `; the largest change is in ${largestChangeInWords(first.most)}`;
    return `${start} ${does(first, ` of ${ends.length} measures`)}${most ?? ''}`;
  }
  const most =
    first.most !== undefined && others.every((each) => each.most?.subject === first.most?.subject)
      ? `; the largest relative change is in ${first.most.subject.words}`
      : '';
  const alike = others.every(({ improved, worsened }) => improved === first.improved && worsened === first.worsened);
  if (others.length === 1 && !alike) {
    return `${start} ${does(first, ` of ${ends.length} measures`)}, and ${does(others[0], '')}${most}`;
  }
  const [improved, worsened] = [effects.map((each) => each.improved), effects.map((each) => each.worsened)];
  return `${start} ${plansInWords(
    effects.map(({ name }) => name),
    effects.length,
  )} ${effectInWords('improve', improved, 'worsen', worsened, ` of ${ends.length} measures`)}${most}`;
}

/** `unallocated cases, down about 14%` */
const largestChangeInWords = ({ subject, share }: NonNullable<PlanEffect['most']>): string =>
  `${subject.words}, ${share < 0 ? 'down' : 'up'} ${formatRoughly(100 * Math.abs(share), '%')}`;

/** `improve 4 to 6 of 7 measures and worsen 1`; what none does is left out. */
function effectInWords(
  lower: string,
  lowered: readonly number[],
  raise: string,
  raised: readonly number[],
  of: string,
): string {
  const range = (counts: readonly number[]): string =>
    [...new Set([Math.min(...counts), Math.max(...counts)])].join(' to ');
  const parts = (
    [
      [lower, lowered],
      [raise, raised],
    ] as const
  ).filter(([, counts]) => Math.max(...counts) > 0);
  if (parts.length === 0) return lower === 'improve' ? 'change none' : 'changes none';
  return parts.map(([does, counts], index) => `${does} ${range(counts)}${index === 0 ? of : ''}`).join(' and ');
}

/**
 * The measure that is changed most as a share of its level in the baseline, where its interval lies beyond those of all
 * others.
 */
function mostChangedMeasure(
  baseline: readonly ReplicationResult[],
  significant: readonly { readonly subject: Subject; readonly difference: Difference }[],
): PlanEffect['most'] {
  const sized = significant.flatMap(({ subject, difference: { date, mean, lo95 = mean, hi95 = mean } }) => {
    const level = summarise(baseline, { metrics: [subject.metric], scopes: ['service'], dates: [date] })[0]?.mean ?? 0;
    const ends = [Math.abs(lo95 / level), Math.abs(hi95 / level)].sort((a, b) => a - b);
    return [{ subject, share: mean / level, from: ends[0], to: ends[1] }];
  });
  return sized.find(
    (each) => Number.isFinite(each.to) && sized.every((other) => other === each || each.from > other.to),
  );
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
