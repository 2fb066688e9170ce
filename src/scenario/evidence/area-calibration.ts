import { addMonths, dayOfIso, isoOfDay, wholeService } from '../../model/index.ts';
import type { ParameterValue } from '../../model/index.ts';
import { seriesTable } from '../own-figures/lines.ts';
import { lastOfMonth } from '../own-figures/series.ts';
import type { AreaSeries, SeriesFigure } from '../own-figures/area-series.ts';
import type { Scenario } from '../scenario.ts';
import { definitionOf, valueOfSetting } from '../settings/setting-path.ts';
import type {
  AreaParameter,
  AreaSetUp,
  AreaSetting,
  Calibration,
  FittedFigure,
  FreeParameter,
  SeriesReading,
} from './calibration.ts';
import type { PublishedFigure } from './published-figure.ts';
import type { ComparedFigure, Series } from './published-study.ts';

/**
 * A number that is not free, with the reason: the area gives it, no column of its series depends on it, or it cannot
 * move.
 */
export interface KeptParameter {
  readonly name: string;
  readonly kind: 'given' | 'no column' | 'fixed';
  readonly because: string;
}

/** A calibration of an area on its own series, and what of both is left out of it. */
export interface AreaCalibrationReading {
  readonly calibration: Calibration;
  readonly kept: readonly KeptParameter[];
  /** Figures of the series that no run can be held to, in a sentence each. */
  readonly unused: readonly string[];
}

/** How a column of the series is called in results. */
const labelOfColumn = (key: string): string => seriesTable.columns.find((each) => each.key === key)!.label;

/** Figures of a column from so many on: the last is kept back for testing. */
const fewestToTest = 4;
/** Figures from so many on: a level may miss one, by chance or by a slip. */
const fewestToMiss = 10;
const monthsOfYear = 12;

/**
 * The calibration of an area on its own series.
 *
 * Free are the numbers that some column of the series depends on, unless the area gives them itself. Months of one
 * quarter are taken together, as their mean, and of what counts the last twelve months the last month is taken: months
 * next to each other say much the same. The last quarter of a column with at least four is kept back as a test.
 */
export function areaCalibration(
  setUp: AreaSetUp,
  scenario: Scenario,
  series: AreaSeries,
  seed: number,
): AreaCalibrationReading {
  const unused: string[] = [];
  const all = setUp.columns.flatMap((column) => figuresOf(column, series, scenario.start, unused));
  const figures = all.filter(({ compared }) => compared.role === 'calibrated on');
  const columns = new Set(
    setUp.columns
      .map(({ column }) => column)
      .filter((column) => figures.some((figure) => figure.series.name === labelOfColumn(column))),
  );
  const kept: KeptParameter[] = [];
  const parameters = setUp.parameters.flatMap((parameter): FreeParameter[] => {
    const why = whyKept(parameter, series, columns, setUp);
    const free = why === undefined ? withinLimits(parameter, scenario) : undefined;
    if (free !== undefined) return [free];
    const { name } = parameter;
    kept.push({ name, ...(why ?? { kind: 'fixed', because: 'Its settings cannot be moved within their limits.' }) });
    return [];
  });
  const last = all.reduce((day, { compared }) => (compared.day > day ? compared.day : day), scenario.start);
  return {
    kept,
    unused,
    calibration: {
      name: series.area,
      about: setUp.about,
      scenario: scenario.files.at(-1) ?? '',
      years: (monthsBetween(scenario.start, last) + 0.01) / monthsOfYear,
      seed,
      cutoff: setUp.cutoff,
      budget: setUp.budget,
      quick: setUp.quick,
      ahead: { years: 0, points: 0 },
      parameters,
      figures,
      study: studyOf(all, scenario),
      area: {
        tests: all.filter(({ compared }) => compared.role === 'test'),
        mayMiss: figures.length < fewestToMiss ? 0 : 1,
      },
    },
  };
}

/** Month ends of a run from its start to a month end. */
function monthsBetween(start: string, day: string): number {
  const [from, to] = [start, isoOfDay(dayOfIso(lastOfMonth(day)) + 1)].map(
    (date) => Number(date.slice(0, 4)) * monthsOfYear + Number(date.slice(5, 7)) + (Number(date.slice(8)) - 1) / 31,
  );
  return to - from;
}

/** The figures of one column, by quarter. */
function figuresOf(column: SeriesReading, series: AreaSeries, start: string, unused: string[]): FittedFigure[] {
  const given = series.figures.filter((figure) => figure.column === column.column);
  const isYearBehind = column.simulated.counting === 'last twelve months';
  const first = addMonths(start, monthsOfYear);
  const known = given.filter(({ day }) => !isYearBehind || isoOfDay(dayOfIso(day) + 1) >= first);
  const early = given.length - known.length;
  if (early > 0)
    unused.push(
      `${early === 1 ? 'One figure' : `${early} figures`} of "${labelOfColumn(column.column)}" ${early === 1 ? 'counts' : 'count'} twelve ` +
        `months that began before the run; the first that can be used is of ${isoOfDay(dayOfIso(first) - 1)}.`,
    );
  const groups = groupsOf(known, isYearBehind);
  const named: Series = {
    name: labelOfColumn(column.column),
    simulated: column.simulated,
    perYear: false,
    in: [series.area],
    claim: 'level',
    compared: [],
  };
  return groups.map((group, at): FittedFigure => {
    const isTest = groups.length >= fewestToTest && at === groups.length - 1;
    const compared = comparedOf(column, group, isTest);
    const perUnit = column.logarithm ? 1 / (compared.low + column.least) : 1;
    return {
      series: named,
      compared,
      observation: (compared.rounding / Math.sqrt(3)) * perUnit,
      discrepancy: Math.max(column.least, column.discrepancy * Math.abs(compared.low)) * perUnit,
      ...(column.logarithm && { logarithmOf: column.least }),
      because: column.because,
    };
  });
}

/** Months that follow on each other within a quarter; of rates of twelve months the last one alone. */
function groupsOf(figures: readonly SeriesFigure[], isYearBehind: boolean): SeriesFigure[][] {
  const groups: SeriesFigure[][] = [];
  for (const figure of figures) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const isNext = before !== undefined && isoOfDay(dayOfIso(before.day) + 1).slice(0, 7) === figure.day.slice(0, 7);
    if (group !== undefined && before !== undefined && quarterOf(before.day) === quarterOf(figure.day)) {
      if (isYearBehind) {
        group.splice(0, 1, figure);
        continue;
      }
      if (isNext) {
        group.push(figure);
        continue;
      }
    }
    groups.push([figure]);
  }
  return groups;
}

const quarterOf = (day: string): string => `${day.slice(0, 4)} ${Math.floor((Number(day.slice(5, 7)) - 1) / 3)}`;

function comparedOf({ simulated }: SeriesReading, group: readonly SeriesFigure[], isTest: boolean): ComparedFigure {
  const value = group.reduce((sum, each) => sum + each.value, 0) / group.length;
  const rounding = Math.max(...group.map((each) => halfOfLastDigit(each.value)));
  const [first, last] = [group[0], group[group.length - 1]];
  const isPeriod = group.length > 1;
  const from = `${first.day.slice(0, 7)}-01`;
  const figure: PublishedFigure = {
    metric: simulated.text,
    ...(isPeriod ? { from, to: last.day } : { at: last.day }),
    value,
    rounding,
    unit: simulated.unit,
    sources: [...new Set(group.flatMap(({ sources }) => sources))],
    quality: 'published',
    use: isTest ? 'target' : 'calibrate',
    supersedes: [],
    conflictsWith: [],
    line: 0,
  };
  return {
    figure,
    role: isTest ? 'test' : 'calibrated on',
    low: value,
    high: value,
    rounding,
    scope: wholeService,
    day: last.day,
    ...(isPeriod && { from }),
    across: isPeriod ? 'mean' : 'month end',
  };
}

/** Half of the last digit as a number is written: 118.4 may be anything from 118.35 to 118.45. */
const halfOfLastDigit = (value: number): number => 0.5 * 10 ** -(String(value).split('.')[1]?.length ?? 0);

/** Why a number is not free; absent where it is. */
function whyKept(
  { toldBy, unless, sets }: AreaParameter,
  { given, changed }: AreaSeries,
  columns: ReadonlySet<string>,
  { columns: known }: AreaSetUp,
): Omit<KeptParameter, 'name'> | undefined {
  const own = given.find((key) => unless.some((each) => key === each || key.startsWith(`${each}.`)));
  if (own !== undefined) return { kind: 'given', because: `The area gives it itself: ${own}.` };
  const setting = sets.map((each) => each.setting).find((each) => changed.includes(each));
  if (setting !== undefined) return { kind: 'given', because: `The file changes ${setting} itself.` };
  if (toldBy.some((each) => columns.has(each))) return undefined;
  const names = known.map(({ column }) => column).filter((each) => toldBy.includes(each));
  return {
    kind: 'no column',
    because: `The series has no figure that depends on it: ${names.map(labelOfColumn).join(', or ')}.`,
  };
}

/**
 * The parameter with its settings as the scenario has them, its range cut to their limits; absent where none is left.
 */
function withinLimits(
  { toldBy: _, unless: __, ...parameter }: AreaParameter,
  scenario: Scenario,
): FreeParameter | undefined {
  const [low, high] = parameter.sets
    .flatMap((set) => limitsOfLevel(set, scenario))
    .reduce(
      ([least, most], each) => [Math.max(least, each[0]), Math.min(most, each[1])],
      [parameter.low, parameter.high],
    );
  const isLevel = parameter.sets.every(({ times }) => !times);
  const first = valueOfSetting(scenario.parameters, parameter.sets[0].setting);
  const before = isLevel && typeof first === 'number' ? first : parameter.before;
  if (!(low < high)) return undefined;
  const secondDay = isoOfDay(dayOfIso(scenario.start) + 1);
  return {
    ...parameter,
    low,
    high: Math.max(high, before),
    before,
    sets: parameter.sets.map(({ setting, part, times, later }) => {
      const where = { setting, ...(part !== undefined && { part }), ...(later && { from: secondDay }) };
      return times ? { ...where, times } : { ...where, atZero: 0, each: 1 };
    }),
  };
}

/** Levels of a parameter at which a setting is within its limits, at the start and after every later change. */
function limitsOfLevel({ setting, part, times }: AreaSetting, scenario: Scenario): [number, number][] {
  const definition = definitionOf(setting);
  if (definition === undefined || !('least' in definition)) return [];
  const { least, most } = definition;
  if (!times) return [[least, most]];
  const [chapter, name] = setting.split('.');
  const later = scenario.changes.filter((change) => change.chapter === chapter && change.name === name);
  return [valueOfSetting(scenario.parameters, setting), ...later.map(({ value }) => value)]
    .flatMap((value: ParameterValue | undefined): number[] =>
      typeof value === 'number'
        ? [value]
        : typeof value === 'object'
          ? Object.entries(value).flatMap(([key, each]) => (part === undefined || part === key ? [Number(each)] : []))
          : [],
    )
    .map((value) => (value === 0 ? [-Infinity, Infinity] : [least / value, most / value]));
}

/** How every figure is read off a run of the area. */
function studyOf(figures: readonly FittedFigure[], { name, files }: Scenario): Calibration['study'] {
  const file = files.at(-1) ?? '';
  const columns = [...new Set(figures.map(({ series }) => series))];
  return {
    id: name,
    name,
    question: '',
    about: '',
    scenarios: [{ name: columns[0]?.in[0] ?? name, file }],
    series: columns.map((series) => ({
      ...series,
      compared: figures.filter((each) => each.series === series).map(({ compared }) => compared),
    })),
    shown: [],
    byMonth: [],
    milestones: [],
    notCompared: [],
    choices: [],
  };
}
