import {
  coverageOf,
  criteriaOf,
  densityOf,
  discover as discoverIn,
  limitsOf,
  measureText,
  readFailure,
  runSweep,
} from '../../experiment/index.ts';
import type { BoxCounts, Criterion, DiscoverResult } from '../../experiment/index.ts';
import { nearestName } from '../../scenario/index.ts';
import { withRunner } from '../running.ts';
import type { RunOptions } from '../running.ts';
import { completeScenario, completeStudy } from '../scenario.ts';
import type { Study } from '../scenario.ts';
import { assertShare, measuresOf } from './thresholds.ts';

/** What a failure is. */
export interface DiscoverOptions extends RunOptions {
  /** `unallocated.all>1000`, with `@end`, `@mean` or `@2027-06`; any of them is a failure. Default: the thresholds of the scenario. */
  readonly bad?: readonly string[];
  /** The share of failing points that the box must have, above 0 and below 1. Default: the best balance with coverage. */
  readonly density?: number;
}

/** How much of what fails lies in the box. */
export interface BoxShares {
  /** The share of all failing points that lies in the box. */
  readonly coverage: number;
  /** The share of the points in the box that fails. */
  readonly density: number;
}

/** One end of one setting. */
export interface DiscoveredLimit {
  readonly setting: string;
  readonly end: 'least' | 'most';
  /** In the unit of the setting, or as a factor. */
  readonly level: number;
  /** In how many of 20 resamples the same end of the same setting is limited. */
  readonly reproduced: number;
}

/** Where a scenario fails. */
export interface DiscoveredFailure {
  /** `box` where the other half of the points confirms it; else why there is none. */
  readonly verdict: DiscoverResult['verdict'];
  readonly points: number;
  readonly failing: number;
  /** The box; absent where the verdict is neither `box` nor `not confirmed`. */
  readonly box?: {
    readonly limits: readonly DiscoveredLimit[];
    /** On the half of the points where it was found. */
    readonly found: BoxShares;
    /** On the other half, which is what counts. */
    readonly judged: BoxShares;
    /** How likely the other half would bear it out as much by chance. */
    readonly pValue: number;
  };
}

/**
 * In which box of its uncertain settings a scenario fails (PRIM): found on half of the points of a study and judged on the
 * other half.
 *
 * @throws RangeError where nothing says what a failure is, or where one cannot be understood or measured.
 */
export async function discover(study: Study, options: DiscoverOptions = {}): Promise<DiscoveredFailure> {
  const { density } = options;
  if (density !== undefined) assertShare('density', density);
  const criteria = failuresOf(study, options.bad);
  const measures = [...new Set(criteria.map(({ measure }) => measureText(measure)))];
  measuresOf(measures, [study.scenario]);
  const complete = { ...completeStudy(study), measures };
  const most = complete.points * complete.replications;
  const sweep = await withRunner(options, { scenarios: [study.scenario], most }, (running) =>
    runSweep({ ...running, study: complete }),
  );
  const { verdict, points, box } = discoverIn({ sweep, criteria, ...(density && { leastDensity: density }) });
  return {
    verdict,
    points: points.length,
    failing: points.filter(({ fails }) => fails).length,
    ...(box && {
      box: {
        limits: box.limits.map(({ setting, end, level, reproduced }) => ({
          setting: complete.factors[setting].factor.setting,
          end,
          level,
          reproduced,
        })),
        found: sharesOf(box.found),
        judged: sharesOf(box.judged),
        pValue: box.pValue,
      },
    }),
  };
}

const sharesOf = (counts: BoxCounts): BoxShares => ({ coverage: coverageOf(counts), density: densityOf(counts) });

/** Failures as they are written, or the other side of the scenario's thresholds. */
function failuresOf({ scenario, name }: Study, bad: readonly string[] | undefined): readonly Criterion[] {
  const criteria =
    bad === undefined ? criteriaOf({ thresholds: limitsOf([completeScenario(scenario)]) }) : bad.map(failureOf);
  if (criteria.length === 0)
    throw new RangeError(
      `The scenario of "${name}" sets no thresholds, so that nothing says what a failure is. Give "bad", such as ` +
        "['unallocated.all>20'].",
    );
  return criteria;
}

function failureOf(text: string): Criterion {
  const reading = readFailure(text);
  if (reading.ok) return reading.criterion;
  const { problem, name, known = [] } = reading;
  const near = name === undefined ? undefined : nearestName(name, known);
  throw new RangeError(`"bad": ${problem}${near === undefined ? '' : ` Did you mean "${near}"?`}`);
}
