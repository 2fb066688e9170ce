import type { Hanging, Measure } from '../../experiment/index.ts';
import { fateOf } from '../../experiment/index.ts';
import { subjectOf, unitOf } from '../words/explanation.ts';
import { differenceFigures, figure } from '../words/number-words.ts';
import type { SensitivityInput } from '../words/sensitivity-words.ts';
import {
  measureHeading,
  percent,
  percentInterval,
  signedDifference,
  unitOfDifference,
} from '../words/sensitivity-words.ts';
import { settingName, settingRange, settingValue } from '../words/setting-words.ts';
import { sentence } from '../words/subject.ts';
import type { DataTable } from './data-table.ts';

/** Rows of the table of questions: as many as anyone will look into. */
const mostQuestions = 12;

/** A figure that does not exist. */
const none = '[z]';

/** What to find out next, with what hangs on it in the unit of each measure, and why it is not known. */
export function questionsTable({ measures, questions }: SensitivityInput): DataTable {
  const rows = questions
    .slice(0, mostQuestions)
    .map(({ uncertain, evidence, hangs }, rank) => [
      String(rank + 1),
      uncertain.factor.setting,
      `${evidence.qualityRag}: ${evidence.quality}`,
      settingRange(uncertain),
      ...hangs.map((hanging, place) => hangingInWords(hanging, measures[place])),
      evidence.note ?? '',
    ]);
  const more =
    questions.length > mostQuestions
      ? ` (the first ${mostQuestions} of ${questions.length}; all in next-questions.csv)`
      : '';
  return {
    caption: `What to find out next: settings with weak evidence, the one that most hangs on first${more}. Effects are from the value in force to the low and to the high end`,
    columns: [
      '',
      'Setting',
      'Evidence',
      'Plausible',
      ...measures.map((measure) => `${sentence(subjectOf(measure))} (${unitOfDifference(measure)})`),
      'Why',
    ],
    headings: 2,
    rows,
  };
}

/** `−8.4 to +51.3 (72% of variance)`; where it was not moved by itself, its mean effect in screening. */
function hangingInWords({ screening, indices, swing }: Hanging, measure: Measure): string {
  const unit = unitOf(measure);
  const share =
    indices === undefined || Number.isNaN(indices.total.value) ? '' : `, ${percent(indices.total.value)} of variance`;
  if (swing !== undefined)
    return `${signedDifference(swing.atLow.mean, unit)} to ${signedDifference(swing.atHigh.mean, unit)}${share}`;
  return screening.standsOut ? `about ${figure(screening.muStar.mean, unit)}` : 'not above luck';
}

/** Of each measure, how the variance of single runs is shared out. */
export function sharesTable({
  settings,
  measures,
  sensitivity: { survivors, measures: found },
}: SensitivityInput): DataTable {
  const rows = survivors.map((setting, index) => [
    settingName(settings[setting]),
    ...found.flatMap(({ variance }) => [
      percentInterval(variance!.indices[index].first),
      percentInterval(variance!.indices[index].total),
    ]),
  ]);
  return {
    caption:
      'Shares of the variance of a single run: alone (first-order index), and with interactions (total index), each with its 95% interval',
    columns: ['Setting', ...measures.flatMap((measure) => [`${sentence(subjectOf(measure))}: alone`, 'with others'])],
    headings: 1,
    rows: [...rows, ['Luck', ...found.flatMap(({ variance }) => ['', percentInterval(variance!.noise)])]],
  };
}

/** The shares of one measure. */
export function sharesOfMeasureTable(
  { settings, measures, sensitivity: { survivors, measures: found } }: SensitivityInput,
  place: number,
): DataTable {
  const { indices, noise } = found[place].variance!;
  return {
    caption: `${measureHeading(measures[place])}: shares of the variance of a single run`,
    columns: ['Setting', 'Alone', 'With others', 'Only with others', 'Only with luck'],
    headings: 1,
    rows: [
      ...survivors.map((setting, index) => [
        settingName(settings[setting]),
        ...[indices[index].first, indices[index].total, indices[index].interaction, indices[index].withLuck].map(
          percentInterval,
        ),
      ]),
      ['Luck', '', percentInterval(noise), '', ''],
    ],
  };
}

/** What screening says of every setting, the largest mean effect first. */
export function screeningTable({ settings, measures, sensitivity }: SensitivityInput, place: number): DataTable {
  const unit = unitOf(measures[place]);
  const { screenings } = sensitivity.measures[place];
  const all = sensitivity.measures.map((each) => each.screenings);
  const order = [...screenings.keys()].sort(
    (a, b) => (screenings[b].muStar.mean || 0) - (screenings[a].muStar.mean || 0) || a - b,
  );
  const cell = (value: number): string => (Number.isNaN(value) ? none : figure(value, unit));
  return {
    caption: `${measureHeading(measures[place])}: mean effects over plausible ranges (${unitOfDifference(measures[place])})`,
    columns: ['Setting', 'Mean size', 'Mean', 'Interaction', 'Limit of luck', 'What became of it'],
    headings: 1,
    rows: order.map((setting) => {
      const { muStar, mu, interaction, noiseLimit } = screenings[setting];
      return [
        settingName(settings[setting]),
        cell(muStar.mean),
        cell(mu.mean),
        cell(interaction),
        cell(noiseLimit),
        fateOf(all, sensitivity.survivors, setting),
      ];
    }),
  };
}

/** Each setting at either end of its range with everything else at its base, the widest swing first. */
export function swingsTable({ settings, measures, sensitivity }: SensitivityInput, place: number): DataTable {
  const unit = unitOf(measures[place]);
  const swings = [...sensitivity.measures[place].swings].sort((a, b) => b.width - a.width || a.setting - b.setting);
  return {
    caption: `${measureHeading(measures[place])}: one setting at a time (difference in ${unitOfDifference(measures[place])})`,
    columns: ['Setting', 'End', 'Value', 'Difference', '95% interval'],
    headings: 1,
    rows: swings.flatMap(({ setting, atLow, atHigh }) =>
      (
        [
          ['low', settings[setting].low, atLow],
          ['high', settings[setting].high, atHigh],
        ] as const
      ).map(([end, value, estimate]) => {
        const { mean, lo95, hi95 } = differenceFigures(estimate, unit);
        return [
          settingName(settings[setting]),
          end,
          settingValue(settings[setting], value),
          mean,
          lo95 === undefined || hi95 === undefined ? none : `${lo95} to ${hi95}`,
        ];
      }),
    ),
  };
}
