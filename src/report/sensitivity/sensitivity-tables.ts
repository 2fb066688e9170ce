import type { Dependence, Measure } from '../../experiment/index.ts';
import { screeningOutcomeOf } from '../../experiment/index.ts';
import { measureHeading, subjectOf, unitOf, unitOfDifference } from '../words/measure-words.ts';
import { formatDifference, formatFigure } from '../words/number-words.ts';
import type { SensitivityReportInput } from './sensitivity-words.ts';
import { formatShare, formatShareInterval, formatSignedDifference } from './sensitivity-words.ts';
import { settingName, formatSettingRange, formatSettingValue } from '../words/setting-words.ts';
import { capitalise } from '../words/letter-case.ts';
import type { DataTable } from '../data-table.ts';
import { notApplicable } from '../data-table.ts';

/** Rows of the table of questions: as many as anyone will look into. */
const mostQuestions = 12;

/** What to find out next, with its effect in the unit of each measure, and why it is not known. */
export function questionsTable({ measures, questions }: SensitivityReportInput): DataTable {
  const rows = questions
    .slice(0, mostQuestions)
    .map(({ uncertain, evidence, dependences }, rank) => [
      String(rank + 1),
      `${settingName(uncertain)} (${uncertain.factor.setting})`,
      `${evidence.qualityRag}: ${evidence.quality}`,
      formatSettingRange(uncertain),
      ...dependences.map((hanging, measureIndex) => effectInWords(hanging, measures[measureIndex])),
      evidence.note ?? '',
    ]);
  const more =
    questions.length > mostQuestions
      ? ` (the first ${mostQuestions} of ${questions.length}; all in next-questions.csv)`
      : '';
  return {
    caption:
      `What to find out next: settings with weak evidence, the most important first${more}. ` +
      'Effects are from the present value to the low and to the high end of the range',
    columns: [
      'Rank',
      'Setting',
      'Evidence',
      'Plausible range',
      ...measures.map((measure) => `${capitalise(subjectOf(measure))} (${unitOfDifference(unitOf(measure))})`),
      'Why',
    ],
    headings: 2,
    rows,
  };
}

/** `−8.4 to +51.3 (72% of variance)`; where it was not moved by itself, its mean effect in screening. */
function effectInWords({ screening, indices, swing }: Dependence, measure: Measure): string {
  const unit = unitOf(measure);
  const share =
    indices === undefined || Number.isNaN(indices.total.value)
      ? ''
      : `, ${formatShare(indices.total.value)} of variance`;
  if (swing !== undefined)
    return (
      `${formatSignedDifference(swing.atLow.mean, unit)} to ` +
      `${formatSignedDifference(swing.atHigh.mean, unit)}${share}`
    );
  return screening.standsOut ? `about ${formatFigure(screening.muStar.mean, unit)}` : 'no more than chance';
}

/** Of each measure, how the variance of single runs is shared out. */
export function sharesTable({
  settings,
  measures,
  sensitivity: { survivors, measures: found },
}: SensitivityReportInput): DataTable {
  const rows = survivors.map((setting, index) => [
    settingName(settings[setting]),
    ...found.flatMap(({ variance }) => [
      formatShareInterval(variance!.indices[index].first),
      formatShareInterval(variance!.indices[index].total),
    ]),
  ]);
  return {
    caption:
      'Shares of the variance of a single run: alone (first-order index), and with interactions (total index), ' +
      'each with its 95% interval',
    columns: ['Setting', ...measures.flatMap((measure) => [`${capitalise(subjectOf(measure))}: alone`, 'with others'])],
    headings: 1,
    rows: [...rows, ['Chance', ...found.flatMap(({ variance }) => ['', formatShareInterval(variance!.noise)])]],
  };
}

/** The shares of one measure. */
export function measureSharesTable(
  { settings, measures, sensitivity: { survivors, measures: found } }: SensitivityReportInput,
  measureIndex: number,
): DataTable {
  const { indices, noise } = found[measureIndex].variance!;
  return {
    caption: `${measureHeading(measures[measureIndex])}: shares of the variance of a single run`,
    columns: ['Setting', 'Alone', 'With others', 'Only with others', 'Only with chance'],
    headings: 1,
    rows: [
      ...survivors.map((setting, index) => [
        settingName(settings[setting]),
        ...[indices[index].first, indices[index].total, indices[index].interaction, indices[index].withLuck].map(
          formatShareInterval,
        ),
      ]),
      ['Chance', '', formatShareInterval(noise), '', ''],
    ],
  };
}

/** What screening shows for every setting, the largest mean effect first. */
export function screeningTable(
  { settings, measures, sensitivity }: SensitivityReportInput,
  measureIndex: number,
): DataTable {
  const unit = unitOf(measures[measureIndex]);
  const { screenings } = sensitivity.measures[measureIndex];
  const all = sensitivity.measures.map((each) => each.screenings);
  const order = [...screenings.keys()].sort(
    (a, b) => (screenings[b].muStar.mean || 0) - (screenings[a].muStar.mean || 0) || a - b,
  );
  const cell = (value: number): string => (Number.isNaN(value) ? notApplicable : formatFigure(value, unit));
  return {
    caption:
      `${measureHeading(measures[measureIndex])}: mean effects over plausible ranges ` + `(${unitOfDifference(unit)})`,
    columns: ['Setting', 'Mean size', 'Mean', 'Interaction', 'Limit of chance', 'Outcome'],
    headings: 1,
    rows: order.map((setting) => {
      const { muStar, mu, interaction, noiseLimit } = screenings[setting];
      return [
        settingName(settings[setting]),
        cell(muStar.mean),
        cell(mu.mean),
        cell(interaction),
        cell(noiseLimit),
        screeningOutcomeOf(all, sensitivity.survivors, setting),
      ];
    }),
  };
}

/** Each setting at either end of its range with everything else at its base, the widest swing first. */
export function swingsTable(
  { settings, measures, sensitivity }: SensitivityReportInput,
  measureIndex: number,
): DataTable {
  const unit = unitOf(measures[measureIndex]);
  const swings = [...sensitivity.measures[measureIndex].swings].sort(
    (a, b) => b.width - a.width || a.setting - b.setting,
  );
  return {
    caption:
      `${measureHeading(measures[measureIndex])}: one setting at a time (difference in ` + `${unitOfDifference(unit)})`,
    columns: ['Setting', 'End', 'Value', 'Difference', '95% interval'],
    headings: 1,
    rows: swings.flatMap(({ setting, atLow, atHigh }) =>
      (
        [
          ['low', settings[setting].low, atLow],
          ['high', settings[setting].high, atHigh],
        ] as const
      ).map(([end, value, estimate]) => {
        const { mean, lo95, hi95 } = formatDifference(estimate, unit);
        return [
          settingName(settings[setting]),
          end,
          formatSettingValue(settings[setting], value),
          mean,
          lo95 === undefined || hi95 === undefined ? notApplicable : `${lo95} to ${hi95}`,
        ];
      }),
    ),
  };
}
