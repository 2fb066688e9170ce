import {
  boxCsv,
  coverageOf,
  criteriaOf,
  densityOf,
  discover,
  judgedPointsCsv,
  limitsOf,
  measureText,
  readFailure,
  supportOf,
  trajectoryCsv,
  whyUnmeasurable,
} from '../../../experiment/index.ts';
import type { BoxCounts, Criterion, DiscoverResult, SweepResult } from '../../../experiment/index.ts';
import { nearestName } from '../../../scenario/index.ts';
import type { SweepStudy } from '../../../scenario/index.ts';
import { UsageError } from '../../errors.ts';
import { conductStudy } from '../../execution/study-simulation.ts';
import { readFinishedSweep } from '../../input/finished-sweep.ts';
import { readGoodStudy } from '../../input/study-files.ts';
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import type { SimulationOptions } from '../../options/simulation-options.ts';
import { printNotes } from '../../results/printing.ts';
import { defaultResultFolder } from '../../results/result-path.ts';
import { experimentAnswer } from '../../results/write-answer.ts';
import type { Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';
import { didYouMean } from '../../words.ts';
import { sweepFolder } from './sweep-study.ts';

export interface DiscoverOptions extends SimulationOptions {
  readonly study: string;
  readonly bad?: readonly string[];
  readonly density?: number;
  readonly sweep?: string;
}

/** Finds the box of a study in which its scenario fails, and writes the result folder. */
export async function discoverStudy(options: DiscoverOptions, terminal: Terminal): Promise<Written<object>> {
  const { study, notes } = readGoodStudy(options.study, terminal, options);
  const criteria = failuresOf(options, study);
  printNotes(notes, options, terminal);
  const finished = finishedSweep(options, study, criteria, terminal);
  const command = reproducibleCommand('discover', [options.study], options, [
    'bad',
    'density',
    'replications',
    'years',
    'seed',
  ]);
  const request = {
    kind: 'scenario discovery' as const,
    study: { ...study, measures: measuresOfCriteria(criteria) },
    folder: options.out ?? defaultResultFolder([`discover ${study.name}`], command),
    command,
    ...(finished && { finished }),
  };
  return conductStudy(request, options, terminal, async (sweep, { origin }) => {
    const found = discover({
      sweep,
      criteria,
      ...(options.density !== undefined && { leastDensity: options.density }),
    });
    const { discoverReport } = await import('../../../report/index.ts');
    return experimentAnswer({
      data: () => dataOf(found),
      report: discoverReport(found, origin, command),
      files: {
        'points.csv': judgedPointsCsv(found),
        'box.csv': boxCsv(found),
        'trajectory.csv': trajectoryCsv(found),
      },
    });
  });
}

/** What a failure is, from `--bad` or from the thresholds of the scenario. */
function failuresOf({ bad, study: file }: DiscoverOptions, { scenario }: SweepStudy): Criterion[] {
  const criteria = bad === undefined ? criteriaOf({ thresholds: limitsOf([scenario]) }) : bad.map(failureOf);
  if (criteria.length === 0)
    throw new UsageError(
      `The scenario of ${file} sets no thresholds, so that nothing says what a failure is. Give one, such as --bad ` +
        "'unallocated.all>20', or write thresholds: into the scenario.",
    );
  for (const { measure } of criteria) {
    const because = whyUnmeasurable(measure, scenario);
    if (because !== undefined)
      throw new UsageError(`The failure of ${measureText(measure)} cannot be judged. ${because}`);
  }
  return criteria;
}

function failureOf(text: string): Criterion {
  const reading = readFailure(text);
  if (reading.ok) return reading.criterion;
  const { problem, name, known = [] } = reading;
  throw new UsageError(
    `--bad: ${problem}${didYouMean(name === undefined ? undefined : nearestName(name, known), '"')}`,
  );
}

const measuresOfCriteria = (criteria: readonly Criterion[]): string[] => [
  ...new Set(criteria.map(({ measure }) => measureText(measure))),
];

/**
 * A finished sweep of the study that has all that is asked about; absent where there is none. Throws a UsageError where
 * `--sweep` names a folder that is none.
 */
function finishedSweep(
  options: DiscoverOptions,
  study: SweepStudy,
  criteria: readonly Criterion[],
  terminal: Terminal,
): SweepResult | undefined {
  const folder = options.sweep ?? sweepFolder(study.name, options);
  const reading = readFinishedSweep(study, folder, terminal.folder);
  const missing = reading.ok
    ? measuresOfCriteria(criteria).find((each) => !reading.result.measures.some((has) => measureText(has) === each))
    : undefined;
  if (reading.ok && missing === undefined) {
    if (!options.quiet) terminal.err.write(`The points are those of ${folder}; nothing is simulated again.\n`);
    return reading.result;
  }
  if (options.sweep !== undefined)
    throw new UsageError(
      `--sweep: ${reading.ok ? `${folder} does not have ${missing}.` : reading.because} Leave --sweep out to simulate ` +
        'the points.',
    );
  return undefined;
}

/** What `--json` prints. */
function dataOf({ sweep, criteria, verdict, points, unjudged, trajectory, box }: DiscoverResult): object {
  const { study } = sweep;
  return {
    study: study.name,
    scenario: study.scenario.name,
    replications: study.replications,
    seed: study.seed,
    failures: criteria.map(({ measure, limit: { atMost, atLeast } }) => ({
      measure: measureText(measure),
      ...(atMost === undefined ? { below: atLeast } : { above: atMost }),
    })),
    points: points.length,
    failing: points.filter(({ fails }) => fails).length,
    nearLimit: points.filter(({ isUncertain }) => isUncertain).length,
    unjudged,
    verdict,
    ...(box && {
      box: {
        limits: box.limits.map(({ setting, ...limit }) => ({
          setting: study.factors[setting].factor.setting,
          ...limit,
        })),
        found: countsData(box.found),
        judged: countsData(box.judged),
        pValue: box.pValue,
      },
    }),
    trajectory: trajectory.map(({ counts, judged, box: { length } }) => ({
      limits: length,
      found: countsData(counts),
      judged: countsData(judged),
    })),
  };
}

const countsData = (counts: BoxCounts): object => ({
  ...counts,
  coverage: coverageOf(counts),
  ...(counts.pointsInBox > 0 && { density: densityOf(counts) }),
  support: supportOf(counts),
});
