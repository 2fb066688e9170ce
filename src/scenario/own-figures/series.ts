import { addMonths, dayOfIso, isIsoDate, isoOfDay } from '../../model/index.ts';
import { readSources } from '../settings/read-sources.ts';
import type { SourceCitation } from '../settings/read-sources.ts';
import type { Problem } from '../problems/problem.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readNumber } from '../yaml/scalars.ts';
import type { SourceFile } from '../yaml/source-file.ts';
import { seriesTable } from './lines.ts';

/** A figure of the series where it stands. */
export interface LocatedSeriesFigure {
  readonly value: number;
  readonly piece: Piece;
  readonly sources: readonly SourceCitation[];
  readonly column: string;
  readonly day: string;
  /** Of the line. */
  readonly line: Piece;
}

/** Reads `series:`, a group of lines by their day. What is left empty is left out. */
export function readSeries(reader: Reader, piece: Piece, sources: readonly SourceCitation[]): LocatedSeriesFigure[] {
  const keys = seriesTable.columns.map(({ key }) => key);
  return [...(reader.map(piece, 'The series') ?? [])].flatMap(([day, line]) => {
    const wrong = wrongDay(day);
    if (wrong !== undefined) {
      reader.report(line.keySpan, { ...wrong, found: day }, line.field);
      return [];
    }
    if (line.node === undefined) return [];
    const fields = reader.map(line, `The line "${day}"`, [...keys, 'source'], 'column');
    const source = fields?.get('source');
    const cited = source?.node === undefined ? sources : readSources(reader, source);
    return seriesTable.columns.flatMap(({ key, limits }): LocatedSeriesFigure[] => {
      const at = fields?.get(key);
      const value = at?.node === undefined ? undefined : readNumber(reader, at, limits);
      return value === undefined ? [] : [{ column: key, day, value, piece: at!, sources: cited, line }];
    });
  });
}

const allowedDay = 'the last day of a month, such as 2025-09-30';

function wrongDay(day: string): { message: string; allowed: string; suggestion?: string } | undefined {
  if (!isIsoDate(day)) return { message: 'A line of the series stands under a day.', allowed: allowedDay };
  const last = lastOfMonth(day);
  if (day === last) return undefined;
  const isFirst = day.endsWith('-01');
  const near = isFirst ? isoOfDay(dayOfIso(day) - 1) : last;
  return {
    message: 'The day of a line of the series is the last of its month.',
    allowed: allowedDay,
    suggestion: `Did you mean ${near}?`,
  };
}

/** The last day of the month of a day. */
export function lastOfMonth(day: string): string {
  return isoOfDay(dayOfIso(addMonths(`${day.slice(0, 7)}-01`, 1)) - 1);
}

/** The first month ends of a run that starts on a day. */
export function monthEndsFrom(start: string, count: number): string[] {
  const ends = [lastOfMonth(start)];
  while (ends.length < count) ends.push(lastOfMonth(isoOfDay(dayOfIso(ends[ends.length - 1]) + 1)));
  return ends;
}

/** Years after the start that a series may reach to. */
const mostYears = 10;

/** Lines of a series that no run which starts on this day reaches: each is told once. */
export function outsideOfRun(series: readonly LocatedSeriesFigure[], start: string, file: SourceFile): Problem[] {
  const latest = `${Number(start.slice(0, 4)) + mostYears}${start.slice(4)}`;
  const lines = new Map(series.map(({ day, line }) => [day, line]));
  return [...lines].flatMap(([day, { keySpan, field }]): Problem[] => {
    if (day >= start && day < latest) return [];
    return [
      file.problem(keySpan, field, {
        message:
          day < start
            ? `The line lies before the start of the run, ${start}, of which the other figures are.`
            : 'The line lies too far ahead.',
        found: day,
        allowed: `days from ${lastOfMonth(start)} to ${latest}`,
      }),
    ];
  });
}
