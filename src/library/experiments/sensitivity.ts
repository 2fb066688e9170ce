import { analyseSensitivity, budgetOf, drawRunner, measureText, uncertainSettings } from '../../experiment/index.ts';
import type { UncertainSetting } from '../../experiment/index.ts';
import { defaultMeasures } from '../../scenario/index.ts';
import type { Interval } from '../run.ts';
import { assertWhole, withRunner } from '../running.ts';
import type { RunOptions } from '../running.ts';
import { completeScenario, completeStudy } from '../scenario.ts';
import type { Scenario, Study } from '../scenario.ts';
import { measuresOf } from './thresholds.ts';

/** What is measured, and how thoroughly. */
export interface SensitivityOptions extends RunOptions {
  /** Default: those of the study; of a scenario, unallocated cases, capacity and missed reviews. */
  readonly measures?: readonly string[];
  /** Trajectories of the screening: 2 to 1,000; multiples of 4 are spread most evenly. Default: 4. */
  readonly trajectories?: number;
  /** Rows of the design for Sobol' indices: 8 to 65,536; powers of 2 are spread most evenly. Default: 64. */
  readonly samples?: number;
  /** Settings that go on to Sobol' indices, at most: 1 to 50. Default: 5. */
  readonly survivors?: number;
  /** Of each point: 2 to 1,000. Default: 2. */
  readonly replications?: number;
}

/** A number with its 95% interval. */
interface Bounded {
  readonly value: number;
  readonly lo95: number;
  readonly hi95: number;
}

/** What one setting does to a measure. */
export interface SettingInfluence {
  /** Chapter, dot, name. */
  readonly setting: string;
  /** The ends of its range, in its unit or as a factor. */
  readonly low: number;
  readonly high: number;
  /** Mean size of what a move over the whole range does, in the unit of the metric (Morris). */
  readonly meanSize: number;
  /** Whether that is more than chance explains. */
  readonly standsOut: boolean;
  /** Of the settings that matter most: what the measure does at either end with all else at its base. */
  readonly atLow?: Interval;
  readonly atHigh?: Interval;
  /** Of the settings that stand out: share of the variance of a single run that is its alone (Sobol'). */
  readonly first?: Bounded;
  /** The same with all that it does together with other settings. */
  readonly total?: Bounded;
}

/** Which settings a measure hangs on. */
export interface MeasureInfluences {
  /** The measure in full. */
  readonly measure: string;
  /** With every setting at its base. */
  readonly base: Interval;
  /** The share of the variance of a single run that is chance; absent where no setting stands out. */
  readonly chance?: Bounded;
  /** Every uncertain setting, the one that moves the measure most first. */
  readonly settings: readonly SettingInfluence[];
}

/**
 * Which uncertain settings an answer hangs on: all are screened, those that stand out are studied together, and those
 * that matter most are moved one at a time. Of a scenario, every setting with a plausible range varies; of a study, those
 * that it names.
 *
 * @throws RangeError for options that are not allowed, and where nothing is uncertain.
 */
export async function sensitivity(
  subject: Scenario | Study,
  options: SensitivityOptions = {},
): Promise<readonly MeasureInfluences[]> {
  const { trajectories = 4, samples = 64, survivors = 5, replications = 2 } = options;
  assertWhole('trajectories', trajectories, 2, 1_000);
  assertWhole('samples', samples, 8, 65_536);
  assertWhole('survivors', survivors, 1, 50);
  assertWhole('replications', replications, 2, 1_000);
  const [scenario, settings, usual] = partsOf(subject);
  if (settings.length === 0)
    throw new RangeError(`In "${subject.name}" no setting has a plausible range with a width, so nothing can vary.`);
  const measures = measuresOf(options.measures ?? usual, [scenario]);
  const plan = { settings: settings.length, trajectories, samples, survivors, replications };
  const { total } = budgetOf(plan);
  const { seed } = scenario;
  const found = await withRunner(options, { scenarios: [scenario], most: total }, (running) =>
    analyseSensitivity(
      settings,
      plan,
      seed,
      drawRunner({ scenario: completeScenario(scenario), measures, seed, total, ...running }),
    ),
  );
  return found.measures.map(({ base, screenings, variance, swings }, index) => ({
    measure: measureText(measures[index]),
    base,
    ...(variance && { chance: variance.noise }),
    settings: screenings
      .map(({ muStar, standsOut }, setting): SettingInfluence => {
        const swing = swings.find((each) => each.setting === setting);
        const shares = variance?.indices[found.survivors.indexOf(setting)];
        const { factor, low, high } = settings[setting];
        return {
          setting: factor.setting,
          low,
          high,
          meanSize: muStar.mean,
          standsOut,
          ...(swing && { atLow: swing.atLow, atHigh: swing.atHigh }),
          ...(shares && { first: shares.first, total: shares.total }),
        };
      })
      .sort((one, other) => other.meanSize - one.meanSize),
  }));
}

/** The scenario, what of it is uncertain, and what is usually measured. */
function partsOf(subject: Scenario | Study): [Scenario, readonly UncertainSetting[], readonly string[]] {
  if ('scenario' in subject) return [subject.scenario, completeStudy(subject).factors, subject.measures];
  return [subject, uncertainSettings(completeScenario(subject)), defaultMeasures];
}
