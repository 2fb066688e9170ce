import { pairedDifferences, roundEstimate, summarise, verdictOf, yearEnds } from '../../experiment/index.ts';
import type { Difference, Estimate } from '../../experiment/index.ts';
import { isUnitArea, wholeService } from '../../model/index.ts';
import type { Area } from '../../model/index.ts';
import { notApplicable } from '../data-table.ts';
import type { ReportInput, ScenarioResults } from '../input.ts';
import { originOf } from '../input.ts';
import { sourceLine } from '../drawing/chart-assembly.ts';
import { costsOfReport } from '../costs/report-costs.ts';
import { limits } from '../page/report-page.ts';
import { valueInWords } from '../page/setting-values.ts';
import { formatDate } from '../words/calendar-words.ts';
import { capitalise } from '../words/letter-case.ts';
import { metricNamed } from '../words/metric.ts';
import { settingsName } from '../words/setting-words.ts';
import type { Subject } from '../words/subject.ts';
import { keySubjects } from '../words/subject.ts';
import { hasOneTable, notAvailable } from './workbook.ts';
import type { Sheet, SheetCell, Workbook } from './workbook.ts';

/**
 * A run or comparison as a workbook: the key measures at each year end, each of them month by month, the regions, the
 * cost, and the assumptions. Figures of one replication have no interval.
 */
export function resultWorkbook(input: ReportInput): Workbook {
  const title = titleOf(input);
  const tables = [
    keySheet(input),
    ...keySubjects.flatMap((subject) => monthlySheet(input, subject) ?? []),
    ...regionSheet(input),
    ...costSheet(input),
    ...assumptionSheet(input),
  ];
  const named = tables.map((sheet, index) => ({ ...sheet, name: `Table ${index + 1}` }));
  const notes = notesSheet(input);
  return { title, sheets: [coverSheet(input, title), contentsSheet([notes, ...named]), notes, ...named] };
}

/** A sheet before it has its number. */
type TableSheet = Omit<Sheet, 'name'>;

const titleOf = ({ sets }: ReportInput): string => {
  const [{ scenario }, ...plans] = sets;
  return plans.length === 0
    ? `Results of ${scenario.name}`
    : `${scenario.name} compared with ${plans.map((plan) => plan.scenario.name).join(', ')}`;
};

function coverSheet(input: ReportInput, title: string): Sheet {
  const [{ scenario, results }] = input.sets;
  const { dates } = results[0];
  const questions = input.sets.flatMap(({ scenario: { question } }) => question ?? []);
  return {
    name: 'Cover',
    title,
    lines: [
      'A simulation of probation service capacity in England and Wales, made with procap. These are not official statistics.',
      ...questions,
      `Period: ${formatDate(scenario.start)} to ${formatDate(dates.at(-1)!)}.`,
      `Each scenario was simulated ${results.length === 1 ? 'once' : `${results.length} times`}, each time with other random numbers.`,
      `To make these results again: ${input.command}`,
      sourceLine(originOf(input)),
    ],
  };
}

const contentsSheet = (sheets: readonly Sheet[]): Sheet => ({
  name: 'Contents',
  title: 'Contents',
  lines: [hasOneTable],
  table: { columns: ['Worksheet', 'What it holds'], rows: sheets.map(({ name, title }) => [name, title]) },
});

function notesSheet({ sets }: ReportInput): Sheet {
  const isComparison = sets.length > 1;
  const notes = [
    'Mean: over the replications. Figures are rounded to the digits that their interval supports; replications.parquet has them in full.',
    'Lower and upper 95%: the interval of the mean, from the variation between replications. The last worksheet tells how uncertain the assumptions are.',
    ...(isComparison
      ? [
          `Difference: the scenario less ${sets[0].scenario.name}, replication by replication with the same random numbers, so that most of the chance cancels.`,
        ]
      : []),
    `${notApplicable}: not applicable.`,
    `${notAvailable}: not available: one replication gives no interval, or the figure has no meaning in that month.`,
    ...limits,
    ...keySubjects.map(({ metric }) => `${metricNamed(metric).label}: ${metricNamed(metric).about}`),
  ];
  return {
    name: 'Notes',
    title: 'Notes',
    lines: [hasOneTable],
    table: { columns: ['Note', 'Text'], rows: notes.map((text, index) => [index + 1, text]) },
  };
}

const intervalColumns = ['Lower 95%', 'Upper 95%'];
const differenceColumns = ['Difference', 'Difference, lower 95%', 'Difference, upper 95%', 'Difference in words'];

function keySheet(input: ReportInput): TableSheet {
  const isComparison = input.sets.length > 1;
  const dates = yearEnds(input.sets[0].results[0].dates);
  const rows = keySubjects.flatMap((subject) =>
    estimatesOf(input, subject, wholeService, dates).map(({ date, scenario, cells, differenceCells }) => [
      capitalise(subject.words),
      subject.unit,
      capitalise(metricNamed(subject.metric).counting),
      date,
      scenario,
      ...cells,
      ...(isComparison ? differenceCells : []),
    ]),
  );
  return {
    title: 'Key measures of the service at the end of each simulated year',
    lines: [hasOneTable],
    table: {
      columns: [
        'Measure',
        'Unit',
        'Counted',
        'Month',
        'Scenario',
        'Mean',
        ...intervalColumns,
        ...(isComparison ? differenceColumns : []),
      ],
      rows,
    },
  };
}

/** A measure of the service month by month, the scenarios side by side; undefined where no month has a figure. */
function monthlySheet(input: ReportInput, subject: Subject): TableSheet | undefined {
  const { dates } = input.sets[0].results[0];
  const byScenario = input.sets.map((set) => cellsByDate(set, subject));
  if (byScenario.every((cells) => cells.size === 0)) return undefined;
  const none = [notAvailable, notAvailable, notAvailable];
  const metric = metricNamed(subject.metric);
  return {
    title: `${capitalise(subject.words)} of the service, month by month`,
    lines: [hasOneTable, `Unit: ${subject.unit}. ${capitalise(metric.counting)}.`],
    table: {
      columns: [
        'Month',
        ...input.sets.flatMap(({ scenario: { name } }) => [
          `${name}, mean`,
          `${name}, lower 95%`,
          `${name}, upper 95%`,
        ]),
      ],
      rows: dates.map((date) => [date, ...byScenario.flatMap((cells) => cells.get(date) ?? none)]),
    },
  };
}

const cellsByDate = ({ results }: ScenarioResults, { metric }: Subject): Map<string, SheetCell[]> =>
  new Map(summarise(results, { metrics: [metric], scopes: [wholeService] }).map((each) => [each.date, cellsOf(each)]));

function regionSheet(input: ReportInput): TableSheet[] {
  const { areas, dates } = input.sets[0].results[0];
  const regions = areas.filter((area) => area !== wholeService && !isUnitArea(area));
  if (regions.length < 2) return [];
  const isComparison = input.sets.length > 1;
  const end = dates.slice(-1);
  return [
    {
      title: `Key measures of each region in the last month, ${formatDate(end[0])}`,
      lines: [hasOneTable],
      table: {
        columns: [
          'Region',
          'Measure',
          'Unit',
          'Scenario',
          'Mean',
          ...intervalColumns,
          ...(isComparison ? differenceColumns : []),
        ],
        rows: regions.flatMap((region) =>
          keySubjects.flatMap((subject) =>
            estimatesOf(input, subject, region, end).map(({ scenario, cells, differenceCells }) => [
              region.replace('region:', ''),
              capitalise(subject.words),
              subject.unit,
              scenario,
              ...cells,
              ...(isComparison ? differenceCells : []),
            ]),
          ),
        ),
      },
    },
  ];
}

/** A measure of an area at some dates: each scenario, and how it differs from the first. */
function estimatesOf({ sets }: ReportInput, { metric }: Subject, area: Area, dates: readonly string[]) {
  const selection = { metrics: [metric], scopes: [area], dates };
  const [baseline] = sets;
  return sets.flatMap(({ scenario, results }, index) => {
    const differences =
      index === 0
        ? new Map<string, Difference>()
        : new Map(pairedDifferences(baseline.results, results, selection).map((each) => [each.date, each]));
    return summarise(results, selection).map((each) => {
      const difference = differences.get(each.date);
      return {
        date: each.date,
        scenario: scenario.name,
        cells: cellsOf(each),
        differenceCells:
          difference === undefined
            ? Array<SheetCell>(4).fill(index === 0 ? notApplicable : notAvailable)
            : [...cellsOf(difference), verdictOf(difference)],
      };
    });
  });
}

const cellsOf = (estimate: Estimate): SheetCell[] => roundEstimate(estimate).map((value) => value ?? notAvailable);

/** What each scenario costs in pounds, in all and by part; none where a scenario gives no pay. */
function costSheet(input: ReportInput): TableSheet[] {
  const costs = costsOfReport(input);
  if (costs.length === 0) return [];
  const pounds = (estimate: Estimate | undefined): SheetCell[] =>
    estimate === undefined
      ? [notApplicable, notApplicable, notApplicable]
      : [estimate.mean, estimate.lo95, estimate.hi95].map((value) =>
          value === undefined ? notAvailable : Math.round(value),
        );
  const isComparison = costs.length > 1;
  const rows = costs.flatMap(({ name, cost, addedCost }) =>
    [{ part: 'All costs', estimate: cost.total }, ...cost.parts].map(({ part, estimate }) => {
      const added =
        part === 'All costs' ? addedCost?.total : addedCost?.parts.find((each) => each.part === part)?.estimate;
      return [name, capitalise(part), ...pounds(estimate), ...(isComparison ? pounds(added) : [])];
    }),
  );
  return [
    {
      title: 'Cost of each scenario over the whole run',
      lines: [hasOneTable, 'Unit: pounds.'],
      table: {
        columns: [
          'Scenario',
          'Part',
          'Cost, mean',
          'Cost, lower 95%',
          'Cost, upper 95%',
          ...(isComparison ? ['Added cost, mean', 'Added cost, lower 95%', 'Added cost, upper 95%'] : []),
        ],
        rows,
      },
    },
  ];
}

/** Every setting of the first scenario, with what is known of its value. */
function assumptionSheet({ sets: [{ scenario }] }: ReportInput): TableSheet[] {
  const { assumptions } = scenario;
  if (assumptions.length === 0) return [];
  return [
    {
      title: `Assumptions of ${scenario.name}`,
      lines: [hasOneTable, 'Rating: red where the evidence is weak and much depends on it.'],
      table: {
        columns: ['Setting', 'Name in files', 'From', 'Value', 'Evidence', 'Rating', 'Source', 'Note'],
        rows: assumptions.map(({ setting, from, value, unit, quality, rag, source, note }) => [
          settingsName(setting),
          setting,
          from ?? scenario.start,
          valueInWords(value, typeof value === 'number' ? unit : ''),
          capitalise(quality),
          capitalise(rag),
          source === '' ? notApplicable : source,
          note ?? notApplicable,
        ]),
      },
    },
  ];
}
