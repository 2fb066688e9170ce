import type { Encoding } from './chart.ts';
import { isMoney } from '../words/number-words.ts';
import { grey } from './theme.ts';
import type { Scale } from './scale.ts';

/**
 * The horizontal axis of time: the same instants in every time zone, words at the start of years or, in a short run, of
 * months.
 */
export function timeAxis(dates: readonly string[], width: number): NonNullable<Encoding['x']> {
  const [first, last] = [dates.reduce((a, b) => (a < b ? a : b)), dates.reduce((a, b) => (a > b ? a : b))];
  const [from, to] = [monthNumber(first), monthNumber(last) + 1];
  const step =
    [1, 3, 6, 12, 24, 60, 120].find((months) => (to - from) / months <= width / (months < 12 ? 80 : 46)) ?? 240;
  const starts = Array.from({ length: to - from }, (_, index) => from + index).filter((month) => month % step === 0);
  return {
    field: 'date',
    type: 'temporal',
    scale: { type: 'utc', domain: [monthStart(from), instant(last)], nice: false },
    axis: { values: starts.map(monthStart), format: step >= 12 ? '%Y' : '%b %Y' },
  };
}

/** Months since the year 0. */
const monthNumber = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

const monthStart = (month: number) => ({ year: Math.floor(month / 12), month: (month % 12) + 1, date: 1, utc: true });

const instant = (date: string) => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  date: Number(date.slice(8, 10)),
  utc: true,
});

/** A field as a height on the vertical axis of a panel. */
export type ValueAxis = (field: string) => NonNullable<Encoding['y']>;

/** The vertical axis of a panel, the same for every layer of it; of money where the unit says so. */
export const valueAxis =
  (scale: Scale, unit = ''): ValueAxis =>
  (field) => ({
    field,
    type: 'quantitative',
    scale: { domain: [...scale.domain], nice: false },
    axis: { values: [...scale.ticks], ...tickLabels(tickFormat(scale), unit) },
  });

/** How the figures of an axis are written: in a format and, where they are sums of money, after the sign of it. */
export const tickLabels = (format: string, unit = ''): { format: string; labelExpr?: string } => ({
  format,
  ...(isMoney(unit) && {
    labelExpr: `(datum.value < 0 ? '−' : '') + '£' + format(abs(datum.value), '${format}')`,
  }),
});

/** How a horizontal axis of values differs from the others. */
export interface TopAxisOptions {
  /** Of its figures, in the notation of d3-format. */
  readonly format?: string;
  /** Whether what lies beyond the axis is drawn at its edge. */
  readonly clamp?: true;
  /** Of the values: sums of money are written with its sign. */
  readonly unit?: string;
  /** Whether the first and the last figure are moved to stand within the panel. */
  readonly labelFlush?: false;
}

/** The axis of values above rows of dots or bars, the same for every layer of a panel. */
export const topAxis =
  (scale: Scale, { format = tickFormat(scale), clamp, labelFlush, unit }: TopAxisOptions = {}) =>
  (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: [...scale.domain], nice: false, ...(clamp && { clamp }) },
    axis: {
      grid: true,
      values: [...scale.ticks],
      ...tickLabels(format, unit),
      orient: 'top' as const,
      domain: false,
      ticks: false,
      ...(labelFlush === false && { labelFlush }),
    },
  });

/** A level that every layer of a panel can be read against. */
export const levelAt = (scale: Scale, value: number): NonNullable<Encoding['y']> => ({
  datum: value,
  type: 'quantitative',
  scale: { domain: [...scale.domain], nice: false },
});

/** As many decimals as the steps have. */
export const tickFormat = (scale: Scale): string => `,.${decimalsOfTicks(scale)}f`;

const decimalsOfTicks = ({ ticks }: Scale): number =>
  Math.max(...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length));

/**
 * Pixels that the figures of a vertical axis take, on the generous side: so many for a digit and for a point or comma,
 * and the gap before the panel.
 */
export function axisWidthFor(scale: Scale, unit = ''): number {
  const decimals = decimalsOfTicks(scale);
  const widths = scale.ticks.map((tick) => {
    const [whole, fraction = ''] = Math.abs(tick).toFixed(decimals).split('.');
    const marks = Math.floor((whole.length - 1) / 3) + (fraction === '' ? 0 : 1);
    return 7 * (whole.length + fraction.length + (tick < 0 ? 1 : 0) + (isMoney(unit) ? 1 : 0)) + 3.5 * marks;
  });
  return Math.ceil(Math.max(...widths) + 6);
}

/** What is said of an axis of percentages that begins above zero; nothing of another. */
export const axisStartInWords = ({ domain: [from] }: Scale): string =>
  from > 0 ? ` The axis begins at ${from}%.` : '';

/** The title of a vertical axis: above it and horizontal, where it is read first. */
export const axisTitle = (lines: string[]) => ({
  text: lines,
  fontSize: 15,
  fontWeight: 'normal' as const,
  lineHeight: 19,
  anchor: 'start' as const,
  frame: 'bounds' as const,
  offset: 10,
});

/** A remark below the title of a vertical axis. */
export const axisSubtitle = (lines: string[]) => ({
  subtitle: lines,
  subtitleFontSize: 13,
  subtitleColor: grey,
  subtitleLineHeight: 17,
  subtitlePadding: 1,
});
