import { verdictOf } from '../../experiment/index.ts';
import { assemble } from '../drawing/assemble.ts';
import type { Chart } from '../drawing/chart.ts';
import type { Measure } from '../drawing/hero-chart.ts';
import { detailPanels, hasValues, leadPanel, namedEnds } from '../drawing/hero-chart.ts';
import { differencePoints } from '../drawing/points.ts';
import { scenarioStyles } from '../drawing/scenario-styles.ts';
import type { ReportInput } from '../input.ts';
import { differenceTable } from '../tables/difference-table.ts';
import { monthOf } from '../words/calendar-words.ts';
import { endDifferences } from '../words/headline.ts';
import { signedFigure } from '../words/number-words.ts';
import type { Subject } from '../words/subject.ts';
import { keySubjects, labelWithUnit } from '../words/subject.ts';
import { isSingle, placeAndPeriod, replicationsInWords, withoutIntervals } from '../words/subtitle.ts';

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

/** What each plan adds to the baseline or takes from it, month by month: the only figures that answer a question of policy. */
export function differencesChart(input: ReportInput): Chart | undefined {
  const baseline = input.sets[0].scenario.name;
  const [lead, ...details] = subjects.map((each, index) => differenceLines(input, each, index === 0 ? baseline : '')).filter(hasValues);
  if (lead === undefined) return undefined;
  return assemble(
    input,
    {
      name: 'differences',
      title: whoDiffers(input),
      subtitle: `Each plan less ‘${baseline}’, ${placeAndPeriod(input)}. ${meaning(input, baseline)}`,
      description: `Line chart of differences. ${endsInWords(input)}`,
      table: differenceTable(
        input,
        `Each plan less ‘${baseline}’`,
        subjects.map(({ metric }) => metric),
      ),
    },
    [[leadPanel(lead)], ...[details.slice(0, 3), details.slice(3)].filter((row) => row.length > 0).map(detailPanels)],
  );
}

const meaning = (input: ReportInput, baseline: string): string =>
  isSingle(input)
    ? withoutIntervals
    : `Lines: mean of the differences between ${replicationsInWords(input)} with the same luck. Bands: 95% interval of that mean; where a band covers zero, the plan cannot be told from ‘${baseline}’.`;

function differenceLines(input: ReportInput, { metric, unit }: Subject, atZero: string): Measure {
  const points = differencePoints(input, metric);
  const [, ...plans] = [...scenarioStyles(input)];
  return {
    name: `${metric}, difference`,
    title: labelWithUnit(metric, unit === '%' ? 'percentage points' : unit),
    unit,
    points,
    styles: new Map(plans),
    references: [{ value: 0, text: atZero }],
    labels: namedEnds(input, points, (value) => signedFigure(value, unit)),
  };
}

/** `In June 2026 ‘Retention’ differs from ‘Baseline’ in 5 of 7 measures` */
function whoDiffers(input: ReportInput): string {
  const { scenario, results } = input.sets[0];
  const counts = input.sets.slice(1).map((plan) => {
    const told = subjects.filter((each) => {
      const found = endDifferences(input, each).find(({ name }) => name === plan.scenario.name);
      return found !== undefined && ['higher', 'lower'].includes(verdictOf(found.difference));
    });
    return { name: plan.scenario.name, told: told.length };
  });
  const month = monthOf(results[0].dates.at(-1) ?? '');
  const numbers = counts.map(({ told }) => told);
  const range = [...new Set([Math.min(...numbers), Math.max(...numbers)])].join(' to ');
  const who = counts.length === 1 ? `‘${counts[0].name}’` : 'the plans';
  if (range === '0') return `In ${month} ${who} cannot be told from ‘${scenario.name}’ in any of ${subjects.length} measures`;
  return `In ${month} ${who} ${counts.length === 1 ? 'differs' : 'differ'} from ‘${scenario.name}’ in ${range} of ${subjects.length} measures`;
}

function endsInWords(input: ReportInput): string {
  return input.sets
    .slice(1)
    .map(({ scenario }) => {
      const ends = subjects.flatMap((each) => {
        const found = endDifferences(input, each).find(({ name }) => name === scenario.name);
        return found ? [`${each.words} ${signedFigure(found.difference.mean, each.unit)} (${verdictOf(found.difference)})`] : [];
      });
      return `At the end ‘${scenario.name}’ differs from ‘${input.sets[0].scenario.name}’ by: ${ends.join('; ')}.`;
    })
    .join(' ');
}
