import type { Comparison, ReproduceResult } from '../../experiment/index.ts';
import { formatDate, formatMonth } from '../words/calendar-words.ts';
import { formatFigure, formatPercentage, formatSigned } from '../words/number-words.ts';
import type { DataTable } from '../data-table.ts';
import { notApplicable } from '../data-table.ts';

/** `1,234 to 1,300`; one number where both ends are shown alike. */
export function rangeInWords(low: number | undefined, high: number | undefined, unit: string): string {
  if (low === undefined || high === undefined) return notApplicable;
  const [from, to] = [formatFigure(low, unit), formatFigure(high, unit)];
  return from === to ? from : `${from} to ${to}`;
}

/** The day or period that a figure was published of, with its vintage where it has two. */
export function publishedPeriod({ day, from, vintage }: Comparison): string {
  const when = from === undefined ? formatDate(day) : [...new Set([formatMonth(from), formatMonth(day)])].join(' to ');
  return vintage === 'revised' ? `${when}, revised` : when;
}

/** What the verdict is called in a table. */
const findingLabels = {
  inside: 'inside',
  outside: 'OUTSIDE',
  'same direction': 'same direction',
  'no direction': 'NO DIRECTION',
  'not scored': notApplicable,
} as const;

/** Every figure of a study and its simulation, misses as plainly as hits. */
export function reproductionTable({ name, comparisons, scenarios }: ReproduceResult, caption = name): DataTable {
  const several = scenarios.length > 1;
  const cells = (each: Comparison): string[] => {
    const {
      spread: { mean, lo95, hi95, least, most },
      published,
      difference,
      percent,
    } = each;
    const hasDecimals = published !== undefined && published.rounding > 0 && published.rounding < 0.5;
    const unit = hasDecimals ? '%' : each.unit; // %: with a decimal, as it was published
    return [
      each.series,
      ...(several ? [each.scenario] : []),
      publishedPeriod(each),
      published ? rangeInWords(published.low, published.high, unit) : notApplicable,
      formatFigure(mean, unit),
      rangeInWords(lo95, hi95, unit),
      rangeInWords(least, most, unit),
      difference === undefined ? notApplicable : formatSigned(difference, unit),
      percent === undefined ? notApplicable : formatSigned(percent, '%'),
      findingLabels[each.finding],
      each.role ?? 'shown',
      each.unit,
      each.sources.join(', ') || notApplicable,
    ];
  };
  return {
    caption,
    columns: [
      'Figure',
      ...(several ? ['Scenario'] : []),
      'When',
      'Published',
      'Simulated',
      '95% interval',
      '95% range',
      'Difference',
      '%',
      'Within the range',
      'Use',
      'Unit',
      'Source',
    ],
    headings: several ? 3 : 2,
    rows: comparisons.map(cells),
  };
}

/**
 * Figures that stand on record and were not compared, each with the reason; and of two that do not agree, the one that
 * was not used.
 */
export function notComparedTable({ name, notCompared, choices }: ReproduceResult): DataTable | undefined {
  const rows = [
    ...notCompared.map(({ figure: of, published, because, sources }) => [
      of,
      published || notApplicable,
      because,
      sources.join(', ') || notApplicable,
    ]),
    ...choices.map(({ use, over, because }) => [
      over,
      notApplicable,
      `${use} is used instead. ${because}`,
      notApplicable,
    ]),
  ];
  return rows.length === 0
    ? undefined
    : {
        caption: `${name}: published figures that are not compared, and why`,
        columns: ['Figure', 'Published', 'Why', 'Source'],
        headings: 1,
        rows,
      };
}

/** When a level is reached, and with what probability. */
export function milestoneTable({ name, milestones }: ReproduceResult): DataTable | undefined {
  if (milestones.length === 0) return undefined;
  const by = (date: string | undefined): string => (date === undefined ? 'not in the run' : formatMonth(date));
  return {
    caption: `${name}: when, and with what probability (share of replications, with its 95% Wilson interval)`,
    columns: [
      'Milestone',
      'Scenario',
      'Probability',
      '95% interval',
      'Run ends',
      'A tenth by',
      'Half by',
      'Nine tenths by',
      'Replications',
    ],
    headings: 2,
    rows: milestones.map((each) => [
      each.milestone,
      each.scenario,
      formatPercentage(each.probability),
      `${formatPercentage(each.lo95)} to ${formatPercentage(each.hi95)}`,
      formatMonth(each.lastMonth),
      by(each.early),
      by(each.middle),
      by(each.late),
      String(each.replications),
    ]),
  };
}
