import { verdictOf } from '../../experiment/index.ts';
import type { DataTable } from '../data-table.ts';
import { notApplicable } from '../data-table.ts';
import { explanationCharts } from '../explain/explain-charts.ts';
import type { Origin } from '../input.ts';
import type { ExperimentReport } from '../page/experiment-page.ts';
import { valueInWords } from '../page/setting-values.ts';
import { formatDate, formatMonth } from '../words/calendar-words.ts';
import { capitalise } from '../words/letter-case.ts';
import { measureHeading, unitOf, unitOfDifference } from '../words/measure-words.ts';
import { formatDifference, formatFigure } from '../words/number-words.ts';
import { settingWithPath } from '../words/setting-words.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { ChangesInput, ChangesOfScenario } from './changes-words.ts';
import { changesCautions, changesFindings, keyFigures, partsOf, programInWords } from './changes-words.ts';

/** What moved between two results, for people. */
export function changesReport(input: ChangesInput, origin: Origin, command: string): ExperimentReport {
  const { from, to, sets } = input;
  const names = (set: ChangesOfScenario) => ({
    baseline: `${set.names[0]} (${from.path})`,
    plan: `${set.names[1]} (${to.path})`,
  });
  return {
    title: `What moved from ${from.path} to ${to.path}`,
    findings: changesFindings(input),
    charts: sets.flatMap((set) =>
      set.explanation === undefined ? [] : explanationCharts(set.explanation, names(set), origin),
    ),
    tables: sets.flatMap((set) => [
      keyTable(set, input),
      ...((set.changes ?? []).length === 0 ? [] : [settingsTable(set, input)]),
      ...(set.measures ?? []).map((each): DataTable => {
        const unit = unitOf(each.measure);
        return {
          caption: `${measureHeading(each.measure)}: what moved it (${unitOfDifference(unit)})`,
          columns: ['Cause', 'Part', '95% interval', 'In words'],
          headings: 1,
          rows: [...partsOf(each, set), { name: 'all', part: each.total }].map(({ name, part }) => {
            const { mean, lo95, hi95 } = formatDifference(part, unit);
            return [
              capitalise(name),
              mean,
              lo95 === undefined || hi95 === undefined ? notApplicable : `${lo95} to ${hi95}`,
              verdictOf(part),
            ];
          }),
        };
      }),
    ]),
    cautions: changesCautions(input),
    origin,
    command,
  };
}

/** The key figures of the whole service on the last day that both results have. */
function keyTable(set: ChangesOfScenario, { from, to }: ChangesInput): DataTable {
  const figures = keyFigures(set);
  const [{ figure: { date } } = { figure: { date: '' } }] = figures;
  return {
    caption:
      `‘${set.names[1]}’, whole service${date === '' ? '' : `, ${formatMonth(date)}`}: from ${programInWords(from)} to ` +
      programInWords(to),
    columns: ['Measure', 'Unit', 'From', 'To', 'Difference', '95% interval', 'In words'],
    headings: 2,
    rows: figures.map(({ subject: { words, unit }, figure }) => {
      const { mean, lo95, hi95 } = formatDifference(figure.difference, unit);
      return [
        capitalise(words),
        unit,
        formatFigure(figure.from.mean, unit),
        formatFigure(figure.to.mean, unit),
        mean,
        lo95 === undefined || hi95 === undefined ? notApplicable : `${lo95} to ${hi95}`,
        verdictOf(figure.difference),
      ];
    }),
  };
}

/** The settings that differ, with all that each is over the run. */
const settingsTable = ({ changes = [], scenarios }: ChangesOfScenario, { from, to }: ChangesInput): DataTable => ({
  caption: 'Settings that differ',
  columns: ['Setting', `In ${from.path}`, `In ${to.path}`],
  headings: 1,
  rows: changes.flatMap(({ settings }) =>
    settings.map((setting) => [
      settingWithPath(setting),
      ...(scenarios ?? []).map((scenario) => courseInWords(scenario, setting)),
    ]),
  ),
});

/** `15 days; 20 days from 1 April 2027` */
const courseInWords = ({ assumptions }: Scenario, setting: string): string =>
  assumptions
    .filter((each) => each.setting === setting)
    .map(
      ({ value, unit, from }) =>
        `${valueInWords(value, typeof value === 'number' ? unit : '')}${from === undefined ? '' : ` from ${formatDate(from)}`}`,
    )
    .join('; ');
