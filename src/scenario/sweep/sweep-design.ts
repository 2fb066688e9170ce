import type { Problem } from '../problems/problem.ts';
import type { Scenario } from '../scenario.ts';
import { maximumPoints } from './sweep-study-file.ts';
import type { DesignName, SweepStudyFile } from './sweep-study-file.ts';
import type { RequestedFactor, SweepFactor } from './sweep-factor.ts';
import { contradictionsWithin } from '../settings/contradictions.ts';
import { factorOf, uncertainFactors } from '../settings/vary.ts';

/**
 * Points for each factor where a study does not say how many. Source: Loeppky, Sacks and Welch (2009), Technometrics
 * 51, 366-376.
 */
const pointsPerFactor = 10;

/** Values of a factor in a full factorial where a study gives a range and not how many: both ends and the middle. */
const defaultLevels = 3;

/** What a study varies, and in how many points. Absent factors mean problems. */
export interface ResolvedSweepDesign {
  readonly design: DesignName;
  readonly points: number;
  readonly factors?: readonly SweepFactor[];
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
}

/**
 * The design of a study, now that its scenario is known: ranges that the file leaves out are the plausible ones of the
 * scenario.
 */
export function resolveDesign(file: SweepStudyFile, scenario: Scenario): ResolvedSweepDesign {
  const design = file.design?.name ?? 'latin hypercube';
  const before = { design, points: 0, notes: [] };
  if (file.parameters === undefined && file.reader.problems.some(({ field }) => field.startsWith('parameters')))
    return { ...before, problems: [] };
  const requested: readonly RequestedFactor[] =
    file.parameters?.factors ??
    uncertainFactors(scenario).map(({ setting }) => ({ setting, piece: file.reader.top() }));
  if (requested.length === 0)
    return {
      ...before,
      problems: [
        file.reader.file.problem([0, 0], 'parameters', {
          message: 'The scenario has no setting with a plausible range.',
          suggestion: 'Name settings with "from" and "to" under "parameters:".',
        }),
      ],
    };

  const problems: Problem[] = [];
  const factors = requested.flatMap((each) => resolveFactor(file, each, design, scenario, problems) ?? []);
  const points = numberOfPoints(file, design, factors, problems);
  for (const { settings, words } of contradictionsWithin(scenario, factors)) {
    const { span, field } = requested.findLast(({ setting }) => settings.includes(setting))!.piece;
    problems.push(
      file.reader.file.problem(span, field, {
        message: `Some points of this study would contradict themselves: ${words}.`,
        suggestion: `Narrow the range of ${settings.join(' or of ')}.`,
      }),
    );
  }
  if (problems.length > 0) return { ...before, problems };
  return { design, points, factors, problems, notes: design === 'sobol' ? noteOnPowerOfTwo(file, points) : [] };
}

function resolveFactor(
  { reader }: SweepStudyFile,
  requested: RequestedFactor,
  design: DesignName,
  scenario: Scenario,
  problems: Problem[],
): SweepFactor | undefined {
  const factor = factorOf(scenario, requested.setting)!; // the file has been checked for what cannot be varied
  const report = (words: { message: string; found?: string; suggestion?: string }, piece = requested.piece): void =>
    void problems.push(reader.file.problem(piece.span, piece.field, words));
  const label = requested.label === undefined ? {} : { label: requested.label };
  if (requested.values !== undefined)
    return {
      factor,
      low: Math.min(...requested.values),
      high: Math.max(...requested.values),
      values: requested.values,
      ...label,
    };

  const low = requested.from ?? factor.plausible?.[0];
  const high = requested.to ?? factor.plausible?.[1];
  if (low === undefined || high === undefined) {
    report({
      message: `The scenario gives no plausible range for "${requested.setting}".`,
      suggestion: 'Write "from:" and "to:".',
    });
    return undefined;
  }
  if (low >= high) {
    const explanation =
      requested.from === undefined || requested.to === undefined
        ? ', where the plausible range of the scenario stands in for what is left out'
        : '';
    report({ message: `The range must begin below its end${explanation}.`, found: `from ${low} to ${high}` });
    return undefined;
  }
  if (design === 'full factorial')
    return {
      factor,
      low,
      high,
      values: equallySpaced(low, high, requested.levels ?? defaultLevels, factor.whole),
      ...label,
    };
  if (requested.levels !== undefined)
    report(
      {
        message:
          '"levels" is for a full factorial; this design is a ' +
          `${design === 'sobol' ? "Sobol' sequence" : 'Latin hypercube'}.`,
        suggestion: 'Take "levels" out, or list the values with "values".',
      },
      requested.levelsPiece,
    );
  return { factor, low, high, ...label };
}

/** Values at equal distances, both ends among them; of whole numbers, those that are nearest, each once. */
function equallySpaced(low: number, high: number, count: number, whole: boolean): number[] {
  const values = Array.from({ length: count }, (_, index) =>
    index === count - 1 ? high : low + ((high - low) * index) / (count - 1),
  );
  return whole ? [...new Set(values.map(Math.round))] : values.map((value) => Number(value.toPrecision(12)));
}

function numberOfPoints(
  { reader, design: chosen, points, parameters }: SweepStudyFile,
  design: DesignName,
  factors: readonly SweepFactor[],
  problems: Problem[],
): number {
  if (design !== 'full factorial') return points?.count ?? Math.min(maximumPoints, pointsPerFactor * factors.length);
  const combinations = factors.reduce((product, { values = [] }) => product * values.length, 1);
  if (points !== undefined) {
    const message = `A full factorial has as many points as there are combinations of values: here ${formatCount(combinations)}.`;
    problems.push(reader.file.problem(points.piece.span, 'points', { message, suggestion: 'Take "points" out.' }));
  }
  if (combinations > maximumPoints) {
    const { span, field } = parameters?.piece ?? chosen!.piece;
    problems.push(
      reader.file.problem(span, field, {
        message: `The full factorial of these ${factors.length} parameters has ${formatCount(combinations)} points.`,
        found:
          factors.length <= 12
            ? factors.map(({ values = [] }) => values.length).join(' x ')
            : `${factors.length} parameters`,
        allowed: `at most ${formatCount(maximumPoints)} points`,
        suggestion: 'Vary fewer parameters, give them fewer values, or write "design: latin hypercube" and "points:".',
      }),
    );
  }
  return combinations;
}

/** A note where the number of points is no power of 2. */
function noteOnPowerOfTwo({ reader, points }: SweepStudyFile, count: number): Problem[] {
  const below = 1 << (31 - Math.clz32(count));
  if (below === count) return [];
  const words = {
    message: "Sobol' points fill the space most evenly where their number is a power of 2.",
    found: String(count),
    allowed: `${below} or ${2 * below} would be better`,
  };
  return [reader.file.problem(points?.piece.span ?? [0, 0], 'points', words)];
}

const formatCount = (count: number): string =>
  count < 1e12 ? count.toLocaleString('en-GB') : `about 10^${Math.round(Math.log10(count))}`;
