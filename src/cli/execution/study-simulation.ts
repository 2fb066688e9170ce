import { createHash } from 'node:crypto';
import { measuresOf, runSweep, sweepPoints } from '../../experiment/index.ts';
import type { RunReplications, SweepResult } from '../../experiment/index.ts';
import type { SweepStudy } from '../../scenario/index.ts';
import { Failure, ReplicationFailure } from '../errors.ts';
import type { SimulationOptions } from '../options/simulation-options.ts';
import { executionOptions } from '../options/simulation-request.ts';
import type { ResultKind } from '../results/existing-result.ts';
import type { Answer, Written } from '../results/write-answer.ts';
import type { Terminal } from '../terminal.ts';
import { counted } from '../words.ts';
import { conduct } from './conduct.ts';
import type { ExperimentContext } from './conduct.ts';
import { programName } from './journal-file.ts';

/** A question about every point of a study. */
export interface StudyRequest {
  readonly kind: ResultKind;
  readonly study: SweepStudy;
  readonly folder: string;
  /** The command that gives the same result again, without the options that cannot change it. */
  readonly command: string;
  /** What the points gave, where it is known already; they are not simulated again. */
  readonly finished?: SweepResult;
}

/** Simulates every point of a study, and writes the result folder of what `answer` makes of it. */
export function conductStudy(
  { kind, study, folder, command, finished }: StudyRequest,
  options: SimulationOptions,
  terminal: Terminal,
  answer: (result: SweepResult, context: ExperimentContext) => Promise<Answer<object>>,
): Promise<Written<object>> {
  const request = {
    kind,
    names: [study.name],
    scenarios: [study.scenario],
    seed: study.seed,
    command,
    folder,
    ...executionOptions(options),
  };
  if (finished === undefined && !options.quiet) terminal.err.write(`${describeSize(study)}\n`);
  return conduct(request, terminal, async (context) =>
    answer(finished ?? (await simulatePoints(study, context)), context),
  );
}

const simulatePoints = (study: SweepStudy, { runner }: ExperimentContext): Promise<SweepResult> =>
  runSweep({ study, ...runner, runReplications: nameFailingPoint(runner.runReplications, study) });

/** The error of a replication that fails names its point, since the settings may be the cause. */
const nameFailingPoint =
  (runReplications: RunReplications, study: SweepStudy): RunReplications =>
  (tasks, onDone, groups) =>
    runReplications(tasks, onDone, groups).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      const { scenario: at } = error instanceof ReplicationFailure ? error.task : tasks[0];
      const levels = sweepPoints(study)[at].map((level, index) => `${study.factors[index].factor.setting} ${level}`);
      throw new Failure(`Point ${at + 1} of the sweep: ${error.message}\nIts settings: ${levels.join(', ')}.`, {
        cause: error.cause,
      });
    });

/** All that decides the figures of a study: the program and what it simulates. */
export const identityOf = (study: SweepStudy): string => `${programName()} ${studyHash(study)}`;

/** A hash of all that decides the measures of a replication, by which tables of one study are known. */
export function studyHash(study: SweepStudy): string {
  const { start, years, parameters, changes } = study.scenario;
  const facts = {
    start,
    years,
    parameters,
    changes,
    settings: study.factors.map(({ factor }) => factor.setting),
    points: sweepPoints(study),
    seed: study.seed,
    measures: measuresOf(study),
  };
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

const totalReplications = ({ points, replications }: SweepStudy): number => points * replications;

function describeSize(study: SweepStudy): string {
  const { design, factors, points, replications, scenario } = study;
  const combinations =
    design === 'full factorial' ? `${factors.map(({ values }) => values!.length).join(' x ')} = ` : '';
  return (
    `${combinations}${counted(points, 'point')} over ${counted(factors.length, 'setting')}, ` +
    `${counted(replications, 'replication')} each: ${counted(totalReplications(study), 'replication')} of ` +
    `${counted(scenario.years, 'year')}.`
  );
}
