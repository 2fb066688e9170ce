import type { Measure } from '../measure.ts';
import { measureText } from '../measure.ts';
import type { Cell } from '../csv/cells.ts';
import type { TidyColumn } from '../csv/tidy-table.ts';
import { tidyCsv } from '../csv/tidy-table.ts';
import type { Sensitivity } from './sensitivity.ts';
import type { NextQuestion } from './next-questions.ts';
import type { IntervalEstimate } from './sobol-indices.ts';
import { screeningOutcomeOf } from './survivors.ts';
import type { UncertainSetting } from './uncertain-setting.ts';

/** What the data files of a sensitivity analysis are made from. */
export interface SensitivityFacts {
  readonly settings: readonly UncertainSetting[];
  readonly measures: readonly Measure[];
  readonly sensitivity: Sensitivity;
  readonly questions: readonly NextQuestion[];
}

/**
 * The data files by name: one row a measure and setting (in `tornado.csv`, and end of its range), a cell empty where
 * there is no value.
 */
export const sensitivityFiles = (facts: SensitivityFacts): Readonly<Record<string, Iterable<string>>> => ({
  'morris.csv': csvOf(morrisColumns, morrisRows(facts)),
  'sobol.csv': csvOf(sobolColumns, sobolRows(facts)),
  'tornado.csv': csvOf(tornadoColumns, tornadoRows(facts)),
  'next-questions.csv': csvOf(questionColumns, questionRows(facts)),
});

const withInterval = (name: string): string[] => [name, `${name}_lo95`, `${name}_hi95`];

const morrisColumns = [
  ...['measure', 'setting', 'low', 'high', 'unit', ...withInterval('mu'), ...withInterval('mu_star')],
  ...['sigma', 'noise', 'interaction', 'noise_limit', 'trajectories', 'fate'],
];
const sobolColumns = [
  ...['measure', 'setting', ...withInterval('first'), ...withInterval('total')],
  ...[...withInterval('interaction'), ...withInterval('with_luck'), 'rows'],
];
const tornadoColumns = [
  'measure',
  'setting',
  'end',
  'value',
  'unit',
  'base',
  'difference',
  'lo95',
  'hi95',
  'replications',
];
const questionColumns = [
  ...['rank', 'setting', 'quality_rag', 'quality', 'low', 'base', 'high', 'unit', 'measure', 'total', 'mu_star'],
  ...['at_low', 'at_high', 'about', 'note'],
];

type Row = Readonly<Record<string, Cell>>;

/** Rows as CSV, with all columns where there is no row. */
function csvOf(columns: readonly string[], rows: readonly Row[]): Iterable<string> {
  return tidyCsv(
    columns.map((name): TidyColumn => {
      const values = rows.map((row) => row[name]);
      return values.some((value) => typeof value === 'string')
        ? { name, kind: 'text', values: values.map((value) => String(value ?? '')) }
        : {
            name,
            kind: 'number',
            values: values.map((value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)),
          };
    }),
  );
}

const morrisRows = ({ settings, measures, sensitivity }: SensitivityFacts): Row[] =>
  measures.flatMap((measure, measureIndex) =>
    settings.map(({ factor, low, high }, setting): Row => {
      const { mu, muStar, sigma, noise, interaction, noiseLimit, trajectories } =
        sensitivity.measures[measureIndex].screenings[setting];
      return {
        measure: measureText(measure),
        setting: factor.setting,
        low,
        high,
        unit: factor.unit,
        mu: mu.mean,
        mu_lo95: mu.lo95,
        mu_hi95: mu.hi95,
        mu_star: muStar.mean,
        mu_star_lo95: muStar.lo95,
        mu_star_hi95: muStar.hi95,
        sigma,
        noise,
        interaction,
        noise_limit: noiseLimit,
        trajectories,
        fate: screeningOutcomeOf(
          sensitivity.measures.map(({ screenings }) => screenings),
          sensitivity.survivors,
          setting,
        ),
      };
    }),
  );

/** One row for each survivor, and one for chance, whose total index is the noise. */
const sobolRows = ({ settings, measures, sensitivity: { survivors, measures: found } }: SensitivityFacts): Row[] =>
  measures.flatMap((measure, measureIndex) => {
    const variance = found[measureIndex].variance;
    if (variance === undefined) return [];
    const row = (setting: string, shares: Readonly<Record<string, IntervalEstimate | undefined>>): Row => ({
      measure: measureText(measure),
      setting,
      ...Object.fromEntries(
        Object.entries(shares).flatMap(([name, share]) => [
          [name, share?.value],
          [`${name}_lo95`, share?.lo95],
          [`${name}_hi95`, share?.hi95],
        ]),
      ),
      rows: variance.rows,
    });
    const shares = variance.indices.map(({ first, total, interaction, withLuck }, index) =>
      row(settings[survivors[index]].factor.setting, { first, total, interaction, with_luck: withLuck }),
    );
    return [
      ...shares,
      row('luck', { first: undefined, total: variance.noise, interaction: undefined, with_luck: undefined }),
    ];
  });

const tornadoRows = ({ settings, measures, sensitivity }: SensitivityFacts): Row[] =>
  measures.flatMap((measure, measureIndex) => {
    const { base, swings } = sensitivity.measures[measureIndex];
    return swings.flatMap(({ setting, atLow, atHigh }) => {
      const { factor, low, high } = settings[setting];
      return (
        [
          ['low', low, atLow],
          ['high', high, atHigh],
        ] as const
      ).map(([end, value, { mean, lo95, hi95, replications }]): Row => ({
        measure: measureText(measure),
        setting: factor.setting,
        end,
        value,
        unit: factor.unit,
        base: base.mean,
        difference: mean,
        lo95,
        hi95,
        replications,
      }));
    });
  });

const questionRows = ({ measures, questions }: SensitivityFacts): Row[] =>
  questions.flatMap(({ uncertain: { factor, low, high }, evidence, dependences }, rank) =>
    measures.map((measure, measureIndex): Row => {
      const { screening, indices, swing } = dependences[measureIndex];
      return {
        rank: rank + 1,
        setting: factor.setting,
        quality_rag: evidence.qualityRag,
        quality: evidence.quality,
        low,
        base: factor.base,
        high,
        unit: factor.unit,
        measure: measureText(measure),
        total: indices?.total.value,
        mu_star: screening.muStar.mean,
        at_low: swing?.atLow.mean,
        at_high: swing?.atHigh.mean,
        about: evidence.about,
        note: evidence.note ?? '',
      };
    }),
  );
