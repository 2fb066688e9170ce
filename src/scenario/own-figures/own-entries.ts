import type { ParameterValue, SharedBy } from '../../model/index.ts';
import type { ValueInForce } from '../composition/compose.ts';
import type { Entry } from '../settings/entry.ts';
import { definitionOf } from '../settings/setting-path.ts';
import type { PlausibleRange, Quality } from '../scenario.ts';
import type { Piece } from '../yaml/reader.ts';
import type { Area } from './area.ts';
import { percent } from './area.ts';
import { rounded } from './draft.ts';
import type { Draft } from './draft.ts';

/** How far a figure of one's own may be off where no source is given for it. */
const rangeWithoutSource: PlausibleRange = [0.9, 1.1];

/** The value of a setting for the whole service, as a part of the service has it. */
export function entryOfShare(
  { setting, entry }: ValueInForce,
  area: Area,
  sharedBy: SharedBy,
  base: number,
  piece: Piece,
): Entry {
  const share = area[sharedBy] * base;
  const of = typeof entry.value === 'number' ? ` of ${entry.value.toLocaleString('en-GB')}` : '';
  const words = `The share of the area, ${percent(area[sharedBy])} of the ${sharedBy === 'cases' ? 'caseload' : 'staff'}${of}.`;
  const isNumber = definitionOf(setting)?.kind === 'number';
  return {
    value: scaled(entry.value, share),
    sources: entry.sources,
    quality: asDerived(entry.quality),
    ...(entry.plausible && {
      plausible: isNumber
        ? (entry.plausible.map((each) => rounded(each * share)) as unknown as PlausibleRange)
        : entry.plausible,
    }),
    note: entry.note === undefined ? words : `${words} ${entry.note}`,
    span: piece.keySpan,
    valuePiece: piece,
    partOf: entry.partOf ?? entry,
  };
}

/** A value of the area's own. */
export function entryOfDraft({ setting, value, figures, isWorkedOut, note }: Draft): Entry {
  const [{ piece }] = figures;
  const sources = figures
    .flatMap((figure) => figure.sources)
    .filter((source, index, all) => all.findIndex(({ id }) => id === source.id) === index);
  const common = { value, sources, span: piece.keySpan, valuePiece: piece };
  if (sources.length > 0 && figures.every((figure) => figure.sources.length > 0))
    return { ...common, quality: isWorkedOut ? 'derived' : 'published', note: `Own figure. ${note}` };
  return {
    ...common,
    quality: 'assumed',
    plausible: rangeAround(setting, value),
    note: `Own figure, without a source. ${note}`,
  };
}

function rangeAround(setting: string, value: ParameterValue): PlausibleRange {
  const definition = definitionOf(setting);
  if (typeof value !== 'number' || definition?.kind !== 'number') return rangeWithoutSource;
  const [low, high] = rangeWithoutSource.map((factor) => rounded(value * factor));
  return [Math.max(definition.least, low), Math.min(definition.most, high)];
}

/** The same value, held by a later change of what the file extends, where it stands in this file. */
export const entryAt = (entry: Entry, value: ParameterValue, piece: Piece, note: string): Entry => {
  const { plausible, isDefault: _, ...rest } = entry;
  const isNumber = typeof value === 'number';
  const factor = isNumber && typeof entry.value === 'number' && entry.value !== 0 ? value / entry.value : 1;
  return {
    ...rest,
    value,
    quality: asDerived(entry.quality),
    ...(plausible && {
      plausible: isNumber ? (plausible.map((each) => rounded(each * factor)) as unknown as PlausibleRange) : plausible,
    }),
    note: entry.note === undefined ? note : `${note} ${entry.note}`,
    span: piece.keySpan,
    valuePiece: piece,
    partOf: entry.partOf ?? entry,
  };
};

/** What was published for the whole is arithmetic for a part. */
const asDerived = (quality: Quality): Quality =>
  quality === 'published' || quality === 'secondary' ? 'derived' : quality;

export function scaled(value: ParameterValue, factor: number): ParameterValue {
  if (typeof value === 'number') return rounded(value * factor);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, rounded(each * factor)]));
}

/**
 * A later value of the service as the area has it, whose first value is its own: numbers in proportion; shares in
 * proportion, and then made to add up to 1.
 */
export function inProportion(later: ParameterValue, first: ParameterValue, own: ParameterValue): ParameterValue {
  if (typeof later === 'number') return first === 0 ? later : rounded((later * (own as number)) / (first as number));
  if (typeof later !== 'object') return later;
  const [firsts, owns] = [first, own] as Readonly<Record<string, number>>[];
  const weights = Object.entries(later).map(
    ([name, each]) => [name, firsts[name] > 0 ? (each * owns[name]) / firsts[name] : each] as const,
  );
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  return Object.fromEntries(weights.map(([name, weight]) => [name, weight / sum]));
}
