import { didYouMean } from '../problems/nearest-name.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readDate, readText } from '../yaml/scalars.ts';
import { dayOfFigure } from './published-figure.ts';
import type { Evidence, PublishedFigure } from './published-figure.ts';

const selectorKeys = ['id', 'metric', 'from', 'to', 'vintage', 'scope', 'source'] as const;

/**
 * The figures of the register that a study names: by id, or by metric with what else narrows it down. `from` and `to`
 * are the first and last day on which a figure may stand; without a scope figures of the whole service are meant, and
 * the beginning of a scope is enough.
 *
 * A selector that selects nothing is a problem: a study must not lose a figure to a misspelling.
 */
export function readSelectedFigures(reader: Reader, piece: Piece, { figures }: Evidence): readonly PublishedFigure[] {
  const before = reader.problems.length;
  const fields = reader.map(piece, 'The figures', selectorKeys);
  if (fields === undefined) return [];
  const line = (key: (typeof selectorKeys)[number]) => fields.get(key) && readText(reader, fields.get(key)!, 'line');
  const day = (key: 'from' | 'to') => fields.get(key) && readDate(reader, fields.get(key)!);
  const [id, metric, vintage, scope, source] = (['id', 'metric', 'vintage', 'scope', 'source'] as const).map(line);
  const [from, to] = [day('from'), day('to')];
  if (id === undefined && metric === undefined && reader.problems.length === before)
    reader.report(piece, {
      message: 'This does not say which figures are meant.',
      suggestion: 'Write "metric: staff.inPost.PO" or the id of a figure.',
    });
  if (reader.problems.length > before) return [];

  const named = figures.filter(
    (figure) => (id === undefined || figure.id === id) && (metric === undefined || figure.metric === metric),
  );
  if (named.length === 0) {
    const [asked, known] =
      id !== undefined
        ? [id, figures.flatMap((figure) => figure.id ?? [])]
        : [metric!, figures.map((figure) => figure.metric)];
    reader.report(fields.get(id !== undefined ? 'id' : 'metric')!, {
      message: `No published figure is called "${asked}".`,
      ...didYouMean(asked, known),
    });
    return [];
  }
  const selected = named.filter((figure) => {
    const date = dayOfFigure(figure);
    const isInArea =
      scope === undefined ? id !== undefined || figure.scope === undefined : (figure.scope ?? '').startsWith(scope);
    const isInPeriod =
      (from === undefined || (date !== undefined && date >= from)) &&
      (to === undefined || (date !== undefined && date <= to));
    return (
      isInArea &&
      isInPeriod &&
      (vintage === undefined || figure.vintage === vintage) &&
      (source === undefined || figure.sources.includes(source))
    );
  });
  if (selected.length > 0) return selected;
  const scopes = [...new Set(named.map((figure) => figure.scope ?? 'the whole service'))].join('; ');
  const dates = named.flatMap((figure) => dayOfFigure(figure) ?? []).sort();
  reader.report(piece, {
    message: 'No published figure matches.',
    found: `${named.length} of "${id ?? metric}"${dates.length > 0 ? ` from ${dates[0]} to ${dates.at(-1)}` : ''}, of ${scopes}`,
  });
  return [];
}
