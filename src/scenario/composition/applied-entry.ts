import type { ParameterDefinition, ParameterValue } from '../../model/index.ts';
import type { PlausibleRange } from '../scenario.ts';
import { qualities } from '../scenario.ts';
import { didYouMean } from '../problems/nearest-name.ts';
import type { ProblemText } from '../problems/problem.ts';
import { Decimal, toNumber } from '../settings/decimal.ts';
import type { Entry } from '../settings/entry.ts';
import { isConjecture } from '../settings/entry.ts';
import { describeLimits, isWithinLimits } from '../yaml/scalars.ts';
import type { Limits } from '../yaml/scalars.ts';
import { rampOn } from './layers.ts';
import type { Layer } from './layers.ts';

/**
 * A value while layers act on it: exact, with what is plausible of it (for one number in its own unit, for several a
 * factor), and what is said about it.
 */
export interface AppliedEntry {
  readonly numbers: ReadonlyMap<string, Decimal>;
  readonly range: readonly [Decimal, Decimal];
  readonly entry: Entry;
}

/** The name under which a setting that is one number has it. */
const onlyName = '';

const one = new Decimal(1);

/** What a layer that hides all others begins with. */
export function appliedEntryOf(entry: Entry): AppliedEntry {
  const numbers = decimalsOf(entry.value);
  const middle = typeof entry.value === 'number' ? numbers.get(onlyName)! : one;
  const [low, high] = entry.plausible?.map((end) => new Decimal(end)) ?? [middle, middle];
  return { numbers, range: [low, high], entry };
}

function decimalsOf(value: ParameterValue): Map<string, Decimal> {
  if (typeof value === 'number') return new Map([[onlyName, new Decimal(value)]]);
  return new Map(
    typeof value === 'object' ? Object.entries(value).map(([name, each]) => [name, new Decimal(each)]) : [],
  );
}

/**
 * A value with a layer applied that adds to it, multiplies it, leads to another value, or replaces that of some
 * regions; or the text of a problem. The result is as sure as the less sure of the two, and at most derived.
 */
export function applyLayer(
  before: AppliedEntry,
  layer: Layer,
  date: string,
  definition: ParameterDefinition,
): AppliedEntry | ProblemText {
  const { entry: amount, change } = layer;
  const { step, of } = rampOn(layer, date);
  const amounts = decimalsOf(amount.value);
  const several = typeof amount.value === 'object';
  const names = change?.regions?.names ?? (several ? [...amounts.keys()] : [...before.numbers.keys()]);
  const replaces = layer.way === 'value' && step === of;
  const missing = replaces ? undefined : names.find((name) => !before.numbers.has(name));
  if (missing !== undefined) return noSuchNumber(missing, [...before.numbers.keys()], date);

  const numbers = new Map(before.numbers);
  for (const name of names) {
    const by = amounts.get(several ? name : onlyName)!;
    const moved = replaces ? by : moveOn(before.numbers.get(name)!, layer, by, step, of);
    numbers.set(name, step < of && 'whole' in definition && definition.whole ? moved.round(0) : moved);
  }
  const { entry } = before;
  const quality =
    qualities[Math.max(...[entry.quality, amount.quality, 'derived' as const].map((each) => qualities.indexOf(each)))];
  const note = [arithmetic(before, layer, names, step, of), amount.note, entry.note].filter(
    (text) => text !== undefined,
  );
  const sources = [
    ...amount.sources,
    ...entry.sources.filter(({ id }) => !amount.sources.some((each) => each.id === id)),
  ];
  const isSure = !isConjecture(quality) && entry.plausible === undefined && amount.plausible === undefined;
  const range = rangeAfter(before, layer, numbers, names, step, of);
  const value = valueOf(entry.value, numbers);
  const { isDefault: _, plausible: __, partOf: ___, ...rest } = entry;
  return {
    numbers,
    range,
    entry: {
      ...rest,
      value,
      sources,
      quality,
      ...(!isSure && { plausible: plausibleOf(range, value, definition) }),
      note: note.join(' '),
    },
  };
}

/**
 * A number moved by a layer: by the part of the way that its ramp has gone. Exact, but for a ramp that is on its way.
 */
function moveOn(number: Decimal, { way }: Layer, by: Decimal, step: number, of: number): Decimal {
  const whole = way === 'add' ? by : way === 'times' ? number.times(by.minus(1)) : by.minus(number);
  return number.plus(step === of ? whole : whole.times(step).div(of));
}

const valueOf = (kind: ParameterValue, numbers: ReadonlyMap<string, Decimal>): ParameterValue =>
  typeof kind === 'number'
    ? toNumber(numbers.get(onlyName)!)
    : Object.fromEntries([...numbers].map(([name, each]) => [name, toNumber(each)]));

/**
 * What is plausible afterwards. A change with a range of its own has that: the range of its amount for one number, and
 * for several by what it does to their sum. One without moves the range that there was.
 */
function rangeAfter(
  { numbers, range, entry }: AppliedEntry,
  layer: Layer,
  after: ReadonlyMap<string, Decimal>,
  names: readonly string[],
  step: number,
  of: number,
): readonly [Decimal, Decimal] {
  const { entry: amount, way, change } = layer;
  const own = amount.plausible?.map((end) => new Decimal(end)) as [Decimal, Decimal] | undefined;
  const by = (number: Decimal, end: Decimal): Decimal => moveOn(number, layer, end, step, of);
  if (typeof entry.value === 'number') {
    const number = numbers.get(onlyName)!;
    if (way === 'value')
      return [
        by(range[0], own?.[0] ?? new Decimal(amount.value as number)),
        by(range[1], own?.[1] ?? new Decimal(amount.value as number)),
      ];
    if (own !== undefined) return [by(number, own[0]), by(number, own[1])];
    return [by(range[0], new Decimal(amount.value as number)), by(range[1], new Decimal(amount.value as number))];
  }
  if (own === undefined) return range;
  if (way === 'value' || typeof amount.value === 'object' || change?.regions !== undefined) return own;
  const sumOf = (all: ReadonlyMap<string, Decimal>): Decimal =>
    [...all.values()].reduce((sum, each) => sum.plus(each), new Decimal(0));
  const sum = sumOf(after);
  if (sum.lte(0)) return [one, one];
  const withEnd = (end: Decimal): Decimal =>
    sumOf(new Map([...numbers].map(([name, each]) => [name, names.includes(name) ? by(each, end) : each]))).div(sum);
  return [withEnd(own[0]), withEnd(own[1])];
}

/** A range as a file may give it: within the limits, with the value, or for several numbers 1, in it. */
function plausibleOf(
  [low, high]: readonly [Decimal, Decimal],
  value: ParameterValue,
  definition: ParameterDefinition,
): PlausibleRange {
  const limits = limitsOf(definition);
  const [least, most, middle] = typeof value === 'number' ? [limits.least, limits.most, value] : [0, 1000, 1];
  const ends = [low, high].map((end) => Number(toNumber(end).toPrecision(12)));
  return [Math.max(least, Math.min(middle, ...ends)), Math.min(most, Math.max(middle, ...ends))];
}

const limitsOf = (definition: ParameterDefinition): Limits =>
  'least' in definition ? definition : { unit: 'share', least: 0, most: 1 };

/** What was done to the value in force, in a sentence: `1514 plus 500.` */
function arithmetic(
  before: AppliedEntry,
  { way, entry, change }: Layer,
  names: readonly string[],
  step: number,
  of: number,
): string {
  const { value } = entry;
  const words = (number: number): string =>
    way === 'times'
      ? `times ${number}`
      : way === 'value'
        ? `to ${number}`
        : number < 0
          ? `less ${-number}`
          : `plus ${number}`;
  const base = before.numbers.get(onlyName);
  const list = change?.regions === undefined ? '' : `${names.join(', ')}: `;
  const what =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([name, each]) => `${name} ${words(each)}`)
          .join(', ')
      : `${list}${base === undefined ? `${list === '' ? 'The' : 'the'} values in force` : toNumber(base)} ${words(value as number)}`;
  const ramp = of === 1 ? '' : step === of ? `, over ${of} months` : `, step ${step} of ${of}`;
  return `${what}${ramp}.`;
}

function noSuchNumber(name: string, names: readonly string[], date: string): ProblemText {
  return {
    message: `There is no number for "${name}" in force${date === '' ? ' at the start' : ` on ${date}`} that could be changed.`,
    found: name,
    allowed: names.join(', '),
    ...didYouMean(name, names),
  };
}

/** Why a value that came of changes is not allowed; undefined if it is. */
export function faultOf(value: ParameterValue, definition: ParameterDefinition, date: string): ProblemText | undefined {
  const limits = limitsOf(definition);
  const numbers: readonly (readonly [string, number])[] =
    typeof value === 'object' ? Object.entries(value) : [[onlyName, value as number]];
  const when = date === '' ? 'from the start' : `from ${date} on`;
  const wrong = numbers.find(([, each]) => !isWithinLimits(each, limits));
  if (wrong !== undefined) {
    const [name, each] = wrong;
    return {
      message: `What comes of the change ${when} is not allowed.`,
      found: name === onlyName ? `${each}` : `${each} for "${name}"`,
      allowed: describeLimits(limits),
    };
  }
  const sum = numbers.reduce((total, [, each]) => total + each, 0);
  if (definition.kind !== 'shares' || Math.abs(sum - 1) <= 1e-9) return undefined;
  return {
    message: `The shares must add up to 1 after the change ${when}.`,
    found: `a sum of ${Number(sum.toPrecision(10))}`,
    allowed: '1',
    suggestion: 'Add to one share, by name, what is taken from another.',
  };
}
