import type { AreaFigure, AreaVerdict, CalibrationResult, FoundParameter } from '../../experiment/index.ts';
import { areaVerdict, figureInWords, undeterminedShare } from '../../experiment/index.ts';
import type { KeptParameter } from '../../scenario/index.ts';
import type { DataTable } from '../data-table.ts';
import { notApplicable, tableAsText } from '../data-table.ts';
import type { Origin } from '../input.ts';
import type { ExperimentReport } from '../page/experiment-page.ts';
import { capitalise } from '../words/letter-case.ts';
import { formatFigure } from '../words/number-words.ts';
import { calibrationChart } from './calibration-chart.ts';

export interface AreaReportInput {
  readonly area: string;
  readonly result: CalibrationResult;
  /** Numbers that were not free. */
  readonly kept: readonly KeptParameter[];
  /** Figures of the series that could not be used, in sentences. */
  readonly unused: readonly string[];
  /** The name of the scenario file that was written; absent where none was. */
  readonly written?: string;
}

/** The report of the calibration of an area on its own series. */
export function areaReport(input: AreaReportInput, origin: Origin, command: string): ExperimentReport {
  const { area, result } = input;
  const verdict = areaVerdict(result);
  return {
    title: titleOf(area, verdict),
    findings: findingsOf(input, verdict),
    charts: verdict.agrees && result.surviving.length > 0 ? [calibrationChart(result, origin)] : [],
    tables: [parametersTable(verdict), columnsTable(verdict), figuresTable(verdict), keptTable(input)].filter(
      ({ rows }) => rows.length > 0,
    ),
    cautions: cautionsOf(input),
    origin,
    command,
  };
}

/** What is printed: the two short tables, then the findings. */
export const areaReportText = ({ tables, findings }: ExperimentReport): string =>
  [
    ...tables.slice(0, 2).map((table) => `${table.caption}\n\n${tableAsText(table)}`),
    findings.map((finding) => `- ${finding}`).join('\n'),
  ].join('\n\n');

/** `README.md` of the result: the same, and every figure. */
export function areaReadme({ title, findings, tables, cautions, command }: ExperimentReport): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const markdown = ({ caption, columns, rows, headings }: DataTable): string =>
    [
      `## ${caption}\n`,
      row(columns),
      row(columns.map((_, at) => (at < headings ? '---' : '--:'))),
      ...rows.map(row),
    ].join('\n');
  return `${[
    `# ${title}`,
    findings.map((finding) => `- ${finding}`).join('\n'),
    ...tables.map(markdown),
    `## Limits\n\n${cautions.map((caution) => `- ${caution}`).join('\n')}`,
    `To repeat it: \`${command}\`. \`result.csv\` has every point at which the area was simulated.`,
  ].join('\n\n')}\n`;
}

function titleOf(area: string, { agrees, parameters }: AreaVerdict): string {
  const determined = parameters.filter(({ finding }) => finding === 'determined').length;
  return agrees
    ? `The series of ${area} determines ${determined} of ${parameters.length} free numbers`
    : `No level of ${parameters.length} free numbers agrees with the series of ${area}`;
}

const levelText = ({ parameter }: FoundParameter, value: number): string => value.toFixed(parameter.digits);

const rangeText = (each: FoundParameter): string => `${levelText(each, each.low)} to ${levelText(each, each.high)}`;

function findingsOf({ kept, unused, written, result }: AreaReportInput, verdict: AreaVerdict): string[] {
  const { parameters, figures, agrees } = verdict;
  const of = (finding: FoundParameter['finding']) => parameters.filter((each) => each.finding === finding);
  const listed = (each: FoundParameter): string =>
    `${each.parameter.name} ${levelText(each, each.level)} ${each.parameter.unit}, ${rangeText(each)}`;
  const [determined, together, open] = [of('determined'), of('determined with others'), of('cannot tell')];
  return [
    ...(agrees ? [] : [disagreement(verdict)]),
    ...(determined.length > 0 ? [`Determined by the series: ${determined.map(listed).join('; ')}.`] : []),
    ...(together.length > 0
      ? [
          `Determined only together with others, which make up for them: ${together.map(listed).join('; ')}. Each may be another as long as the others go with it.`,
        ]
      : []),
    ...(open.length > 0
      ? [
          `The series cannot tell, and the number stays as it was: ${open.map((each) => each.parameter.name).join(', ')}. ` +
            `${100 * undeterminedShare}% or more of the plausible range is left of each.`,
        ]
      : []),
    agreement(
      figures.filter(({ isTest }) => !isTest),
      verdict,
      'used for the calibration',
    ),
    ...(figures.some(({ isTest }) => isTest)
      ? [
          agreement(
            figures.filter(({ isTest }) => isTest),
            verdict,
            'kept back as a test',
          ),
        ]
      : []),
    ...closePairs(result),
    ...(agrees && result.surviving.length < fewLevels
      ? [
          `Only ${result.surviving.length} levels were found that agree, so that the ranges are rough, and may be wider than they look.`,
        ]
      : []),
    ...keptInWords(kept),
    ...unused,
    ...(written === undefined
      ? agrees
        ? ['Nothing is to be changed, so that no scenario was written.']
        : ['No scenario was written.']
      : [`${written} extends your file and sets what was determined, each number with its range.`]),
  ];
}

/** Numbers that are not free, in a sentence for each reason. */
function keptInWords(kept: AreaReportInput['kept']): string[] {
  const of = (kind: KeptParameter['kind']): string =>
    kept.flatMap((each) => (each.kind === kind ? [each.name] : [])).join(', ');
  return [
    ...(of('given') === '' ? [] : [`Not free, since the area gives it itself: ${of('given')}.`]),
    ...(of('no column') === '' ? [] : [`Not free, since no column of the series depends on it: ${of('no column')}.`]),
    ...(of('fixed') === '' ? [] : [`Not free, since it cannot be moved here: ${of('fixed')}.`]),
  ];
}

const keptTable = ({ kept }: AreaReportInput): DataTable => ({
  caption: 'Numbers that are not free',
  columns: ['Number', 'Why'],
  headings: 1,
  rows: kept.map(({ name, because }) => [capitalise(name), because]),
});

/** By which figures no level agrees: those that no point came near, else those that are not met together. */
function disagreement({ figures, cutoff }: AreaVerdict): string {
  const fitted = figures.filter(({ isTest }) => !isTest);
  const never = fitted.filter(({ nearest }) => nearest > cutoff);
  const worst = [...(never.length > 0 ? never : fitted)].sort(
    (a, b) => Math.abs(b.implausibilityAfter) - Math.abs(a.implausibilityAfter),
  );
  const shown = worst.slice(0, 4).map((each) => {
    const { unit } = each.after;
    return `${figureInWords(each.figure)}: ${formatFigure(each.figure.compared.low, unit)} observed, ${formatFigure(each.after.spread.mean, unit)} at the nearest level`;
  });
  const more = worst.length > 4 && never.length > 4 ? `; and ${never.length - 4} more` : '';
  return never.length > 0
    ? `No level of the free numbers comes near these figures: ${shown.join('; ')}${more}. Check that they count what the form asks for, and the figures of the first day.`
    : `Each figure is met at some level, and no level meets all. Furthest apart are ${shown.join('; ')}.`;
}

const isMet = (implausibility: number, cutoff: number): boolean => Math.abs(implausibility) <= cutoff;

function agreement(figures: readonly AreaFigure[], { cutoff }: AreaVerdict, what: string): string {
  const after = figures.filter((each) => isMet(each.implausibilityAfter, cutoff)).length;
  const before = figures.filter((each) => isMet(each.implausibilityBefore, cutoff)).length;
  return `Of ${figures.length} figures ${what}, ${after} agree after the calibration and ${before} before.`;
}

/** Pairs of numbers that make up for each other, where they do so closely. */
function closePairs({ pairs }: CalibrationResult): string[] {
  const close = pairs.filter(({ correlation }) => Math.abs(correlation) >= closely).slice(0, 3);
  return close.length === 0
    ? []
    : [`Numbers that make up for each other: ${close.map(({ a, b }) => `${a}, with ${b}`).join('; ')}.`];
}
const closely = 0.6;
/** With fewer levels left, a range is hardly one. */
const fewLevels = 50;

function parametersTable({ parameters }: AreaVerdict): DataTable {
  return {
    caption: 'Free numbers: what was plausible, and what is left',
    columns: ['Number', 'Unit', 'Plausible', 'Before', 'Left', 'Now', 'Finding'],
    headings: 2,
    rows: parameters.map((each) => [
      capitalise(each.parameter.name),
      each.parameter.unit,
      `${levelText(each, each.parameter.low)} to ${levelText(each, each.parameter.high)}`,
      levelText(each, each.before),
      each.finding === 'no level agrees' ? notApplicable : rangeText(each),
      each.finding === 'no level agrees' ? notApplicable : levelText(each, each.level),
      each.finding,
    ]),
  };
}

/** One row for each column of the series: means over its figures. */
function columnsTable({ figures, cutoff }: AreaVerdict): DataTable {
  const names = [...new Set(figures.map(({ figure }) => figure.series.name))];
  const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
  return {
    caption: 'The series: means over the figures used, and how many agree',
    columns: ['Figure', 'Observed', 'Before', 'After', 'Agree before', 'Agree after', 'Kept back, agree'],
    headings: 1,
    rows: names.map((name) => {
      const all = figures.filter(({ figure }) => figure.series.name === name);
      const [used, kept] = [all.filter(({ isTest }) => !isTest), all.filter(({ isTest }) => isTest)];
      const { unit } = all[0].after;
      const met = (of: readonly AreaFigure[], key: 'implausibilityBefore' | 'implausibilityAfter'): string =>
        `${of.filter((each) => isMet(each[key], cutoff)).length} of ${of.length}`;
      return [
        name,
        formatFigure(mean(used.map(({ figure }) => figure.compared.low)), unit),
        formatFigure(mean(used.map(({ before }) => before.spread.mean)), unit),
        formatFigure(mean(used.map(({ after }) => after.spread.mean)), unit),
        met(used, 'implausibilityBefore'),
        met(used, 'implausibilityAfter'),
        kept.length === 0 ? notApplicable : met(kept, 'implausibilityAfter'),
      ];
    }),
  };
}

function figuresTable({ figures, cutoff }: AreaVerdict): DataTable {
  return {
    caption: 'Every figure',
    columns: ['Figure', 'When', 'Use', 'Observed', 'Before', 'After', 'Range of one course after', 'Agrees'],
    headings: 3,
    rows: figures.map((each) => {
      const { compared, series } = each.figure;
      const { unit, spread } = each.after;
      return [
        series.name,
        compared.from === undefined ? compared.day : `${compared.from} to ${compared.day}`,
        each.isTest ? 'test' : 'used',
        formatFigure(compared.low, unit),
        formatFigure(each.before.spread.mean, unit),
        formatFigure(spread.mean, unit),
        spread.least === undefined
          ? notApplicable
          : `${formatFigure(spread.least, unit)} to ${formatFigure(spread.most!, unit)}`,
        isMet(each.implausibilityAfter, cutoff) ? 'yes' : 'no',
      ];
    }),
  };
}

function cautionsOf({ result: { calibration, surviving, budget } }: AreaReportInput): string[] {
  const rule =
    calibration.area?.mayMiss === 0
      ? 'if any figure is missed by more'
      : 'if two or more figures are missed by more, since one of many may be wrong';
  return [
    `A level is ruled out ${rule} than ${calibration.cutoff} standard deviations of all that may separate a figure from a good model: rounding, the model's own distance, the emulator's error, and chance, as one course of events of the area differs from the next.`,
    `What is left is the middle 90% of ${surviving.length.toLocaleString('en-GB')} levels of polynomials through ${budget.points + budget.confirmPoints} simulated points, taken for each number whatever the others are. They hold for the model as it is; other settings may be wrong as well.`,
    'Months of one quarter are taken together as their mean, and of figures of the last twelve months the last one of a quarter is taken.',
    'A number that the series cannot tell stays as in your file, and its range there is that of the national evidence.',
  ];
}
