import type { Piece, Reader } from '../reader.ts';
import { readDate, readNumber, readSwitch, readText, readWord } from '../scalars.ts';
import { Fields } from './fields.ts';
import type { Reading } from './fields.ts';
import { dayOfFigure, nameOfFigure } from './published-figure.ts';
import type { PublishedFigure } from './published-figure.ts';
import { readSelector } from './select.ts';
import { readSimulated, usualAcross, usualTimes, waysAcross } from './simulated.ts';
import type { Across, Simulated } from './simulated.ts';
import { roles } from './published-study.ts';
import type { HeldFigure, Role, Series } from './published-study.ts';

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
const roleOfUse = { calibrate: 'calibrated on', target: 'test', context: 'context' } as const;

/** How the figures of a series are turned into numbers of the model's own unit. */
interface Terms {
  readonly simulated: Simulated;
  readonly times?: number;
  readonly part?: string;
  readonly scope: string;
  readonly at?: string;
  readonly across?: Across;
  readonly role?: Role;
  readonly claim: Series['claim'];
}

/** Reads a series: which figures, and how the same is read off a run. What is left out is as usual for the metric. */
export function readSeries(read: Reading, piece: Piece): Series | undefined {
  const { reader, evidence } = read;
  const before = reader.problems.length;
  const fields = new Fields(read, piece, 'A series', seriesKeys);
  const figures = fields.needed('figures', (each, at) => readSelector(each, at, evidence)) ?? [];
  const simulated = fields.needed('simulated', readSimulated);
  const times = fields.maybe('times', (each, at) => readNumber(each, at, factors));
  const [part, at, scope] = [fields.line('part'), fields.maybe('at', readDate), fields.scope()];
  const across = fields.maybe('across', (each, where) => readWord(each, where, waysAcross));
  const role = fields.maybe('role', (each, where) => readWord(each, where, roles));
  const claim =
    fields.maybe('claim', (each, where) => readWord(each, where, ['level', 'direction'] as const)) ?? 'level';
  const [aYear, name] = [fields.maybe('a_year', readSwitch) ?? false, fields.line('name')];
  const [partly, note] = [fields.maybe('partly', readText), fields.maybe('note', readText)];
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
  const held = figures.flatMap((figure) => heldFigures(reader, piece, figure, terms));
  return {
    name: name ?? simulated.text,
    simulated,
    aYear,
    in: scenarios,
    claim,
    held,
    ...(partly !== undefined && { partly }),
    ...(note !== undefined && { note }),
  };
}

/** A figure as numbers to compare with: one, or one for each region. What cannot be compared is reported. */
function heldFigures(reader: Reader, piece: Piece, figure: PublishedFigure, terms: Terms): HeldFigure[] {
  const { simulated, times = usualTimes(terms.part?.includes('/') ? 'share' : figure.unit, simulated.unit) } = terms;
  const wrong = (message: string, suggestion: string): HeldFigure[] => {
    reader.report(piece, { message: `${nameOfFigure(figure)}: ${message}`, suggestion });
    return [];
  };
  if (times === undefined)
    return wrong(
      `The figure is in "${figure.unit}", and the model reports "${simulated.unit}".`,
      'Write "times:" and what the published number is to be multiplied by.',
    );
  const day = terms.at ?? dayOfFigure(figure);
  if (day === undefined)
    return wrong('The figure has no date.', 'Write "at:" and the day on which the run is looked at.');
  if (figure.use === 'target' && terms.role === 'calibrated on')
    return wrong(
      'The figure is kept back as a target: nothing may be calibrated on it.',
      'Write "role: test", or leave the role out.',
    );
  const numbers = numbersOf(figure, terms.part, terms.claim);
  if (numbers === undefined)
    return wrong('The figure is not one number or range.', `Write "part:" and ${partsOf(figure)}.`);
  const across = terms.across ?? usualAcross(figure, simulated);
  const rounding = terms.part?.includes('/') ? 0 : figure.rounding * times;
  return numbers.map(([region, low, high]) => ({
    figure,
    role: terms.role ?? roleOfUse[figure.use],
    low: low * times,
    high: high * times,
    rounding,
    scope: region === undefined ? terms.scope : `region:${region}`,
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
  const [above, below] = part.split('/').map((name) => value[name.trim()]);
  if (above === undefined || (part.includes('/') && !below)) return undefined;
  const number = below ? above / below : above;
  return [[undefined, number, number]];
}
