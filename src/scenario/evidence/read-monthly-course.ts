import { isSeq } from 'yaml';
import { parameterDefinitions } from '../../model/index.ts';
import { readFileChain } from '../composition/file-chain.ts';
import { resolveRun } from '../composition/resolve-run.ts';
import { didYouMean } from '../problems/nearest-name.ts';
import type { Piece } from '../yaml/reader.ts';
import { readDate, readText } from '../yaml/scalars.ts';
import type { MonthlyCourse, Series, StudyScenario } from './published-study.ts';
import { readIds } from './read-evidence.ts';
import { readSimulated } from './simulated-figure.ts';
import type { SimulatedFigure } from './simulated-figure.ts';
import { StudyFields } from './study-fields.ts';
import type { ReadingContext } from './study-fields.ts';

/** What an entry of `by_month` refers to: the series and the scenarios of its study, and the texts of their files. */
export interface MonthlyContext extends ReadingContext {
  readonly series: readonly Series[];
  readonly scenarios: readonly StudyScenario[];
  readonly textOf: (path: string) => string | undefined;
}

/**
 * Reads what one chart draws month by month: series of the study, other metrics of the model, or both, in one scenario,
 * and `then` in a second one that begins later. The second must begin after the first and before the last day drawn.
 */
export function readMonthlyCourse(context: MonthlyContext, piece: Piece): MonthlyCourse | undefined {
  const { reader } = context;
  const before = reader.problems.length;
  const fields = new StudyFields(context, piece, 'What is drawn month by month', [
    'name',
    'until',
    'series',
    'metrics',
    'in',
    'then',
  ]);
  const series = fields.optional('series', (_, at) => readDrawnSeries(context, at));
  const metrics = fields.optional('metrics', (_, at) => readDrawnMetrics(context, at, series ?? [])) ?? [];
  if (!fields.has('series') && !fields.has('metrics'))
    reader.report(
      piece,
      { message: 'There is nothing to draw here.', suggestion: 'Write "series: ...", "metrics: ..." or both.' },
      `${piece.field}.series`,
    );
  const [name, until] = [
    fields.required('name', (each, at) => readText(each, at, 'line')),
    fields.required('until', readDate),
  ];
  const first = fields.scenarios();
  const then = fields.optional('then', (_, at) => readSecondRun(context, at, first, until));
  if (reader.problems.length > before || name === undefined || until === undefined) return undefined;
  return { name, until, series: series ?? [], metrics, in: first, ...(then && { then }) };
}

const readDrawnSeries = ({ reader, series }: MonthlyContext, piece: Piece): Series[] =>
  readIds(reader, piece).flatMap((name) => {
    const found = series.filter((each) => each.name === name);
    const names = series.map((each) => each.name);
    if (found.length === 0)
      reader.report(piece, { message: `The study has no series "${name}".`, ...didYouMean(name, names) });
    return found;
  });

/** Metrics, each at its own line; one that a series draws already would have two panels. */
function readDrawnMetrics({ reader }: MonthlyContext, piece: Piece, drawn: readonly Series[]): SimulatedFigure[] {
  const pieces = isSeq(piece.node) ? reader.list(piece, 'The metrics')! : [piece];
  const read: SimulatedFigure[] = [];
  for (const at of pieces) {
    const simulated = readSimulated(reader, at);
    if (simulated === undefined) continue;
    const series = drawn.find((each) => each.simulated.text === simulated.text);
    const isRepeated = read.some(({ text }) => text === simulated.text);
    if (series === undefined && !isRepeated) read.push(simulated);
    else
      reader.report(at, {
        message: `${simulated.text} is drawn already${series ? `, by the series "${series.name}"` : ''}.`,
        suggestion: 'Leave it out here.',
      });
  }
  return read;
}

/** The second scenario of a chart with the day on which it begins. */
function readSecondRun(
  context: MonthlyContext,
  piece: Piece,
  first: readonly string[],
  until: string | undefined,
): MonthlyCourse['then'] {
  const { reader, names } = context;
  const scenario = readText(reader, piece, 'line');
  if (scenario === undefined) return undefined;
  const wrong = (message: string, more: { found?: string; allowed?: string; suggestion?: string } = {}): undefined =>
    reader.report(piece, { message, ...more }) as undefined;
  if (!names.includes(scenario))
    return wrong(`The study has no scenario "${scenario}".`, {
      allowed: names.join(', '),
      ...didYouMean(scenario, names),
    });
  if (first.length !== 1)
    return wrong('A second scenario follows one other, and "in" does not name one alone.', {
      found: first.join(', '),
      suggestion: 'Write "in: ..." with the one that begins first.',
    });
  if (!names.includes(first[0])) return undefined; // reported where it stands
  const [starts, firstStarts] = [startOf(context, scenario), startOf(context, first[0])];
  const unread = [starts, firstStarts].find((start) => 'because' in start);
  if (unread !== undefined && 'because' in unread) return wrong(...unread.because);
  if (!('day' in starts) || !('day' in firstStarts)) return undefined;
  if (starts.day <= firstStarts.day)
    return wrong(`"${scenario}" does not begin after "${first[0]}".`, {
      found: `it begins on ${starts.day}, and the other on ${firstStarts.day}`,
      suggestion: 'Name the one that begins first under "in", and the other under "then".',
    });
  if (until !== undefined && starts.day >= until)
    return wrong(`"${scenario}" begins after the last day that is drawn.`, {
      found: `it begins on ${starts.day}, and "until" is ${until}`,
      suggestion: 'Write a later day after "until:".',
    });
  return { scenario, starts: starts.day };
}

/** The day on which a scenario begins, as its files say; else why that is not known, and what to do. */
function startOf(
  { scenarios, textOf }: MonthlyContext,
  name: string,
): { readonly day: string } | { readonly because: [message: string, more: { found?: string; suggestion: string }] } {
  const { file } = scenarios.find((each) => each.name === name)!;
  const { files, problems } = readFileChain(file, textOf, parameterDefinitions);
  const { start } = resolveRun(files, {});
  if (start !== undefined) return { day: start };
  const found = problems.at(0)?.message;
  return {
    because: [
      `It is not known on which day "${name}" begins.`,
      { ...(found !== undefined && { found }), suggestion: `Check its file: procap check ${file}` },
    ],
  };
}
