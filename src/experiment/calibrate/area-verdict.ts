import type { FittedFigure, FreeParameter } from '../../scenario/index.ts';
import type { Comparison } from '../reproduce/index.ts';
import type { CalibrationResult } from './calibrate.ts';
import { decidingImplausibility } from './implausibility.ts';
import type { SurvivingRange } from './surviving-ranges.ts';
import { undeterminedShare } from './surviving-ranges.ts';

/**
 * What the series of an area say of one number: they determine it; they determine it together with
 * others, where it had to move although its own range is open, since another makes up for it; they cannot tell, and it
 * stays as it was; or no level is left.
 */
export type AreaFinding = 'determined' | 'determined with others' | 'cannot tell' | 'no level agrees';

export interface FoundParameter {
  readonly parameter: FreeParameter;
  readonly range: SurvivingRange;
  readonly finding: AreaFinding;
  readonly before: number;
  readonly level: number;
  /** What is left of its range, the level in it. */
  readonly low: number;
  readonly high: number;
}

/** One figure of the series before and after. */
export interface AreaFigure {
  readonly figure: FittedFigure;
  readonly isTest: boolean;
  readonly before: Comparison;
  readonly after: Comparison;
  /** With its sign: above nothing where the model has more. */
  readonly implausibilityBefore: number;
  readonly implausibilityAfter: number;
  /** Of all points that were simulated, the nearest. */
  readonly nearest: number;
}

export interface AreaVerdict {
  /** Whether some level of the free numbers agrees with the series. */
  readonly agrees: boolean;
  readonly parameters: readonly FoundParameter[];
  readonly figures: readonly AreaFigure[];
  readonly cutoff: number;
}

/** What a calibration of an area comes to. */
export function areaVerdict(result: CalibrationResult): AreaVerdict {
  const { calibration, ranges, before, after, surviving } = result;
  const agrees =
    surviving.length > 0 || decidingImplausibility(after.implausibility, calibration) <= calibration.cutoff;
  return {
    agrees,
    cutoff: calibration.cutoff,
    parameters: calibration.parameters.map((parameter, at) => {
      const [range, was, level] = [ranges[at], before.point[at], after.point[at]];
      const [low, high] = [range.low, range.high].map((end) => (Number.isNaN(end) ? level : end));
      return {
        parameter,
        range,
        before: was,
        level,
        low: Math.min(low, level),
        high: Math.max(high, level),
        finding: findingOf(agrees, range, level === was),
      };
    }),
    figures: figuresOf(result),
  };
}

function findingOf(agrees: boolean, { share }: SurvivingRange, stays: boolean): AreaFinding {
  if (!agrees) return 'no level agrees';
  if (share < undeterminedShare) return 'determined';
  return stays ? 'cannot tell' : 'determined with others';
}

function figuresOf({ calibration, before, after, tests, comparisons, waves }: CalibrationResult): AreaFigure[] {
  const keyOf = (name: string, from: string | undefined, day: string): string => `${name}|${from ?? ''}|${day}`;
  const compared = new Map(
    comparisons.map((each) => [keyOf(each.before.series, each.before.from, each.before.day), each]),
  );
  const runs = waves.flatMap((wave) => wave.runs);
  const of = (figure: FittedFigure, at: number, isTest: boolean): AreaFigure[] => {
    const found = compared.get(keyOf(figure.series.name, figure.compared.from, figure.compared.day));
    const [was, is] = isTest ? [tests.before, tests.after] : [before, after];
    if (found === undefined) return [];
    return [
      {
        figure,
        isTest,
        ...found,
        implausibilityBefore: was.implausibility.each[at],
        implausibilityAfter: is.implausibility.each[at],
        nearest: isTest
          ? Math.abs(is.implausibility.each[at])
          : Math.min(...runs.map(({ implausibility }) => Math.abs(implausibility.each[at]))),
      },
    ];
  };
  return [
    ...calibration.figures.flatMap((figure, at) => of(figure, at, false)),
    ...(calibration.area?.tests ?? []).flatMap((figure, at) => of(figure, at, true)),
  ];
}
