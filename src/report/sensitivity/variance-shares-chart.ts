import type { IntervalEstimate } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import { keyPanel } from '../drawing/panels/key-panel.ts';
import { grey, stylesFor } from '../drawing/theme.ts';
import type { PairedBar } from '../drawing/panels/paired-bar-panel.ts';
import { pairedNamesWidth, pairedBarPanel } from '../drawing/panels/paired-bar-panel.ts';
import type { Origin } from '../input.ts';
import { measureSharesTable } from './sensitivity-tables.ts';
import { measureFileName, measureHeading, subjectOf } from '../words/measure-words.ts';
import { listInWords } from '../words/lists.ts';
import { roundToDigits } from '../words/number-words.ts';
import type { SensitivityReportInput } from './sensitivity-words.ts';
import { formatShare, formatShareInterval, clampShare } from './sensitivity-words.ts';
import { settingInSentence, settingName } from '../words/setting-words.ts';

const parts = ['alone (first-order index)', 'with interactions (total index)'] as const;
const chance = 'Chance';

/**
 * Where the variance of a single run comes from: the settings that were studied together, and chance. Absent where none
 * was.
 */
export function varianceSharesChart(
  input: SensitivityReportInput,
  measureIndex: number,
  origin: Origin,
): Chart | undefined {
  const {
    settings,
    measures,
    sensitivity: { survivors, measures: found },
    plan,
  } = input;
  const measure = measures[measureIndex];
  const { variance } = found[measureIndex];
  if (variance === undefined || Number.isNaN(variance.noise.value)) return undefined;

  const shown = variance.indices
    .map((indices, index) => ({
      ...indices,
      name: settingName(settings[survivors[index]]),
      inSentence: settingInSentence(settings[survivors[index]]),
    }))
    .sort((a, b) => b.total.value - a.total.value || (a.name < b.name ? -1 : 1));
  const bars = [
    ...shown.flatMap(({ name, first, total }) => [barOf(name, 0, first), barOf(name, 1, total)]),
    { ...barOf(chance, 1, variance.noise), part: chance, isSingle: true as const },
  ];
  const ofSettings = stylesFor(2).map(
    ({ colour, dash }, index) => [parts[index], { colour, dash, shape: 'square' }] as const,
  );
  const subject = subjectOf(measure);
  const leading = leadingSettings(shown).map(({ inSentence }) => inSentence);
  const [most] = shown;
  return assembleChart(
    origin,
    {
      name: `variance-${measureFileName(measure)}`,
      title:
        leading.length === 0
          ? `Chance accounts for ${formatShare(variance.noise.value)} of the variance of single runs in ${subject}; ` +
            'no setting has a measurable share'
          : variance.noise.value > most.total.value
            ? `Chance accounts for ${formatShare(variance.noise.value)} of the variance of single runs in ${subject}; ` +
              `of the settings, most hangs on ${listInWords(leading)}`
            : `${formatShare(most.total.value)} of the variance of single runs in ${subject} comes from ` +
              `${most.inSentence}; ${formatShare(variance.noise.value)} from chance`,
      subtitle: [
        `${measureHeading(measure)}: shares of the variance of a single run with these settings anywhere in their ` +
          'plausible ranges (Sobol’ indices).',
        'Chance: what remains when all settings are known.',
        ...(shown.some(({ first, total }) => first.value > total.value)
          ? ['A share alone that exceeds that with interactions is an error of the estimate.']
          : []),
        `Lines: 95% interval from 1,000 bootstrap samples of ${variance.rows} rows of ${plan.replications} ` +
          'replications, cut off at 0 and 100%.',
      ].join(' '),
      description: [
        'Bar chart of shares of variance.',
        ...shown.map(
          ({ name, first, total }) =>
            `${name}: ${formatShareInterval(first)} alone, ${formatShareInterval(total)} with interactions.`,
        ),
        `Chance: ${formatShareInterval(variance.noise)}.`,
      ].join(' '),
      table: measureSharesTable(input, measureIndex),
    },
    [
      [keyPanel(new Map(ofSettings))],
      [
        pairedBarPanel({
          name: 'shares',
          title: 'Share of the variance of a single run',
          styles: new Map([...ofSettings, [chance, { colour: grey, dash: [1, 0], shape: 'square' }]]),
          bars,
          scale: { domain: [0, 1], ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] },
          format: '.0%',
          width: 400,
        }),
      ],
    ],
    pairedNamesWidth,
  );
}

/** The settings that share the first place, as far as their intervals tell: at most three, or else the first alone. */
function leadingSettings<Setting extends { readonly total: IntervalEstimate }>(ranked: readonly Setting[]): Setting[] {
  const measurable = ranked.filter(({ total }) => total.lo95 > 0.01);
  const leading = measurable.filter(({ total }) => total.hi95 >= measurable[0].total.lo95);
  return leading.length <= 3 ? leading : leading.slice(0, 1);
}

const barOf = (row: string, part: 0 | 1, { value, lo95, hi95 }: IntervalEstimate): PairedBar => ({
  row,
  part: parts[part],
  value: roundToDigits(clampShare(value), 4),
  lo95: roundToDigits(clampShare(lo95), 4),
  hi95: roundToDigits(clampShare(hi95), 4),
  text: row === chance ? formatShare(value) : `${formatShare(value)} ${part === 0 ? 'alone' : 'with others'}`,
});
