import type { Piece, Reader } from '../yaml/reader.ts';
import { readDate, readNumber, readSwitch, readText, readWord } from '../yaml/scalars.ts';
import { StudyFields } from './study-fields.ts';
import type { ReadingContext } from './study-fields.ts';
import { dayOfFigure, nameOfFigure } from './published-figure.ts';
import type { PublishedFigure } from './published-figure.ts';
import { readSelectedFigures } from './select-figures.ts';
import { readSimulated, defaultAggregation, defaultMultiplier, aggregations } from './simulated-figure.ts';
import type { Aggregation, SimulatedFigure } from './simulated-figure.ts';
import { figureRoles } from './published-study.ts';
import type { ComparedFigure, FigureRole, Series } from './published-study.ts';
import type { Area } from '../../model/index.ts';
import { regionArea } from '../../model/index.ts';

const seriesKeys = [
  'name',
  'figures',
  'simulated',
  'across',
  'times',
  'part',
  'scope',
  'at',
  'a_year',
  'in',
  'role',
  'claim',
  'partly',
  'note',
] as const;
const factors = { unit: '', least: 1e-9, most: 1e9 } as const;
const figureRoleOfUse = { calibrate: 'calibrated on', target: 'test', context: 'context' } as const;

/** How the figures of a series are turned into numbers of the model's own unit. */
interface Terms {
  readonly simulated: SimulatedFigure;
  readonly times?: number;
  readonly part?: string;
  readonly scope: Area;
  readonly at?: string;
  readonly across?: Aggregation;
  readonly role?: FigureRole;
  readonly claim: Series['claim'];
}

/** Reads a series: which figures, and how the same is read off a run. What is left out is as usual for the metric. */
export function readSeries(context: ReadingContext, piece: Piece): Series | undefined {
  const { reader, evidence } = context;
  const before = reader.problems.length;
  const fields = new StudyFields(context, piece, 'A series', seriesKeys);
  const figures = fields.required('figures', (each, at) => readSelectedFigures(each, at, evidence)) ?? [];
  const simulated = fields.required('simulated', readSimulated);
  const times = fields.optional('times', (each, at) => readNumber(each, at, factors));
  const [part, at, scope] = [fields.line('part'), fields.optional('at', readDate), fields.scope()];
  const across = fields.optional('across', (each, where) => readWord(each, where, aggregations));
  const role = fields.optional('role', (each, where) => readWord(each, where, figureRoles));
  const claim =
    fields.optional('claim', (each, where) => readWord(each, where, ['level', 'direction'] as const)) ?? 'level';
  const [perYear, name] = [fields.optional('a_year', readSwitch) ?? false, fields.line('name')];
  const [partly, note] = [fields.optional('partly', readText), fields.optional('note', readText)];
  const scenarios = fields.scenarios();
  if (reader.problems.length > before || simulated === undefined) return undefined;
  const terms: Terms = {
    simulated,
    scope,
    claim,
    ...(times !== undefined && { times }),
    ...(part !== undefined && { part }),
    ...(at !== undefined && { at }),
    ...(across && { across }),
    ...(role && { role }),
  };
  const compared = figures.flatMap((figure) => comparedFigures(reader, piece, figure, terms));
  return {
    name: name ?? simulated.text,
    simulated,
    perYear,
    in: scenarios,
    claim,
    compared,
    ...(partly !== undefined && { partly }),
    ...(note !== undefined && { note }),
  };
}

/** A figure as numbers to compare with: one, or one for each region. What cannot be compared is reported. */
function comparedFigures(reader: Reader, piece: Piece, figure: PublishedFigure, terms: Terms): ComparedFigure[] {
  const { simulated, times = defaultMultiplier(terms.part?.includes('/') ? 'share' : figure.unit, simulated.unit) } =
    terms;
  const wrong = (message: string, suggestion: string): ComparedFigure[] => {
    reader.report(piece, { message: `${nameOfFigure(figure)}: ${message}`, suggestion });
    return [];
  };
  if (times === undefined)
    return wrong(
      `The figure is in "${figure.unit}", and the model reports "${simulated.unit}".`,
      'Write "times:" and what the published number is to be multiplied by.',
    );
  const day = terms.at ?? dayOfFigure(figure);
  if (day === undefined) return wrong('The figure has no date.', 'Write "at:" and the day to compare.');
  if (figure.use === 'target' && terms.role === 'calibrated on')
    return wrong(
      'The figure is held back as a target: nothing may be calibrated on it.',
      'Write "role: test", or leave the role out.',
    );
  const numbers = numbersOf(figure, terms.part, terms.claim);
  if (numbers === undefined)
    return wrong('The figure is not one number or range.', `Write "part:" and ${partsOf(figure)}.`);
  const across = terms.across ?? defaultAggregation(figure, simulated);
  const rounding = terms.part?.includes('/') ? 0 : figure.rounding * times;
  return numbers.map(([region, low, high]) => ({
    figure,
    role: terms.role ?? figureRoleOfUse[figure.use],
    low: low * times,
    high: high * times,
    rounding,
    scope: region === undefined ? terms.scope : regionArea(region),
    day,
    ...(figure.from !== undefined && terms.at === undefined && { from: figure.from }),
    across,
  }));
}

const isRange = (value: PublishedFigure['value']): value is readonly [number, number] => Array.isArray(value);

function partsOf({ value }: PublishedFigure): string {
  return typeof value === 'object' && !isRange(value)
    ? `one of ${Object.keys(value).join(', ')}, or two of them with / between`
    : 'a figure that is a number';
}

/** The two ends of a figure, by region where it has a number for each. */
function numbersOf(
  { value }: PublishedFigure,
  part: string | undefined,
  claim: Series['claim'],
): [region: string | undefined, low: number, high: number][] | undefined {
  if (typeof value === 'number') return [[undefined, value, value]];
  if (typeof value === 'string') return undefined;
  if (isRange(value)) return [[undefined, value[0], value[1]]];
  if (part === undefined)
    return claim === 'direction'
      ? Object.entries(value).map(([region, number]) => [region, number, number])
      : undefined;
  const [numerator, denominator] = part.split('/').map((name) => value[name.trim()]);
  if (numerator === undefined || (part.includes('/') && !denominator)) return undefined;
  const number = denominator ? numerator / denominator : numerator;
  return [[undefined, number, number]];
}
